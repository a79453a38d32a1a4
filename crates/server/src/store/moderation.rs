//! What moderators see and do.

use sqlx::FromRow;

use glosa_core::time::Timestamp;

use super::{Record, Result, Store, Transaction, select, sql};
use crate::model::State;

/// A comment among those of all threads.
#[derive(Clone, Debug, FromRow)]
pub struct Listed {
    /// The comment.
    #[sqlx(flatten)]
    pub record: Record,
    /// The title of its article.
    pub thread_title: String,
    /// The address of its article.
    pub thread_url: String,
}

impl Store {
    /// The first `limit` comments of a state after a name, in the order of arrival.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn in_state(&self, state: State, after: &str, limit: i64) -> Result<Vec<Listed>> {
        sql(select!(
            ", CASE t.title WHEN '' THEN c.page_title ELSE t.title END AS thread_title,
              CASE t.url WHEN '' THEN c.page_url ELSE t.url END AS thread_url",
            "WHERE c.state = $1 AND c.id > $2 ORDER BY c.id LIMIT $3"
        ))
        .bind(state.name())
        .bind(after)
        .bind(limit)
        .all(self)
        .await
    }

    /// Blocks an address from commenting, or lets it in again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn block(&self, address_hash: &str, blocked: bool, now: Timestamp) -> Result<()> {
        let statement = if blocked {
            "INSERT INTO block (address_hash, created) VALUES ($1, $2)
             ON CONFLICT (address_hash) DO NOTHING"
        } else {
            "DELETE FROM block WHERE address_hash = $1 AND $2 IS NOT NULL"
        };
        let mut transaction = self.begin().await?;
        sql(statement).bind(address_hash).bind(now.0).execute(&mut transaction).await?;
        transaction.commit().await
    }
}

/// Whether an address is blocked.
pub(super) async fn is_blocked(transaction: &mut Transaction, address: &str) -> Result<bool> {
    let (blocked,): (i64,) = sql("SELECT count(*) FROM block WHERE address_hash = $1")
        .bind(address)
        .one(transaction)
        .await?;
    Ok(blocked > 0)
}
