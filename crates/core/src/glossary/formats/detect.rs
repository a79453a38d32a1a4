//! What form a glossary is written in.

use super::{markdown, table};

/// A form of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// JSON: our own form, or JSON-LD.
    Json,
    /// XML: TBX.
    Xml,
    /// A table with a header row, its cells parted by commas, semicolons or tabs.
    Table,
    /// Markdown with a definition list.
    Markdown,
}

/// Tells the form of a glossary by its content type, else by the ending of its address,
/// else by its content; each says nothing where it is general or unknown.
#[must_use]
pub fn detect(content_type: &str, address: &str, text: &str) -> Option<Form> {
    by_type(content_type).or_else(|| by_ending(address)).or_else(|| by_content(text))
}

fn by_type(content_type: &str) -> Option<Form> {
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.as_str() {
        "application/json" | "text/json" => Some(Form::Json),
        "application/xml" | "text/xml" | "application/x-tbx" => Some(Form::Xml),
        "text/csv" | "application/csv" | "text/tab-separated-values" => Some(Form::Table),
        "text/markdown" | "text/x-markdown" => Some(Form::Markdown),
        essence if essence.ends_with("+json") => Some(Form::Json),
        // A page is no glossary, even where it is well-formed.
        "application/xhtml+xml" => None,
        essence if essence.ends_with("+xml") => Some(Form::Xml),
        _ => None,
    }
}

fn by_ending(address: &str) -> Option<Form> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let (_, ending) = path.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "json" | "jsonld" => Some(Form::Json),
        "tbx" | "xml" => Some(Form::Xml),
        "csv" | "tsv" | "tab" => Some(Form::Table),
        "md" | "markdown" => Some(Form::Markdown),
        _ => None,
    }
}

fn by_content(text: &str) -> Option<Form> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with(['{', '[']) {
        Some(Form::Json)
    } else if text.starts_with('<') {
        let is_xml = ["<?xml", "<tbx", "<martif"].iter().any(|start| text.starts_with(start));
        is_xml.then_some(Form::Xml)
    } else if table::has_header(text) {
        Some(Form::Table)
    } else {
        markdown::has_definition(text).then_some(Form::Markdown)
    }
}
