//! First answers, kept so that a repeated request gets the same.

use sqlx::FromRow;

use super::statement::Source;
use super::{Outcome, Record, Result, Transaction, select, sql};

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
    status: i64,
    answer: String,
    #[sqlx(flatten)]
    record: Record,
}

/// The outcome of the first request with this key, if there was one.
pub(super) async fn find(
    source: impl Into<Source<'_>>,
    request: &Repeatable,
) -> Result<Option<Outcome>> {
    let kept: Option<Kept> = sql(select!(
        ", i.body_hash, i.status, i.answer",
        "JOIN idempotency i ON i.comment = c.id WHERE i.key_hash = $1"
    ))
    .bind(&request.key_hash)
    .first(source)
    .await?;
    Ok(kept.map(|kept| {
        if kept.body_hash != request.body_hash {
            return Outcome::Conflict;
        }
        Outcome::Stored {
            held: kept.status == STATUS_HELD,
            answer: (!kept.answer.is_empty()).then_some(kept.answer),
            record: Box::new(kept.record),
        }
    }))
}

/// The statuses of the two first answers there are.
const STATUS_SHOWN: i64 = 201;
const STATUS_HELD: i64 = 202;

/// Keeps the first answer.
pub(super) async fn keep(
    transaction: &mut Transaction,
    request: &Repeatable,
    record: &Record,
    held: bool,
    answer: &str,
) -> Result<()> {
    sql("INSERT INTO idempotency (key_hash, body_hash, comment, status, answer, created)
         VALUES ($1, $2, $3, $4, $5, $6)")
    .bind(&request.key_hash)
    .bind(&request.body_hash)
    .bind(&record.id)
    .bind(if held { STATUS_HELD } else { STATUS_SHOWN })
    .bind(answer)
    .bind(record.created)
    .execute(transaction)
    .await?;
    Ok(())
}
