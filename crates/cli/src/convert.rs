//! Glossaries of any form as our own JSON.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use glosa_core::glossary::formats::{Reading, write_plain};
use glosa_core::json::Value;

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
    let entries: Vec<Value> = reading.entries.iter().map(write_plain).collect();
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
