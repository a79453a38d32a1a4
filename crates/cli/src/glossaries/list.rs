//! The `<dl>` of an HTML file.

use glosa_core::article::{SourceKind, detect};
use glosa_core::glossary::formats::{DefinitionGroup, Reading, read_definition_list};
use scraper::{ElementRef, Html, Selector};

/// Whether a file is an HTML page, by its name or else its content.
pub(crate) fn is_page(name: &str, text: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("html" | "htm" | "xhtml") => true,
        Some("json" | "jsonld" | "csv" | "tsv" | "tab" | "tbx" | "xml" | "md" | "markdown") => {
            false
        }
        _ => detect("", text) == SourceKind::Html,
    }
}

/// Reads the first list of a page; `None` where there is none with terms.
pub(crate) fn read(text: &str) -> Option<Reading> {
    let page = Html::parse_document(text);
    let list = page.select(&Selector::parse("dl").ok()?).next()?;
    let mut groups = Vec::new();
    for child in list.child_elements() {
        if child.value().name() == "div" {
            for part in child.child_elements() {
                add(&mut groups, part, child.value().id());
            }
            groups.push(DefinitionGroup::default());
        } else {
            add(&mut groups, child, None);
        }
    }
    groups.retain(|group| *group != DefinitionGroup::default());
    (!groups.is_empty()).then(|| read_definition_list(&groups))
}

fn add(groups: &mut Vec<DefinitionGroup>, part: ElementRef<'_>, id: Option<&str>) {
    let name = part.value().name();
    let begins_group = name == "dt" && groups.last().is_none_or(|g| !g.descriptions.is_empty());
    if groups.is_empty() || begins_group {
        groups.push(DefinitionGroup::default());
    }
    let Some(group) = groups.last_mut() else { return };
    match name {
        "dt" => {
            group.names.push(part.text().collect());
            let own = || id.or_else(|| part.value().id()).or_else(|| id_of_definition(part));
            group.id = group.id.take().or_else(|| own().map(str::to_owned));
            group.language = group.language.take().or_else(|| language_of(part));
        }
        "dd" => group.descriptions.push(part.inner_html()),
        _ => {}
    }
}

/// The `id` of the first `<dfn>` in a name.
fn id_of_definition(name: ElementRef<'_>) -> Option<&str> {
    name.descendent_elements().find(|inner| inner.value().name() == "dfn")?.value().id()
}

/// The nearest `lang`.
pub(crate) fn language_of(element: ElementRef<'_>) -> Option<String> {
    let above = element.ancestors().filter_map(ElementRef::wrap);
    let mut tags = std::iter::once(element).chain(above).filter_map(|e| e.value().attr("lang"));
    tags.find(|tag| !tag.is_empty()).map(str::to_owned)
}
