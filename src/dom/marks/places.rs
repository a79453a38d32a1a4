//! Where terms stand in an article. Words that are no mark are pointed out as a selection.

use glosa_core::glossary::Mark;
use glosa_core::tooltip::MarkNumber;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{HtmlElement, Range, Text, Window};

use crate::dom::DomError;

/// A place where a term stands, marked or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// By which rule, and where in the text of its part.
    pub mark: Mark,
    /// The occurrence as which it is marked.
    pub number: Option<MarkNumber>,
}

/// Where words stand, in text nodes that may have been cut.
#[derive(Clone, Debug)]
pub struct PlainWords {
    pub(super) first: Text,
    pub(super) start: u32,
    pub(super) last: Text,
    pub(super) end: u32,
}

impl PlainWords {
    /// The element around them; nothing where the page has taken them away.
    #[must_use]
    pub fn element(&self) -> Option<HtmlElement> {
        self.first.parent_element().filter(|parent| parent.is_connected())?.dyn_into().ok()
    }

    /// Selects them and sees to it that they can be seen: in a long paragraph they may
    /// stand far from its middle.
    ///
    /// # Errors
    /// [`DomError`] where the page has shortened the text, or nothing can be selected.
    pub fn point_out(&self) -> Result<(), DomError> {
        let window = web_sys::window().ok_or(DomError::Missing("window"))?;
        self.try_point_out(&window).map_err(|e| DomError::threw("Selection", &e))
    }

    fn try_point_out(&self, window: &Window) -> Result<(), JsValue> {
        let selection = window.get_selection()?.ok_or(JsValue::NULL)?;
        selection.set_base_and_extent(&self.first, self.start, &self.last, self.end)?;
        let place = selection.get_range_at(0)?.get_bounding_client_rect();
        let height = window.inner_height()?.as_f64().unwrap_or_default();
        if place.top() < 0.0 || place.bottom() > height {
            window.scroll_by_with_x_and_y(0.0, place.top() - height / 2.0);
        }
        Ok(())
    }

    /// The range of the page that they are.
    pub(super) fn range(&self) -> Result<Range, JsValue> {
        let range = Range::new()?;
        range.set_start(&self.first, self.start)?;
        range.set_end(&self.last, self.end)?;
        Ok(range)
    }
}
