//! A comment thread: what a server told of it, and the order to show it in.

mod branch;
mod comment;
mod tree;

pub use branch::{Branch, Branches};
pub use comment::{Author, Comment, CommentId, Happening, Info, Page, Sort, State};
pub use tree::Thread;
