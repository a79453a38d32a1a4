//! Scripts that are written without spaces between words: Han, Hiragana, Katakana, Thai,
//! Lao, Khmer and Myanmar. (Hangul has spaces.)

use super::characters::{is_modifier, is_word_start};
use super::{Layout, Utf16Offset};

/// Ranges of these scripts without their digits, which make numbers as digits do
/// elsewhere, and without the marks of [`DEPENDENT`]; what else of them is no letter is
/// told by [`is_word_start`]. From the blocks of the Unicode Character Database.
const UNSPACED: [(u32, u32); 21] = [
    (0xE01, 0xE30),
    (0xE32, 0xE32),
    (0xE40, 0xE46),
    (0xE81, 0xEB0),
    (0xEB2, 0xEB2),
    (0xEBD, 0xEC6),
    (0xEDC, 0xEDF),
    (0x1000, 0x102A),
    (0x103F, 0x103F),
    (0x1050, 0x1055),
    (0x105A, 0x1081),
    (0x1780, 0x17B3),
    (0x17D7, 0x17DC),
    (0x3005, 0x3007),
    (0x3021, 0x30FF),
    (0x31F0, 0x31FF),
    (0x3400, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9D),
    (0x1AFF0, 0x1B16F),
    (0x20000, 0x3FFFF),
];

/// Letters of these scripts that never stand alone: vowel signs and sound marks, which
/// Unicode counts as alphabetic. The rest of such marks are modifiers in any script.
const DEPENDENT: [(u32, u32); 13] = [
    (0xE31, 0xE31),
    (0xE33, 0xE3A),
    (0xEB1, 0xEB1),
    (0xEB3, 0xEBC),
    (0x102B, 0x103E),
    (0x1056, 0x1059),
    (0x105E, 0x1060),
    (0x1062, 0x1064),
    (0x1067, 0x106D),
    (0x1071, 0x1074),
    (0x1082, 0x109D),
    (0x17B4, 0x17D3),
    (0xFF9E, 0xFF9F),
];

/// Stackers of Khmer and Myanmar: the next letter stands below the one before.
const STACKERS: [char; 2] = ['\u{17D2}', '\u{1039}'];

fn is_in(ranges: &[(u32, u32)], code: u32) -> bool {
    let after = ranges.partition_point(|(first, _)| *first <= code);
    after.checked_sub(1).and_then(|at| ranges.get(at)).is_some_and(|(_, last)| code <= *last)
}

/// Whether a letter begins a grapheme of such a script.
pub(super) fn is_unspaced(c: char) -> bool {
    let code = u32::from(c);
    code >= 0xE01 && is_in(&UNSPACED, code) && !is_dependent(c) && is_word_start(c)
}

/// Whether a letter of such a script never stands alone.
pub(super) fn is_dependent(c: char) -> bool {
    is_in(&DEPENDENT, u32::from(c))
}

/// Whether `c` belongs to the grapheme of such a script that `last` ended so far (close to
/// the grapheme clusters of UAX #29, <https://www.unicode.org/reports/tr29/>).
pub(super) fn continues_grapheme(last: char, c: char) -> bool {
    is_modifier(c) && !is_word_start(c)
        || is_dependent(c)
        || STACKERS.contains(&last) && is_unspaced(c)
}

/// Whether a text has a run of a script without spaces, for which somebody has to say
/// where words begin.
#[must_use]
pub fn has_unspaced(text: &str) -> bool {
    // Such letters have three bytes or more, the first of them beyond these.
    text.bytes().any(|byte| byte >= 0xE0) && text.chars().any(is_unspaced)
}

/// Notes in `layout` where words begin in the runs of scripts without spaces. `borders`
/// answers for a stretch of the text, in UTF-16 code units from its start, beginning with
/// that start. A stretch begins with a run and ends before a word of another script or at
/// a break, so that the words of a block do not depend on its neighbours.
pub fn note_words(layout: &mut Layout, text: &str, borders: &dyn Fn(&str) -> Vec<u32>) {
    layout.words.clear();
    if !has_unspaced(text) {
        return;
    }
    let mut breaks = layout.breaks.iter().map(|place| place.0).peekable();
    let mut words = Vec::new();
    let mut ask = |stretch: Option<(usize, u32)>, end: usize| {
        if let Some((start, from)) = stretch {
            let places = borders(text.get(start..end).unwrap_or_default()).into_iter();
            words.extend(places.map(|place| Utf16Offset(from.saturating_add(place))));
        }
    };
    let mut stretch = None;
    let mut at = 0;
    for (byte, c) in text.char_indices() {
        let is_break = breaks.next_if(|place| *place <= at).is_some();
        while breaks.next_if(|place| *place <= at).is_some() {}
        let is_own = is_unspaced(c);
        if is_break || !is_own && is_word_start(c) && !is_dependent(c) {
            ask(stretch.take(), byte);
        }
        if is_own {
            stretch = stretch.or(Some((byte, at)));
        }
        at += u32::from(c.len_utf16() == 2) + 1;
    }
    ask(stretch, text.len());
    layout.words = words;
}

#[cfg(test)]
mod tests {
    use core::cell::RefCell;

    use super::{has_unspaced, is_unspaced, note_words};
    use crate::text::{Layout, Utf16Offset};

    #[test]
    fn texts_with_runs_without_spaces_are_known() {
        for (text, expected) in [
            ("攻撃", true),
            ("カー", true),
            ("ภาษาไทย", true),
            ("ລາວ", true),
            ("ខ្មែរ", true),
            ("မြန်မာ", true),
            ("𠮷", true),
            ("a 々", true),
            ("serangan siber – “uji” …", false),
            ("한국어 हिन्दी العربية", false),
            ("。「」・", false),
            ("๑๒ 💻", false),
        ] {
            assert_eq!(has_unspaced(text), expected, "{text}");
        }
    }

    #[test]
    fn no_letter_that_begins_a_grapheme_is_a_mark() {
        for c in ('\0'..=char::MAX).filter(|c| is_unspaced(*c)) {
            assert!(!unicode_normalization::char::is_combining_mark(c), "{:x}", u32::from(c));
        }
    }

    #[test]
    fn stretches_are_asked_about_between_other_words_and_breaks() {
        let breaks = [0, 2, 2, 9].map(Utf16Offset).to_vec();
        let mut layout = Layout { breaks, ..Layout::default() };
        let asked = RefCell::new(Vec::new());
        note_words(&mut layout, "東京都、💻に abc น้ำ", &|stretch| {
            asked.borrow_mut().push(stretch.to_owned());
            vec![0, 1]
        });
        assert_eq!(asked.into_inner(), ["東京", "都、💻に ", "น้ำ"]);
        assert_eq!(layout.words, [0, 1, 2, 3, 12, 13].map(Utf16Offset));
    }
}
