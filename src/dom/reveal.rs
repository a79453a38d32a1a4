//! Leading the reader to a place: scrolling, focus, and what is folded away before it.

use wasm_bindgen::JsCast as _;
use web_sys::{
    Document, Element, FocusOptions, HtmlDetailsElement, HtmlElement, Node, ScrollIntoViewOptions,
    ScrollLogicalPosition, ShadowRoot,
};

/// The attribute that a place carries while it is pointed out.
const FOUND: &str = "data-found";
/// The attribute that lets an element take the focus.
const TAB_INDEX: &str = "tabindex";

/// Unfolds what `element` is folded away in, scrolls it to the middle and focuses it.
pub fn lead_to(element: &HtmlElement) {
    let mut around = element.closest("details").ok().flatten();
    while let Some(details) = around {
        around = details.parent_element().and_then(|up| up.closest("details").ok().flatten());
        if let Ok(details) = details.dyn_into::<HtmlDetailsElement>() {
            details.set_open(true);
        }
    }
    let scroll = ScrollIntoViewOptions::new();
    scroll.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&scroll);
    focus(element);
}

/// Focuses an element and leaves the page where it is.
pub fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // Only an element that is gone refuses, and then there is nothing to focus.
    let _ = element.focus_with_options(&options);
}

/// What has the focus in the tree that a node is in.
#[must_use]
pub fn active_element(node: &Node) -> Option<Element> {
    let tree = node.get_root_node();
    match tree.dyn_into::<ShadowRoot>() {
        Ok(shadow) => shadow.active_element(),
        Err(tree) => tree.dyn_ref::<Document>()?.active_element(),
    }
}

/// A place that is pointed out; dropping it ends that.
#[must_use = "dropping it ends the pointing out"]
#[derive(Debug)]
pub struct Found {
    attribute: &'static str,
    elements: Vec<HtmlElement>,
}

impl Found {
    /// Points out the elements of one mark.
    pub fn mark(elements: &[HtmlElement]) -> Self {
        for element in elements {
            // The mark is focused as well; without the attribute it is less conspicuous.
            let _ = element.set_attribute(FOUND, "");
        }
        Self { attribute: FOUND, elements: elements.to_vec() }
    }

    /// Lets an element of the page take the focus, which its words cannot.
    pub fn around(element: &HtmlElement) -> Self {
        let is_lent = !element.has_attribute(TAB_INDEX);
        if is_lent {
            element.set_tab_index(-1);
        }
        Self {
            attribute: TAB_INDEX,
            elements: is_lent.then(|| element.clone()).into_iter().collect(),
        }
    }
}

impl Drop for Found {
    fn drop(&mut self) {
        for element in &self.elements {
            let _ = element.remove_attribute(self.attribute);
        }
    }
}

/// Whether an element is a place that is pointed out.
#[must_use]
pub fn is_pointed_out(element: &Element) -> bool {
    element.has_attribute(FOUND)
}

/// Whether the keyboard, or a program acting for it, put the focus on an element.
#[must_use]
pub fn is_focus_visible(element: &Element) -> bool {
    // A browser that does not know the selector shows every focus.
    element.matches(":focus-visible").unwrap_or(true)
}
