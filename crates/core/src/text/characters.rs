//! What a character is to a word.

use super::marks::MARKS;

pub(super) const ZERO_WIDTH_SPACE: char = '\u{200B}';
pub(super) const ZERO_WIDTH_JOINER: char = '\u{200D}';

/// Hyphen-minus, hyphen and non-breaking hyphen; dashes part words.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// The straight and the curly apostrophe, and the letter that looks like it.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{2BC}' | '\u{FF07}')
}

pub(super) fn is_word_start(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || (!c.is_ascii() && is_letter(c))
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_apostrophe(c) && !is_regional(c)
}

pub(super) fn continues_word(c: char) -> bool {
    is_word_start(c) || is_modifier(c)
}

/// Half of a flag.
pub(super) fn is_regional(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

/// Whether a character changes the one before it and is nothing by itself: combining
/// marks, joiners, soft hyphen, variation selectors, skin tones, tags.
pub(super) fn is_modifier(c: char) -> bool {
    match c {
        '\0'..='\u{AC}' => false,
        '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FEFF}' => true,
        '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}' => true,
        _ => is_mark(c),
    }
}

/// Whether a character is a combining mark, or a letter in the midst of such.
pub(crate) fn is_mark(c: char) -> bool {
    let code = u32::from(c);
    let after = MARKS.partition_point(|(first, _)| *first <= code);
    after.checked_sub(1).and_then(|at| MARKS.get(at)).is_some_and(|(_, last)| code <= *last)
}

/// Whether `text` may look different in Unicode normalisation form C (UAX #15). `false`
/// for the letters of most living scripts as they are typed today, so that asking the
/// browser is rare.
pub(crate) fn may_compose(text: &str) -> bool {
    text.chars().any(|c| {
        !matches!(
            c,
            '\0'..='\u{2FF}'
                | '\u{388}'..='\u{482}'
                | '\u{48A}'..='\u{590}'
                | '\u{5D0}'..='\u{5EA}'
                | '\u{620}'..='\u{64A}'
                | '\u{E01}'..='\u{E5B}'
                | '\u{1E00}'..='\u{1EFF}'
                | '\u{2010}'..='\u{2027}'
                | '\u{3041}'..='\u{3096}'
                | '\u{30A1}'..='\u{30FF}'
                | '\u{3400}'..='\u{9FFF}'
                | '\u{AC00}'..='\u{D7A3}'
        )
    })
}

#[cfg(test)]
mod tests {
    use super::{is_mark, is_modifier};

    #[test]
    fn every_combining_mark_continues_a_word() {
        for c in '\0'..=char::MAX {
            if unicode_normalization::char::is_combining_mark(c) {
                assert!(c.is_alphanumeric() || is_mark(c), "{:x}", u32::from(c));
                assert!(c.is_alphanumeric() || is_modifier(c), "{:x}", u32::from(c));
            } else if is_mark(c) {
                assert!(c.is_alphanumeric(), "{:x}", u32::from(c));
            }
        }
    }

    #[test]
    fn what_is_said_not_to_compose_does_not() {
        for c in '\0'..=char::MAX {
            if !super::may_compose(&c.to_string()) {
                let composed: String =
                    unicode_normalization::UnicodeNormalization::nfc(core::iter::once(c)).collect();
                assert_eq!(composed, c.to_string());
            }
        }
    }
}
