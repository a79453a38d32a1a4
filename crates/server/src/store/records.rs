//! Rows as values.

use sqlx::FromRow;

use crate::model::State;

/// The columns of a [`Record`], from a comment `c` and its thread `t`.
macro_rules! select {
    ($more:literal, $rest:literal) => {
        concat!(
            "SELECT c.id, t.key AS thread_key, c.parent, c.depth, c.author_name, c.author_url, \
             c.badge, c.text, c.html, c.quote, c.created, c.edited, c.state, c.votes, \
             c.shown_below, c.token_hash, c.address_hash",
            $more,
            " FROM comment c JOIN thread t ON t.id = c.thread ",
            $rest
        )
    };
}
pub(super) use select;

/// A comment as stored, without its writer's e-mail address: that leaves the database
/// by no way.
#[derive(Clone, Debug, FromRow)]
pub struct Record {
    /// Its name.
    pub id: String,
    /// The key of its thread.
    pub thread_key: String,
    /// The comment that it answers.
    pub parent: Option<String>,
    /// 0 for a root.
    pub depth: i64,
    /// The writer's name.
    pub author_name: String,
    /// The writer's site; may be empty.
    pub author_url: String,
    /// What the server says of the writer.
    pub badge: Option<String>,
    /// The text as it was typed.
    pub text: String,
    /// The text as it is shown.
    pub html: String,
    /// The passage that it speaks of; may be empty.
    pub quote: String,
    /// When it was written, in milliseconds since 1970 UTC.
    pub created: i64,
    /// When it was edited.
    pub edited: Option<i64>,
    /// Who can see it.
    #[sqlx(try_from = "String")]
    pub state: State,
    /// Votes for it.
    pub votes: i64,
    /// Comments below it that everybody sees.
    pub shown_below: i64,
    /// Of the token that lets its writer edit.
    pub token_hash: Option<String>,
    /// Of the address that it came from.
    pub address_hash: Option<String>,
}

/// A thread as stored.
#[derive(Clone, Debug, FromRow)]
pub struct ThreadRecord {
    /// The article's title.
    pub title: String,
    /// Comments that everybody sees.
    pub shown: i64,
    /// Whether it takes no more.
    pub closed: bool,
}

impl State {
    /// The state as stored.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Held => "held",
            Self::Deleted => "deleted",
        }
    }

    /// The state of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Shown, Self::Held, Self::Deleted].into_iter().find(|state| state.name() == name)
    }
}

/// A state that this version does not know.
#[derive(Debug)]
pub struct UnknownState(String);

impl std::fmt::Display for UnknownState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "unknown state `{}`", self.0)
    }
}

impl std::error::Error for UnknownState {}

impl TryFrom<String> for State {
    type Error = UnknownState;

    fn try_from(name: String) -> Result<Self, UnknownState> {
        Self::from_name(&name).ok_or(UnknownState(name))
    }
}
