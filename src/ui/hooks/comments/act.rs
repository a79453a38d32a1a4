//! What a reader does in the comment part.

use glosa_core::draft::Target;
use glosa_core::outbox::EntryId;
use glosa_core::thread::{CommentId, Sort};

use super::{Said, Side};

/// Something that the reader does.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Loads the thread again, from its start.
    Reload,
    /// Chooses an order.
    Sort(Sort),
    /// Shows what others wrote since.
    ShowNew,
    /// Loads the page on a side of what is loaded.
    More(Side),
    /// Opens a box to reply.
    Reply(CommentId),
    /// Opens a box to edit one's own comment.
    Edit(CommentId),
    /// Deletes one's own comment, having confirmed it.
    Delete(CommentId),
    /// Votes for a comment, or takes the vote back.
    Vote(CommentId),
    /// Writes.
    Write {
        /// In which box.
        target: Target,
        /// All of the text.
        text: String,
    },
    /// Wants to see a text as it would be shown, or not any more.
    Preview {
        /// In which box.
        target: Target,
        /// The text; `None` to see it no more.
        text: Option<String>,
    },
    /// Sends what stands in a box.
    Send {
        /// Which box.
        target: Target,
        /// Its text.
        text: String,
        /// What stands in the field that people do not see.
        honeypot: String,
    },
    /// Closes a box and throws its text away.
    Close(Target),
    /// Says who writes, or whether to remember it.
    Identify(Said),
    /// Wants a text on its way tried now.
    TryNow(EntryId),
    /// Takes a text on its way back into its box.
    TakeBack(EntryId),
    /// Throws a text on its way away.
    Discard(EntryId),
    /// Has everything forgotten that is kept on the device.
    Forget,
}
