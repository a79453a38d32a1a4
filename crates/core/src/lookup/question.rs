//! What a reader may ask by selecting it.

use crate::text::respaced;

/// How many words a question has at most: more are a sentence, which no dictionary has.
const MAX_WORDS: usize = 5;
/// How many characters; languages without spaces have no words to count.
const MAX_CHARACTERS: usize = 80;

/// The words that a selection asks for; `None` where it is none to be looked up: too long,
/// over several lines of a page's structure, or without a letter.
#[must_use]
pub fn question(selected: &str) -> Option<String> {
    let selected = selected.trim();
    // A selection has line breaks and tabs where blocks and cells end.
    if selected.len() > MAX_CHARACTERS * 4 || selected.contains(['\n', '\r', '\t']) {
        return None;
    }
    let mut bare = selected.trim_matches(is_around);
    // The end of a sentence, and not that of an abbreviation.
    if bare.chars().filter(|c| *c == '.').count() == 1 {
        bare = bare.trim_end_matches('.');
    }
    let words = bare.split_whitespace().count();
    let has_letter = bare.chars().any(char::is_alphabetic);
    let fits = has_letter && words <= MAX_WORDS && bare.chars().count() <= MAX_CHARACTERS;
    fits.then(|| respaced(bare, " "))
}

/// What stands around words and is no part of them, as far as `C++` or `.NET` allow.
fn is_around(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ',' | ';'
                | ':'
                | '!'
                | '?'
                | '…'
                | '"'
                | '\''
                | '“'
                | '”'
                | '„'
                | '‘'
                | '’'
                | '«'
                | '»'
                | '‹'
                | '›'
                | '('
                | ')'
                | '['
                | ']'
                | '{'
                | '}'
                | '–'
                | '—'
                | '،'
                | '؛'
                | '؟'
                | '。'
                | '、'
                | '，'
                | '！'
                | '？'
                | '「'
                | '」'
        )
}

#[cfg(test)]
mod tests {
    use super::question;

    #[test]
    fn one_to_five_words_are_a_question_and_other_selections_none() {
        let cases = [
            ("malware", Some("malware")),
            ("  kata   sandi, ", Some("kata sandi")),
            ("“zero-day”", Some("zero-day")),
            ("(C++)", Some("C++")),
            (".NET", Some(".NET")),
            ("malware.", Some("malware")),
            ("U.S.", Some("U.S.")),
            ("satu dua tiga empat lima", Some("satu dua tiga empat lima")),
            ("satu dua tiga empat lima enam", None),
            ("akhir\n\nawal", None),
            ("sel\tsel", None),
            ("2021", None),
            ("—", None),
            ("", None),
            ("防火墙", Some("防火墙")),
        ];
        for (selected, expected) in cases {
            assert_eq!(question(selected).as_deref(), expected, "{selected:?}");
        }
        assert_eq!(question(&"墙".repeat(81)), None);
        assert_eq!(question(&"a".repeat(1_000_000)), None);
    }
}
