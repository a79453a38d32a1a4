//! Why a server would not do what it was asked.

use super::Problem;

/// An answer that is not the one hoped for. Each kind has its own sentence in the
/// interface; the details that a reader has no use for go to the console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Too many posts in too short a time.
    TooFast {
        /// How long to wait, in seconds, where the server says it.
        retry_after: Option<u32>,
    },
    /// The same text is already in the thread.
    Duplicate,
    /// The thread takes no more comments.
    Closed,
    /// The server does not take comments from this address or writer.
    Blocked,
    /// A name, or a name and an e-mail address, must be given.
    NeedsIdentity {
        /// Whether the e-mail address is what is missing.
        email: bool,
    },
    /// Only readers who are logged in at the server may comment.
    NeedsLogin,
    /// The text is longer than the server takes.
    TooLong,
    /// Fields are at fault.
    Invalid(Vec<Problem>),
    /// The server gave a reason of its own, plain text for the reader.
    Rejected(String),
    /// This browser may not change this comment, or may no longer.
    NotAllowed,
    /// There is no such comment or thread.
    NotFound,
    /// It was there and was removed.
    Gone,
    /// The same key came before with another text.
    Conflict,
    /// The server has trouble of its own; nothing is wrong with the request.
    ServerTrouble {
        /// How long to wait, in seconds, where the server says it.
        retry_after: Option<u32>,
    },
    /// What answered does not speak this protocol.
    BadAnswer(String),
    /// It is not known whether the post has arrived, and asking again could post twice.
    Unknown,
    /// A status that no other kind covers.
    Other(u16),
}

impl Refusal {
    /// The name of the kind, for the interface's catalogue and for what is kept on
    /// the device.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::TooFast { .. } => "too_fast",
            Self::Duplicate => "duplicate",
            Self::Closed => "closed",
            Self::Blocked => "blocked",
            Self::NeedsIdentity { email: false } => "needs_name",
            Self::NeedsIdentity { email: true } => "needs_email",
            Self::NeedsLogin => "needs_login",
            Self::TooLong => "too_long",
            Self::Invalid(_) => "invalid",
            Self::Rejected(_) => "rejected",
            Self::NotAllowed => "not_allowed",
            Self::NotFound => "not_found",
            Self::Gone => "gone",
            Self::Conflict => "conflict",
            Self::ServerTrouble { .. } => "server_trouble",
            Self::BadAnswer(_) => "bad_answer",
            Self::Unknown => "unknown",
            Self::Other(_) => "other",
        }
    }

    /// Whether the same request may well be taken later, as it is.
    #[must_use]
    pub const fn passes(&self) -> bool {
        matches!(self, Self::TooFast { .. } | Self::ServerTrouble { .. } | Self::BadAnswer(_))
    }
}
