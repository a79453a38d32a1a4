//! Which database it is: the connections to it, and what is under way on one.

use super::statement::Source;
use super::{Result, Store, postgres, sqlite};

/// The connections to the database.
#[derive(Clone)]
pub(super) enum Pools {
    Sqlite(sqlite::File),
    Postgres(postgres::Database),
}

/// A write under way. Dropped without a commit, it never was.
pub(super) enum Transaction {
    Sqlite(sqlx::Transaction<'static, sqlx::Sqlite>),
    Postgres(sqlx::Transaction<'static, sqlx::Postgres>),
}

impl Pools {
    /// Begins a write: others wait until it is committed or dropped.
    ///
    /// # Errors
    /// When the database fails, or others take too long.
    pub(super) async fn begin(&self) -> Result<Transaction> {
        Ok(match self {
            Self::Sqlite(file) => Transaction::Sqlite(file.begin().await?),
            Self::Postgres(database) => Transaction::Postgres(database.begin().await?),
        })
    }
}

impl Transaction {
    /// Makes it last.
    ///
    /// # Errors
    /// When the database fails. It may be stored all the same where the connection broke
    /// off over the answer.
    pub(super) async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(transaction) => transaction.commit().await?,
            Self::Postgres(transaction) => transaction.commit().await?,
        }
        Ok(())
    }
}

impl<'a> From<&'a mut Transaction> for Source<'a> {
    fn from(transaction: &'a mut Transaction) -> Self {
        match transaction {
            Transaction::Sqlite(transaction) => Source::Sqlite(transaction),
            Transaction::Postgres(transaction) => Source::Postgres(transaction),
        }
    }
}

/// A store stands for its connections that only read.
impl<'a> From<&'a Store> for Source<'a> {
    fn from(store: &'a Store) -> Self {
        match &store.pools {
            Pools::Sqlite(file) => Source::SqlitePool(&file.read),
            Pools::Postgres(database) => Source::PostgresPool(&database.pool),
        }
    }
}
