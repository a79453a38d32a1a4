//! One sense of one term, as a publisher writes it.

use super::compiled::Place;
use super::terms::is_capitals;

/// What a glossary says about a term in one sense of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its identifier; where it is empty, or another entry has it, the glossary makes one.
    pub id: String,
    /// The term, as it is shown.
    pub term: String,
    /// Other spellings that stand for the same.
    pub aliases: Vec<String>,
    /// Spellings that stand for it in a text and are not shown, as common mistakes.
    pub hidden: Vec<String>,
    /// What it means: text that may hold inline HTML, which nobody has sanitised yet.
    pub definition: String,
    /// A BCP 47 tag; its rules of inflection hold for the term and its aliases.
    pub language: Option<String>,
    /// Where to read more.
    pub url: Option<String>,
    /// The address of a picture; like [`url`](Self::url) as it is written.
    pub image: Option<String>,
    /// Whether only this very case is the term, as for names that are also words.
    pub case_sensitive: bool,
    /// Whether words derived from the term are meant as well.
    pub derive: bool,
    /// The field in which the term has this sense.
    pub domain: Option<String>,
    /// What its addresses and those in its definition are relative to: the address of the
    /// glossary. Its source does not say, so whoever has read it does.
    pub base_url: Option<String>,
    /// Where the senses are of a term that was found by a compiled index; the definition
    /// is empty until they are fetched.
    pub place: Option<Place>,
}

impl Entry {
    /// An entry of the two things that one cannot be without.
    #[must_use]
    pub fn new(term: impl Into<String>, definition: impl Into<String>) -> Self {
        Self { term: term.into(), definition: definition.into(), ..Self::default() }
    }

    /// Whether `spelling`, one of this entry's, is found in this very case only: where the
    /// entry says so, and where it is all capitals, as `WHO`.
    #[must_use]
    pub fn counts_case(&self, spelling: &str) -> bool {
        self.case_sensitive || is_capitals(spelling)
    }
}
