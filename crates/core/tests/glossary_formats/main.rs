//! Glossaries as publishers write them, as tables.
#![allow(clippy::unwrap_used, reason = "a test may end")]

mod hostile;
mod json;
mod texts;

use glosa_core::glossary::formats::xml::{Builder, Element};
use glosa_core::glossary::formats::{Parsers, ReadError, Reading, Source, read};
use roxmltree::{Document, Node, ParsingOptions};

/// The parsers of a program.
const PARSERS: Parsers = Parsers {
    json: |text| serde_json::from_str(text).map_err(|error| error.to_string()),
    xml: parse_xml,
};

fn parse_xml(text: &str) -> Result<Element, String> {
    fn build(node: Node<'_, '_>, builder: &mut Builder) -> Option<Element> {
        let lang = node.attributes().map(|a| (a.name().to_owned(), a.value().to_owned()));
        builder.open(node.tag_name().name(), lang.collect());
        for child in node.children() {
            if child.is_element() {
                build(child, builder);
            } else {
                builder.text(child.text().unwrap_or_default());
            }
        }
        builder.close()
    }
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|e| e.to_string())?;
    build(document.root_element(), &mut Builder::default()).ok_or_else(|| "empty".to_owned())
}

/// Reads a text as from an address of that name, with a content type that says nothing.
fn read_from(address: &str, text: &str) -> Result<Reading, ReadError> {
    read(&Source { content_type: "text/plain", address, text }, &PARSERS)
}

/// One line an entry: what is set of it, and of those skipped place and reason.
fn shown(reading: &Reading) -> String {
    let mut lines = Vec::new();
    for entry in &reading.entries {
        let mut line = format!("{}: {}", entry.term, entry.definition);
        let optional = [
            ("id", (!entry.id.is_empty()).then_some(&entry.id)),
            ("lang", entry.language.as_ref()),
            ("url", entry.url.as_ref()),
            ("image", entry.image.as_ref()),
            ("domain", entry.domain.as_ref()),
        ];
        for (name, value) in optional {
            line += &value.map_or(String::new(), |value| format!(" {name}={value}"));
        }
        line += &entry.aliases.iter().map(|alias| format!(" ~{alias}")).collect::<String>();
        line += &entry.hidden.iter().map(|hidden| format!(" ?{hidden}")).collect::<String>();
        line += if entry.case_sensitive { " case" } else { "" };
        line += if entry.derive { " derive" } else { "" };
        lines.push(line);
    }
    lines.extend(reading.skipped.iter().map(|skipped| format!("! {skipped}")));
    lines.join("\n")
}
