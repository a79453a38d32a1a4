//! What is thrown away when its time is over.

use std::time::Duration;

use glosa_core::time::Timestamp;

use super::{Pools, Result, Store, sql};

const DAY_MS: i64 = 86_400_000;
/// First answers are given again for a day: an outbox that was offline longer reads
/// the thread first.
const IDEMPOTENCY_DAYS: i64 = 1;
/// A page that was asleep for longer loads its thread anew.
const EVENT_DAYS: i64 = 7;
/// After that no moderator blocks an address for an old comment.
const ADDRESS_DAYS: i64 = 30;

/// How often and how long apart the log is tried to be emptied while others read.
const ATTEMPTS: u32 = 60;
const PAUSE: Duration = Duration::from_secs(1);

impl Store {
    /// Throws away what is older than it has to be.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn clean(&self, now: Timestamp) -> Result<()> {
        let work = [
            ("DELETE FROM idempotency WHERE created < $1", IDEMPOTENCY_DAYS),
            // The newest stays, so that its number still says where the stream stands.
            (
                "DELETE FROM event WHERE created < $1 AND id < (SELECT max(id) FROM event)",
                EVENT_DAYS,
            ),
            (
                "UPDATE comment SET address_hash = NULL
                 WHERE created < $1 AND address_hash IS NOT NULL",
                ADDRESS_DAYS,
            ),
        ];
        let mut transaction = self.begin().await?;
        for (statement, days) in work {
            sql(statement).bind(now.0 - days * DAY_MS).execute(&mut transaction).await?;
        }
        transaction.commit().await?;
        self.forget().await;
        Ok(())
    }

    /// Empties the log of a file, where what was deleted from the tables still stands. It
    /// takes a moment when nobody is reading; else it is done soon after, by itself.
    /// PostgreSQL does such work when it thinks right.
    pub(super) async fn forget(&self) {
        let Pools::Sqlite(file) = &self.pools else { return };
        if file.empty_log().await {
            return;
        }
        let file = file.clone();
        tokio::spawn(async move {
            for _ in 0..ATTEMPTS {
                tokio::time::sleep(PAUSE).await;
                if file.empty_log().await {
                    return;
                }
            }
            tracing::warn!("deleted words stay in the database's log for now");
        });
    }
}
