//! TBX, the exchange format of term bases.
//!
//! Sources: ISO 30042:2019 (TBX version 3) and its public part at
//! <https://www.tbxinfo.net/>: `conceptEntry`, `langSec`, `termSec`; of version 2
//! `termEntry`, `langSet`, `tig` or `ntig`. The DCA style names data categories by an
//! attribute `type`, the DCT style by the element.

use super::concept::{Concept, Tagged};
use super::xml::Element;
use super::{ReadError, Reading, escaped};
use crate::text::respaced;

/// Reads all concepts of a document.
///
/// # Errors
/// [`ReadError::NoTbx`] when it is another kind of XML.
pub(super) fn read(document: &Element) -> Result<Reading, ReadError> {
    if !matches!(document.name.as_str(), "tbx" | "martif") {
        return Err(ReadError::NoTbx);
    }
    let mut reading = Reading::default();
    let concepts = all(document, &["conceptEntry", "termEntry"]);
    for (index, element) in concepts.into_iter().enumerate() {
        reading.add_all(index, concept(element, document.attribute("lang")).entries());
    }
    Ok(reading)
}

/// All elements with one of these names below `parent`, in the order of the document,
/// and none within another.
fn all<'e>(parent: &'e Element, names: &[&str]) -> Vec<&'e Element> {
    let mut found = Vec::new();
    collect(parent, &|element| names.contains(&element.name.as_str()), &mut found);
    found
}

/// `parent`, and the elements below it, that are of a data category.
fn categories<'e>(parent: &'e Element, category: &str) -> Vec<&'e Element> {
    let is_it =
        |element: &Element| element.name == category || element.attribute("type") == Some(category);
    let mut found = Vec::new();
    if is_it(parent) {
        found.push(parent);
    } else {
        collect(parent, &is_it, &mut found);
    }
    found
}

fn collect<'e>(
    parent: &'e Element,
    is_it: &dyn Fn(&Element) -> bool,
    found: &mut Vec<&'e Element>,
) {
    for element in parent.elements() {
        if is_it(element) {
            found.push(element);
        } else {
            collect(element, is_it, found);
        }
    }
}

fn concept(element: &Element, language: Option<&str>) -> Concept {
    let mut concept = Concept {
        id: element.attribute("id").unwrap_or_default().to_owned(),
        ..Concept::default()
    };
    let sections = all(element, &["langSec", "langSet"]);
    for section in &sections {
        let language = section.attribute("lang").or(language);
        for definition in categories(section, "definition") {
            push(&mut concept.definitions, language, &definition.text());
        }
        names(section, language, &mut concept);
    }
    // What stands beside the sections, and not in one, holds for all languages.
    for child in element.elements() {
        if matches!(child.name.as_str(), "langSec" | "langSet") {
            continue;
        }
        for definition in categories(child, "definition") {
            push(&mut concept.definitions, definition.attribute("lang"), &definition.text());
        }
        for field in categories(child, "subjectField") {
            let field = respaced(&field.text(), " ");
            if concept.domain.is_none() && !field.is_empty() {
                concept.domain = Some(field);
            }
        }
    }
    concept
}

/// The names of one language: preferred ones first, and what should not be used any
/// more among those that are found and not shown.
fn names(section: &Element, language: Option<&str>, concept: &mut Concept) {
    let mut others = Vec::new();
    for section in all(section, &["termSec", "tig", "ntig"]) {
        let status = categories(section, "administrativeStatus");
        let status = status.first().map(|status| status.text()).unwrap_or_default();
        let text = all(section, &["term"]).first().map(|name| name.text()).unwrap_or_default();
        let text = respaced(&text, " ");
        if text.is_empty() {
            continue;
        }
        let name = Tagged { language: language.map(str::to_owned), text };
        if status.contains("deprecated") || status.contains("superseded") {
            concept.hidden.push(name);
        } else if status.contains("preferred") {
            concept.terms.push(name);
        } else {
            others.push(name);
        }
    }
    concept.terms.append(&mut others);
}

/// Adds a definition, which is a text in TBX and HTML in an entry.
fn push(definitions: &mut Vec<Tagged>, language: Option<&str>, text: &str) {
    let text = respaced(text, " ");
    if !text.is_empty() {
        let text = escaped(&text);
        definitions.push(Tagged { language: language.map(str::to_owned), text });
    }
}
