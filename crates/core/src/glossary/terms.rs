//! Entries of several sources, merged into terms with their senses.

use super::Entry;
use crate::text::fold::fold;
use crate::text::names::Names;
use crate::text::respaced;

/// The place of a term in its glossary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermIndex(pub u32);

/// A term with all its senses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The identifier of its first sense; unique in the glossary, without white space.
    pub id: String,
    /// How it is shown.
    pub label: String,
    /// Its senses, in the order of the sources; never empty.
    pub senses: Vec<Entry>,
}

/// Terms in the order in which they were first met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
    terms: Vec<Term>,
    /// In the order of the terms.
    ids: Names,
}

impl Glossary {
    /// Merges entries: those of one term become its senses, and each gets an identifier
    /// of its own, an explicit one before one made from the term.
    #[must_use]
    pub fn from_entries(entries: impl IntoIterator<Item = Entry>) -> Self {
        Self::default().with(entries)
    }

    /// The same with more entries. Terms keep their places, and new ones come after them.
    #[must_use]
    pub fn with(&self, more: impl IntoIterator<Item = Entry>) -> Self {
        let mut terms = self.terms.clone();
        let mut labels = Names::default();
        for sense in terms.iter().filter_map(|term| term.senses.first()) {
            labels.number(&identity(sense));
        }
        for entry in more {
            gather(entry, &mut terms, &mut labels);
        }
        name(&mut terms);
        let mut ids = Names::default();
        for term in &terms {
            ids.number(&term.id);
        }
        Self { terms, ids }
    }

    /// The term at `index`; `None` for an index of another glossary.
    #[must_use]
    pub fn term(&self, index: TermIndex) -> Option<&Term> {
        self.terms.get(index.0 as usize)
    }

    /// All terms, with their places.
    pub fn terms(&self) -> impl Iterator<Item = (TermIndex, &Term)> {
        (0..).map(TermIndex).zip(&self.terms)
    }

    /// The place of the term with this identifier.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<TermIndex> {
        self.ids.get(id).map(TermIndex)
    }

    /// How many terms there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

/// Puts an entry to its term, which is the one of its label's number.
fn gather(mut entry: Entry, terms: &mut Vec<Term>, labels: &mut Names) {
    entry.id = without_white_space(&entry.id);
    let at = labels.number(&identity(&entry));
    match terms.get_mut(at as usize) {
        Some(term) => term.senses.push(entry),
        None => terms.push(Term {
            id: String::new(),
            label: entry.term.trim().to_owned(),
            senses: vec![entry],
        }),
    }
}

/// What makes two entries senses of one term: the same folded spelling, and for those
/// that match one case only (`WHO`, not `who`) the same case.
fn identity(entry: &Entry) -> String {
    let label = respaced(&entry.term, " ");
    if entry.case_sensitive || is_capitals(&label) { ["=", &label].concat() } else { fold(&label) }
}

/// Whether a spelling is one of capitals: two of them or more, and no small letter.
pub(super) fn is_capitals(spelling: &str) -> bool {
    let capitals = spelling.chars().filter(|c| c.is_uppercase()).count();
    capitals > 1 && !spelling.chars().any(char::is_lowercase)
}

/// Gives each sense its identifier, and each term that of its first sense.
fn name(terms: &mut [Term]) {
    let mut taken = Names::default();
    for sense in terms.iter_mut().flat_map(|term| &mut term.senses) {
        if sense.id.is_empty() {
            continue;
        }
        if taken.get(&sense.id).is_some() {
            sense.id.clear();
        } else {
            taken.number(&sense.id);
        }
    }
    for sense in terms.iter_mut().flat_map(|term| &mut term.senses) {
        if sense.id.is_empty() {
            sense.id = free(&slug(&sense.term), &taken);
            taken.number(&sense.id);
        }
    }
    for term in terms {
        if let Some(sense) = term.senses.first() {
            term.id.clone_from(&sense.id);
        }
    }
}

/// `wanted`, or the first of `wanted-2`, `wanted-3`… that nobody has.
fn free(wanted: &str, taken: &Names) -> String {
    let mut id = wanted.to_owned();
    let mut count = 1_u32;
    while taken.get(&id).is_some() {
        count = count.saturating_add(1);
        id = [wanted, "-", &count.to_string()].concat();
    }
    id
}

/// An identifier from a term: its letters and digits, in lower case, hyphens between.
fn slug(term: &str) -> String {
    let folded = fold(term);
    let spaced: String =
        folded.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let slug = respaced(&spaced, "-");
    if slug.is_empty() { "term".to_owned() } else { slug }
}

/// Identifiers stand in `href`, `data-term` and lists of ids, which white space ends.
fn without_white_space(id: &str) -> String {
    respaced(id, "-")
}

#[cfg(test)]
mod tests {
    use super::{Entry, Glossary};

    fn glossary(entries: &[(&str, &str)]) -> Glossary {
        Glossary::from_entries(
            entries
                .iter()
                .map(|(id, term)| Entry { id: (*id).to_owned(), ..Entry::new(*term, "x") }),
        )
    }

    #[test]
    fn entries_become_terms_with_senses_and_ids_of_their_own() {
        type Case = (&'static [(&'static str, &'static str)], &'static [&'static str]);
        let cases: &[Case] = &[
            (&[("", "Serangan Siber")], &["serangan-siber"]),
            (&[("", "virus"), ("", "Virus")], &["virus+virus-2"]),
            (&[("", "who"), ("", "WHO")], &["who", "who-2"]),
            (&[("", "hack"), ("hack", "peretasan")], &["hack-2", "hack"]),
            (&[("a", "satu"), ("a", "dua")], &["a", "dua"]),
            (&[("a  b", "satu")], &["a-b"]),
            (&[("", "C++"), ("", "C#"), ("", "++")], &["c", "c-2", "term"]),
            (&[("", "data  pribadi"), ("", "Data Pribadi")], &["data-pribadi+data-pribadi-2"]),
        ];
        for (entries, expected) in cases {
            let glossary = glossary(entries);
            let ids: Vec<String> = glossary
                .terms()
                .map(|(_, term)| {
                    term.senses.iter().map(|s| s.id.as_str()).collect::<Vec<_>>().join("+")
                })
                .collect();
            assert_eq!(ids, *expected, "{entries:?}");
            for (index, term) in glossary.terms() {
                assert_eq!(glossary.find(&term.id), Some(index));
                assert_eq!(glossary.term(index).map(|t| &t.id), Some(&term.id));
            }
        }
    }
}
