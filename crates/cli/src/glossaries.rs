//! Glossaries from files.

pub(crate) mod list;

use std::fs;
use std::path::Path;

use glosa_core::glossary::formats::xml::{Builder, Element};
use glosa_core::glossary::formats::{Parsers, Reading, Source, read};
use roxmltree::{Document, NodeId, ParsingOptions};

use crate::failure::Failure;

/// The text of a file.
///
/// # Errors
/// [`Failure::Read`] and [`Failure::NotText`].
pub(crate) fn text_of(path: &Path) -> Result<String, Failure> {
    let bytes = fs::read(path).map_err(|cause| Failure::Read(path.to_owned(), cause))?;
    String::from_utf8(bytes).map_err(|_| Failure::NotText(path.to_owned()))
}

/// Reads a glossary of any known form, told by the ending of its name, else its content.
///
/// # Errors
/// [`Failure`] when the file or the whole of it cannot be read.
pub(crate) fn read_file(path: &Path) -> Result<Reading, Failure> {
    let text = text_of(path)?;
    let address = path.to_string_lossy();
    if list::is_page(&address, &text) {
        return list::read(&text).ok_or_else(|| Failure::NoList(path.to_owned()));
    }
    let parsers = Parsers {
        json: |text| serde_json::from_str(text).map_err(|cause| cause.to_string()),
        xml: parse_xml,
    };
    let source = Source { content_type: "", address: &address, text: &text };
    read(&source, &parsers).map_err(|cause| Failure::Glossary(path.to_owned(), cause))
}

/// The tree of an XML document; it is walked without recursion, since its nesting is the
/// document's to choose.
fn parse_xml(text: &str) -> Result<Element, String> {
    // A document type is named by every file of TBX version 2; entities are refused before.
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document =
        Document::parse_with_options(text, options).map_err(|cause| cause.to_string())?;
    let mut builder = Builder::default();
    let mut next: Vec<Step> = vec![Step::Open(document.root_element().id())];
    while let Some(step) = next.pop() {
        let id = match step {
            Step::Open(id) => id,
            Step::Close => {
                if let Some(tree) = builder.close() {
                    return Ok(tree);
                }
                continue;
            }
        };
        let Some(node) = document.get_node(id) else { continue };
        if node.is_element() {
            let attributes = node.attributes();
            let attributes = attributes.map(|a| (a.name().to_owned(), a.value().to_owned()));
            builder.open(node.tag_name().name(), attributes.collect());
            next.push(Step::Close);
            next.extend(node.children().rev().map(|child| Step::Open(child.id())));
        } else if node.is_text() {
            builder.text(node.text().unwrap_or_default());
        }
    }
    Err("the document has no element".to_owned())
}

/// What is still to be done with a tree.
enum Step {
    Open(NodeId),
    Close,
}
