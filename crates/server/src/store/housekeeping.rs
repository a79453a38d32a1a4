//! What is thrown away when its time is over.

use glosa_core::time::Timestamp;

use super::{BEGIN, Result, Store};

const DAY_MS: i64 = 86_400_000;
/// First answers are given again for a day: an outbox that was offline longer reads
/// the thread first.
const IDEMPOTENCY_DAYS: i64 = 1;
/// A page that was asleep for longer loads its thread anew.
const EVENT_DAYS: i64 = 7;
/// After that no moderator blocks an address for an old comment.
const ADDRESS_DAYS: i64 = 30;

impl Store {
    /// Throws away what is older than it has to be.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn clean(&self, now: Timestamp) -> Result<()> {
        let work = [
            ("DELETE FROM idempotency WHERE created < ?1", IDEMPOTENCY_DAYS),
            // The newest stays, so that its number still says where the stream stands.
            (
                "DELETE FROM event WHERE created < ?1 AND id < (SELECT max(id) FROM event)",
                EVENT_DAYS,
            ),
            (
                "UPDATE comment SET address_hash = NULL
                 WHERE created < ?1 AND address_hash IS NOT NULL",
                ADDRESS_DAYS,
            ),
        ];
        let mut transaction = self.write.begin_with(BEGIN).await?;
        for (statement, days) in work {
            sqlx::query(statement).bind(now.0 - days * DAY_MS).execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        Ok(())
    }
}
