//! A concept with its words in several languages, as thesauri and term bases have it.

use super::Problem;
use crate::glossary::Entry;

/// How many names, aliases, hidden spellings and definitions each are read of a concept:
/// each is compared with the others.
const MAX_TEXTS: usize = 200;

/// A text, and the language that it is in where that is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tagged {
    pub(super) language: Option<String>,
    pub(super) text: String,
}

/// A concept.
#[derive(Debug, Default)]
pub(super) struct Concept {
    pub(super) id: String,
    pub(super) domain: Option<String>,
    /// Its names, of each language the best first.
    pub(super) terms: Vec<Tagged>,
    pub(super) aliases: Vec<Tagged>,
    pub(super) hidden: Vec<Tagged>,
    pub(super) definitions: Vec<Tagged>,
}

impl Concept {
    /// An entry for each language that has a name and a definition. What is said in other
    /// languages goes to the first: an article may use a foreign word where its readers
    /// want an explanation in their own.
    pub(super) fn entries(mut self) -> Result<Vec<Entry>, Problem> {
        let Self { terms, aliases, hidden, definitions, .. } = &mut self;
        for texts in [terms, aliases, hidden, definitions] {
            texts.truncate(MAX_TEXTS);
        }
        let first = self.terms.first().ok_or(Problem::NoTerm)?;
        let any_definition = self.definitions.first().ok_or(Problem::NoDefinition)?;
        let mut entries: Vec<Entry> = Vec::new();
        for term in &self.terms {
            let definition = self.definitions.iter().find(|definition| {
                definition.language.is_some() && is_same(definition, term.language.as_deref())
            });
            if let Some(definition) = definition
                && !entries.iter().any(|entry| is_same(term, entry.language.as_deref()))
            {
                entries.push(self.entry(term, definition));
            }
        }
        if entries.is_empty() {
            // A definition without a language is in that of the name beside it.
            let term =
                self.terms.iter().find(|term| is_same(any_definition, term.language.as_deref()));
            entries.push(self.entry(term.unwrap_or(first), any_definition));
        }
        for term in self.terms.iter().chain(&self.aliases) {
            let entry = entry_for(&mut entries, term);
            if let Some(entry) = entry.filter(|entry| entry.term != term.text) {
                push_new(&mut entry.aliases, &term.text);
            }
        }
        for spelling in &self.hidden {
            if let Some(entry) = entry_for(&mut entries, spelling) {
                push_new(&mut entry.hidden, &spelling.text);
            }
        }
        if let Some(entry) = entries.first_mut() {
            entry.id = self.id;
        }
        Ok(entries)
    }

    fn entry(&self, term: &Tagged, definition: &Tagged) -> Entry {
        Entry {
            language: term.language.clone(),
            domain: self.domain.clone(),
            ..Entry::new(term.text.clone(), definition.text.clone())
        }
    }
}

/// The entry of the language of a text, else the first.
fn entry_for<'e>(entries: &'e mut [Entry], text: &Tagged) -> Option<&'e mut Entry> {
    let own = entries.iter().position(|entry| is_same(text, entry.language.as_deref()));
    entries.get_mut(own.unwrap_or(0))
}

fn is_same(text: &Tagged, language: Option<&str>) -> bool {
    match (&text.language, language) {
        (Some(own), Some(other)) => own.eq_ignore_ascii_case(other),
        (None, None) => true,
        _ => false,
    }
}

fn push_new(spellings: &mut Vec<String>, spelling: &str) {
    if !spellings.iter().any(|known| known == spelling) {
        spellings.push(spelling.to_owned());
    }
}
