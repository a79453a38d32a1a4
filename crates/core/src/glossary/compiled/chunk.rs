//! A chunk of senses, as JSON.

use super::index::Place;
use crate::glossary::Entry;
use crate::glossary::formats::{read_plain, write_plain};
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
    let senses = record.senses.iter().map(write_plain);
    let see = record.see.iter().map(|place| Value::Number(f64::from(place.0)));
    Value::Array(senses.chain(see).collect())
}
