//! Threads.

use std::collections::HashMap;

use super::{Result, Store, ThreadRecord, json, sql};

impl Store {
    /// A thread, if anybody ever commented on it or a moderator touched it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn thread(&self, key: &str) -> Result<Option<ThreadRecord>> {
        sql("SELECT title, shown, closed FROM thread WHERE key = $1").bind(key).first(self).await
    }

    /// How many comments everybody sees, for those of `keys` that are known.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn counts(&self, keys: &[String]) -> Result<HashMap<String, i64>> {
        let rows: Vec<(String, i64)> =
            sql("SELECT key, shown FROM thread WHERE key IN (SELECT value FROM json_each($1))")
                .bind(json(keys))
                .all(self)
                .await?;
        Ok(rows.into_iter().collect())
    }

    /// Opens or closes a thread, also one that nobody commented on yet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn close_thread(&self, key: &str, closed: bool, now: i64) -> Result<()> {
        let mut transaction = self.begin().await?;
        sql("INSERT INTO thread (key, closed, created) VALUES ($1, $2, $3)
             ON CONFLICT (key) DO UPDATE SET closed = excluded.closed")
        .bind(key)
        .bind(closed)
        .bind(now)
        .execute(&mut transaction)
        .await?;
        transaction.commit().await
    }
}
