//! What the reader has selected in an article.

use glosa_core::tooltip::geometry::Rect;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, Node, Range};

use super::boxes;

/// Where nothing is looked up: what is written there is the reader's own.
const WRITTEN: &str = "input,textarea,[contenteditable]:not([contenteditable=false])";

/// Selected words, and where they stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Selected {
    /// What is selected, with line breaks where blocks end.
    pub text: String,
    /// Where it stands; the page may change it.
    pub range: Range,
    /// The element around it.
    pub around: HtmlElement,
}

/// What is selected in `article`; `None` where nothing is, or something that reaches out
/// of it.
#[must_use]
pub fn selected_in(article: &Element) -> Option<Selected> {
    let selection = web_sys::window()?.get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let common: Node = range.common_ancestor_container().ok()?;
    if !article.contains(Some(&common)) {
        return None;
    }
    let around = match common.dyn_into::<HtmlElement>() {
        Ok(element) => element,
        Err(text) => text.parent_element()?.dyn_into().ok()?,
    };
    if around.closest(WRITTEN).ok()?.is_some() {
        return None;
    }
    let text = String::from(selection.to_string());
    Some(Selected { text, range: range.clone_range(), around })
}

/// The last line that a range covers: an offer below it hides none of the words.
#[must_use]
pub fn last_line(range: &Range) -> Vec<Rect> {
    let lines = boxes::lines_of(range);
    lines.into_iter().rfind(|line| line.width > 0.0 && line.height > 0.0).into_iter().collect()
}

/// Selects a range again, so that the reader is where they were.
pub fn select(range: &Range) {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    if let Some(selection) = selection.filter(|selection| selection.is_collapsed()) {
        // A range that the page has taken away cannot be selected, and need not be.
        let _ = selection.remove_all_ranges();
        let _ = selection.add_range(range);
    }
}
