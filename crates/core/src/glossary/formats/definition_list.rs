//! The `<dl>` of an HTML page.

use super::Reading;
use crate::glossary::Entry;
use crate::text::respaced;

/// A group of a `<dl>`: names that share descriptions
/// (<https://html.spec.whatwg.org/multipage/grouping-content.html#the-dl-element>).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DefinitionGroup {
    /// The texts of its `<dt>` elements.
    pub names: Vec<String>,
    /// The inner HTML of its `<dd>` elements.
    pub descriptions: Vec<String>,
    /// The `id` of the group, or of its first `<dt>`, or of a `<dfn>` in that.
    pub id: Option<String>,
    /// The nearest `lang`.
    pub language: Option<String>,
}

/// Reads a list: in each group the first name is the term, further ones are aliases,
/// and each description is a sense of its own.
#[must_use]
pub fn read_definition_list(groups: &[DefinitionGroup]) -> Reading {
    let mut reading = Reading::default();
    for (index, group) in groups.iter().enumerate() {
        let mut names = group.names.iter().map(|name| words_of(name));
        let sense = Entry {
            id: group.id.clone().unwrap_or_default(),
            term: names.next().unwrap_or_default(),
            aliases: names.collect(),
            language: group.language.clone(),
            ..Entry::default()
        };
        if group.descriptions.is_empty() {
            reading.add(index, Ok(sense));
            continue;
        }
        for description in &group.descriptions {
            let definition = description.trim().to_owned();
            reading.add(index, Ok(Entry { definition, ..sense.clone() }));
        }
    }
    reading
}

/// HTML source is broken into lines where its author liked.
fn words_of(text: &str) -> String {
    respaced(text, " ")
}
