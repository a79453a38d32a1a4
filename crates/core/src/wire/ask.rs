//! What a widget asks of a server, and what it learns, in the terms of the domain.

use crate::draft::{Post, Refusal};
use crate::thread::{Comment, CommentId, Info, Page, Sort};
use crate::time::Timestamp;

/// Something asked of a server.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "one at a time, taken apart at once")]
pub enum Ask {
    /// A part of a level of the thread.
    List(Level),
    /// One comment with those that it answers, for a permalink; with its token, a
    /// held one of this browser too.
    Find {
        /// The thread that it is looked for in, where a server needs to know.
        thread: String,
        /// The comment.
        id: CommentId,
        /// What lets this browser change it, where it wrote it.
        token: Option<String>,
    },
    /// A new comment.
    Post {
        /// The same for every attempt to post this text.
        key: String,
        /// What to post.
        post: Post,
        /// When it is sent, by this device's clock.
        at: Timestamp,
        /// Where an earlier attempt may have arrived: when the first one was made. A
        /// server that takes the same text twice is then asked first whether it has it.
        again: Option<Timestamp>,
    },
    /// New words for one's own comment.
    Edit {
        /// The comment.
        id: CommentId,
        /// What lets this browser change it.
        token: String,
        /// The new words.
        text: String,
    },
    /// One's own comment is to be removed.
    Delete {
        /// The comment.
        id: CommentId,
        /// What lets this browser change it.
        token: String,
    },
    /// A vote for a comment, or its withdrawal.
    Vote {
        /// The comment.
        id: CommentId,
        /// A random name of this browser, so that it counts once.
        voter: String,
        /// Whether the vote stands.
        stands: bool,
    },
    /// A text as the server would show it.
    Preview {
        /// The text.
        text: String,
    },
    /// How many comments threads have.
    Counts {
        /// The threads.
        threads: Vec<String>,
    },
}

/// A part of a level of a thread.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Level {
    /// The thread's key.
    pub thread: String,
    /// The order of the roots.
    pub sort: Sort,
    /// The comment whose replies are asked for; the roots for `None`.
    pub parent: Option<CommentId>,
    /// Where in the level it lies.
    pub place: Place,
    /// How many at most; what the server likes for `None`.
    pub limit: Option<u16>,
}

/// Where a part of a level lies. What a server told as [`Page::next`] and
/// [`Page::previous`] names a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// At the start.
    #[default]
    Start,
    /// Right behind a place.
    After(String),
    /// Right before a place.
    Before(String),
    /// From the root of a comment on, where a server can
    /// [begin there](super::Capabilities::places).
    RootOf(CommentId),
}

impl Place {
    /// Right behind what a server told, where it told something; else at the start.
    #[must_use]
    pub fn behind(cursor: Option<String>) -> Self {
        // An empty one is the start of replies of which none are known yet.
        cursor.filter(|cursor| !cursor.is_empty()).map_or(Self::Start, Self::After)
    }
}

impl Level {
    /// Whether it is the first that is asked for of the roots, where a server is asked of
    /// the thread too.
    #[must_use]
    pub const fn is_first(&self) -> bool {
        self.parent.is_none() && matches!(self.place, Place::Start | Place::RootOf(_))
    }

    /// What it lies behind; nothing where it does not.
    #[must_use]
    pub fn after(&self) -> Option<&str> {
        if let Place::After(cursor) = &self.place { Some(cursor) } else { None }
    }

    /// Where a server counts: how many comments of the level are known already.
    #[must_use]
    pub fn offset(&self) -> u32 {
        self.after().and_then(|after| after.parse().ok()).unwrap_or_default()
    }
}

/// What a server answers to an [`Ask`], each to its own.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "one at a time, taken apart at once")]
pub enum Answer {
    /// To [`Ask::List`]: of the thread, where the server told, and of the level.
    List(Option<Info>, Page),
    /// To [`Ask::Find`].
    Found(Found),
    /// To [`Ask::Post`].
    Posted(Posted),
    /// To [`Ask::Edit`].
    Edited(Comment),
    /// To [`Ask::Delete`]; a comment that was gone already is deleted too.
    Deleted,
    /// To [`Ask::Vote`]: the votes now.
    Voted(u32),
    /// To [`Ask::Preview`]: HTML, to be sanitised.
    Preview(String),
    /// To [`Ask::Counts`]: keys of threads with their counts.
    Counts(Vec<(String, u32)>),
}

/// The answer to something that was not asked.
pub(super) fn strange() -> Refusal {
    Refusal::BadAnswer("the answer to another question".to_owned())
}

impl Answer {
    /// The answer to [`Ask::List`].
    ///
    /// # Errors
    /// [`Refusal::BadAnswer`] for another one; so do all below.
    pub fn list(self) -> Result<(Option<Info>, Page), Refusal> {
        if let Self::List(info, page) = self { Ok((info, page)) } else { Err(strange()) }
    }

    /// The answer to [`Ask::Find`].
    ///
    /// # Errors
    /// As [`Self::list`].
    pub fn found(self) -> Result<Found, Refusal> {
        if let Self::Found(found) = self { Ok(found) } else { Err(strange()) }
    }

    /// The answer to [`Ask::Post`].
    ///
    /// # Errors
    /// As [`Self::list`].
    pub fn posted(self) -> Result<Posted, Refusal> {
        if let Self::Posted(posted) = self { Ok(posted) } else { Err(strange()) }
    }

    /// The answer to [`Ask::Edit`].
    ///
    /// # Errors
    /// As [`Self::list`].
    pub fn edited(self) -> Result<Comment, Refusal> {
        if let Self::Edited(comment) = self { Ok(comment) } else { Err(strange()) }
    }

    /// The answer to [`Ask::Vote`].
    ///
    /// # Errors
    /// As [`Self::list`].
    pub fn voted(self) -> Result<u32, Refusal> {
        if let Self::Voted(votes) = self { Ok(votes) } else { Err(strange()) }
    }

    /// The answer to [`Ask::Preview`].
    ///
    /// # Errors
    /// As [`Self::list`].
    pub fn preview(self) -> Result<String, Refusal> {
        if let Self::Preview(html) = self { Ok(html) } else { Err(strange()) }
    }
}

/// What a server made of a post.
#[derive(Clone, Debug, PartialEq)]
pub struct Posted {
    /// The comment; its state says whether it is held.
    pub comment: Comment,
    /// What lets this browser edit and delete it, where the server gives such a thing.
    pub token: Option<String>,
    /// How long it lets it, where the server says so.
    pub until: Option<Timestamp>,
}

/// One comment, for a permalink or for editing.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The comments from the root down to the one that was asked for, itself last.
    pub path: Vec<Comment>,
    /// Its text as its writer typed it, where the server tells the writer.
    pub text: Option<String>,
    /// The key of the thread that it stands in, where the server tells it.
    pub thread: Option<String>,
}
