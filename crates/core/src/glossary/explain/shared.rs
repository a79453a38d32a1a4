//! Spellings that stand for more than one entry.

use super::spellings_of;
use crate::glossary::{Entry, Glossary, Normalize};
use crate::text::fold::fold;
use crate::text::names::Names;
use crate::text::respaced;

/// By spelling: the entries that have it.
pub struct SharedSpellings<'g> {
    glossary: &'g Glossary,
    normalize: Normalize<'g>,
    names: Names,
    /// By the numbers of the names.
    entries: Vec<Vec<&'g Entry>>,
}

impl core::fmt::Debug for SharedSpellings<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("SharedSpellings").field("entries", &self.entries).finish_non_exhaustive()
    }
}

impl<'g> SharedSpellings<'g> {
    /// All spellings of a glossary.
    #[must_use]
    pub fn of(glossary: &'g Glossary, normalize: Normalize<'g>) -> Self {
        let (names, entries) = (Names::default(), Vec::new());
        let mut shared = Self { glossary, normalize, names, entries };
        for entry in glossary.terms().flat_map(|(_, term)| &term.senses) {
            for (text, _) in spellings_of(entry) {
                shared.note(entry, text);
            }
        }
        shared
    }

    fn note(&mut self, entry: &'g Entry, spelling: &str) {
        let number = self.names.number(&self.key(entry, spelling)) as usize;
        match self.entries.get_mut(number) {
            Some(sharing) if sharing.iter().any(|known| known.id == entry.id) => {}
            Some(sharing) => sharing.push(entry),
            None => self.entries.push(vec![entry]),
        }
    }

    /// The entries that share a spelling of the entry `id`; none where it has it alone.
    #[must_use]
    pub fn get(&self, id: &str, spelling: &str) -> &[&'g Entry] {
        let mut entries = self.glossary.terms().flat_map(|(_, term)| &term.senses);
        let entry = entries.find(|entry| entry.id == id);
        let number = entry.and_then(|entry| self.names.get(&self.key(entry, spelling)));
        let sharing = number.and_then(|number| self.entries.get(number as usize));
        sharing.filter(|sharing| sharing.len() > 1).map(Vec::as_slice).unwrap_or_default()
    }

    /// Spellings with one key are found in the same texts: `who` and `WHO` are not.
    fn key(&self, entry: &Entry, spelling: &str) -> String {
        let spelling = respaced(&(self.normalize)(spelling), " ");
        if entry.counts_case(&spelling) { ["=", &spelling].concat() } else { fold(&spelling) }
    }
}

/// Whether each of the entries names a domain, and no two the same.
#[must_use]
pub fn are_told_apart(entries: &[&Entry]) -> bool {
    let mut domains: Vec<String> =
        entries.iter().filter_map(|entry| entry.domain.as_deref().map(fold)).collect();
    domains.sort_unstable();
    domains.dedup();
    domains.len() == entries.len()
}
