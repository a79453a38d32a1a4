//! What keys, tools and pastes do in a box.

use glosa_core::markdown::{self, Edit, Tool};
use glosa_core::tooltip::Direction;
use wasm_bindgen::JsCast as _;
use web_sys::{ClipboardEvent, Element, HtmlElement, HtmlTextAreaElement, KeyboardEvent};
use yew::prelude::*;

use crate::dom::{boxes, rich_text, writing};
use crate::host::{globals, log, page};

/// The key code of a key that an input method took, where browsers say it in no other way
/// (UI Events, section 7.3.1).
const OF_INPUT_METHOD: u32 = 229;

/// Whether a key belongs to a word that an input method is at.
fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == OF_INPUT_METHOD
}

/// Whether a key sends what is written: Enter with Ctrl or Command.
#[must_use]
pub fn sends(event: &KeyboardEvent) -> bool {
    (event.ctrl_key() || event.meta_key()) && event.key() == "Enter" && !is_composing(event)
}

/// The tool that a key calls, with Ctrl, or Command on Apple's systems.
#[must_use]
pub fn pressed_tool(event: &KeyboardEvent) -> Option<Tool> {
    let is_command = page::has_command_key();
    let is_chord = event.ctrl_key() != is_command && event.meta_key() == is_command;
    if !is_chord || event.alt_key() || event.shift_key() || is_composing(event) {
        return None;
    }
    Tool::of_key(&event.key())
}

/// Uses a tool on what is selected in a box.
pub fn apply_tool(area: &NodeRef, tool: Tool) {
    if let Some(area) = area.cast::<HtmlTextAreaElement>() {
        change(&area, &markdown::edit(tool, &area.value(), writing::selected_in(&area)));
    }
}

/// Pastes rich text as Markdown; all other text is left to the browser.
pub fn paste_as_markdown(area: &NodeRef, event: &Event) {
    let pasted = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    let html = pasted.and_then(|data| data.get_data("text/html").ok());
    let html = html.filter(|html| !html.is_empty());
    let (Some(html), Some(area)) = (html, area.cast::<HtmlTextAreaElement>()) else { return };
    // What cannot be read as rich text is pasted as plain text.
    let text = rich_text::of_html(&html).ok().and_then(|nodes| markdown::from_html(&nodes));
    if let Some(text) = text {
        event.prevent_default();
        change(&area, &Edit::insert(writing::selected_in(&area), text));
    }
}

fn change(area: &HtmlTextAreaElement, edit: &Edit) {
    if let Err(error) = writing::apply(area, edit) {
        log::warn(&error.to_string());
    }
}

/// Moves the focus along a toolbar from a tool, as a key says; answers the tool that it is
/// on then.
#[must_use]
pub fn step_along(bar: &NodeRef, from: Tool, event: &KeyboardEvent) -> Option<Tool> {
    let bar = bar.cast::<Element>()?;
    let is_rtl = boxes::direction(&globals::window().ok()?, &bar) == Direction::RightToLeft;
    let tool = from.beside(&event.key(), is_rtl)?;
    event.prevent_default();
    let button = bar.query_selector(&["[data-tool=", tool.name(), "]"].concat()).ok().flatten();
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok())
        && let Err(error) = button.focus()
    {
        log::warn(&format!("focus failed: {error:?}"));
    }
    Some(tool)
}
