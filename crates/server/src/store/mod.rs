//! What is kept, and the only room that knows SQL.
//!
//! The rest of the server sees [`Store`] and plain records: no pool, no row, no
//! statement leaves. The statements are the same for SQLite and PostgreSQL, save where
//! one says otherwise.

mod comments;
mod events;
mod housekeeping;
mod idempotency;
mod listening;
mod moderation;
mod open;
mod pools;
mod post;
mod postgres;
mod records;
mod sqlite;
mod statement;
mod threads;
mod tree;
mod votes;

use std::time::Duration;

pub use comments::{Approval, Edit, Edited, Removal};
pub use events::EventRecord;
pub use idempotency::Repeatable;
pub use listening::Listener;
pub use moderation::Listed;
pub use post::{NewComment, Outcome};
pub use records::{Record, ThreadRecord};
pub use tree::{Level, Order, Side};
pub use votes::{Counted, Vote};

use pools::{Pools, Transaction};
use records::select;
use statement::sql;

use crate::secret::Secret;

/// How long a request waits for a connection. A database that starts again within it is
/// not missed.
const ACQUIRE: Duration = Duration::from_secs(5);
/// How long a write waits for another, of this server or of another process.
const LOCK: Duration = Duration::from_secs(5);

/// The threads and comments.
#[derive(Clone)]
pub struct Store {
    pools: Pools,
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
    /// The database of this name cannot be opened.
    Opening(String, Box<Self>),
    /// What is stored is not what this server wrote.
    Damaged(&'static str),
}

impl StoreError {
    /// Whether the server itself has closed the database, so that asking again is in vain.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        matches!(self, Self::Database(sqlx::Error::PoolClosed))
    }
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Database(cause) => write!(f, "the database: {cause}"),
            Self::Migration(cause) => write!(f, "the database's tables: {cause}"),
            Self::Randomness(cause) => write!(f, "no randomness: {cause}"),
            Self::Address(address) => {
                write!(
                    f,
                    "`{address}` is no database of this server; use sqlite://FILE or postgres://USER@HOST/NAME"
                )
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

    /// Begins a write.
    async fn begin(&self) -> Result<Transaction> {
        self.pools.begin().await
    }
}
