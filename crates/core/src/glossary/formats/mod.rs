//! Glossaries as publishers write them.
//!
//! One bad entry never loses the others: it is skipped, with its place and the reason.

mod definition_list;
mod plain;
mod schema_org;

use core::fmt;

pub use definition_list::{DefinitionGroup, read_definition_list};

use super::Entry;
use crate::json::Value;

/// What was read of one source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The entries that are whole, in the order of the source.
    pub entries: Vec<Entry>,
    /// The others.
    pub skipped: Vec<Skipped>,
}

/// An entry that was skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its place among the entries of its source, counted from 0.
    pub index: usize,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is not an object.
    NotAnObject,
    /// It has no term, or one without a letter or a sign.
    NoTerm,
    /// It has no definition.
    NoDefinition,
}

/// A document that is no glossary of a known form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownFormat;

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAnObject => "it is not an object",
            Self::NoTerm => "it has no term",
            Self::NoDefinition => "it has no definition",
        })
    }
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "entry {} is skipped: {}", self.index.saturating_add(1), self.problem)
    }
}

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "this is no glossary: expected an array of entries, an object with “terms”, \
             or JSON-LD with a DefinedTermSet",
        )
    }
}

impl core::error::Error for UnknownFormat {}

/// Reads a JSON document: an array of entries, an object with `terms`, or JSON-LD of
/// schema.org, told apart by what they hold.
///
/// # Errors
/// [`UnknownFormat`] when it is none of these.
pub fn read_json(document: &Value) -> Result<Reading, UnknownFormat> {
    match read_plain(document) {
        Some(reading) => Ok(reading),
        None if document.items().iter().any(is_linked) => Ok(schema_org::read(document)),
        None => Err(UnknownFormat),
    }
}

/// Reads a JSON document of our own form; `None` where it may be of another. Nearly all
/// glossaries are of this form, and a browser needs the readers of others only for those.
#[must_use]
pub fn read_plain(document: &Value) -> Option<Reading> {
    let terms = document.get("terms");
    if document.items().iter().any(is_linked) {
        None
    } else if matches!(document, Value::Array(_)) {
        Some(plain::read(document.items(), None))
    } else if matches!(terms, Value::Array(_)) {
        Some(plain::read(terms.items(), document.get("language").as_str()))
    } else {
        None
    }
}

/// Whether a node says what its names mean, as JSON-LD does.
fn is_linked(value: &Value) -> bool {
    ["@context", "@graph", "@type"].iter().any(|name| !value.get(name).is_null())
}

impl Reading {
    /// Notes what was read of the entry at `index`.
    fn add(&mut self, index: usize, read: Result<Entry, Problem>) {
        match read.and_then(whole) {
            Ok(entry) => self.entries.push(entry),
            Err(problem) => self.skipped.push(Skipped { index, problem }),
        }
    }
}

/// The entry, if it has what none can be without; aliases that say nothing go.
fn whole(mut entry: Entry) -> Result<Entry, Problem> {
    let says_something = |text: &str| text.chars().any(|c| !c.is_whitespace() && !c.is_control());
    if !says_something(&entry.term) {
        return Err(Problem::NoTerm);
    }
    if !says_something(&entry.definition) {
        return Err(Problem::NoDefinition);
    }
    entry.aliases.retain(|alias| says_something(alias));
    Ok(entry)
}

/// A text that says something, without white space around it.
fn text(value: &Value) -> Option<String> {
    let text = value.as_text()?;
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The texts of an array, or a lone one.
fn texts(value: &Value) -> Vec<String> {
    value.items().iter().filter_map(text).collect()
}
