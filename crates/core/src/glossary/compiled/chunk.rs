//! A chunk of senses, as JSON.

use super::index::Place;
use crate::glossary::Entry;
use crate::glossary::formats::read_plain;
use crate::json::Value;

/// What stands behind one spelling.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The senses of the term that is spelled so.
    pub senses: Vec<Entry>,
    /// The places of other terms that have this as an alias.
    pub see: Vec<Place>,
}

/// Reads a chunk: an array with a record for each place, and each an array of entries in
/// our own form and of numbers, which are places of other records. What is neither is
/// left out, so that places stay where they are.
#[must_use]
pub fn read_chunk(document: &Value) -> Vec<Record> {
    document.items().iter().map(record).collect()
}

fn record(value: &Value) -> Record {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number that is no place leads nowhere"
    )]
    let see = value.items().iter().filter_map(Value::as_f64).map(|at| Place(at as u32)).collect();
    let senses = read_plain(value).map(|reading| reading.entries).unwrap_or_default();
    Record { senses, see }
}

/// A record as JSON.
pub(super) fn written(record: &Record) -> Value {
    let senses = record.senses.iter().map(entry);
    let see = record.see.iter().map(|place| Value::Number(f64::from(place.0)));
    Value::Array(senses.chain(see).collect())
}

/// An entry in our own form, without what is not said.
fn entry(entry: &Entry) -> Value {
    let text = |text: &Option<String>| match text {
        Some(text) => Value::String(text.clone()),
        None => Value::Null,
    };
    let flag = |is_set: bool| if is_set { Value::Bool(true) } else { Value::Null };
    let aliases = entry.aliases.iter().cloned().map(Value::String).collect();
    let members = [
        ("id", Value::String(entry.id.clone())),
        ("term", Value::String(entry.term.clone())),
        ("aliases", Value::Array(aliases)),
        ("definition", Value::String(entry.definition.clone())),
        ("language", text(&entry.language)),
        ("url", text(&entry.url)),
        ("image", text(&entry.image)),
        ("caseSensitive", flag(entry.case_sensitive)),
        ("derive", flag(entry.derive)),
        ("domain", text(&entry.domain)),
    ];
    let is_said = |value: &Value| match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        _ => true,
    };
    let members = members.into_iter().filter(|(_, value)| is_said(value));
    Value::Object(members.map(|(name, value)| (name.to_owned(), value)).collect())
}
