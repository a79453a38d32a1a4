//! Limits of a comment, shared by the widget (which shows them before they bite)
//! and the server (which enforces them).

/// The longest comment text, in Unicode scalar values (`char`s).
pub const TEXT_CHARS: usize = 10_000;
/// The longest author name, in Unicode scalar values.
pub const AUTHOR_CHARS: usize = 80;
/// The longest e-mail address, in bytes (RFC 5321 allows 254).
pub const EMAIL_BYTES: usize = 254;
/// The longest address of a site or page, in bytes.
pub const URL_BYTES: usize = 2_048;
/// The longest thread key, in bytes.
pub const THREAD_BYTES: usize = 1_024;
/// The longest article title, in Unicode scalar values.
pub const TITLE_CHARS: usize = 500;
/// The longest quoted passage, in Unicode scalar values.
pub const QUOTE_CHARS: usize = 2_000;
/// The largest request body that the server reads, in bytes.
pub const BODY_BYTES: usize = 256 * 1024;
/// The deepest place of a reply, where a root stands at 0. No talk goes so deep; the
/// bound keeps a walk from a reply to its root short.
pub const REPLY_DEPTH: usize = 64;
