//! What is told of the places of terms beyond what leads there.

use glosa_core::glossary::Mark;

use super::use_marks::MarkedArticle;
use crate::dom::places::Spot;

/// A place of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Where, which term and by which rule.
    pub mark: Mark,
    /// Whether it is marked.
    pub is_marked: bool,
}

impl MarkedArticle {
    /// All places of terms, in the order of the text.
    pub fn standing(&self) -> impl Iterator<Item = Standing> {
        self.marks.places().iter().map(|place| Standing {
            mark: place.mark,
            is_marked: matches!(place.spot, Spot::Mark(_)),
        })
    }

    /// How many places are marked.
    #[must_use]
    pub fn mark_count(&self) -> u32 {
        u32::try_from(self.standing().filter(|place| place.is_marked).count()).unwrap_or(u32::MAX)
    }
}
