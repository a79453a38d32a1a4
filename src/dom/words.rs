//! Words of the article that are no mark: pointed out as a selection.

use wasm_bindgen::JsCast as _;
use web_sys::{DomRect, HtmlElement, Text, Window};

use super::DomError;

/// Where words stand, in text nodes that may have been cut since.
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
        let thrown = |e| DomError::threw("Range", &e);
        let document = window.document().ok_or(DomError::Missing("document"))?;
        let range = document.create_range().map_err(thrown)?;
        range.set_start(&self.first, self.start).map_err(thrown)?;
        range.set_end(&self.last, self.end).map_err(thrown)?;
        show(&window, &range.get_bounding_client_rect());
        if let Some(selection) = window.get_selection().map_err(thrown)? {
            selection
                .set_base_and_extent(&self.first, self.start, &self.last, self.end)
                .map_err(thrown)?;
        }
        Ok(())
    }
}

fn show(window: &Window, place: &DomRect) {
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    if place.top() < 0.0 || place.bottom() > height {
        window.scroll_by_with_x_and_y(0.0, place.top() - height / 2.0);
    }
}
