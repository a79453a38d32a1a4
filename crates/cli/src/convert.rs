//! Glossaries of any form as our own JSON.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use glosa_core::glossary::Entry;
use glosa_core::glossary::formats::Reading;
use serde::Serialize;

use crate::args::Convert;
use crate::failure::Failure;
use crate::glossaries::read_file;
use crate::report::put;

/// Converts a glossary; `true` where no entry was lost. Those that were are told on
/// standard error.
///
/// # Errors
/// [`Failure`] when the file cannot be read or the JSON not be written.
pub(crate) fn convert(options: &Convert) -> Result<bool, Failure> {
    let reading = read_file(&options.glossary)?;
    let entries: Vec<Plain<'_>> = reading.entries.iter().map(Plain::of).collect();
    let json = serde_json::to_string_pretty(&entries).map_err(|e| Failure::Answer(e.into()))?;
    let json = json + "\n";
    match &options.out {
        Some(path) => {
            fs::write(path, json).map_err(|cause| Failure::Write(path.clone(), cause))?;
        }
        None => put(&json)?,
    }
    tell_skipped(&options.glossary, &reading);
    Ok(reading.skipped.is_empty())
}

/// Tells on standard error which entries were skipped, and why.
pub(crate) fn tell_skipped(path: &Path, reading: &Reading) {
    let mut errors = std::io::stderr();
    for skipped in &reading.skipped {
        let _ = writeln!(errors, "{}: {skipped}", path.display());
    }
}

/// An entry as it is written, without what is not set.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Plain<'e> {
    #[serde(skip_serializing_if = "str::is_empty")]
    id: &'e str,
    term: &'e str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    aliases: &'e [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    hidden: &'e [String],
    definition: &'e str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'e str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'e str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'e str>,
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    case_sensitive: bool,
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    derive: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    domain: Option<&'e str>,
}

impl<'e> Plain<'e> {
    fn of(entry: &'e Entry) -> Self {
        Self {
            id: &entry.id,
            term: &entry.term,
            aliases: &entry.aliases,
            hidden: &entry.hidden,
            definition: &entry.definition,
            language: entry.language.as_deref(),
            url: entry.url.as_deref(),
            image: entry.image.as_deref(),
            case_sensitive: entry.case_sensitive,
            derive: entry.derive,
            domain: entry.domain.as_deref(),
        }
    }
}
