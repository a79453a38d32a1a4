//! A text cut into words and symbols, with how each hangs on the one before.

use core::iter::Peekable;
use core::str::CharIndices;

use super::characters::{
    ZERO_WIDTH_JOINER, ZERO_WIDTH_SPACE, continues_word, is_apostrophe, is_hyphen, is_modifier,
    is_regional, is_word_start,
};
use super::unspaced::{continues_grapheme, is_dependent, is_unspaced};
use super::{Layout, Utf16Span};

/// How a token hangs on the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// A border of the layout, or the start of the text, lies between.
    Break,
    /// White space lies between.
    Gap,
    /// A single hyphen joins two words: `serangan-serangan`.
    Hyphen,
    /// They touch, and are still apart: `(serangan`.
    Touching,
    /// They touch within a word of a script without spaces: the second letter of `東京`.
    Inside,
    /// They touch and make one word together: `C++`, `Node.js`, `Jum'at`.
    Bound,
}

impl Joint {
    /// Whether nothing lies between the two tokens.
    pub(crate) fn touches(self) -> bool {
        matches!(self, Self::Touching | Self::Inside | Self::Bound)
    }
}

/// A word, or a single symbol, of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'t> {
    /// Its letters as they are written.
    pub text: &'t str,
    /// Its place.
    pub span: Utf16Span,
    /// How it hangs on the token before it.
    pub joint: Joint,
    /// Whether it is made of letters and digits; else it is a symbol.
    pub is_word: bool,
    /// Whether something may be marked here: it lies in no hole and in no address, and is no
    /// mark without a letter.
    pub is_open: bool,
}

/// Cuts `text` by the rules of its `layout`.
///
/// A word is a run of letters, digits and marks (close to the word boundaries of
/// UAX #29, <https://www.unicode.org/reports/tr29/>); everything else that is not white
/// space or a hyphen between two words is a symbol. A symbol takes what modifies it, so
/// that no emoji is split. The text of an address (`https://…`) is not open.
///
/// Each grapheme of a script without spaces (Han, kana, Thai, Lao, Khmer, Myanmar) is a
/// token of its own. A run of them is parted where `layout.words` has a place; where that
/// has none at the start of the run, nobody has looked at it, and each grapheme of it
/// counts as a word.
#[must_use]
pub fn cut<'t>(text: &'t str, layout: &Layout) -> Vec<Token<'t>> {
    let mut cutter = Cutter {
        text,
        layout,
        chars: text.char_indices().peekable(),
        at: 0,
        next_break: 0,
        next_hole: 0,
        next_word: 0,
        is_parted: false,
        between: Between::Break,
        is_dotted: false,
        is_address: false,
        // A word of Indonesian or English, with what follows it, takes about seven bytes.
        tokens: Vec::with_capacity(text.len() / 6),
    };
    while let Some((start, first)) = cutter.advance() {
        cutter.take(start, first);
    }
    cutter.tokens
}

/// What has been seen since the last token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Between {
    Nothing,
    Hyphen,
    Gap,
    Break,
}

struct Cutter<'t, 'l> {
    text: &'t str,
    layout: &'l Layout,
    chars: Peekable<CharIndices<'t>>,
    /// Position of the next character, in UTF-16 code units.
    at: u32,
    next_break: usize,
    next_hole: usize,
    next_word: usize,
    /// Whether somebody has said where words begin in the run of a script without spaces
    /// that the last token is in.
    is_parted: bool,
    between: Between,
    /// Whether a dot has joined words since the last white space, as in a host name.
    is_dotted: bool,
    /// Whether the text up to the next white space is an address.
    is_address: bool,
    tokens: Vec<Token<'t>>,
}

