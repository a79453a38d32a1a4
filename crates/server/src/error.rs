//! What the server answers when it does not do what it was asked.
//!
//! Every refusal is an [`Error`] and leaves as a problem document (RFC 9457). A handler
//! returns the variant that fits; only this file knows of status codes.

use axum::Json;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use glosa_core::draft::Code;

use crate::store::StoreError;

/// How long a client waits before it asks a server in trouble again, in seconds: a
/// busy SQLite file is free again within less, and a PostgreSQL that is started again is
/// back by then.
const RETRY_SECONDS: u64 = 5;

/// The longest detail, in characters: it may name what came, and what came may be long.
const DETAIL_CHARS: usize = 200;

/// A member of a request, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// The member's path, such as `author.email`.
    pub field: String,
    /// What is wrong with it.
    pub code: FieldCode,
}

/// What is wrong with a member of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FieldCode {
    /// It is not there, or nothing of it can be seen, and it must be.
    Required,
    /// It is shorter than what is taken.
    TooShort,
    /// It is longer than its limit.
    TooLong,
    /// It does not have the form that it should have.
    Invalid,
    /// There is no such comment in the thread.
    NotFound,
    /// The comment is held or deleted.
    NotShown,
    /// The comment stands too deep to be answered.
    TooDeep,
}

impl From<Code> for FieldCode {
    fn from(code: Code) -> Self {
        match code {
            Code::Required => Self::Required,
            Code::TooShort => Self::TooShort,
            Code::TooLong => Self::TooLong,
            Code::Invalid => Self::Invalid,
        }
    }
}

impl FieldError {
    /// A field at fault.
    pub fn new(field: impl Into<String>, code: FieldCode) -> Self {
        Self { field: field.into(), code }
    }
}

/// Why a request is refused.
#[derive(Debug)]
pub enum Error {
    /// The request cannot be read.
    Unreadable(String),
    /// A parameter of the query or a header cannot be used.
    Parameter(FieldError),
    /// A token is needed and none came.
    TokenRequired,
    /// The token is not the one of this comment.
    NotAllowed,
    /// The thread takes no more comments.
    Closed,
    /// The address is blocked.
    Blocked,
    /// The time in which the writer may edit is over.
    EditWindowOver,
    /// A moderator approved the words; they stay as they are.
    Approved,
    /// There is nothing of this name.
    NotFound,
    /// There is something of this name, and the method does not fit.
    MethodNotAllowed,
    /// The request did not come in time.
    TooSlow,
    /// The same idempotency key came with another body.
    Conflict,
    /// The comment is no longer the one that was looked at.
    Stale,
    /// The comment was deleted.
    Gone,
    /// The body is larger than the server reads.
    TooLarge,
    /// The body is not JSON.
    NotJson,
    /// Members of the body are at fault.
    Invalid(Vec<FieldError>, String),
    /// A field that people never see was filled in.
    Spam,
    /// Too much in too short a time.
    TooFast {
        /// When to try again, in seconds.
        seconds: u64,
        /// What there was too much of, as a sentence.
        message: &'static str,
    },
    /// The database does not answer, or the server has no room left.
    Unavailable(String),
    /// The server made a mistake over this request.
    Internal,
}

impl Error {
    /// Members of the body at fault.
    #[must_use]
    pub fn invalid(errors: Vec<FieldError>) -> Self {
        Self::Invalid(errors, "Some fields cannot be used as they are.".to_owned())
    }

    /// A parameter that cannot be used.
    pub fn parameter(field: impl Into<String>, code: FieldCode) -> Self {
        Self::Parameter(FieldError::new(field, code))
    }

