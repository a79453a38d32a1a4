//! The one way in: a text of any form.

use core::fmt;

use super::{Form, Reading, detect, markdown, read_json, table, tbx, xml};
use crate::json::Value;

/// A glossary as it came.
#[derive(Clone, Copy, Debug)]
pub struct Source<'s> {
    /// The content type that a server or an element gave; empty where none did.
    pub content_type: &'s str,
    /// Its address or file name; empty where it has none.
    pub address: &'s str,
    /// Its text.
    pub text: &'s str,
}

/// The parsers of the place where the program runs; each answers with a sentence where
/// the text is not well-formed.
#[derive(Clone, Copy, Debug)]
pub struct Parsers {
    /// Reads a JSON document.
    pub json: fn(&str) -> Result<Value, String>,
    /// Reads an XML document. It is never given one that declares entities.
    pub xml: fn(&str) -> Result<xml::Element, String>,
}

/// Why a document could not be read as a glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It has no known form.
    UnknownForm,
    /// It is a table without a column of terms or one of definitions.
    NoColumns,
    /// It is XML without TBX in it.
    NoTbx,
    /// It is XML that declares entities, by which a short text can grow without end.
    DeclaresEntities,
    /// It is not well-formed; the parser's message.
    Malformed(String),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnknownForm => {
                "this is no glossary: expected an array of entries, an object with “terms”, \
                 JSON-LD of schema.org or SKOS, a table with a header row, TBX, or a \
                 Markdown definition list"
            }
            Self::NoColumns => {
                "this table is no glossary: its first row must name a column “term” and a \
                 column “definition”"
            }
            Self::NoTbx => "this XML is no glossary: expected TBX",
            Self::DeclaresEntities => "XML that declares entities is not read",
            Self::Malformed(message) => message,
        })
    }
}

impl core::error::Error for ReadError {}

/// Reads a glossary of any form that is known.
///
/// # Errors
/// [`ReadError`] when the whole of it cannot be read; a single bad entry is skipped.
pub fn read(source: &Source<'_>, parsers: &Parsers) -> Result<Reading, ReadError> {
    let text = source.text.trim_start_matches('\u{feff}');
    match detect(source.content_type, source.address, text).ok_or(ReadError::UnknownForm)? {
        Form::Json => read_json(&(parsers.json)(text).map_err(ReadError::Malformed)?),
        Form::Table => table::read(text),
        Form::Markdown => Ok(markdown::read(text)),
        Form::Xml if text.contains("<!ENTITY") => Err(ReadError::DeclaresEntities),
        Form::Xml => tbx::read(&(parsers.xml)(text).map_err(ReadError::Malformed)?),
    }
}
