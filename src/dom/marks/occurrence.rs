//! A marked place.

use glosa_core::glossary::{Mark, TermIndex};
use web_sys::{Element, HtmlElement, Range};

/// A marked place.
#[derive(Clone, Debug)]
pub struct Occurrence {
    /// The term that stands there.
    pub term: TermIndex,
    /// What made it the term.
    pub mark: Mark,
    /// Where it is.
    pub spot: Spot,
}

/// Where a mark is.
#[derive(Clone, Debug)]
pub enum Spot {
    /// The `<a>` elements around its text, in order: mostly one, more where the article's
    /// own markup cuts it. The first is the one that is a Tab stop.
    Links(Vec<HtmlElement>),
    /// The text that it is painted over.
    Range(Range),
}

impl Spot {
    /// An element that the text of the mark stands in.
    #[must_use]
    pub fn element(&self) -> Option<Element> {
        match self {
            Self::Links(links) => links.first().map(|link| link.clone().into()),
            Self::Range(range) => range.start_container().ok()?.parent_element(),
        }
    }
}

impl Occurrence {
    /// Its links, in order; none where it is painted over the text.
    #[must_use]
    pub fn links(&self) -> &[HtmlElement] {
        match &self.spot {
            Spot::Links(links) => links,
            Spot::Range(_) => &[],
        }
    }

    /// The link that is a Tab stop.
    #[must_use]
    pub fn link(&self) -> Option<&HtmlElement> {
        self.links().first()
    }
}
