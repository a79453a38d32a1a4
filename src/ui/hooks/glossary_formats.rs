//! Glossaries of forms other than our own, in a module of its own.

use glosa_core::glossary::formats::{Reading, read_definition_list, read_json};
use glosa_core::json::Value;
use web_sys::Element;

use super::door;
use crate::dom::definition_list;

/// What reads each form.
#[derive(Clone, Copy)]
pub(super) struct Formats {
    /// Reads a JSON document.
    pub(super) json: fn(&Value) -> Result<Reading, String>,
    /// Reads an element of the page.
    pub(super) list: fn(&Element) -> Result<Reading, String>,
}

door! {
    pub(super) fn formats() -> Formats = Formats { json: from_json, list: from_list }, in formats
}

fn from_json(document: &Value) -> Result<Reading, String> {
    read_json(document).map_err(|error| error.to_string())
}

fn from_list(element: &Element) -> Result<Reading, String> {
    let groups = definition_list::read(element);
    if groups.is_empty() {
        return Err("the element is no <dl> with terms and no JSON <script>".to_owned());
    }
    Ok(read_definition_list(&groups))
}
