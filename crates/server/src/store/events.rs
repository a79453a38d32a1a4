//! What happened, in order.

use sqlx::{FromRow, SqliteConnection};

use glosa_core::time::Timestamp;

use super::{Record, Result, Store, select};

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
        Ok(sqlx::query_as(select!(
            ", e.id AS event, e.kind",
            "JOIN event e ON e.comment = c.id
             WHERE e.id > ?1 AND (?2 IS NULL OR t.key = ?2) ORDER BY e.id LIMIT ?3"
        ))
        .bind(event)
        .bind(thread)
        .bind(limit)
        .fetch_all(&self.read)
        .await?)
    }

    /// The numbers of the oldest and the newest event that are kept; 0 for none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn event_range(&self) -> Result<(i64, i64)> {
        Ok(sqlx::query_as("SELECT coalesce(min(id), 0), coalesce(max(id), 0) FROM event")
            .fetch_one(&self.read)
            .await?)
    }
}

/// Notes an event in the transaction of what caused it.
pub(super) async fn note(
    connection: &mut SqliteConnection,
    kind: &str,
    comment: &str,
    now: Timestamp,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO event (thread, kind, comment, created)
         SELECT thread, ?2, id, ?3 FROM comment WHERE id = ?1",
    )
    .bind(comment)
    .bind(kind)
    .bind(now.0)
    .execute(connection)
    .await?;
    Ok(())
}
