//! Votes: one a voter, and not too many from one address.

use glosa_core::time::Timestamp;

use super::{BEGIN, Result, Store, events};

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

impl Store {
    /// Counts a vote or its withdrawal, whichever was last of this voter; the votes
    /// then, or `None` when there are too many voters behind this address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn vote(&self, vote: &Vote<'_>, now: Timestamp) -> Result<Option<i64>> {
        let mut transaction = self.write.begin_with(BEGIN).await?;
        let changed = if vote.stands {
            let voters: i64 = sqlx::query_scalar(
                "SELECT count(*) FROM vote WHERE comment = ?1 AND address = ?2 AND voter <> ?3",
            )
            .bind(vote.comment)
            .bind(&vote.address)
            .bind(&vote.voter)
            .fetch_one(&mut *transaction)
            .await?;
            if voters >= VOTERS_PER_ADDRESS {
                return Ok(None);
            }
            sqlx::query(
                "INSERT INTO vote (comment, voter, address) VALUES (?1, ?2, ?3)
                 ON CONFLICT (comment, voter) DO NOTHING",
            )
            .bind(vote.comment)
            .bind(&vote.voter)
            .bind(&vote.address)
            .execute(&mut *transaction)
            .await?
        } else {
            sqlx::query("DELETE FROM vote WHERE comment = ?1 AND voter = ?2")
                .bind(vote.comment)
                .bind(&vote.voter)
                .execute(&mut *transaction)
                .await?
        };
        let by = if vote.stands { 1 } else { -1 };
        let votes: i64 = sqlx::query_scalar(
            "UPDATE comment SET votes = votes + ?2 WHERE id = ?1 RETURNING votes",
        )
        .bind(vote.comment)
        .bind(if changed.rows_affected() > 0 { by } else { 0 })
        .fetch_one(&mut *transaction)
        .await?;
        if changed.rows_affected() > 0 {
            events::note(&mut transaction, "vote", vote.comment, now).await?;
        }
        transaction.commit().await?;
        Ok(Some(votes))
    }
}
