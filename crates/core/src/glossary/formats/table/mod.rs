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
    let first = |meaning| cells_of(row, columns, meaning).first().map(|cell| (*cell).to_owned());
    let flag = |meaning| {
        let mut cells = cells_of(row, columns, meaning).into_iter();
        cells.any(|cell| TRUE.iter().any(|word| cell.eq_ignore_ascii_case(word)))
    };
    let term = respaced(row.cell(columns.term), " ");
    let mut aliases = listed(&cells_of(row, columns, Meaning::Aliases));
    aliases.retain(|alias| *alias != term);
    Entry {
        id: first(Meaning::Id).unwrap_or_default(),
        aliases,
        hidden: listed(&cells_of(row, columns, Meaning::Hidden)),
        definition: row.cell(columns.definition).to_owned(),
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

/// The cells of a meaning that say something.
fn cells_of<'r>(row: &'r Row, columns: &Columns, wanted: Meaning) -> Vec<&'r str> {
    let mut cells = Vec::new();
    for (at, meaning) in &columns.meanings {
        let cell = row.cell(*at);
        if *meaning == wanted && !cell.is_empty() {
            cells.push(cell);
        }
    }
    cells
}

/// Spellings that are parted by `|`.
fn listed(cells: &[&str]) -> Vec<String> {
    let mut spellings = Vec::new();
    for cell in cells {
        for spelling in cell.split('|') {
            spellings.push(respaced(spelling, " "));
        }
    }
    spellings.retain(|spelling| !spelling.is_empty());
    spellings
}

/// What says yes in a cell, in English and Indonesian.
const TRUE: &[&str] = &["true", "yes", "1", "x", "y", "ya", "benar"];
