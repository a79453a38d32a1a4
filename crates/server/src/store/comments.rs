//! Single comments: looked up, edited, approved, removed.

use glosa_core::time::Timestamp;

use super::{Record, Result, Store, Transaction, events, moderation, select, sql};
use crate::model::State;

/// What a removal left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removal {
    /// The comment was there and is removed.
    Done,
    /// It was removed before.
    Before,
}

/// New words for a comment.
#[derive(Clone, Copy, Debug)]
pub struct Edit<'a> {
    /// The comment.
    pub id: &'a str,
    /// The text as it was typed.
    pub text: &'a str,
    /// The text as it is shown.
    pub html: &'a str,
    /// Of the address that the edit comes from, where a block of it counts.
    pub address_hash: Option<&'a str>,
}

/// What became of an edit.
#[derive(Debug)]
pub enum Edited<E> {
    /// The comment as it is now.
    Done(Box<Record>),
    /// It was deleted meanwhile.
    Gone,
    /// The address is blocked.
    Blocked,
    /// It is not to be edited.
    Refused(E),
}

/// What became of an approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approval {
    /// Everybody sees the comment, now or since earlier.
    Done,
    /// It was deleted meanwhile.
    Gone,
    /// It was edited since it was looked at.
    Stale,
}

impl Store {
    /// A comment in whatever state.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn comment(&self, id: &str) -> Result<Option<Record>> {
        sql(select!("", "WHERE c.id = $1")).bind(id).first(self).await
    }

    /// The comments that a comment answers, the root first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ancestors(&self, id: &str) -> Result<Vec<Record>> {
        sql(concat!(
            "WITH RECURSIVE up (id, parent) AS (
                SELECT id, parent FROM comment WHERE id = $1
                UNION ALL
                SELECT p.id, p.parent FROM comment p JOIN up ON p.id = up.parent) ",
            select!("", "JOIN up ON up.id = c.id WHERE c.id <> $1 ORDER BY c.depth")
        ))
        .bind(id)
        .all(self)
        .await
    }

    /// Gives a comment new words, unless `refusal` finds a reason in the comment as it is
    /// at that moment: it may have been approved since it was looked at.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn edit<E>(
        &self,
        edit: &Edit<'_>,
        now: Timestamp,
        refusal: impl FnOnce(&Record) -> Option<E>,
    ) -> Result<Edited<E>> {
        let mut transaction = self.begin().await?;
        if let Some(address) = edit.address_hash
            && moderation::is_blocked(&mut transaction, address).await?
        {
            return Ok(Edited::Blocked);
        }
        let before = get(&mut transaction, edit.id).await?;
        if before.state == State::Deleted {
            return Ok(Edited::Gone);
        }
        if let Some(refusal) = refusal(&before) {
            return Ok(Edited::Refused(refusal));
        }
        // Never the same time twice: it tells one edit from another.
        sql("UPDATE comment SET text = $2, html = $3, edited = CASE
                WHEN edited >= $4 THEN edited + 1 ELSE $4 END
             WHERE id = $1")
        .bind(edit.id)
        .bind(edit.text)
        .bind(edit.html)
        .bind(now.0)
        .execute(&mut transaction)
        .await?;
        let record: Record = get(&mut transaction, edit.id).await?;
        if record.state == State::Shown {
            events::note(&mut transaction, "edit", edit.id, now).await?;
        }
        transaction.commit().await?;
        Ok(Edited::Done(Box::new(record)))
    }

    /// Shows a held comment, and what it says of its article where nothing is known of
    /// that yet. `seen` is when the comment that was looked at had been edited, where
    /// that is known.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn approve(
        &self,
        id: &str,
        seen: Option<Option<i64>>,
        now: Timestamp,
    ) -> Result<Approval> {
        let mut transaction = self.begin().await?;
        let before = get(&mut transaction, id).await?;
        match before.state {
            State::Deleted => return Ok(Approval::Gone),
            State::Shown => return Ok(Approval::Done),
            State::Held if seen.is_some_and(|seen| seen != before.edited) => {
                return Ok(Approval::Stale);
            }
            State::Held => {}
        }
        sql("UPDATE comment SET state = 'shown' WHERE id = $1")
            .bind(id)
            .execute(&mut transaction)
            .await?;
        count(&mut transaction, id, 1).await?;
        publish_page(&mut transaction, id).await?;
        events::note(&mut transaction, "comment", id, now).await?;
        transaction.commit().await?;
        Ok(Approval::Done)
    }

    /// Removes a comment: of what was written, and of who wrote it, nothing is kept.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove(&self, id: &str, now: Timestamp) -> Result<Removal> {
        let mut transaction = self.begin().await?;
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
        self.forget().await;
        Ok(Removal::Done)
    }
}

async fn get(transaction: &mut Transaction, id: &str) -> Result<Record> {
    sql(select!("", "WHERE c.id = $1")).bind(id).one(transaction).await
}

async fn erase(transaction: &mut Transaction, id: &str) -> Result<()> {
    let statements = [
        "UPDATE comment SET state = 'deleted', author_name = '', author_email = '',
            author_url = '', badge = NULL, text = '', html = '', quote = '', edited = NULL,
            votes = 0, token_hash = NULL, address_hash = NULL, page_title = '', page_url = ''
            WHERE id = $1",
        "DELETE FROM vote WHERE comment = $1",
        "UPDATE idempotency SET answer = '' WHERE comment = $1",
    ];
    for statement in statements {
        sql(statement).bind(id).execute(&mut *transaction).await?;
    }
    Ok(())
}

/// Counts a comment that everybody sees from now on (`by` 1) or no longer (-1), in its
/// thread and in all that it answers. Of a thread whose last comment is gone nothing is
/// told: the title was that of somebody who no longer stands by it.
pub(super) async fn count(transaction: &mut Transaction, id: &str, by: i64) -> Result<()> {
    sql("UPDATE thread SET shown = shown + $2,
            title = CASE WHEN shown + $2 > 0 THEN title ELSE '' END,
            url = CASE WHEN shown + $2 > 0 THEN url ELSE '' END
         WHERE id = (SELECT thread FROM comment WHERE id = $1)")
    .bind(id)
    .bind(by)
    .execute(&mut *transaction)
    .await?;
    sql("WITH RECURSIVE up (id) AS (
            SELECT parent FROM comment WHERE id = $1
            UNION ALL
            SELECT p.parent FROM comment p JOIN up ON p.id = up.id)
         UPDATE comment SET shown_below = shown_below + $2
         WHERE id IN (SELECT id FROM up WHERE id IS NOT NULL)")
    .bind(id)
    .bind(by)
    .execute(transaction)
    .await?;
    Ok(())
}

/// Makes what a comment says of its article the thread's, where that has nothing yet.
async fn publish_page(transaction: &mut Transaction, id: &str) -> Result<()> {
    let statements = [
        "UPDATE thread SET
            title = CASE thread.title WHEN '' THEN c.page_title ELSE thread.title END,
            url = CASE thread.url WHEN '' THEN c.page_url ELSE thread.url END
         FROM comment c WHERE c.id = $1 AND thread.id = c.thread",
        "UPDATE comment SET page_title = '', page_url = '' WHERE id = $1",
    ];
    for statement in statements {
        sql(statement).bind(id).execute(&mut *transaction).await?;
    }
    Ok(())
}
