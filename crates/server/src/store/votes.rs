//! Votes: one a voter, and not too many from one address.

use glosa_core::time::Timestamp;

use super::{Record, Result, Store, Transaction, events, select, sql};
use crate::model::State;

/// Voters behind one address that count for one comment: a household or a small
/// office, and not a script that calls itself many names.
const VOTERS_PER_ADDRESS: i64 = 20;

/// A vote, or its withdrawal.
#[derive(Clone, Debug)]
pub struct Vote<'a> {
    /// For which comment.
    pub comment: &'a str,
    /// Keyed hash of the voter.
    pub voter: String,
    /// Keyed hash of the address.
    pub address: String,
    /// Whether it stands.
    pub stands: bool,
}

/// What became of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// The votes of the comment now.
    Votes(i64),
    /// There are too many voters behind this address.
    TooMany,
    /// Not everybody sees the comment, which is in this state.
    NotShown(State),
    /// There is no such comment.
    NoComment,
}

impl Store {
    /// Counts a vote or its withdrawal, whichever was last of this voter.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn vote(&self, vote: &Vote<'_>, now: Timestamp) -> Result<Counted> {
        let mut transaction = self.begin().await?;
        match state(&mut transaction, vote.comment).await? {
            Some(State::Shown) => {}
            Some(state) => return Ok(Counted::NotShown(state)),
            None => return Ok(Counted::NoComment),
        }
        if vote.stands && others_behind(&mut transaction, vote).await? >= VOTERS_PER_ADDRESS {
            return Ok(Counted::TooMany);
        }
        let by = if vote.stands {
            insert(&mut transaction, vote).await?
        } else {
            -delete(&mut transaction, vote).await?
        };
        let (votes,): (i64,) =
            sql("UPDATE comment SET votes = votes + $2 WHERE id = $1 RETURNING votes")
                .bind(vote.comment)
                .bind(by)
                .one(&mut transaction)
                .await?;
        if by != 0 {
            events::note(&mut transaction, "vote", vote.comment, now).await?;
        }
        transaction.commit().await?;
        Ok(Counted::Votes(votes))
    }
}

/// How many others voted for the comment from the vote's address.
async fn others_behind(transaction: &mut Transaction, vote: &Vote<'_>) -> Result<i64> {
    let (count,) =
        sql("SELECT count(*) FROM vote WHERE comment = $1 AND address = $2 AND voter <> $3")
            .bind(vote.comment)
            .bind(&vote.address)
            .bind(&vote.voter)
            .one(transaction)
            .await?;
    Ok(count)
}

/// Adds a vote; 0 when it was there already, else 1.
async fn insert(transaction: &mut Transaction, vote: &Vote<'_>) -> Result<i64> {
    let changed = sql("INSERT INTO vote (comment, voter, address) VALUES ($1, $2, $3)
         ON CONFLICT (comment, voter) DO NOTHING")
    .bind(vote.comment)
    .bind(&vote.voter)
    .bind(&vote.address)
    .execute(transaction)
    .await?;
    Ok(changed.min(1) as i64)
}

/// Takes a vote away; 0 when there was none, else 1.
async fn delete(transaction: &mut Transaction, vote: &Vote<'_>) -> Result<i64> {
    let changed = sql("DELETE FROM vote WHERE comment = $1 AND voter = $2")
        .bind(vote.comment)
        .bind(&vote.voter)
        .execute(transaction)
        .await?;
    Ok(changed.min(1) as i64)
}

/// The state of a comment within the transaction: it may have been deleted since the
/// request came.
async fn state(transaction: &mut Transaction, comment: &str) -> Result<Option<State>> {
    let record: Option<Record> =
        sql(select!("", "WHERE c.id = $1")).bind(comment).first(transaction).await?;
    Ok(record.map(|record| record.state))
}
