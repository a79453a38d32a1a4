//! One text on its way.

use crate::draft::{Post, Refusal};
use crate::thread::CommentId;
use crate::time::Timestamp;

/// The name of an entry on this device.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub String);

/// A text on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its name on this device.
    pub id: EntryId,
    /// Grows with each change, so that tabs can tell which of two states is later.
    pub revision: u32,
    /// When it was first submitted.
    pub created: Timestamp,
    /// What its writer wants to be posted.
    pub post: Post,
    /// The idempotency key of the next attempt to post it.
    pub key: String,
    /// What was sent under the key and may have arrived.
    pub sent: Option<Sent>,
    /// What the server answered, when its writer has changed the text since.
    pub receipt: Option<Receipt>,
    /// Attempts so far: the number of the last one.
    pub attempts: u32,
    /// Attempts that failed since its writer last let it go.
    pub failures: u32,
    /// How far it is.
    pub state: State,
    /// The tab that sends it now.
    pub lease: Option<Lease>,
}

/// A body that was sent, whole: under one key a server takes one body only.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    /// The body.
    pub post: Post,
    /// When it was first sent.
    pub first: Timestamp,
    /// Whether an attempt ended without an answer that says what became of it.
    pub uncertain: bool,
}

/// What the server answered to a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The comment's name.
    pub comment: CommentId,
    /// What lets this browser change it, where the server gives such a thing.
    pub token: Option<String>,
    /// Whether it is held for review.
    pub held: bool,
}

/// How far an entry is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It is to be sent as soon as the way is free.
    Queued,
    /// An attempt is under way.
    Sending,
    /// The next attempt is due at a time.
    Waiting {
        /// When.
        until: Timestamp,
        /// What it waits for.
        cause: Cause,
    },
    /// An attempt ended without an answer; the next one asks with the same key.
    Unknown,
    /// The server will not take it as it is. Its writer decides.
    Refused(Refusal),
    /// Its writer has taken it back to change it.
    Editing,
}

/// What a waiting entry waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The network.
    Network,
    /// The server, which has trouble of its own.
    Server,
    /// The time that the server has asked to wait.
    Asked,
}

/// The right of a tab to send an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// The tab.
    pub owner: String,
    /// When the right ends, should the tab not give it back.
    pub until: Timestamp,
}

impl Entry {
    /// A text that its writer lets go.
    #[must_use]
    pub const fn new(id: EntryId, key: String, post: Post, created: Timestamp) -> Self {
        Self {
            id,
            revision: 0,
            created,
            post,
            key,
            sent: None,
            receipt: None,
            attempts: 0,
            failures: 0,
            state: State::Queued,
            lease: None,
        }
    }

    /// Whether its writer has it in hand: it is sent only when let go again.
    #[must_use]
    pub const fn is_in_hand(&self) -> bool {
        matches!(self.state, State::Refused(_) | State::Editing)
    }

    /// Whether the server has the text as its writer wants it.
    #[must_use]
    pub fn is_delivered(&self) -> bool {
        self.receipt.is_some()
            && self.sent.as_ref().is_none_or(|sent| sent.post.text == self.post.text)
    }

    /// Whether it may have arrived already.
    #[must_use]
    pub fn may_have_arrived(&self) -> bool {
        self.receipt.is_some() || self.sent.as_ref().is_some_and(|sent| sent.uncertain)
    }

    /// Whether a tab sends it at that time, as far as the entry tells.
    #[must_use]
    pub fn is_leased(&self, at: Timestamp) -> bool {
        self.lease.as_ref().is_some_and(|lease| lease.until > at)
    }
}