impl<'t> Cutter<'t, '_> {
    /// The next character and where it stands in bytes; notes a break before it.
    fn advance(&mut self) -> Option<(usize, char)> {
        if self.is_at_break() {
            self.part(Between::Break);
            while self.is_at_break() {
                self.next_break += 1;
            }
        }
        let (start, c) = self.chars.next()?;
        self.at += u32::from(c.len_utf16() == 2) + 1;
        Some((start, c))
    }

    fn is_at_break(&self) -> bool {
        self.layout.breaks.get(self.next_break).is_some_and(|place| place.0 <= self.at)
    }

    /// The next character, unless a break lies before it.
    fn peek(&mut self) -> Option<char> {
        if self.is_at_break() {
            return None;
        }
        self.chars.peek().map(|(_, c)| *c)
    }

    fn part(&mut self, how: Between) {
        if self.between != Between::Break {
            self.between = how;
        }
        self.is_dotted = false;
        self.is_address = false;
    }

    fn take(&mut self, start: usize, first: char) {
        let units = if first.len_utf16() == 2 { 2 } else { 1 };
        let from = self.at - units;
        if is_unspaced(first) {
            let mut last = first;
            while let Some(next) = self.peek().filter(|next| continues_grapheme(last, *next)) {
                last = next;
                self.advance();
            }
            self.push(start, from, first, true);
        } else if is_word_start(first) {
            while self.peek().is_some_and(|next| continues_word(next) && !is_unspaced(next)) {
                self.advance();
            }
            self.push(start, from, first, true);
        } else if first.is_whitespace() || first == ZERO_WIDTH_SPACE {
            self.part(Between::Gap);
        } else if is_hyphen(first) && self.joins_words() {
            self.between = Between::Hyphen;
        } else {
            self.take_modifiers(first);
            self.push(start, from, first, false);
        }
    }

    /// Whether the hyphen just taken stands between two words.
    fn joins_words(&mut self) -> bool {
        self.between == Between::Nothing
            && self.tokens.last().is_some_and(|token| token.is_word && !is_in_run(token))
            && self.peek().is_some_and(|next| is_word_start(next) && !is_unspaced(next))
    }

    /// Takes what belongs to the symbol `first`: marks, variation selectors, skin tones,
    /// what a joiner joins, the second half of a flag; but never a letter, which would
    /// be missing from its own word (rules WB3c and WB4 of UAX #29).
    fn take_modifiers(&mut self, first: char) {
        let mut last = first;
        while let Some(next) = self.peek() {
            let is_joined = last == ZERO_WIDTH_JOINER && !next.is_whitespace();
            let is_flag = is_regional(last) && is_regional(next);
            if is_word_start(next) || !(is_joined || is_flag || is_modifier(next)) {
                return;
            }
            last = next;
            self.advance();
        }
    }

    fn push(&mut self, start: usize, from: u32, first: char, is_word: bool) {
        let end = self.chars.peek().map_or(self.text.len(), |(end, _)| *end);
        let text = self.text.get(start..end).unwrap_or_default();
        let next = self.peek();
        let joint = match self.between {
            Between::Break => Joint::Break,
            Between::Gap => Joint::Gap,
            Between::Hyphen => Joint::Hyphen,
            Between::Nothing if self.is_bound(first, is_word, next) => Joint::Bound,
            Between::Nothing => Joint::Touching,
        };
        let joint = if is_unspaced(first) { self.joint_in_run(joint, from) } else { joint };
        self.between = Between::Nothing;
        self.note_address(first, start, joint);
        let span = Utf16Span::new(from, self.at);
        // A mark whose letter is missing hangs on the space or the symbol before it.
        let is_loose = is_dependent(first) || is_modifier(first) && !is_word_start(first);
        let is_open = !self.is_address && !self.is_in_hole(span) && !is_loose;
        self.tokens.push(Token { text, span, joint, is_word, is_open });
    }

    /// How a grapheme of a script without spaces hangs on the token before it.
    fn joint_in_run(&mut self, joint: Joint, from: u32) -> Joint {
        let is_border = self.is_word_border(from);
        let goes_on = joint == Joint::Touching && self.tokens.last().is_some_and(is_in_run);
        if !goes_on {
            self.is_parted = is_border;
        }
        if goes_on && self.is_parted && !is_border { Joint::Inside } else { joint }
    }

    /// Whether the layout lets a word begin at `from`.
    fn is_word_border(&mut self, from: u32) -> bool {
        while let Some(place) = self.layout.words.get(self.next_word) {
            if place.0 >= from {
                return place.0 == from;
            }
            self.next_word += 1;
        }
        false
    }

    /// Whether the token that begins with `first` makes one word with the one it touches.
    fn is_bound(&self, first: char, is_word: bool, next: Option<char>) -> bool {
        let mut before = self.tokens.iter().rev();
        let Some(last) = before.next() else { return false };
        let symbol = last.text.chars().next().unwrap_or_default();
        if is_word {
            // `.NET`, `@name`; but not the word after an ellipsis of three dots.
            let opens = matches!(symbol, '.' | '@')
                && !(last.joint == Joint::Touching && before.next().is_some_and(|t| t.text == "."));
            return !last.is_word && !is_unspaced(first) && (last.joint == Joint::Bound || opens);
        }
        let next = next.filter(|next| !is_unspaced(*next));
        if !last.is_word {
            return matches!(first, '+' | '#') && last.joint == Joint::Bound && symbol == first;
        }
        match first {
            '+' | '#' => !is_in_run(last),
            '.' | '&' | '@' => next.is_some_and(is_word_start),
            ',' | ':' => {
                last.text.ends_with(|c: char| c.is_numeric()) && next.is_some_and(char::is_numeric)
            }
            _ => is_apostrophe(first) && next.is_some_and(is_word_start),
        }
    }

    /// An address begins with the name before `://`, or is a host name with a path.
    fn note_address(&mut self, first: char, start: usize, joint: Joint) {
        // `self.at` is behind the colon; the two slashes end two units later.
        let is_whole = self.layout.breaks.get(self.next_break).is_none_or(|b| b.0 > self.at + 1);
        let rest = self.text.get(start..).unwrap_or_default();
        let has_scheme = first == ':' && is_whole && rest.starts_with("://");
        if has_scheme {
            self.is_address = true;
            if matches!(joint, Joint::Touching | Joint::Bound)
                && let Some(scheme) = self.tokens.last_mut()
            {
                scheme.is_open = false;
            }
        }
        self.is_address |= first == '/' && self.is_dotted && joint == Joint::Touching;
        self.is_dotted |= joint == Joint::Bound && matches!(first, '.' | '@');
    }

    fn is_in_hole(&mut self, span: Utf16Span) -> bool {
        while let Some(hole) = self.layout.holes.get(self.next_hole) {
            if hole.end > span.start {
                return hole.start < span.end;
            }
            self.next_hole += 1;
        }
        false
    }
}

/// Whether a token is a grapheme of a script without spaces.
fn is_in_run(token: &Token<'_>) -> bool {
    token.text.chars().next().is_some_and(is_unspaced)
}

#[cfg(test)]
mod tests;
