//! Changes of a text field that the reader can undo.

use glosa_core::markdown::Edit;
use glosa_core::text::Utf16Span;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{HtmlDocument, HtmlTextAreaElement, InputEvent, InputEventInit};

use super::{DomError, inert};

/// What is selected in a field.
#[must_use]
pub fn selected_in(area: &HtmlTextAreaElement) -> Utf16Span {
    let start = area.selection_start().ok().flatten().unwrap_or_default();
    let end = area.selection_end().ok().flatten().unwrap_or_default();
    Utf16Span::new(start, end.max(start))
}

/// Changes a field, if it may be written in, and gives it the focus. The reader can undo it
/// as what she types; listeners of `input` hear of it.
///
/// # Errors
/// [`DomError::Threw`] when the browser refuses.
pub fn apply(area: &HtmlTextAreaElement, edit: &Edit) -> Result<(), DomError> {
    if area.read_only() {
        return Ok(());
    }
    // The command works on what has the focus.
    area.focus().map_err(|e| DomError::threw("focus", &e))?;
    select(area, edit.replaced)?;
    let is_done = edit.by.is_empty() && edit.replaced.is_empty() || command(&edit.by)?;
    if !is_done {
        replace(area, edit).map_err(|e| DomError::threw("setRangeText", &e))?;
    }
    select(area, edit.selected)
}

fn select(area: &HtmlTextAreaElement, span: Utf16Span) -> Result<(), DomError> {
    area.set_selection_range(span.start.0, span.end.0)
        .map_err(|e| DomError::threw("setSelectionRange", &e))
}

/// Has the browser itself write in the place of what is selected: deprecated, and the only
/// way that keeps what can be undone. Answers whether it did.
fn command(text: &str) -> Result<bool, DomError> {
    let page: HtmlDocument = inert::page()?.unchecked_into();
    let name = if text.is_empty() { "delete" } else { "insertText" };
    // One that throws does not know the command.
    Ok(page.exec_command_with_show_ui_and_value(name, false, text).unwrap_or(false))
}

/// Writes without the browser's help, where nothing can be undone.
fn replace(area: &HtmlTextAreaElement, edit: &Edit) -> Result<(), JsValue> {
    let (start, end) = (edit.replaced.start.0, edit.replaced.end.0);
    area.set_range_text_with_start_and_end(&edit.by, start, end)?;
    let init = InputEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    let event = InputEvent::new_with_event_init_dict("input", &init)?;
    area.dispatch_event(&event).map(drop)
}
