//! The database of several servers: PostgreSQL.

use std::str::FromStr;

use sqlx::Postgres;
use sqlx::postgres::{PgConnectOptions, PgListener, PgPool, PgPoolOptions};

use super::{ACQUIRE, LOCK, Result, StoreError};

/// Connections of one server: one of them listens, and a hundred is what PostgreSQL
/// gives to all.
const CONNECTIONS: u32 = 10;
/// A server that vanished in the middle of a write holds the others up no longer.
const IDLE_WRITE: &str = "10s";
/// Begins a write. Each statement must see what was committed before it: with a stricter
/// level, it would see what was there before the lock was had.
const BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED";
/// The lock of those who write, held until the commit can be seen. One writes at a time,
/// in all servers, as SQLite has it anyway: PostgreSQL by itself commits in another order
/// than it numbers, and who then asks for what came after number 8 never hears of a 7
/// that was committed later. The same goes for the names of comments, which cursors
/// compare, and for two requests with one idempotency key. A write takes a few
/// milliseconds, and no site has hundreds of them in a second.
/// The number is any that others on this database will not use.
const WRITE_LOCK: &str = "SELECT pg_advisory_xact_lock(7163405511)";
/// Where a migration's trigger says that there are new events.
const CHANNEL: &str = "glosa_event";

/// The connections to a database.
#[derive(Clone)]
pub(super) struct Database {
    pub(super) pool: PgPool,
}

impl Database {
    /// Connects, and brings the tables to this version; of several servers that start at
    /// once, one does.
    ///
    /// # Errors
    /// When that fails.
    pub(super) async fn open(options: PgConnectOptions) -> Result<Self> {
        let lock = format!("{}ms", LOCK.as_millis());
        let options = options.application_name("glosa-server").options([
            ("lock_timeout", lock.as_str()),
            ("idle_in_transaction_session_timeout", IDLE_WRITE),
        ]);
        let pool = PgPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(ACQUIRE);
        let pool = pool.connect_with(options).await?;
        let migrations = sqlx::migrate!("migrations/postgres");
        migrations.run(&pool).await.map_err(StoreError::Migration)?;
        Ok(Self { pool })
    }

    /// Begins a write, once no other is under way.
    ///
    /// # Errors
    /// When the others take too long, or the database fails.
    pub(super) async fn begin(&self) -> Result<sqlx::Transaction<'static, Postgres>> {
        let mut transaction = self.pool.begin_with(BEGIN).await?;
        sqlx::query(WRITE_LOCK).execute(&mut *transaction).await?;
        Ok(transaction)
    }

    /// A connection that hears of every commit from now on.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) async fn listen(&self) -> Result<PgListener> {
        let mut listener = PgListener::connect_with(&self.pool).await?;
        // Who asks for it hears of a lost connection, and reads what was missed.
        listener.eager_reconnect(false);
        listener.listen(CHANNEL).await?;
        Ok(listener)
    }
}

/// The options of an address; `None` where it is another database's.
///
/// # Errors
/// When they cannot be read.
pub(super) fn options(address: &str) -> Option<Result<PgConnectOptions>> {
    let mine = address.starts_with("postgres://") || address.starts_with("postgresql://");
    mine.then(|| PgConnectOptions::from_str(address).map_err(StoreError::Database))
}

/// An address without its password.
pub(super) fn name(options: &PgConnectOptions) -> String {
    let socket = options.get_socket().map(|socket| socket.display().to_string());
    let place = socket.unwrap_or_else(|| options.get_host().to_owned());
    let database = options.get_database().unwrap_or(options.get_username());
    format!("postgres://{}@{place}:{}/{database}", options.get_username(), options.get_port())
}
