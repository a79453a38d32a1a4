//! What happened, in order.

use sqlx::FromRow;

use glosa_core::time::Timestamp;

use super::{Record, Result, Store, Transaction, select, sql};

/// Something that happened to a comment that everybody sees.
#[derive(Clone, Debug, FromRow)]
pub struct EventRecord {
    /// Its number: later events have greater ones.
    pub event: i64,
    /// `comment`, `edit`, `delete` or `vote`.
    pub kind: String,
    /// The comment as it is now.
    #[sqlx(flatten)]
    pub record: Record,
}

impl Store {
    /// The first `limit` events after a number, of one thread or of all.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn events_after(
        &self,
        event: i64,
        thread: Option<&str>,
        limit: i64,
    ) -> Result<Vec<EventRecord>> {
        sql(select!(
            ", e.id AS event, e.kind",
            "JOIN event e ON e.comment = c.id
             WHERE e.id > $1 AND ($2 IS NULL OR t.key = $2) ORDER BY e.id LIMIT $3"
        ))
        .bind(event)
        .bind(thread)
        .bind(limit)
        .all(self)
        .await
    }

    /// The numbers of the oldest and the newest event that are kept; 0 for none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn event_range(&self) -> Result<(i64, i64)> {
        sql("SELECT coalesce(min(id), 0), coalesce(max(id), 0) FROM event").one(self).await
    }
}

/// Notes an event in the transaction of what caused it.
pub(super) async fn note(
    transaction: &mut Transaction,
    kind: &str,
    comment: &str,
    now: Timestamp,
) -> Result<()> {
    sql("INSERT INTO event (thread, kind, comment, created)
         SELECT thread, $2, id, $3 FROM comment WHERE id = $1")
    .bind(comment)
    .bind(kind)
    .bind(now.0)
    .execute(transaction)
    .await?;
    Ok(())
}
