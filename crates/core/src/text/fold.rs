//! Letters without their case.

use super::lower::small;

/// Adds the folded form of `text` to `folded`: lower case, with what differs only by
/// rule of spelling made alike. Close to the full case folding of Unicode (chapter
/// 3.13, `CaseFolding.txt`).
///
/// Dotted capital `İ` becomes `i` alone, so that `İstanbul` and `Istanbul` are one; what
/// is invisible inside a word (soft hyphen, word joiner, variation selectors) goes.
pub fn fold_into(text: &str, folded: &mut String) {
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' => folded.push(c),
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            'ß' | 'ẞ' => folded.push_str("ss"),
            'ς' => folded.push('σ'),
            'ſ' => folded.push('s'),
            'µ' => folded.push('μ'),
            '\u{2019}' | '\u{2018}' | '\u{2BC}' | '\u{FF07}' => folded.push('\''),
            _ if is_invisible(c) => {}
            _ => folded.push(small(c)),
        }
    }
}

/// The folded form of `text`; see [`fold_into`].
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Whether a character inside a word changes nothing about which word it is.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{2060}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn spellings_that_differ_by_case_fold_alike() {
        for (one, other) in [
            ("Siber", "SIBER"),
            ("Straße", "STRASSE"),
            ("STRAẞE", "strasse"),
            ("ΟΔΟΣ", "οδος"),
            ("οδός", "ΟΔΌΣ"),
            ("İstanbul", "istanbul"),
            ("Jum’at", "jum'at"),
            ("ke\u{AD}amanan", "keamanan"),
            ("Привет", "ПРИВЕТ"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
        assert_ne!(fold("ı"), fold("i"));
    }
}
