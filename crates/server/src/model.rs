//! The values of the wire protocol, apart from those of the database.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use glosa_core::time::Timestamp;

use crate::store::{Record, ThreadRecord};

/// Who can see a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Everybody.
    Shown,
    /// Its writer, until a moderator approves it.
    Held,
    /// Nobody: its place is kept for the replies below it.
    Deleted,
}

/// A comment, with the first of its replies.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Comment {
    /// Sorts in the order of arrival.
    pub id: String,
    /// The comment that it answers.
    pub parent: Option<String>,
    /// Who wrote it; empty once it is deleted.
    pub author: Author,
    /// Its text, rendered and sanitised; empty once it is deleted.
    pub html: String,
    /// When it was written (RFC 3339, UTC).
    pub created: String,
    /// When it was last edited.
    pub edited: Option<String>,
    /// Who can see it.
    pub state: State,
    /// Votes for it.
    pub votes: i64,
    /// The passage of the article that it speaks of, plain text.
    pub quote: Option<String>,
    /// The first of its replies, oldest first.
    pub replies: Replies,
    /// The text as it was typed; only for its writer and moderators, and only where one
    /// comment is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// Who wrote a comment.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Author {
    /// The name, plain text; empty where none was given.
    pub name: String,
    /// The writer's site.
    pub url: Option<String>,
    /// `moderator` where the comment came with the moderator's token.
    pub badge: Option<String>,
}

/// The replies to a comment.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Replies {
    /// How many answer it directly.
    pub count: i64,
    /// The first of them.
    #[schema(no_recursion)]
    pub comments: Vec<Comment>,
    /// Where they go on: the value of `after` beside `parent`.
    pub next: Option<String>,
}

/// A thread.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Thread {
    /// What names it: the path of the article's page, as a rule.
    pub key: String,
    /// The article's title.
    pub title: String,
    /// Comments that everybody can see, replies included.
    pub count: i64,
    /// No more comments are taken.
    pub closed: bool,
    /// New comments are held for review.
    pub moderated: bool,
    /// The newest event when this was read: the value of `since` for the stream of
    /// events, so that nothing between the two is missed.
    pub event: i64,
}

impl Thread {
    /// A thread as stored; one that nobody commented on yet where nothing is.
    #[must_use]
    pub fn new(key: &str, stored: Option<ThreadRecord>, moderated: bool, event: i64) -> Self {
        let (title, count, closed) =
            stored.map(|thread| (thread.title, thread.shown, thread.closed)).unwrap_or_default();
        Self { key: key.to_owned(), title, count, closed, moderated, event }
    }
}

impl From<&Record> for Comment {
    fn from(record: &Record) -> Self {
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Self {
            id: record.id.clone(),
            parent: record.parent.clone(),
            author: Author {
                name: record.author_name.clone(),
                url: filled(&record.author_url),
                badge: record.badge.clone(),
            },
            html: record.html.clone(),
            created: Timestamp(record.created).to_rfc3339(),
            edited: record.edited.map(|ms| Timestamp(ms).to_rfc3339()),
            state: record.state,
            votes: record.votes,
            quote: filled(&record.quote),
            replies: Replies::default(),
            text: None,
        }
    }
}
