//! Comment servers of others, started as they are published.
//!
//! Each runs on a free port of 127.0.0.1 with its data in a folder of its own, answers
//! when its `start` returns, and is gone, with all its processes and data, when it is
//! dropped. None of them asks another host for anything. `cargo xtask setup` installs them.

mod isso;
mod mariadb;
mod process;
mod programs;
mod rows;
mod sqlite;
mod waline;
mod wordpress;

pub use isso::{Guard, Isso, IssoOptions};
pub use waline::{Waline, WalineOptions};
pub use wordpress::{WordPress, WordPressOptions};

/// A comment as the database of a server holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The server's name for it.
    pub id: String,
    /// The comment that it answers.
    pub parent: Option<String>,
    /// The writer's name; empty when none was given.
    pub author: String,
    /// The writer's address; empty when none was given.
    pub email: String,
    /// What was written.
    pub text: String,
    /// Who sees it.
    pub state: State,
}

/// Who sees a stored comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Everybody.
    Shown,
    /// Nobody before a moderator has said so.
    Held,
    /// Nobody any more: deleted, or taken for spam.
    Removed,
}

/// The texts alone, of those that somebody sees or may see.
fn texts(stored: Vec<Stored>) -> Vec<String> {
    let seen = stored.into_iter().filter(|comment| comment.state != State::Removed);
    seen.map(|comment| comment.text).collect()
}
