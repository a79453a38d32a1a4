//! The database in a file: SQLite.

use std::time::Duration;

use sqlx::Sqlite;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use super::{ACQUIRE, LOCK, Result, StoreError};

/// Readers at once; more would only wait for the disk.
const READERS: u32 = 8;
/// Begins a write: SQLite takes the lock at once, so that a transaction that has read
/// cannot fail as busy when it comes to write.
const BEGIN: &str = "BEGIN IMMEDIATE";

/// The connections to a file.
#[derive(Clone)]
pub(super) struct File {
    /// Connections that only read: each reads a consistent snapshot and waits for nobody.
    pub(super) read: SqlitePool,
    /// The one connection that writes, since SQLite takes one writer at a time: here
    /// they queue in order instead of failing as busy.
    write: SqlitePool,
    /// A connection that waits for nobody, for emptying the log.
    forget: SqlitePool,
}

impl File {
    /// Opens a file, makes it when it is missing, and brings its tables to this version.
    ///
    /// # Errors
    /// When that fails.
    pub(super) async fn open(path: &str) -> Result<Self> {
        let options = options(path);
        let write = pool(1).connect_with(options.clone()).await?;
        let migrations = sqlx::migrate!("migrations/sqlite");
        migrations.run(&write).await.map_err(StoreError::Migration)?;
        let forget = pool(1).connect_with(options.clone().busy_timeout(Duration::ZERO)).await?;
        let read = pool(READERS).connect_with(options.pragma("query_only", "ON")).await?;
        Ok(Self { read, write, forget })
    }

    /// Begins a write.
    ///
    /// # Errors
    /// When another process holds the lock, or the database fails.
    pub(super) async fn begin(&self) -> Result<sqlx::Transaction<'static, Sqlite>> {
        Ok(self.write.begin_with(BEGIN).await?)
    }

    /// Finishes what is under way and closes the file.
    pub(super) async fn close(&self) {
        self.read.close().await;
        self.forget.close().await;
        self.write.close().await;
    }

    /// Empties the write-ahead log, where what was deleted from the tables still stands
    /// (<https://www.sqlite.org/pragma.html#pragma_wal_checkpoint>). Whether it is empty
    /// now, or will be since the database is being closed.
    pub(super) async fn empty_log(&self) -> bool {
        let done: std::result::Result<i64, sqlx::Error> =
            sqlx::query_scalar("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&self.forget).await;
        match done {
            Ok(busy) => busy == 0,
            Err(sqlx::Error::PoolClosed) => true,
            Err(cause) => {
                tracing::debug!(%cause, "the database's log was not emptied");
                false
            }
        }
    }
}

/// The file of an address, taken as it stands: no character in it means anything, so
/// that each name of a file can be given.
pub(super) fn path(address: &str) -> Option<&str> {
    let path = address.strip_prefix("sqlite:")?;
    let path = path.strip_prefix("//").unwrap_or(path);
    // What other programs ask for so is what this one does anyway.
    let path = path.strip_suffix("?mode=rwc").unwrap_or(path);
    // A database in memory would be another for each connection.
    (!path.is_empty() && path != ":memory:").then_some(path)
}

/// Write-ahead logging with a sync at each commit: what was answered is on the disk,
/// and readers wait for no writer (<https://www.sqlite.org/wal.html>,
/// <https://www.sqlite.org/pragma.html#pragma_synchronous>).
fn options(path: &str) -> SqliteConnectOptions {
    // SQLite reads a relative name that begins with `file:` as an address of its own.
    let path = if path.starts_with("file:") { ["./", path].concat() } else { path.to_owned() };
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        // What a reader deletes is overwritten, not only forgotten.
        .pragma("secure_delete", "ON")
        .busy_timeout(LOCK)
}

fn pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new().max_connections(connections).acquire_timeout(ACQUIRE)
}
