//! Finds the terms of a glossary in a text.

mod forms;
mod index;
mod search;
mod spelled;

use super::languages::{Languages, PLAIN};
use super::{Glossary, Mark};
use crate::text::Layout;
use crate::text::words::cut;
use index::Index;
use search::Search;
pub(super) use spelled::{composed, fold_word};

/// Brings a text into Unicode normalisation form C (UAX #15). The browser has this as
/// `String.prototype.normalize`; it is asked only for words that may need it.
pub type Normalize<'n> = &'n dyn Fn(&str) -> String;

/// A glossary made ready to be found in texts: a trie over words.
///
/// Building it takes time in proportion to the glossary, finding in proportion to the
/// text, whatever the number of terms.
#[derive(Debug)]
pub struct Matcher {
    index: Index,
    languages: Languages,
}

impl Matcher {
    /// Makes a glossary ready; a language that is none of `languages` has no inflection.
    #[must_use]
    pub fn new(glossary: &Glossary, normalize: Normalize<'_>, languages: Languages) -> Self {
        Self { index: Index::new(glossary, normalize, languages), languages }
    }

    /// Finds all terms in a text: the longest at each place, from left to right, whole
    /// words only. An entry follows the rules of its own language, or of the article's
    /// (`language`, a BCP 47 tag) where it names none.
    ///
    /// The marks are in the order of the text and do not overlap.
    #[must_use]
    pub fn find(
        &self,
        text: &str,
        layout: &Layout,
        language: Option<&str>,
        normalize: Normalize<'_>,
    ) -> Vec<Mark> {
        let rules = language.map_or(&PLAIN, |tag| self.languages.rules_of(tag));
        Search::new(&self.index, cut(text, layout), rules, normalize).run()
    }
}
