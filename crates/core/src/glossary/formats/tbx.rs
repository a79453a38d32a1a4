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
    let mut concepts = Vec::new();
    collect(document, &["conceptEntry", "termEntry"], &mut concepts);
    for (index, element) in concepts.into_iter().enumerate() {
        reading.add_all(index, concept(element, document.attribute("lang")).entries());
    }
    Ok(reading)
}

/// All elements with one of these names below `parent`, in the order of the document.
fn collect<'e>(parent: &'e Element, names: &[&str], found: &mut Vec<&'e Element>) {
    for element in parent.elements() {
        if names.contains(&element.name.as_str()) {
            found.push(element);
        } else {
            collect(element, names, found);
        }
    }
}

fn all<'e>(parent: &'e Element, names: &[&str]) -> Vec<&'e Element> {
    let mut found = Vec::new();
    collect(parent, names, &mut found);
    found
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
    let is_section = |child: &&Element| matches!(child.name.as_str(), "langSec" | "langSet");
    for child in element.elements().filter(|child| !is_section(child)) {
        let itself = [child].into_iter().filter(|child| is_category(child, "definition"));
        for definition in itself.chain(categories(child, "definition")) {
            push(&mut concept.definitions, definition.attribute("lang"), &definition.text());
        }
        let itself = [child].into_iter().filter(|child| is_category(child, "subjectField"));
        for field in itself.chain(categories(child, "subjectField")) {
            let field = field.text().trim().to_owned();
            concept.domain =
                concept.domain.take().or(Some(field).filter(|field| !field.is_empty()));
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

/// The elements below `parent` of a data category.
fn categories<'e>(parent: &'e Element, category: &str) -> Vec<&'e Element> {
    let mut found = Vec::new();
    let mut open: Vec<&Element> = vec![parent];
    while let Some(element) = open.pop() {
        let children: Vec<&Element> = element.elements().collect();
        open.extend(children.into_iter().rev());
        if is_category(element, category) {
            found.push(element);
        }
    }
    found
}

fn is_category(element: &Element, category: &str) -> bool {
    element.name == category || element.attribute("type") == Some(category)
}

/// Adds a definition, which is a text in TBX and HTML in an entry.
fn push(definitions: &mut Vec<Tagged>, language: Option<&str>, text: &str) {
    let text = respaced(text, " ");
    if !text.is_empty() {
        let text = escaped(&text);
        definitions.push(Tagged { language: language.map(str::to_owned), text });
    }
}
