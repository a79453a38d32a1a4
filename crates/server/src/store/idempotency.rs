//! First answers, kept so that a repeated request gets the same.

use sqlx::{FromRow, SqliteConnection};

use super::{Outcome, Record, Result, select};

/// What makes a request repeatable.
#[derive(Clone, Debug)]
pub struct Repeatable {
    /// Hash of the `Idempotency-Key`.
    pub key_hash: String,
    /// Hash of the body.
    pub body_hash: String,
}

#[derive(FromRow)]
struct Kept {
    body_hash: String,
    comment: String,
    status: i64,
    answer: String,
}

/// The outcome of the first request with this key, if there was one.
pub(super) async fn find(
    connection: &mut SqliteConnection,
    request: &Repeatable,
) -> Result<Option<Outcome>> {
    let kept: Option<Kept> = sqlx::query_as(
        "SELECT body_hash, comment, status, answer FROM idempotency WHERE key_hash = ?1",
    )
    .bind(&request.key_hash)
    .fetch_optional(&mut *connection)
    .await?;
    let Some(kept) = kept else { return Ok(None) };
    if kept.body_hash != request.body_hash {
        return Ok(Some(Outcome::Conflict));
    }
    let record: Record = sqlx::query_as(select!("", "WHERE c.id = ?1"))
        .bind(&kept.comment)
        .fetch_one(&mut *connection)
        .await?;
    Ok(Some(Outcome::Stored {
        held: kept.status == STATUS_HELD,
        answer: (!kept.answer.is_empty()).then_some(kept.answer),
        record: Box::new(record),
    }))
}

/// The statuses of the two first answers there are.
const STATUS_SHOWN: i64 = 201;
const STATUS_HELD: i64 = 202;

/// Keeps the first answer.
pub(super) async fn keep(
    connection: &mut SqliteConnection,
    request: &Repeatable,
    record: &Record,
    held: bool,
    answer: &str,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO idempotency (key_hash, body_hash, comment, status, answer, created)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )
    .bind(&request.key_hash)
    .bind(&request.body_hash)
    .bind(&record.id)
    .bind(if held { STATUS_HELD } else { STATUS_SHOWN })
    .bind(answer)
    .bind(record.created)
    .execute(connection)
    .await?;
    Ok(())
}
