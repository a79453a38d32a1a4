//! Where a draft is kept: one place for each box of each thread.

use crate::thread::CommentId;

/// What a box is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A new comment on the article.
    Thread,
    /// A reply to a comment.
    Reply(CommentId),
    /// New words for one's own comment.
    Edit(CommentId),
}

impl Target {
    /// The comment that a post from this box answers.
    #[must_use]
    pub const fn parent(&self) -> Option<&CommentId> {
        match self {
            Self::Reply(id) => Some(id),
            Self::Thread | Self::Edit(_) => None,
        }
    }
}

/// Whether a box that shows a text takes up what another tab has kept in the place of
/// `before`: only where nothing of its own would go, and nobody writes in it.
#[must_use]
pub fn takes_up(shown: &str, before: &str, is_in_use: bool) -> bool {
    !is_in_use && (shown == before || shown.trim().is_empty())
}

/// A box of a thread at a server.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Slot {
    /// The thread and its server, as [`Slot::scope`] writes them.
    pub scope: String,
    /// What the box is for.
    pub target: Target,
}

impl Slot {
    /// A thread at an endpoint, as a part of keys of what is kept on the device: the
    /// same key at two servers names two threads. `|` is doubled in the parts, so that
    /// no two pairs have one scope.
    #[must_use]
    pub fn scope(endpoint: &str, thread: &str) -> String {
        let double = |text: &str| text.replace('|', "||");
        [&double(endpoint), " | ", &double(thread)].concat()
    }

    /// What the keys of all drafts of a scope begin with.
    #[must_use]
    pub fn prefix(scope: &str) -> String {
        ["glosa:draft:", scope, " | "].concat()
    }

    /// The key under which the draft is kept.
    #[must_use]
    pub fn key(&self) -> String {
        let (kind, id) = match &self.target {
            Target::Thread => ("new", ""),
            Target::Reply(id) => ("reply ", id.as_str()),
            Target::Edit(id) => ("edit ", id.as_str()),
        };
        [&Self::prefix(&self.scope), kind, id].concat()
    }

    /// The box whose draft is kept under a key of a scope.
    #[must_use]
    pub fn from_key(scope: &str, key: &str) -> Option<Self> {
        let rest = key.strip_prefix(&Self::prefix(scope))?;
        let target = match rest.split_once(' ') {
            None if rest == "new" => Target::Thread,
            Some(("reply", id)) => Target::Reply(id.into()),
            Some(("edit", id)) => Target::Edit(id.into()),
            _ => return None,
        };
        Some(Self { scope: scope.to_owned(), target })
    }
}
