//! The terms that a reader looks for in a list.

use super::explain::spellings_of;
use super::{Normalize, Term};
use crate::text::fold::fold;

/// What a reader has typed to find terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TermFilter {
    words: Vec<String>,
}

impl TermFilter {
    /// Takes a query in; `decompose` brings a text into Unicode normalisation form D.
    #[must_use]
    pub fn new(query: &str, decompose: Normalize<'_>) -> Self {
        let query = bare(query, decompose);
        Self { words: query.split_whitespace().map(str::to_owned).collect() }
    }

    /// Whether every word of the query is a part of one spelling of the term, also of one
    /// that is not shown. An empty query lets every term through.
    #[must_use]
    pub fn lets_through(&self, term: &Term, decompose: Normalize<'_>) -> bool {
        let is_met = |spelling: &str| {
            let spelling = bare(spelling, decompose);
            self.words.iter().all(|word| spelling.contains(word.as_str()))
        };
        let mut spellings = term.senses.iter().flat_map(spellings_of);
        self.words.is_empty()
            || is_met(&term.label)
            || spellings.any(|(spelling, _)| is_met(spelling))
    }
}

/// A text without case and accents: who looks for a word may not have its keys.
fn bare(text: &str, decompose: Normalize<'_>) -> String {
    if text.is_ascii() {
        return fold(text);
    }
    fold(&decompose(text)).chars().filter(|c| !is_accent(*c)).map(plain).collect()
}

/// Whether a mark only nuances its letter: Latin, Greek and Cyrillic accents, the vowel
/// points of Hebrew and Arabic. In other scripts a mark may be a vowel of its own.
const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'..='\u{5C2}'
        | '\u{5C4}'..='\u{5C5}' | '\u{5C7}' | '\u{64B}'..='\u{65F}' | '\u{670}')
}

/// Letters whose stroke or missing dot Unicode does not take for a mark.
const fn plain(c: char) -> char {
    match c {
        'ø' => 'o',
        'đ' => 'd',
        'ł' => 'l',
        'ħ' => 'h',
        'ı' => 'i',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;

    use super::TermFilter;
    use crate::glossary::{Entry, Glossary};

    fn decompose(text: &str) -> String {
        text.nfd().collect()
    }

    #[test]
    fn a_query_finds_terms_by_any_spelling_without_case_and_accents() {
        let entry = Entry {
            aliases: vec!["mot de passe".to_owned(), "Kraków".to_owned()],
            hidden: vec!["passwrod".to_owned()],
            ..Entry::new("Clé d’accès", "x")
        };
        let other =
            Entry { aliases: vec!["gàrðr".to_owned()], ..Entry::new("clé d'accès", "y") };
        let glossary = Glossary::from_entries([entry, other]);
        let (_, term) = glossary.terms().next().unwrap_or_else(|| panic!("a term"));
        for (query, expected) in [
            ("", true),
            ("  ", true),
            ("cle", true),
            ("CLÉ", true),
            ("cle\u{301}", true),
            ("d'acces", true),
            ("passe mot", true),
            ("krakow", true),
            ("wrod", true),
            ("gar", true),
            ("mot clé", false),
            ("serrure", false),
        ] {
            let filter = TermFilter::new(query, &decompose);
            assert_eq!(filter.lets_through(term, &decompose), expected, "{query}");
        }
    }

    #[test]
    fn letters_of_other_scripts_keep_their_vowels() {
        for (term, query, expected) in [
            ("Łódź", "lodz", true),
            ("Işık", "isik", true),
            ("İstanbul", "istanbul", true),
            ("كِتَاب", "كتاب", true),
            ("שָׁלוֹם", "שלום", true),
            ("हिन्दी", "हन्द", false),
            ("한국", "한", true),
        ] {
            let glossary = Glossary::from_entries([Entry::new(term, "x")]);
            let (_, found) = glossary.terms().next().unwrap_or_else(|| panic!("a term"));
            let filter = TermFilter::new(query, &decompose);
            assert_eq!(filter.lets_through(found, &decompose), expected, "{query} in {term}");
        }
    }
}
