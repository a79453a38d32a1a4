//! Glossaries as publishers write them.
//!
//! ```text
//! text ─► detect ─┬─ JSON ──► Value ──┬─ our own form
//!                 │                   └─ JSON-LD: schema.org, SKOS
//!                 ├─ XML ───► Element ── TBX
//!                 ├─ table ───────────── CSV, TSV
//!                 └─ Markdown ────────── a definition list
//! ```
//!
//! One bad entry never loses the others: it is skipped, with its place and the reason.

mod concept;
mod definition_list;
mod detect;
mod linked;
mod markdown;
mod plain;
mod read;
mod skipped;
mod table;
mod tbx;
pub mod xml;

pub use definition_list::{DefinitionGroup, read_definition_list};
pub use detect::{Form, detect};
pub use plain::write_plain;
pub use read::{Parsers, ReadError, Source, read};
pub use skipped::{Place, Problem, Skipped};

use super::Entry;
use crate::json::Value;

/// What was read of one source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The entries that are whole, in the order of the source.
    pub entries: Vec<Entry>,
    /// The others.
    pub skipped: Vec<Skipped>,
    /// Those of the skipped that lack nothing but a definition.
    bare: Vec<Bare>,
}

/// An entry without a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bare {
    /// Before which of the whole entries it stands.
    before: usize,
    place: Place,
    entry: Entry,
}

/// Reads a JSON document: an array of entries, an object with `terms`, or JSON-LD of
/// schema.org or SKOS, told apart by what they hold.
///
/// # Errors
/// [`ReadError::UnknownForm`] when it is none of these.
pub fn read_json(document: &Value) -> Result<Reading, ReadError> {
    match read_plain(document) {
        Some(reading) => Ok(reading),
        None if document.items().iter().any(is_linked) => Ok(linked::read(document)),
        None => Err(ReadError::UnknownForm),
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
    /// Notes what was read of the entry at `index`, counted from 0.
    fn add(&mut self, index: usize, read: Result<Entry, Problem>) {
        self.add_at(Place::Entry(index), read);
    }

    /// Notes what was read of the concept at `index`, counted from 0.
    fn add_all(&mut self, index: usize, read: Result<Vec<Entry>, Problem>) {
        match read {
            Ok(entries) => entries.into_iter().for_each(|entry| self.add(index, Ok(entry))),
            Err(problem) => self.add(index, Err(problem)),
        }
    }

    /// Notes what was read at `place`.
    fn add_at(&mut self, place: Place, read: Result<Entry, Problem>) {
        match read.and_then(named) {
            Ok(entry) if says_something(&entry.definition) => self.entries.push(entry),
            Ok(entry) => {
                self.skipped.push(Skipped { place, problem: Problem::NoDefinition });
                self.bare.push(Bare { before: self.entries.len(), place, entry });
            }
            Err(problem) => self.skipped.push(Skipped { place, problem }),
        }
    }

    /// Keeps entries without a definition as well, in their places and with an empty one:
    /// what they mean is looked up elsewhere.
    pub fn keep_bare(&mut self) {
        let mut bare = core::mem::take(&mut self.bare).into_iter().peekable();
        let mut whole = core::mem::take(&mut self.entries).into_iter();
        let mut places = Vec::new();
        loop {
            while let Some(next) = bare.next_if(|bare| bare.before <= self.whole_before(&places)) {
                places.push(next.place);
                self.entries.push(Entry { definition: String::new(), ..next.entry });
            }
            let Some(next) = whole.next() else { break };
            self.entries.push(next);
        }
        // Both stand in the order of the source.
        let mut places = places.into_iter().peekable();
        self.skipped.retain(|skipped| places.next_if_eq(&skipped.place).is_none());
    }

    /// How many whole entries were put back.
    fn whole_before(&self, bare: &[Place]) -> usize {
        self.entries.len().saturating_sub(bare.len())
    }
}

/// The entry, if it has a term; spellings that say nothing go.
fn named(mut entry: Entry) -> Result<Entry, Problem> {
    if !says_something(&entry.term) {
        return Err(Problem::NoTerm);
    }
    for spellings in [&mut entry.aliases, &mut entry.hidden] {
        spellings.retain(|spelling| says_something(spelling));
    }
    Ok(entry)
}

fn says_something(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !c.is_control())
}

/// A text as HTML, for forms whose definitions are plain.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
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
