//! Why a server would not do what it was asked.

use super::{Code, Field, Problem};
use crate::json::Value;

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
    /// This writer has as many comments here as the server takes; replies may still go.
    TooMany,
    /// One's own comment is not to be answered while it can be edited.
    AnswersSelf,
    /// The server wants a proof that a person writes, which only its own page can take.
    NeedsProof,
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
            Self::TooMany => "too_many",
            Self::AnswersSelf => "answers_self",
            Self::NeedsProof => "needs_proof",
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

    /// The fields at fault and what is wrong with them, where it is a field's fault.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let one = |field, code| vec![Problem { field, code }];
        match self {
            Self::Invalid(problems) => problems.clone(),
            Self::TooLong => one(Field::Text, Code::TooLong),
            Self::NeedsIdentity { email: false } => one(Field::Author, Code::Required),
            Self::NeedsIdentity { email: true } => one(Field::Email, Code::Required),
            _ => Vec::new(),
        }
    }

    /// The refusal as kept on the device.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let detail = match self {
            Self::TooFast { retry_after } | Self::ServerTrouble { retry_after } => {
                retry_after.map(f64::from).into()
            }
            Self::Invalid(problems) => {
                let pair = |problem: &Problem| {
                    [problem.field.name(), " ", problem.code.name()].concat().into()
                };
                Value::Array(problems.iter().map(pair).collect())
            }
            Self::Rejected(text) | Self::BadAnswer(text) => text.as_str().into(),
            Self::Other(status) => f64::from(*status).into(),
            _ => Value::Null,
        };
        Value::object([("kind", self.name().into()), ("detail", detail)])
    }

    /// The refusal that was kept; [`Refusal::Unknown`] for a kind that is not known.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
    pub fn from_json(value: &Value) -> Self {
        let detail = value.get("detail");
        let number = detail.as_f64().map(|number| number as u32);
        let text = || detail.as_str().unwrap_or_default().to_owned();
        match value.get("kind").as_str().unwrap_or_default() {
            "too_fast" => Self::TooFast { retry_after: number },
            "duplicate" => Self::Duplicate,
            "closed" => Self::Closed,
            "blocked" => Self::Blocked,
            "too_many" => Self::TooMany,
            "answers_self" => Self::AnswersSelf,
            "needs_proof" => Self::NeedsProof,
            "needs_name" => Self::NeedsIdentity { email: false },
            "needs_email" => Self::NeedsIdentity { email: true },
            "needs_login" => Self::NeedsLogin,
            "too_long" => Self::TooLong,
            "invalid" => Self::Invalid(problems(detail)),
            "rejected" => Self::Rejected(text()),
            "not_allowed" => Self::NotAllowed,
            "not_found" => Self::NotFound,
            "gone" => Self::Gone,
            "conflict" => Self::Conflict,
            "server_trouble" => Self::ServerTrouble { retry_after: number },
            "bad_answer" => Self::BadAnswer(text()),
            "other" => Self::Other(detail.as_f64().unwrap_or_default() as u16),
            _ => Self::Unknown,
        }
    }
}

fn problems(pairs: &Value) -> Vec<Problem> {
    let problem = |pair: &Value| {
        let (field, code) = pair.as_str()?.split_once(' ')?;
        Some(Problem { field: Field::from_name(field)?, code: Code::from_name(code)? })
    };
    pairs.items().iter().filter_map(problem).collect()
}
