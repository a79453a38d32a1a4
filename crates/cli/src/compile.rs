//! A glossary of any size as files for a static host.

use std::fs;
use std::path::Path;

use glosa_core::glossary::Glossary;
use glosa_core::glossary::compiled::{self, Compiled};

use crate::args::Compile;
use crate::convert::tell_skipped;
use crate::failure::Failure;
use crate::glossaries::read_file;
use crate::matching::normalize;
use crate::report::put;

/// Compiles a glossary; `true` where no entry was lost. Those that were are told on
/// standard error.
///
/// # Errors
/// [`Failure`] when the file cannot be read or the files not be written.
pub(crate) fn compile(options: &Compile) -> Result<bool, Failure> {
    let reading = read_file(&options.glossary)?;
    tell_skipped(&options.glossary, &reading);
    let is_whole = reading.skipped.is_empty();
    let glossary = Glossary::from_entries(reading.entries);
    let language = options.lang.as_deref();
    let Compiled { index, chunks } =
        compiled::compile(&glossary, language, options.chunk, &normalize);
    let bytes = index.to_bytes();
    for (number, chunk) in chunks.iter().enumerate() {
        let json = serde_json::to_string(chunk).map_err(|e| Failure::Answer(e.into()))?;
        let name = options.out.join("chunks").join(number.to_string()).with_extension("json");
        write(&name, json.as_bytes())?;
    }
    // Last, so that an index never stands without its chunks.
    write(&options.out.join("index.glosa"), &bytes)?;
    put(&format!(
        "{} terms with {} spellings: index.glosa of {} bytes, {} chunks\n",
        glossary.len(),
        index.len(),
        bytes.len(),
        chunks.len()
    ))?;
    Ok(is_whole)
}

fn write(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let failed = |cause| Failure::Write(path.to_owned(), cause);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(path, content).map_err(failed)
}
