//! What a widget asks of a server, and what it learns, in the terms of the domain.

use crate::draft::Post;
use crate::thread::{Comment, CommentId, Sort};

/// Something asked of a server.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// A part of a level of the thread.
    List(Level),
    /// One comment with those that it answers, for a permalink; with its token, a
    /// held one of this browser too.
    Find {
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
    /// Where to go on; from the start for `None`.
    pub after: Option<String>,
    /// How many at most; what the server likes for `None`.
    pub limit: Option<u16>,
}

/// What a server made of a post.
#[derive(Clone, Debug, PartialEq)]
pub struct Posted {
    /// The comment; its state says whether it is held.
    pub comment: Comment,
    /// What lets this browser edit and delete it, where the server gives such a thing.
    pub token: Option<String>,
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
