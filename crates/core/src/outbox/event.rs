//! What happens to the outbox, and what it wants done.

use super::{Entry, EntryId, Receipt};
use crate::draft::{Post, Refusal};
use crate::thread::CommentId;
use crate::time::Timestamp;

/// What the machine is told with each event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Now {
    /// The time.
    pub at: Timestamp,
    /// A random number from 0 to 1.
    pub jitter: f64,
    /// Whether the browser believes that it has a network.
    pub online: bool,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The writer lets a text go: a new one, or one that was in hand.
    Submit {
        /// The entry.
        id: EntryId,
        /// A fresh idempotency key, for the case that one is needed.
        key: String,
        /// What to post.
        post: Box<Post>,
    },
    /// An attempt has ended.
    Answered {
        /// The entry.
        id: EntryId,
        /// Which attempt it was.
        attempt: u32,
        /// How it ended.
        outcome: Outcome,
    },
    /// Time has passed.
    Tick,
    /// The way may be free again: the network is back, or the reader is.
    Online,
    /// The writer wants it tried without waiting.
    TryNow {
        /// The entry.
        id: EntryId,
        /// A fresh idempotency key, for the case that one is needed.
        key: String,
    },
    /// The writer takes it back to change it.
    Edit(EntryId),
    /// The writer throws it away.
    Discard(EntryId),
    /// The page goes away, and its requests with it.
    Leave,
}

/// How an attempt ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The server has it.
    Accepted(Receipt),
    /// The server answered otherwise.
    Refused(Refusal),
    /// No answer came: no network, no way to the server, or it took too long.
    Failed,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "short lists, taken apart at once")]
pub enum Effect {
    /// Keep the entry on the device, before anything that follows.
    Persist(Box<Entry>),
    /// Remove the entry from the device.
    Forget(EntryId),
    /// Send, and tell the outcome with [`Event::Answered`].
    Send {
        /// The entry.
        id: EntryId,
        /// Which attempt this is.
        attempt: u32,
        /// What to send.
        work: Work,
    },
    /// Come back with [`Event::Tick`] at this time; it replaces any earlier one.
    WakeAt(Timestamp),
    /// Tell the page.
    Report {
        /// The entry.
        id: EntryId,
        /// What became of it.
        report: Report,
    },
}

/// What an attempt sends.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "one at a time, taken apart at once")]
pub enum Work {
    /// The post, with its idempotency key.
    Post {
        /// The key.
        key: String,
        /// The body.
        post: Post,
        /// When it is sent.
        at: Timestamp,
        /// When it was first sent, where that attempt may have arrived.
        again: Option<Timestamp>,
    },
    /// The words that the writer chose after the post was on its way.
    Correct {
        /// The comment.
        comment: CommentId,
        /// What lets this browser change it.
        token: String,
        /// The words.
        text: String,
    },
}

/// What became of an entry.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    /// It is kept and will be sent.
    Queued,
    /// Everybody can see it.
    Sent(CommentId),
    /// It is held for review.
    Held(CommentId),
    /// The server will not take it.
    Refused(Refusal),
}
