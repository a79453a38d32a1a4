//! Comments, as any server of ours tells them.

use core::fmt;

use crate::time::Timestamp;

/// The name of a comment at its server: text, since servers use numbers and strings.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommentId(pub String);

impl CommentId {
    /// The identifier as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CommentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for CommentId {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// Who wrote a comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// The name, plain text; empty where the writer gave none.
    pub name: String,
    /// The writer's own site.
    pub url: Option<String>,
    /// What the server says of the writer, such as `author` or `moderator`; plain text.
    pub badge: Option<String>,
}

/// Who can see a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Everybody.
    Shown,
    /// Its writer, until a moderator approves it.
    Held,
    /// Nobody: its place is kept for the replies below it.
    Deleted,
}

/// One comment, without its replies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its name at the server.
    pub id: CommentId,
    /// The comment that it answers.
    pub parent: Option<CommentId>,
    /// Who wrote it.
    pub author: Author,
    /// Its text as HTML; to be sanitised before it is shown.
    pub html: String,
    /// When it was written.
    pub created: Timestamp,
    /// When it was last edited, if it was.
    pub edited: Option<Timestamp>,
    /// Who can see it.
    pub state: State,
    /// Votes for it.
    pub votes: u32,
    /// How many replies the server knows below it, at any depth that it counts.
    pub replies: u32,
}

/// What a server says of a thread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Info {
    /// Comments that everybody can see, replies included.
    pub count: u32,
    /// No more comments are taken.
    pub closed: bool,
    /// New comments are held for review.
    pub moderated: bool,
    /// A name must be given here.
    pub need_name: bool,
    /// An e-mail address must be given here.
    pub need_email: bool,
    /// The last thing that had happened when the server told this, by its number.
    pub event: Option<String>,
}

/// Something that others did in a thread while it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    /// A comment came.
    Came(Comment),
    /// A comment has new words.
    Changed(Comment),
    /// A comment was removed.
    Removed(CommentId),
    /// A comment has so many votes now.
    Voted(CommentId, u32),
    /// Something happened that nobody can tell any more: the thread is to be loaded again.
    Missed,
}

/// A part of a level of the thread: the roots, or the replies to one comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The comments in the server's order, each before its own replies.
    pub comments: Vec<Comment>,
    /// Where what precedes it ends, if there is something and the server tells.
    pub previous: Option<String>,
    /// Where this level goes on, if it does.
    pub next: Option<String>,
    /// Where the replies of comments of this page go on.
    pub more_replies: Vec<(CommentId, String)>,
}

/// The order of the roots. Replies stand in the order of the conversation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The first comment first.
    #[default]
    Oldest,
    /// The last comment first.
    Newest,
    /// The comment with the most votes first.
    Top,
}

impl Sort {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Oldest, Self::Newest, Self::Top];

    /// The name on the wire and in the interface's catalogue.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Oldest => "oldest",
            Self::Newest => "newest",
            Self::Top => "top",
        }
    }

    /// The order of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.name() == name)
    }
}
