//! The dialects, and what each can do.

use core::fmt;

use super::glosa;
use super::{Ask, Found, Posted, Request, Response};
use crate::draft::Refusal;
use crate::thread::{Comment, Info, Page};

/// How an endpoint is spoken to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// The project's own protocol.
    #[default]
    Glosa,
}

/// Names of the contract that this version does not speak yet.
const PLANNED: [&str; 6] = ["isso", "wordpress", "waline", "artalk", "cusdis", "post"];

/// Why a name leads to no dialect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoDialect {
    /// The name is known, and this version does not speak it.
    NotInThisVersion(String),
    /// Nobody speaks it.
    Unknown(String),
}

impl fmt::Display for NoDialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotInThisVersion(name) => {
                write!(f, "the dialect \"{name}\" is not available in this version of Glosa")
            }
            Self::Unknown(name) => {
                write!(f, "there is no dialect \"{name}\"; this version speaks \"glosa\"")
            }
        }
    }
}

impl core::error::Error for NoDialect {}

/// What a server can do; what it cannot is not offered to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capabilities {
    /// It lists comments; a write-only endpoint does not.
    pub list: bool,
    /// It knows orders of the roots.
    pub sort: bool,
    /// It takes replies.
    pub reply: bool,
    /// It lets this browser edit what it posted.
    pub edit: bool,
    /// It lets this browser delete what it posted.
    pub delete: bool,
    /// It counts votes.
    pub vote: bool,
    /// It shows a text as it will look.
    pub preview: bool,
    /// The same post asked for twice is stored once.
    pub idempotent: bool,
    /// A name must be given.
    pub need_name: bool,
    /// An e-mail address must be given.
    pub need_email: bool,
    /// The longest text, in Unicode scalar values.
    pub text_chars: usize,
}

impl Dialect {
    /// The dialect of an option's value.
    ///
    /// # Errors
    /// [`NoDialect`] with a sentence for the publisher.
    pub fn named(name: &str) -> Result<Self, NoDialect> {
        match name {
            "glosa" => Ok(Self::Glosa),
            _ if PLANNED.contains(&name) => Err(NoDialect::NotInThisVersion(name.to_owned())),
            _ => Err(NoDialect::Unknown(name.to_owned())),
        }
    }

    /// Its name, as the option has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Glosa => "glosa",
        }
    }

    /// What its servers can do.
    #[must_use]
    pub const fn capabilities(self) -> Capabilities {
        match self {
            Self::Glosa => glosa::CAPABILITIES,
        }
    }

    /// The request that asks `endpoint` (without a trailing slash) for something;
    /// `None` when servers of this dialect cannot do it.
    #[must_use]
    pub fn request(self, endpoint: &str, ask: &Ask) -> Option<Request> {
        let endpoint = endpoint.trim_end_matches('/');
        match self {
            Self::Glosa => Some(glosa::request(endpoint, ask)),
        }
    }

    /// Reads the answer to [`Ask::List`].
    ///
    /// # Errors
    /// The [`Refusal`] that came instead.
    pub fn read_list(self, response: &Response) -> Result<(Option<Info>, Page), Refusal> {
        match self {
            Self::Glosa => glosa::read_list(response),
        }
    }

    /// Reads the answer to [`Ask::Find`].
    ///
    /// # Errors
    /// The [`Refusal`] that came instead.
    pub fn read_found(self, response: &Response) -> Result<Found, Refusal> {
        match self {
            Self::Glosa => glosa::read_found(response),
        }
    }

    /// Reads the answer to [`Ask::Post`].
    ///
    /// # Errors
    /// The [`Refusal`] that came instead.
    pub fn read_posted(self, response: &Response) -> Result<Posted, Refusal> {
        match self {
            Self::Glosa => glosa::read_posted(response),
        }
    }

    /// Reads the answer to [`Ask::Edit`].
    ///
    /// # Errors
    /// The [`Refusal`] that came instead.
    pub fn read_edited(self, response: &Response) -> Result<Comment, Refusal> {
        match self {
            Self::Glosa => glosa::read_edited(response),
        }
    }

    /// Reads the answer to [`Ask::Delete`].
    ///
    /// # Errors
    /// The [`Refusal`] that came instead; a comment that is gone already is no error.
    pub fn read_deleted(self, response: &Response) -> Result<(), Refusal> {
        match self {
            Self::Glosa => glosa::read_deleted(response),
        }
    }

    /// Reads the answer to [`Ask::Vote`]: the comment's votes now.
    ///
    /// # Errors
    /// The [`Refusal`] that came instead.
    pub fn read_voted(self, response: &Response) -> Result<u32, Refusal> {
        match self {
            Self::Glosa => glosa::read_voted(response),
        }
    }

    /// Reads the answer to [`Ask::Preview`]: HTML, to be sanitised.
    ///
    /// # Errors
    /// The [`Refusal`] that came instead.
    pub fn read_preview(self, response: &Response) -> Result<String, Refusal> {
        match self {
            Self::Glosa => glosa::read_preview(response),
        }
    }

    /// Reads the answer to [`Ask::Counts`]: keys of threads with their counts.
    ///
    /// # Errors
    /// The [`Refusal`] that came instead.
    pub fn read_counts(self, response: &Response) -> Result<Vec<(String, u32)>, Refusal> {
        match self {
            Self::Glosa => glosa::read_counts(response),
        }
    }
}
