//! Compiled glossaries: which of their terms stand in an article, and the senses that are
//! fetched when they are read. Their reader is a module of its own.

use core::future::Future;
use core::pin::Pin;
use std::rc::Rc;

use glosa_core::glossary::{Entry, Languages};

use crate::dom::flatten::FlatText;

/// The senses of a term that a compiled glossary has, once they are here; `None` when they
/// did not come.
pub(super) type Senses = Option<Rc<Vec<Entry>>>;

/// A compiled glossary, whose index is here.
pub(super) trait Dictionary {
    /// Entries for the terms that may stand in a text, without their definitions.
    fn entries_in(
        &self,
        text: &FlatText,
        language: Option<&str>,
        languages: Languages,
    ) -> Vec<Entry>;

    /// Whether an entry is one of this glossary.
    fn has(&self, entry: &Entry) -> bool;

    /// The senses of an entry, if they are here already.
    fn known(&self, entry: &Entry) -> Senses;

    /// Fetches the senses of an entry.
    fn fetch(self: Rc<Self>, entry: &Entry) -> Pin<Box<dyn Future<Output = Senses>>>;
}

/// The compiled glossaries of a widget.
#[derive(Clone, Default)]
pub struct Dictionaries(Rc<Vec<Rc<dyn Dictionary>>>);

impl core::fmt::Debug for Dictionaries {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Dictionaries")
    }
}

impl PartialEq for Dictionaries {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Dictionaries {
    pub(super) fn new(all: Vec<Rc<dyn Dictionary>>) -> Self {
        Self(Rc::new(all))
    }

    /// These and one more.
    pub(super) fn with(&self, more: Rc<dyn Dictionary>) -> Self {
        Self::new(self.0.iter().map(Rc::clone).chain([more]).collect())
    }

    /// Whether they are the very same.
    pub(super) fn are(&self, others: &Self) -> bool {
        let pairs = self.0.iter().zip(others.0.iter());
        self.0.len() == others.0.len()
            && pairs.into_iter().all(|(one, other)| Rc::ptr_eq(one, other))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Entries for the terms of all of them that may stand in a text.
    pub(super) fn entries_in(
        &self,
        text: &FlatText,
        language: Option<&str>,
        languages: Languages,
    ) -> Vec<Entry> {
        self.0.iter().flat_map(|one| one.entries_in(text, language, languages)).collect()
    }

    /// Adds what is known of an entry: the entry itself, or the senses in its place;
    /// `None` while those are elsewhere.
    pub(super) fn add_known(&self, entry: &Entry, senses: &mut Vec<Entry>) -> Option<()> {
        match self.of(entry) {
            Some(dictionary) => senses.extend_from_slice(&dictionary.known(entry)?),
            None if entry.place.is_some() => return None,
            None => senses.push(entry.clone()),
        }
        Some(())
    }

    /// Adds the senses of an entry, fetched where they are not here; `None` when they did
    /// not come.
    pub(super) async fn add_fetched(&self, entry: &Entry, senses: &mut Vec<Entry>) -> Option<()> {
        if self.add_known(entry, senses).is_none() {
            let fetched = self.of(entry)?.fetch(entry).await?;
            senses.extend_from_slice(&fetched);
        }
        Some(())
    }

    fn of(&self, entry: &Entry) -> Option<Rc<dyn Dictionary>> {
        self.0.iter().find(|one| one.has(entry)).map(Rc::clone)
    }
}
