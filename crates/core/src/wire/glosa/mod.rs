//! The project's own protocol. Its OpenAPI description is in the server crate.
//!
//! What a server says with a problem document (RFC 9457) beyond its status: a member
//! `code` of `duplicate` (409), `closed` (403), `blocked` (403), `login_required`
//! (401 or 403), `rejected` (422, its reason in `detail`) or `conflict` (409, the same
//! `Idempotency-Key` with another body), and `errors` of [`Field`](crate::draft::Field)
//! paths and [`Code`](crate::draft::Code)s. A permalink is resolved by
//! `GET comments/ID`, which answers `{"comment": C, "ancestors": [C], "thread": KEY}`, the
//! root first; with its writer's token it finds a held comment too, and C tells its source
//! as `text`. Votes carry [`VOTER_HEADER`].
//! The hidden field of the form is sent as
//! [`HONEYPOT_FIELD`](crate::draft::HONEYPOT_FIELD) only when something filled it in.

mod answers;
mod refusals;
mod requests;

pub use answers::{
    read_counts, read_deleted, read_edited, read_found, read_happening, read_list, read_posted,
    read_preview, read_voted,
};
pub use refusals::refusal;
pub use requests::{EVENTS, VOTER_HEADER, events, request};

use super::capabilities::{Capabilities, Votes};
use super::{Answer, Ask, Exchange};
use crate::draft::limits::TEXT_CHARS;

/// What servers of this protocol can do.
pub const CAPABILITIES: Capabilities = Capabilities {
    places: true,
    edit: true,
    delete: true,
    votes: Votes::Free,
    preview: true,
    live: true,
    text_max: TEXT_CHARS,
    ..Capabilities::LEAST
};

/// Asks a server for something: one request each.
#[must_use]
pub fn ask(endpoint: &str, ask: &Ask) -> Exchange<Answer> {
    let request = request(endpoint, ask);
    match ask {
        Ask::List(_) => Exchange::one(request, |answer| {
            read_list(answer).map(|(info, page)| Answer::List(info, page))
        }),
        Ask::Find { .. } => Exchange::one(request, |answer| read_found(answer).map(Answer::Found)),
        Ask::Post { .. } => {
            Exchange::one(request, |answer| read_posted(answer).map(Answer::Posted))
        }
        Ask::Edit { .. } => {
            Exchange::one(request, |answer| read_edited(answer).map(Answer::Edited))
        }
        Ask::Delete { .. } => {
            Exchange::one(request, |answer| read_deleted(answer).map(|()| Answer::Deleted))
        }
        Ask::Vote { .. } => Exchange::one(request, |answer| read_voted(answer).map(Answer::Voted)),
        Ask::Preview { .. } => {
            Exchange::one(request, |answer| read_preview(answer).map(Answer::Preview))
        }
        Ask::Counts { .. } => {
            Exchange::one(request, |answer| read_counts(answer).map(Answer::Counts))
        }
    }
}
