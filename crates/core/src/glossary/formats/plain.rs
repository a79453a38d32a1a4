//! Our own JSON form, and that of docusaurus-plugin-glossary, which adds to it.
//!
//! Source: the plugin's `GlossaryTerm`
//! (<https://www.npmjs.com/package/docusaurus-plugin-glossary>). What it says of its own
//! pages and links has no place here.

use super::{Problem, Reading, text, texts};
use crate::glossary::Entry;
use crate::json::Value;

/// Reads an array of entries; `language` holds for those that name none.
pub(super) fn read(items: &[Value], language: Option<&str>) -> Reading {
    let mut reading = Reading::default();
    for (index, item) in items.iter().enumerate() {
        reading.add(index, entry(item, language));
    }
    reading
}

fn entry(item: &Value, language: Option<&str>) -> Result<Entry, Problem> {
    if !matches!(item, Value::Object(_)) {
        return Err(Problem::NotAnObject);
    }
    let flag = |name| item.get(name).as_bool().unwrap_or(false);
    let mut aliases = texts(item.get("aliases"));
    aliases.extend(text(item.get("abbreviation")));
    Ok(Entry {
        id: text(item.get("id")).unwrap_or_default(),
        term: text(item.get("term")).ok_or(Problem::NoTerm)?,
        aliases,
        hidden: texts(item.get("hidden")),
        definition: text(item.get("definition")).unwrap_or_default(),
        language: text(item.get("language")).or_else(|| language.map(str::to_owned)),
        url: text(item.get("url")),
        image: text(item.get("image")),
        case_sensitive: flag("caseSensitive"),
        derive: flag("derive"),
        domain: text(item.get("domain")),
        base_url: None,
        place: None,
    })
}
