//! The terms of a `<dl>` in the page.

use glosa_core::glossary::formats::DefinitionGroup;
use wasm_bindgen::JsCast as _;
use web_sys::Element;

/// The groups of a list, in order; `<div>` elements around groups are looked into.
/// `element` is the `<dl>` itself or something with one in it.
#[must_use]
pub fn read(element: &Element) -> Vec<DefinitionGroup> {
    let Some(list) = list_in(element) else { return Vec::new() };
    let mut groups = Vec::new();
    for child in children(&list) {
        if child.local_name() == "div" {
            let id = attribute(&child, "id");
            for part in children(&child) {
                add(&mut groups, &part, id.as_deref());
            }
            // What a group had in one `<div>` does not go on in the next.
            groups.push(DefinitionGroup::default());
        } else {
            add(&mut groups, &child, None);
        }
    }
    groups.retain(|group| *group != DefinitionGroup::default());
    groups
}

fn list_in(element: &Element) -> Option<Element> {
    if element.local_name() == "dl" {
        return Some(element.clone());
    }
    element.query_selector("dl").ok().flatten()
}

fn add(groups: &mut Vec<DefinitionGroup>, part: &Element, id: Option<&str>) {
    match part.local_name().as_str() {
        "dt" => {
            // A name after a description begins a new group.
            if groups.last().is_none_or(|group| !group.descriptions.is_empty()) {
                groups.push(DefinitionGroup::default());
            }
            let Some(group) = groups.last_mut() else { return };
            group.names.push(part.text_content().unwrap_or_default());
            group.id = group.id.take().or_else(|| id.map(str::to_owned)).or_else(|| own_id(part));
            group.language = group.language.take().or_else(|| language(part));
        }
        "dd" => {
            if groups.is_empty() {
                groups.push(DefinitionGroup::default());
            }
            let Some(group) = groups.last_mut() else { return };
            group.descriptions.push(part.inner_html());
        }
        _ => {}
    }
}

/// The `id` of a name, or of the first `<dfn>` in it.
fn own_id(name: &Element) -> Option<String> {
    attribute(name, "id").or_else(|| {
        let marked = name.query_selector("dfn[id]").ok().flatten()?;
        attribute(&marked, "id")
    })
}

fn language(name: &Element) -> Option<String> {
    attribute(&name.closest("[lang]").ok().flatten()?, "lang")
}

fn attribute(element: &Element, name: &str) -> Option<String> {
    element.get_attribute(name).filter(|value| !value.is_empty())
}

fn children(parent: &Element) -> Vec<Element> {
    let mut children = Vec::new();
    let mut next = parent.first_element_child();
    while let Some(child) = next {
        next = child.next_element_sibling();
        children.push(child.unchecked_into());
    }
    children
}
