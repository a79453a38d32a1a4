//! Spellings that stand for more than one entry.

use std::collections::HashMap;

use glosa_core::glossary::{Entry, Glossary};
use glosa_core::text::fold::fold;
use glosa_core::text::respaced;

use crate::matching::{normalize, spellings_of};

/// By spelling: the entries that have it.
#[derive(Debug)]
pub(crate) struct SharedSpellings<'g> {
    entries: HashMap<String, Vec<&'g Entry>>,
}

impl<'g> SharedSpellings<'g> {
    pub(crate) fn of(glossary: &'g Glossary) -> Self {
        let mut entries: HashMap<String, Vec<&Entry>> = HashMap::new();
        for entry in glossary.terms().flat_map(|(_, term)| &term.senses) {
            for (text, _) in spellings_of(entry) {
                let sharing = entries.entry(key(entry, text)).or_default();
                if !sharing.iter().any(|known| known.id == entry.id) {
                    sharing.push(entry);
                }
            }
        }
        entries.retain(|_, sharing| sharing.len() > 1);
        Self { entries }
    }

    /// The entries that share a spelling of the entry `id`; none where it has it alone.
    pub(crate) fn get(&self, glossary: &Glossary, id: &str, spelling: &str) -> &[&'g Entry] {
        let mut entries = glossary.terms().flat_map(|(_, term)| &term.senses);
        let entry = entries.find(|entry| entry.id == id);
        let found = entry.and_then(|entry| self.entries.get(&key(entry, spelling)));
        found.map(Vec::as_slice).unwrap_or_default()
    }
}

/// Spellings with one key are found in the same texts: `who` and `WHO` are not.
fn key(entry: &Entry, spelling: &str) -> String {
    let spelling = respaced(&normalize(spelling), " ");
    if entry.counts_case(&spelling) { ["=", &spelling].concat() } else { fold(&spelling) }
}

/// Whether each of the entries names a domain, and no two the same.
pub(crate) fn are_told_apart(entries: &[&Entry]) -> bool {
    let mut domains: Vec<String> =
        entries.iter().filter_map(|entry| entry.domain.as_deref().map(fold)).collect();
    domains.sort_unstable();
    domains.dedup();
    domains.len() == entries.len()
}