    /// Status, code and title.
    fn kind(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::Unreadable(_) => (StatusCode::BAD_REQUEST, "unreadable", "Unreadable request"),
            Self::Parameter(_) => (StatusCode::BAD_REQUEST, "parameter", "Unusable parameter"),
            Self::TokenRequired => (StatusCode::UNAUTHORIZED, "token_required", "Token required"),
            Self::NotAllowed => (StatusCode::FORBIDDEN, "not_allowed", "Not allowed"),
            Self::Closed => (StatusCode::FORBIDDEN, "closed", "Thread closed"),
            Self::Blocked => (StatusCode::FORBIDDEN, "blocked", "Blocked"),
            Self::EditWindowOver => (StatusCode::FORBIDDEN, "edit_window_over", "Too late to edit"),
            Self::Approved => (StatusCode::FORBIDDEN, "approved", "Approved as it is"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not_found", "Not found"),
            Self::MethodNotAllowed => {
                (StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", "Method not allowed")
            }
            Self::TooSlow => (StatusCode::REQUEST_TIMEOUT, "too_slow", "Too slow"),
            Self::Conflict => (StatusCode::CONFLICT, "conflict", "Key used before"),
            Self::Stale => (StatusCode::CONFLICT, "stale", "Edited meanwhile"),
            Self::Gone => (StatusCode::GONE, "gone", "Deleted"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too_large", "Too large"),
            Self::NotJson => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "not_json", "Not JSON"),
            Self::Invalid(..) => (StatusCode::UNPROCESSABLE_ENTITY, "invalid", "Invalid fields"),
            Self::Spam => (StatusCode::UNPROCESSABLE_ENTITY, "rejected", "Taken for spam"),
            Self::TooFast { .. } => (StatusCode::TOO_MANY_REQUESTS, "too_fast", "Too fast"),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "internal", "Internal mistake"),
            Self::Unavailable(_) => {
                (StatusCode::SERVICE_UNAVAILABLE, "unavailable", "Unavailable for the moment")
            }
        }
    }

    fn detail(&self) -> String {
        match self {
            Self::Unreadable(detail) | Self::Invalid(_, detail) => return shortened(detail),
            Self::Parameter(error) => return format!("`{}` cannot be used as it is.", error.field),
            Self::TokenRequired => "Send the token as `Authorization: Bearer TOKEN`.",
            Self::NotAllowed => "This token does not open this.",
            Self::Closed => "This thread takes no more comments.",
            Self::Blocked => "Comments from this address are not taken.",
            Self::EditWindowOver => "The time in which this comment could be edited is over.",
            Self::Approved => "A moderator approved this comment as it is; it can be deleted.",
            Self::NotFound => "There is nothing here.",
            Self::MethodNotAllowed => "This address does not know this method.",
            Self::TooSlow => "The request took too long.",
            Self::Conflict => "This Idempotency-Key was used for another request.",
            Self::Stale => {
                "The writer has edited this comment since it was looked at. Read it again, and \
                 send the time of its last edit as `edited`."
            }
            Self::Gone => "This comment was deleted.",
            Self::TooLarge => "The request is larger than the server reads.",
            Self::NotJson => "The body must be sent as application/json.",
            Self::Spam => "The comment was taken for one that a program wrote.",
            Self::TooFast { message, .. } => message,
            Self::Internal => "The server made a mistake over this request.",
            Self::Unavailable(_) => "The server has trouble of its own. Please try again soon.",
        }
        .to_owned()
    }

    fn errors(&self) -> Vec<FieldError> {
        match self {
            Self::Invalid(errors, _) => errors.clone(),
            Self::Parameter(error) => vec![error.clone()],
            Self::Spam => {
                vec![FieldError::new(glosa_core::draft::HONEYPOT_FIELD, FieldCode::Invalid)]
            }
            _ => Vec::new(),
        }
    }

    fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooFast { seconds, .. } => Some(*seconds),
            Self::Unavailable(_) => Some(RETRY_SECONDS),
            _ => None,
        }
    }
}

fn shortened(detail: &str) -> String {
    match detail.char_indices().nth(DETAIL_CHARS) {
        None => detail.to_owned(),
        Some((end, _)) => [detail.get(..end).unwrap_or_default(), "…"].concat(),
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        Self::Unavailable(error.to_string())
    }
}

/// A problem document (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// `urn:glosa:problem:` and the code.
    #[serde(rename = "type")]
    kind: String,
    /// What kind of problem it is, in short.
    title: &'static str,
    /// The status of the response.
    status: u16,
    /// What is wrong, as a sentence.
    detail: String,
    /// The kind as a word, for programs.
    code: &'static str,
    /// The members of the request that are at fault, if any.
    errors: Vec<FieldError>,
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let (status, code, title) = self.kind();
        if let Self::Unavailable(cause) = &self {
            // Here and nowhere else, so that a failure is logged once.
            tracing::error!(cause, "request failed");
        }
        let problem = Problem {
            kind: ["urn:glosa:problem:", code].concat(),
            title,
            status: status.as_u16(),
            detail: self.detail(),
            code,
            errors: self.errors(),
        };
        let mut response = (status, Json(problem)).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = self.retry_after() {
            headers.insert(RETRY_AFTER, seconds.into());
        }
        if matches!(self, Self::TokenRequired) {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
