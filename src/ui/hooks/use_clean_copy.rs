//! Copying from a marked article.

use wasm_bindgen::JsCast as _;
use web_sys::ClipboardEvent;
use yew::prelude::*;

use crate::dom::copying;
use crate::host::listen::{self, Way};
use crate::host::{globals, log};
use crate::ui::kit::use_effect_with;

/// Sees to it that what a reader copies holds no links of ours. The whole page is listened
/// to: an event of a selection that begins before the article passes the article by.
#[hook]
pub fn use_clean_copy() {
    use_effect_with((), |()| {
        let document = globals::document().ok();
        let copied = |event: &web_sys::Event| {
            if let Some(event) = event.dyn_ref::<ClipboardEvent>()
                && let Err(error) = copying::copy_unmarked(event)
            {
                log::warn(&error.to_string());
            }
        };
        let listener = document.map(|page| listen::on(&page, "copy", Way::Active, copied));
        move || drop(listener)
    });
}
