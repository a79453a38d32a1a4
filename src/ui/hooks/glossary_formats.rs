//! Glossaries of forms other than our own, in a module of its own.

use glosa_core::glossary::formats::{Parsers, Reading, Source, read, read_definition_list};
use web_sys::Element;

use super::door;
use crate::dom::{definition_list, xml};
use crate::host::json;

/// What reads each form.
#[derive(Clone, Copy)]
pub(super) struct Formats {
    /// Reads a text of any form.
    pub(super) text: fn(&Source<'_>) -> Result<Reading, String>,
    /// Reads an element of the page.
    pub(super) list: fn(&Element) -> Result<Reading, String>,
}

door! {
    pub(super) fn formats() -> Formats = Formats { text: from_text, list: from_list }, in glossaries
}

fn from_text(source: &Source<'_>) -> Result<Reading, String> {
    let parsers = Parsers {
        json: |text| json::parse(text).map_err(|error| error.to_string()),
        xml: |text| xml::parse(text).map_err(|error| error.to_string()),
    };
    read(source, &parsers).map_err(|error| error.to_string())
}

fn from_list(element: &Element) -> Result<Reading, String> {
    let groups = definition_list::read(element);
    if groups.is_empty() {
        return Err("the element is no <dl> with terms and no <script> with a glossary".to_owned());
    }
    Ok(read_definition_list(&groups))
}
