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
    read_counts, read_deleted, read_edited, read_found, read_list, read_posted, read_preview,
    read_voted,
};
pub use refusals::refusal;
pub use requests::{VOTER_HEADER, request};

use super::Capabilities;
use crate::draft::limits::TEXT_CHARS;

/// What servers of this protocol can do.
pub const CAPABILITIES: Capabilities = Capabilities {
    list: true,
    sort: true,
    reply: true,
    edit: true,
    delete: true,
    vote: true,
    preview: true,
    idempotent: true,
    need_name: false,
    need_email: false,
    text_chars: TEXT_CHARS,
};
