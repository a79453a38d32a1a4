//! Focus for what has just appeared in the place of what the reader was on.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::host::{HostError, log};
use crate::ui::kit::use_effect_with;

/// Focuses the element of `node` when `wanted` becomes true.
#[hook]
pub fn use_focus_when(node: NodeRef, wanted: bool) {
    use_effect_with(wanted, move |wanted| {
        if let Some(element) = node.cast::<HtmlElement>().filter(|_| *wanted)
            && let Err(error) = element.focus()
        {
            log::warn(&HostError::threw("focus", &error).to_string());
        }
    });
}
