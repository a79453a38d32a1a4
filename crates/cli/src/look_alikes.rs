//! Letters of other scripts that look like Latin ones: a word with such a letter reads
//! the same, and is another word to a search, to a screen reader and to the matcher.
//!
//! Source: Unicode Technical Standard 39, `confusables.txt`; of that the letters of
//! Cyrillic and Greek that common typefaces draw as the Latin ones.

/// A letter of another script, and the Latin one that it looks like; sorted.
const LOOK_ALIKES: &[(char, char)] = &[
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
    ('ο', 'o'),
    ('Ѕ', 'S'),
    ('І', 'I'),
    ('Ј', 'J'),
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Х', 'X'),
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('у', 'y'),
    ('х', 'x'),
    ('ѕ', 's'),
    ('і', 'i'),
    ('ј', 'j'),
    ('һ', 'h'),
    ('ԁ', 'd'),
    ('ԛ', 'q'),
    ('ԝ', 'w'),
];

/// What `word` reads as, where it mixes Latin letters with look-alikes; `None` for a word
/// of one script, and where a letter of another script looks like itself only (`Δt`).
pub(crate) fn reads_as(word: &str) -> Option<String> {
    let latin_of = |c: char| {
        let at = LOOK_ALIKES.binary_search_by_key(&c, |(own, _)| *own).ok()?;
        LOOK_ALIKES.get(at).map(|(_, latin)| *latin)
    };
    let is_latin = |c: char| matches!(c, 'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}');
    let is_of_other_script = |c: char| matches!(c, '\u{370}'..='\u{52F}') && latin_of(c).is_none();
    let has_both = word.chars().any(is_latin) && word.chars().any(|c| latin_of(c).is_some());
    let is_disguise = has_both && !word.chars().any(is_of_other_script);
    is_disguise.then(|| word.chars().map(|c| latin_of(c).unwrap_or(c)).collect())
}

#[cfg(test)]
mod tests {
    use super::{LOOK_ALIKES, reads_as};

    #[test]
    fn a_word_of_mixed_scripts_reads_as_a_latin_one() {
        for (word, expected) in [
            ("sеrangan", Some("serangan")),
            ("СYBER", Some("CYBER")),
            ("virυs", None),
            ("vίrus", None),
            ("οpen", Some("open")),
            ("virus", None),
            ("вирус", None),
            ("сор", None),
            ("Δt", None),
            ("µm", None),
            ("café", None),
            ("", None),
        ] {
            assert_eq!(reads_as(word).as_deref(), expected, "{word}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_leads_to_ascii() {
        assert!(LOOK_ALIKES.is_sorted_by_key(|(letter, _)| *letter));
        assert!(LOOK_ALIKES.iter().all(|(letter, latin)| !letter.is_ascii() && latin.is_ascii()));
    }
}
