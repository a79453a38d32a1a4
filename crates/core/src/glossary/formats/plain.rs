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

/// An entry in our own form, without what is not said.
#[must_use]
pub fn write_plain(entry: &Entry) -> Value {
    let word = |text: &str| Value::String(text.to_owned());
    let text = |text: &Option<String>| text.as_deref().map(word);
    let list = |texts: &[String]| {
        let items = texts.iter().map(|text| word(text)).collect();
        (!texts.is_empty()).then_some(Value::Array(items))
    };
    let flag = |is_set: bool| is_set.then_some(Value::Bool(true));
    let members = [
        ("id", (!entry.id.is_empty()).then(|| word(&entry.id))),
        ("term", Some(word(&entry.term))),
        ("aliases", list(&entry.aliases)),
        ("hidden", list(&entry.hidden)),
        ("definition", Some(word(&entry.definition))),
        ("language", text(&entry.language)),
        ("url", text(&entry.url)),
        ("image", text(&entry.image)),
        ("caseSensitive", flag(entry.case_sensitive)),
        ("derive", flag(entry.derive)),
        ("domain", text(&entry.domain)),
    ];
    let said = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(said.collect())
}

#[cfg(test)]
mod tests {
    use super::{read, write_plain};
    use crate::glossary::Entry;

    #[test]
    fn what_is_written_is_read_as_it_was() {
        let texts = || vec!["a".to_owned(), "b".to_owned()];
        let full = Entry {
            id: "x".to_owned(),
            aliases: texts(),
            hidden: texts(),
            language: Some("id".to_owned()),
            url: Some("/x".to_owned()),
            image: Some("/x.png".to_owned()),
            case_sensitive: true,
            derive: true,
            domain: Some("uji".to_owned()),
            ..Entry::new("term", "definition")
        };
        let entries = vec![full, Entry::new("term", "definition")];
        let written: Vec<_> = entries.iter().map(write_plain).collect();
        assert_eq!(read(&written, None).entries, entries);
    }
}
