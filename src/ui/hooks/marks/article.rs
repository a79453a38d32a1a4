//! What the other parts see of the marks of an article.

use core::cell::RefCell;
use std::rc::Rc;

use glosa_core::config::Paint;
use glosa_core::glossary::{Entry, Glossary, Mark, MarkPolicy, TermIndex};
use glosa_core::tooltip::MarkNumber;
use web_sys::Node;

use crate::dom::marks::{Marks, Occurrence, Place, PlainWords};
use crate::ui::hooks::dictionary::{Dictionaries, Dictionary};

/// An article whose marks stand in the page. They follow the page as it changes; two are
/// equal when nothing has changed between them.
#[derive(Clone, Debug)]
pub struct MarkedArticle {
    marks: Rc<Marks>,
    /// Grows with the terms of dictionaries that are met; terms keep their places.
    glossary: Rc<RefCell<Rc<Glossary>>>,
    dictionaries: Dictionaries,
    policy: MarkPolicy,
    revision: u32,
}

impl PartialEq for MarkedArticle {
    fn eq(&self, other: &Self) -> bool {
        self.is_of(other) && self.revision == other.revision
    }
}

/// The marks of one article, however they change: equal as long as they and the places of
/// their senses are the same.
#[derive(Clone, Debug)]
pub(in crate::ui::hooks) struct SameArticle(pub(in crate::ui::hooks) MarkedArticle);

impl PartialEq for SameArticle {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_of(&other.0) && self.0.dictionaries.are(&other.0.dictionaries)
    }
}

impl MarkedArticle {
    /// Marks of the terms of a glossary; `dictionaries` have the senses of those that come
    /// without.
    #[must_use]
    pub fn new(marks: Rc<Marks>, glossary: Rc<Glossary>, dictionaries: Dictionaries) -> Self {
        let glossary = Rc::new(RefCell::new(glossary));
        Self { marks, glossary, dictionaries, policy: MarkPolicy::default(), revision: 0 }
    }

    /// The same after another round of marking.
    pub(super) fn next(&self, policy: MarkPolicy) -> Self {
        Self { policy, revision: self.revision.wrapping_add(1), ..self.clone() }
    }

    /// Whether these are the marks of one article with one glossary, however they changed.
    #[must_use]
    pub fn is_of(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.marks, &other.marks)
    }

    /// The terms.
    #[must_use]
    pub fn glossary(&self) -> Rc<Glossary> {
        Rc::clone(&self.glossary.borrow())
    }

    pub(super) fn set_glossary(&self, glossary: Rc<Glossary>) {
        self.glossary.replace(glossary);
    }

    /// Which occurrences were chosen.
    #[must_use]
    pub const fn policy(&self) -> MarkPolicy {
        self.policy
    }

    /// How the marks are made visible.
    #[must_use]
    pub fn paint(&self) -> Paint {
        self.marks.paint()
    }

    /// All places of terms, in the order of the text.
    #[must_use]
    pub fn places(&self) -> Vec<Place> {
        self.marks.places()
    }

    /// What stands at each of these places, by its place in the text of the whole article.
    #[must_use]
    pub fn standing(&self) -> Vec<Mark> {
        self.marks.standing()
    }

    /// How many places are marked.
    #[must_use]
    pub fn mark_count(&self) -> u32 {
        let places = self.places();
        let marked = places.iter().filter(|place| place.number.is_some()).count();
        u32::try_from(marked).unwrap_or(u32::MAX)
    }

    /// The words at a place, by its number among [`places`](Self::places).
    #[must_use]
    pub fn words_at(&self, place: usize) -> Option<PlainWords> {
        self.marks.words_at(place)
    }

    /// A marked place, as long as it stands.
    #[must_use]
    pub fn occurrence(&self, number: MarkNumber) -> Option<Occurrence> {
        self.marks.occurrence(number)
    }

    /// The marked place that a node is in.
    #[must_use]
    pub fn occurrence_at(&self, node: &Node) -> Option<MarkNumber> {
        self.marks.occurrence_at(node)
    }

    /// The marked place that is painted at a point of the viewport.
    #[must_use]
    pub fn occurrence_under(&self, x: f64, y: f64) -> Option<MarkNumber> {
        self.marks.occurrence_under(x, y)
    }

    /// The senses of a term, if all of them are here.
    pub(in crate::ui::hooks) fn senses(&self, term: TermIndex) -> Option<Vec<Entry>> {
        let mut senses = Vec::new();
        for entry in &self.glossary().term(term)?.senses {
            self.dictionaries.add_known(entry, &mut senses)?;
        }
        Some(senses)
    }

    /// The senses of a term, fetched where they are not here; `None` when one did not come.
    pub(in crate::ui::hooks) async fn fetch_senses(&self, term: TermIndex) -> Option<Vec<Entry>> {
        let mut senses = Vec::new();
        for entry in &self.glossary().term(term)?.senses {
            self.dictionaries.add_fetched(entry, &mut senses).await?;
        }
        Some(senses)
    }

    /// The same with another place for senses.
    pub(in crate::ui::hooks) fn with(&self, more: Rc<dyn Dictionary>) -> Self {
        Self { dictionaries: self.dictionaries.with(more), ..self.clone() }
    }

    /// Whether some terms come without their senses.
    pub(in crate::ui::hooks) fn has_dictionaries(&self) -> bool {
        !self.dictionaries.is_empty()
    }
}
