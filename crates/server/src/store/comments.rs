//! Single comments: looked up, edited, approved, removed.

use sqlx::SqliteConnection;

use glosa_core::time::Timestamp;

use super::{BEGIN, Record, Result, Store, events, select};
use crate::model::State;

/// What a removal left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removal {
    /// The comment was there and is removed.
    Done,
    /// It was removed before.
    Before,
}

impl Store {
    /// A comment in whatever state.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn comment(&self, id: &str) -> Result<Option<Record>> {
        Ok(sqlx::query_as(select!("", "WHERE c.id = ?1"))
            .bind(id)
            .fetch_optional(&self.read)
            .await?)
    }

    /// The comments that a comment answers, the root first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ancestors(&self, id: &str) -> Result<Vec<Record>> {
        Ok(sqlx::query_as(concat!(
            "WITH RECURSIVE up (id, parent) AS (
                SELECT id, parent FROM comment WHERE id = ?1
                UNION ALL
                SELECT p.id, p.parent FROM comment p JOIN up ON p.id = up.parent) ",
            select!("", "JOIN up ON up.id = c.id WHERE c.id <> ?1 ORDER BY c.depth")
        ))
        .bind(id)
        .fetch_all(&self.read)
        .await?)
    }

    /// Gives a comment new words; `None` when it was deleted meanwhile.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn edit(
        &self,
        id: &str,
        text: &str,
        html: &str,
        now: Timestamp,
    ) -> Result<Option<Record>> {
        let mut transaction = self.write.begin_with(BEGIN).await?;
        sqlx::query(
            "UPDATE comment SET text = ?2, html = ?3, edited = ?4
             WHERE id = ?1 AND state <> 'deleted'",
        )
        .bind(id)
        .bind(text)
        .bind(html)
        .bind(now.0)
        .execute(&mut *transaction)
        .await?;
        let record: Record = get(&mut transaction, id).await?;
        if record.state == State::Shown {
            events::note(&mut transaction, "edit", id, now).await?;
        }
        transaction.commit().await?;
        Ok((record.state != State::Deleted).then_some(record))
    }

    /// Shows a held comment.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn approve(&self, id: &str, now: Timestamp) -> Result<()> {
        let mut transaction = self.write.begin_with(BEGIN).await?;
        let changed =
            sqlx::query("UPDATE comment SET state = 'shown' WHERE id = ?1 AND state = 'held'")
                .bind(id)
                .execute(&mut *transaction)
                .await?;
        if changed.rows_affected() > 0 {
            count(&mut transaction, id, 1).await?;
            events::note(&mut transaction, "comment", id, now).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Removes a comment: of what was written, and of who wrote it, nothing is kept.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove(&self, id: &str, now: Timestamp) -> Result<Removal> {
        let mut transaction = self.write.begin_with(BEGIN).await?;
        let before = get(&mut transaction, id).await?.state;
        if before == State::Deleted {
            return Ok(Removal::Before);
        }
        erase(&mut transaction, id).await?;
        if before == State::Shown {
            count(&mut transaction, id, -1).await?;
            events::note(&mut transaction, "delete", id, now).await?;
        }
        transaction.commit().await?;
        Ok(Removal::Done)
    }
}

async fn get(connection: &mut SqliteConnection, id: &str) -> Result<Record> {
    Ok(sqlx::query_as(select!("", "WHERE c.id = ?1")).bind(id).fetch_one(connection).await?)
}

async fn erase(connection: &mut SqliteConnection, id: &str) -> Result<()> {
    let statements = [
        "UPDATE comment SET state = 'deleted', author_name = '', author_email = '',
            author_url = '', badge = NULL, text = '', html = '', quote = '', edited = NULL,
            votes = 0, token_hash = NULL, address_hash = NULL WHERE id = ?1",
        "DELETE FROM vote WHERE comment = ?1",
        "UPDATE idempotency SET answer = '' WHERE comment = ?1",
    ];
    for statement in statements {
        sqlx::query(statement).bind(id).execute(&mut *connection).await?;
    }
    Ok(())
}

/// Counts a comment that everybody sees from now on (`by` 1) or no longer (-1), in its
/// thread and in all that it answers.
pub(super) async fn count(connection: &mut SqliteConnection, id: &str, by: i64) -> Result<()> {
    sqlx::query(
        "UPDATE thread SET shown = shown + ?2
         WHERE id = (SELECT thread FROM comment WHERE id = ?1)",
    )
    .bind(id)
    .bind(by)
    .execute(&mut *connection)
    .await?;
    sqlx::query(
        "WITH RECURSIVE up (id) AS (
            SELECT parent FROM comment WHERE id = ?1
            UNION ALL
            SELECT p.parent FROM comment p JOIN up ON p.id = up.id)
         UPDATE comment SET shown_below = shown_below + ?2
         WHERE id IN (SELECT id FROM up WHERE id IS NOT NULL)",
    )
    .bind(id)
    .bind(by)
    .execute(connection)
    .await?;
    Ok(())
}
