//! Where the focus goes.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, FocusOptions, HtmlElement, Node, ShadowRoot};
use yew::prelude::*;

use crate::host::{globals, log};
use crate::ui::kit::use_effect_with;

/// Focuses the first element below `root` that a selector finds, and scrolls it into
/// view. Answers whether there was one.
pub fn focus_in(root: &NodeRef, selector: &str) -> bool {
    let found = root.cast::<Element>().and_then(|root| root.query_selector(selector).ok()?);
    let found = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = &found {
        focus(element);
    }
    found.is_some()
}

/// Focuses an element and brings it into view: a comment to the middle, where what
/// sticks to the edges of a page does not cover it, anything else no further than needed.
pub(super) fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Err(error) = element.focus_with_options(&options) {
        log::warn(&format!("focus failed: {error:?}"));
    }
    let scroll = web_sys::ScrollIntoViewOptions::new();
    let is_comment = element.local_name() == "article";
    scroll.set_block(if is_comment {
        web_sys::ScrollLogicalPosition::Center
    } else {
        web_sys::ScrollLogicalPosition::Nearest
    });
    element.scroll_into_view_with_scroll_into_view_options(&scroll);
}

/// What has the focus in the tree that an element stands in.
fn active_beside(element: &Element) -> Option<Element> {
    match element.get_root_node().dyn_into::<ShadowRoot>() {
        Ok(shadow) => shadow.active_element(),
        Err(_) => globals::document().ok().and_then(|document| document.active_element()),
    }
}

/// Whether the reader is in an element, in this window and in no other.
#[must_use]
pub(super) fn is_in(element: &Element) -> bool {
    let here = globals::document().is_ok_and(|document| document.has_focus().unwrap_or(true));
    here && active_beside(element).as_ref() == Some(element)
}

/// Whether the focus is on an element or on something in it.
#[must_use]
pub(super) fn is_within(element: &Element) -> bool {
    active_beside(element)
        .is_some_and(|active| element.contains(Some(active.unchecked_ref::<Node>())))
}

/// Whether the focus may be moved: the reader has put it nowhere, or on something
/// below `root` that a selector names.
#[must_use]
pub(super) fn is_focus_free(root: &NodeRef, selector: &str) -> bool {
    let Some(root) = root.cast::<Element>() else { return false };
    match active_beside(&root) {
        Some(element) => {
            let inside = root.contains(Some(element.unchecked_ref::<Node>()));
            inside && element.closest(selector).ok().flatten().is_some()
        }
        None => globals::document().is_ok_and(|document| {
            let body = document.body().map(|body| body.unchecked_into::<Element>());
            document.active_element().is_none_or(|active| Some(active) == body)
        }),
    }
}

/// Where the focus goes when what was to have it is not there, and nothing else has it.
const LAST_RESORT: &str = "[part~=heading]";

/// Focuses what a selector finds below `root`, once for each new value of `wish`.
#[hook]
pub(super) fn use_focus_on(root: &NodeRef, wish: Option<(AttrValue, u32)>) {
    let root = root.clone();
    use_effect_with(wish, move |wish| {
        if let Some((selector, _)) = wish
            && !focus_in(&root, selector)
            && is_focus_free(&root, ":not(*)")
        {
            focus_in(&root, LAST_RESORT);
        }
    });
}
