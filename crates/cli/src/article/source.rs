//! Where the text of a page's nodes stands in its source. The parser does not say, so the
//! text is looked for in the source once more, from the beginning, without its markup.

/// Elements whose content is text, whatever it looks like. (`noscript` is so where scripts
/// are said to run, as the parser takes it.)
const RAW: [&str; 9] =
    ["script", "style", "noscript", "title", "textarea", "iframe", "xmp", "noembed", "noframes"];

/// How many letters must agree to say that a text goes on there.
const SAME_CHARS: usize = 16;
/// How far a text is looked for, in letters, and how often; a page that is put together so
/// strangely that this does not do gets places that are near.
const WINDOW_CHARS: usize = 20_000;
const MAX_SEARCHES: usize = 100;

/// A letter of the source, or a reference such as `&amp;` that stands for one.
struct Letter {
    byte: usize,
    /// `None` for a reference.
    letter: Option<char>,
}

/// The letters of a source, and how far they were found.
pub(super) struct Letters {
    letters: Vec<Letter>,
    at: usize,
    searches: usize,
}

impl Letters {
    pub(super) fn of(source: &str) -> Self {
        let mut letters = Vec::with_capacity(source.len());
        let mut at = 0;
        // The raw element that the text is in.
        let mut raw: Option<&str> = None;
        while let Some(rest) = source.get(at..).filter(|rest| !rest.is_empty()) {
            let markup = match raw {
                Some(name) => closing(rest, name),
                None => markup(rest),
            };
            if let Some(length) = markup {
                raw = if raw.is_some() { None } else { raw_element(rest) };
                at += length.max(1);
                continue;
            }
            let reference = reference(rest);
            let letter = rest.chars().next();
            letters.push(Letter { byte: at, letter: letter.filter(|_| reference.is_none()) });
            at += reference.unwrap_or_else(|| letter.map_or(1, char::len_utf8));
        }
        Self { letters, at: 0, searches: 0 }
    }

    /// The bytes at which the letters of the next text stand, a byte a UTF-16 code unit.
    pub(super) fn bytes_of(&mut self, text: &str, bytes: &mut Vec<usize>) {
        let mut chars = text.chars();
        loop {
            let rest = chars.as_str();
            let Some(c) = chars.next() else { return };
            if !self.skip_to(c) {
                self.search(rest);
            }
            let byte = self.letters.get(self.at).or(self.letters.last()).map_or(0, |l| l.byte);
            bytes.extend(core::iter::repeat_n(byte, c.len_utf16()));
            if self.is_here(self.at, c) {
                self.at += 1;
            }
        }
    }

    fn is_here(&self, at: usize, c: char) -> bool {
        self.letters.get(at).is_some_and(|letter| letter.letter.is_none_or(|own| own == c))
    }

    /// Passes over white space that the parser left out; `false` where the letter does not
    /// follow then.
    fn skip_to(&mut self, c: char) -> bool {
        let is_space =
            |letter: &Letter| letter.letter.is_some_and(|l| l.is_whitespace() || l == '\0');
        let mut at = self.at;
        while !self.is_here(at, c) {
            if !self.letters.get(at).is_some_and(is_space) {
                return false;
            }
            at += 1;
        }
        self.at = at;
        true
    }

    /// Looks for where a text goes on.
    fn search(&mut self, text: &str) {
        if self.searches >= MAX_SEARCHES {
            return;
        }
        self.searches += 1;
        let wanted: Vec<char> = text.chars().take(SAME_CHARS).collect();
        let end = self.letters.len().min(self.at.saturating_add(WINDOW_CHARS));
        let is_found = |at: &usize| wanted.iter().zip(*at..).all(|(c, at)| self.is_here(at, *c));
        if let Some(at) = (self.at..end).find(is_found) {
            self.at = at;
        }
    }
}

/// The length of the tag, comment or declaration at the start of a text.
fn markup(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('<')?;
    if let Some(comment) = inner.strip_prefix("!--") {
        return Some(comment.find("-->").map_or(rest.len(), |end| end + 7));
    }
    let first = inner.trim_start_matches('/').chars().next()?;
    let is_declaration = inner.starts_with(['!', '?']);
    if !is_declaration && !first.is_ascii_alphabetic() {
        return None;
    }
    let mut quote = None;
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') if !is_declaration => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    Some(rest.len())
}

/// The name of the raw element that a tag begins.
fn raw_element(tag: &str) -> Option<&'static str> {
    let name = tag.get(1..)?;
    RAW.into_iter().find(|raw| {
        let head = name.get(..raw.len()).is_some_and(|head| head.eq_ignore_ascii_case(raw));
        head && !name
            .get(raw.len()..)
            .unwrap_or_default()
            .starts_with(|c: char| c.is_alphanumeric())
    })
}

/// The length of the tag at the start of a text that closes a raw element.
fn closing(rest: &str, name: &str) -> Option<usize> {
    let inner = rest.strip_prefix("</")?;
    let is_it = inner.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
    is_it.then(|| rest.find('>').map_or(rest.len(), |end| end + 1))
}

/// The length of the reference at the start of a text.
fn reference(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('&')?;
    let end = inner.bytes().take(40).position(|b| b == b';')?;
    let name = inner.get(..end)?;
    let name = name.strip_prefix('#').unwrap_or(name);
    (!name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric())).then_some(end + 2)
}
