//! Why a command could not be carried out.

use std::fmt;
use std::io;
use std::path::PathBuf;

use glosa_core::glossary::formats::ReadError;

/// Why a command could not be carried out.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A file could not be read.
    Read(PathBuf, io::Error),
    /// A file could not be written.
    Write(PathBuf, io::Error),
    /// A file is not UTF-8.
    NotText(PathBuf),
    /// A file is no glossary.
    Glossary(PathBuf, ReadError),
    /// A page has no `<dl>` with terms.
    NoList(PathBuf),
    /// A file is neither HTML nor plain text.
    NoArticle(PathBuf),
    /// An option is no CSS selector.
    Selector(String),
    /// A selector finds nothing in the article's page.
    NotFound(String),
    /// The answer could not be written.
    Answer(io::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(path, cause) => write!(f, "cannot read {}: {cause}", path.display()),
            Self::Write(path, cause) => write!(f, "cannot write {}: {cause}", path.display()),
            Self::NotText(path) => write!(f, "{} is not UTF-8 text", path.display()),
            Self::Glossary(path, cause) => write!(f, "{}: {cause}", path.display()),
            Self::NoList(path) => write!(f, "{} has no <dl> with terms", path.display()),
            Self::NoArticle(path) => {
                write!(f, "{} is neither HTML nor plain text", path.display())
            }
            Self::Selector(selector) => write!(f, "“{selector}” is no CSS selector"),
            Self::NotFound(selector) => write!(f, "“{selector}” finds nothing in the page"),
            Self::Answer(cause) => write!(f, "cannot write the answer: {cause}"),
        }
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read(_, cause) | Self::Write(_, cause) | Self::Answer(cause) => Some(cause),
            Self::Glossary(_, cause) => Some(cause),
            _ => None,
        }
    }
}
