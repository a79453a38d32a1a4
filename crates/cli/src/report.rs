//! Findings in words, and as JSON.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use glosa_core::text::respaced;

use crate::args::Format;
use crate::failure::Failure;
use crate::findings::{Checks, Findings, FoundMark};

/// Writes findings to standard output.
///
/// # Errors
/// [`Failure::Answer`] when that cannot be written.
pub(crate) fn write(findings: &Findings, format: Format, is_strict: bool) -> Result<(), Failure> {
    let text = match format {
        Format::Text => in_words(findings, is_strict),
        Format::Json => serde_json::to_string_pretty(findings)
            .map(|json| json + "\n")
            .map_err(|cause| Failure::Answer(cause.into()))?,
    };
    put(&text)
}

/// Writes a text to standard output. Who reads it may have stopped: that is no failure.
///
/// # Errors
/// [`Failure::Answer`] when that cannot be written.
pub(crate) fn put(text: &str) -> Result<(), Failure> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(cause) if cause.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Answer(cause)),
        _ => Ok(()),
    }
}

fn in_words(findings: &Findings, is_strict: bool) -> String {
    let mut lines = Lines(String::new());
    for mark in &findings.marks {
        lines.add(&at(&findings.article, mark.place.line, mark.place.column), &words_of(mark));
    }
    for skipped in &findings.skipped {
        lines.add(&skipped.glossary, &format!("error: {}", skipped.message));
    }
    if let Some(checks) = &findings.checks {
        lines.checks(&findings.article, checks, is_strict);
    }
    let language = findings.language.as_deref().unwrap_or("not known");
    let count = findings.marks.len();
    lines.add(&findings.article, &format!("marks: {count}, language: {language}"));
    lines.0
}

fn at(file: &str, line: usize, column: usize) -> String {
    format!("{file}:{line}:{column}")
}

fn words_of(mark: &FoundMark) -> String {
    let FoundMark { term, entry, rule, .. } = mark;
    let surface = in_line(&mark.surface);
    let kind = if mark.hidden { "hidden spelling" } else { "alias" };
    let alias = mark.alias.as_ref().map(|alias| format!(", {kind} “{alias}”")).unwrap_or_default();
    format!("mark: “{surface}” is “{term}” [{entry}]{alias}, rule {rule}")
}

/// A text of the article, which may be broken into lines there.
fn in_line(surface: &str) -> String {
    respaced(surface, " ")
}

struct Lines(String);

impl Lines {
    fn add(&mut self, place: &str, words: &str) {
        // Writing to a string does not fail.
        let _ = writeln!(self.0, "{place}: {words}");
    }

    fn checks(&mut self, article: &str, checks: &Checks, is_strict: bool) {
        for found in &checks.look_alikes {
            let place =
                found.place.map_or("glossary".to_owned(), |p| at(article, p.line, p.column));
            let term = found.term.as_ref().map(|id| format!(" in [{id}]")).unwrap_or_default();
            let words =
                format!("“{}”{term} mixes scripts: it reads as “{}”", found.word, found.reads_as);
            self.add(&place, &["error: ", &words].concat());
        }
        for found in &checks.ambiguous {
            let place = at(article, found.place.line, found.place.column);
            let kind = if found.told_apart { "note" } else { "error" };
            let entries = found.entries.join("], [");
            let end = if found.told_apart { "" } else { ", and no domains tell them apart" };
            self.add(
                &place,
                &format!("{kind}: “{}” may be [{entries}]{end}", in_line(&found.surface)),
            );
        }
        for found in &checks.shadowed {
            let place = at(article, found.place.line, found.place.column);
            let (surface, id, by) = (in_line(&found.surface), &found.id, &found.by);
            self.add(&place, &format!("note: “{surface}” [{id}] stands only within [{by}]"));
        }
        let kind = if is_strict { "error" } else { "note" };
        for found in &checks.unused {
            let words = format!("{kind}: “{}” [{}] is never found", found.term, found.id);
            self.add(article, &words);
        }
    }
}
