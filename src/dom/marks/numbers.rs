//! Marked places by their numbers, and the focus that one of them may have.

use glosa_core::glossary::TermIndex;
use glosa_core::tooltip::MarkNumber;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlElement};

use super::highlights::Painter;
use super::links;
use super::occurrence::{Occurrence, Spot};
use crate::dom::nodes::elements;
use crate::dom::reveal::active_element;

/// The marked places of an area.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// Those that stand, by their numbers. None is given twice, so that a late event means
    /// nothing.
    occurrences: Vec<(MarkNumber, Occurrence)>,
    next: usize,
    /// Numbers by element, a JavaScript `Map`.
    by_element: js_sys::Map,
    /// What has the focus, while marks are taken out.
    active: Option<Element>,
    /// The term of a mark that was taken out with the focus on it.
    unfocused: Option<TermIndex>,
    /// The mark that is to have the focus in its place.
    successor: Option<HtmlElement>,
    /// What paints the marks; they are links where there is none.
    pub(super) painter: Option<Painter>,
}

impl Numbers {
    /// No marked places yet.
    pub(super) fn new(painter: Option<Painter>) -> Self {
        Self { painter, ..Self::default() }
    }

    pub(super) fn get(&self, number: MarkNumber) -> Option<&Occurrence> {
        self.occurrences.get(self.place_of(number)?).map(|(_, occurrence)| occurrence)
    }

    pub(super) fn all(&self) -> &[(MarkNumber, Occurrence)] {
        &self.occurrences
    }

    fn place_of(&self, number: MarkNumber) -> Option<usize> {
        self.occurrences.binary_search_by_key(&number, |(number, _)| *number).ok()
    }

    pub(super) fn of_link(&self, link: &Element) -> Option<MarkNumber> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "an index that was put in below"
        )]
        self.by_element.get(link).as_f64().map(|number| MarkNumber(number as usize))
    }

    /// Gives a new mark its number.
    pub(super) fn keep(&mut self, occurrence: Occurrence) -> MarkNumber {
        let number = self.next;
        self.next += 1;
        let index = JsValue::from(number);
        for link in occurrence.links() {
            self.by_element.set(link, &index);
        }
        if self.unfocused == Some(occurrence.term) {
            self.unfocused = None;
            self.successor = occurrence.link().cloned();
        }
        self.occurrences.push((MarkNumber(number), occurrence));
        MarkNumber(number)
    }

    /// Takes a mark out of the page.
    pub(super) fn forget(&mut self, number: MarkNumber) {
        let Some(place) = self.place_of(number) else { return };
        let (_, occurrence) = self.occurrences.remove(place);
        match occurrence.spot {
            Spot::Links(all) => {
                let mut elements = all.iter().map(AsRef::<Element>::as_ref);
                if elements.any(|link| self.active.as_ref() == Some(link)) {
                    self.unfocused = Some(occurrence.term);
                }
                for link in all {
                    self.by_element.delete(&link);
                    links::unwrap(&link);
                }
            }
            Spot::Range(range) => {
                if let Some(painter) = self.painter {
                    (painter.remove)(&range);
                }
            }
        }
    }

    /// Puts the content of links of ours in their place that are not known here: a page that
    /// copies what it holds, or writes it anew from its HTML, has made them.
    pub(super) fn unwrap_strangers(&self, part: &Element) {
        for link in elements(part.query_selector_all("a.glosa-term").ok()) {
            if self.of_link(&link).is_none() {
                links::unwrap(link.unchecked_ref());
            }
        }
    }

    /// Notes what has the focus before marks are taken out.
    pub(super) fn note_focus(&mut self, area: &HtmlElement) {
        self.active = active_element(area);
    }

    /// The mark that came in place of one that had the focus, unless the reader has gone
    /// elsewhere since.
    pub(super) fn successor(&mut self, area: &HtmlElement) -> Option<HtmlElement> {
        self.unfocused = None;
        let successor = self.successor.take();
        let active = active_element(area);
        successor.filter(|_| active.is_none_or(|active| active.local_name() == "body"))
    }
}
