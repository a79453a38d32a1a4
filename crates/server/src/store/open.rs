//! Opening the database.

use std::sync::Arc;
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use super::{Result, Store, StoreError};
use crate::id::IdSource;
use crate::secret::Secret;

/// How long a statement waits for a lock that another process holds.
const BUSY: Duration = Duration::from_secs(5);
/// How long a request waits for a connection.
const ACQUIRE: Duration = Duration::from_secs(5);
/// Readers at once; more would only wait for the disk.
const READERS: u32 = 8;

impl Store {
    /// Opens the database at `address`, makes it when it is missing, and brings its
    /// tables to this version.
    ///
    /// # Errors
    /// When that fails; see [`StoreError`].
    pub async fn open(address: &str) -> Result<Self> {
        let path = path(address)?;
        let opened = Self::open_file(path).await;
        opened.map_err(|cause| StoreError::Opening(path.to_owned(), Box::new(cause)))
    }

    async fn open_file(path: &str) -> Result<Self> {
        let options = options(path);
        let write = pool(1).connect_with(options.clone()).await?;
        sqlx::migrate!().run(&write).await.map_err(StoreError::Migration)?;
        let forget = pool(1).connect_with(options.clone().busy_timeout(Duration::ZERO)).await?;
        let read = pool(READERS).connect_with(options.pragma("query_only", "ON")).await?;
        let newest: Option<String> =
            sqlx::query_scalar("SELECT max(id) FROM comment").fetch_one(&read).await?;
        let secret = secret(&write).await?;
        Ok(Self { read, write, forget, ids: Arc::new(IdSource::after(newest.as_deref())), secret })
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn check(&self) -> Result<()> {
        sqlx::query("SELECT count(*) FROM secret").fetch_one(&self.read).await?;
        Ok(())
    }

    /// Finishes what is under way and closes the file.
    pub async fn close(&self) {
        self.read.close().await;
        self.forget.close().await;
        self.write.close().await;
    }
}

/// The file of an address, taken as it stands: no character in it means anything, so
/// that each name of a file can be given.
fn path(address: &str) -> Result<&str> {
    let path = address.strip_prefix("sqlite:");
    let path = path.map(|path| path.strip_prefix("//").unwrap_or(path));
    // What other programs ask for so is what this one does anyway.
    let path = path.map(|path| path.strip_suffix("?mode=rwc").unwrap_or(path));
    // A database in memory would be another for each connection.
    let path = path.filter(|path| !path.is_empty() && *path != ":memory:");
    path.ok_or_else(|| StoreError::Address(address.to_owned()))
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
        .busy_timeout(BUSY)
}

fn pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new().max_connections(connections).acquire_timeout(ACQUIRE)
}

/// The stored key, made where there is none. Two servers that start at once agree on
/// the one that was first.
async fn secret(pool: &SqlitePool) -> Result<Secret> {
    sqlx::query("INSERT INTO secret (id, value) VALUES (1, ?1) ON CONFLICT (id) DO NOTHING")
        .bind(Secret::random()?.to_text())
        .execute(pool)
        .await?;
    let text: String = sqlx::query_scalar("SELECT value FROM secret").fetch_one(pool).await?;
    Secret::from_text(&text).ok_or(StoreError::Damaged("secret"))
}
