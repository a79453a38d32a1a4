//! What is kept, and the only room that knows SQL.
//!
//! The rest of the server sees [`Store`] and plain records: no pool, no row, no
//! statement leaves. Another database is another set of statements behind the same
//! methods.

mod comments;
mod events;
mod housekeeping;
mod idempotency;
mod moderation;
mod open;
mod post;
mod records;
mod threads;
mod tree;
mod votes;

use sqlx::SqlitePool;

pub use comments::{Approval, Edit, Edited, Removal};
pub use events::EventRecord;
pub use idempotency::Repeatable;
pub use moderation::Listed;
pub use post::{NewComment, Outcome};
pub use records::{Record, ThreadRecord};
pub use tree::{Level, Order};
pub use votes::{Counted, Vote};

use records::select;

use crate::id::IdSource;
use crate::secret::Secret;

/// The threads and comments.
#[derive(Clone)]
pub struct Store {
    /// Connections that only read: each reads a consistent snapshot and waits for nobody.
    read: SqlitePool,
    /// The one connection that writes, since SQLite takes one writer at a time: here
    /// they queue in order instead of failing as busy.
    write: SqlitePool,
    /// A connection that waits for nobody, for emptying the log.
    forget: SqlitePool,
    ids: std::sync::Arc<IdSource>,
    secret: Secret,
}

/// Why the database did not do what it was asked.
#[derive(Debug)]
pub enum StoreError {
    /// The database failed or is busy.
    Database(sqlx::Error),
    /// The database cannot be brought to this version's tables.
    Migration(sqlx::migrate::MigrateError),
    /// The system has no randomness to give.
    Randomness(getrandom::Error),
    /// The address names no database that this server can use.
    Address(String),
    /// The file of this name cannot be opened as the server's database.
    Opening(String, Box<Self>),
    /// What is stored is not what this server wrote.
    Damaged(&'static str),
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Database(cause) => write!(f, "the database: {cause}"),
            Self::Migration(cause) => write!(f, "the database's tables: {cause}"),
            Self::Randomness(cause) => write!(f, "no randomness: {cause}"),
            Self::Address(address) => {
                write!(f, "`{address}` is no database of this server; use sqlite://FILE")
            }
            Self::Opening(path, cause) => write!(f, "cannot open the database `{path}`: {cause}"),
            Self::Damaged(what) => write!(f, "the database holds no usable {what}"),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<sqlx::Error> for StoreError {
    fn from(cause: sqlx::Error) -> Self {
        Self::Database(cause)
    }
}

impl From<getrandom::Error> for StoreError {
    fn from(cause: getrandom::Error) -> Self {
        Self::Randomness(cause)
    }
}

/// What the methods of [`Store`] return.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Begins a write: SQLite takes the lock at once, so that a transaction that has read
/// cannot fail as busy when it comes to write.
const BEGIN: &str = "BEGIN IMMEDIATE";

/// Values as the JSON array that `json_each` unfolds in a statement.
fn json(values: &[impl AsRef<str>]) -> String {
    let values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
    serde_json::Value::from(values).to_string()
}

impl Store {
    /// The key of the keyed hashes.
    #[must_use]
    pub fn secret(&self) -> &Secret {
        &self.secret
    }
}
