//! Tables with a header row: CSV (RFC 4180), with semicolons where the comma parts
//! decimals as in Indonesia, and TSV.

mod columns;
mod rows;

use columns::{Columns, Meaning};
use rows::{Row, Rows};

use super::{Place, Problem, ReadError, Reading};
use crate::glossary::Entry;
use crate::text::respaced;

/// Reads a table. Its header is read in any case, in English and Indonesian.
///
/// # Errors
/// [`ReadError::NoColumns`] where the header names no term or no definition.
pub(super) fn read(text: &str) -> Result<Reading, ReadError> {
    let (mut rows, columns) = begin(text).ok_or(ReadError::NoColumns)?;
    let mut reading = Reading::default();
    for row in &mut rows {
        match row {
            Ok(row) if row.is_blank() => {}
            Ok(row) => reading.add_at(Place::Line(row.line), Ok(entry(&row, &columns))),
            Err(line) => reading.add_at(Place::Line(line), Err(Problem::BrokenQuotes)),
        }
    }
    Ok(reading)
}

/// Whether a text begins with a header row.
pub(super) fn has_header(text: &str) -> bool {
    begin(text).is_some()
}

/// The rows behind the header, and what the header says.
fn begin(text: &str) -> Option<(Rows<'_>, Columns)> {
    let mut rows = Rows::new(text);
    let header = rows.find_map(|row| row.ok().filter(|row| !row.is_blank()))?;
    let columns = Columns::of(&header.cells)?;
    Some((rows, columns))
}

fn entry(row: &Row, columns: &Columns) -> Entry {
    let cell = |at: usize| row.cells.get(at).map(|cell| cell.trim()).unwrap_or_default();
    let first = |meaning| {
        let found = columns.of_meaning(meaning).map(cell).find(|cell| !cell.is_empty());
        found.map(str::to_owned)
    };
    let listed = |meaning| {
        let cells = columns.of_meaning(meaning).map(cell);
        let spellings = cells.flat_map(|cell| cell.split('|')).map(str::trim);
        spellings.filter(|spelling| !spelling.is_empty()).map(|text| respaced(text, " ")).collect()
    };
    let flag = |meaning| {
        let mut cells = columns.of_meaning(meaning).map(cell);
        cells.any(|cell| TRUE.iter().any(|word| cell.eq_ignore_ascii_case(word)))
    };
    let term = respaced(cell(columns.term), " ");
    let mut aliases: Vec<String> = listed(Meaning::Aliases);
    aliases.retain(|alias| *alias != term);
    Entry {
        id: first(Meaning::Id).unwrap_or_default(),
        aliases,
        hidden: listed(Meaning::Hidden),
        definition: cell(columns.definition).to_owned(),
        language: first(Meaning::Language).or_else(|| columns.language.map(str::to_owned)),
        url: first(Meaning::Url),
        image: first(Meaning::Image),
        case_sensitive: flag(Meaning::CaseSensitive),
        derive: flag(Meaning::Derive),
        domain: first(Meaning::Domain),
        base_url: None,
        place: None,
        term,
    }
}

/// What says yes in a cell, in English and Indonesian.
const TRUE: &[&str] = &["true", "yes", "1", "x", "y", "ya", "benar"];
