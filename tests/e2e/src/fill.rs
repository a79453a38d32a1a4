//! Threads of more comments than can be posted while a test waits.

use anyhow::{Context, Result};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};

use crate::server::CommentServer;

/// Roots named 1, 2, … in the order of arrival, a minute apart, the last one an hour ago.
const ROOTS: &str = "WITH RECURSIVE number (n) AS (
        SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < $2)
    INSERT INTO comment (id, thread, depth, author_name, author_email, author_url, text,
        html, quote, created, state)
    SELECT substr(CAST(10000000000000000 + n AS TEXT), 2), (SELECT id FROM thread WHERE key = $1),
        0, 'Budi', '', '', 'Number ' || n || '.', '<p>Number ' || n || '.</p>', '',
        1000 * (unixepoch() - 3600 - 60 * ($2 - n)), 'shown'
    FROM number";

/// Replies to the first root, a second apart.
const REPLIES: &str = "WITH RECURSIVE number (n) AS (
        SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < $2)
    INSERT INTO comment (id, thread, parent, depth, author_name, author_email, author_url,
        text, html, quote, created, state)
    SELECT substr(CAST(10000000010000000 + n AS TEXT), 2), thread, id, 1, 'Sari', '', '',
        'Reply ' || n || '.', '<p>Reply ' || n || '.</p>', '', created + 1000 * n, 'shown'
    FROM comment, number WHERE comment.id = $1";

/// The name of the root of a number.
#[must_use]
pub fn root(number: u32) -> String {
    format!("{number:016}")
}

impl CommentServer {
    /// Writes a thread of so many roots into the database, “Number 1.” and so on, the
    /// first one with so many replies, “Reply 1.” and so on.
    ///
    /// # Errors
    /// When the database does not take them.
    pub async fn fill(&self, thread: &str, roots: u32, replies: u32) -> Result<()> {
        let mut database = self.open().await?;
        let mut all = database.begin().await?;
        sqlx::query("INSERT INTO thread (key, shown, created) VALUES ($1, $2, 0)")
            .bind(thread)
            .bind(i64::from(roots) + i64::from(replies))
            .execute(&mut *all)
            .await?;
        sqlx::query(ROOTS).bind(thread).bind(roots).execute(&mut *all).await?;
        if replies > 0 {
            sqlx::query(REPLIES).bind(root(1)).bind(replies).execute(&mut *all).await?;
            sqlx::query("UPDATE comment SET shown_below = $1 WHERE id = $2")
                .bind(replies)
                .bind(root(1))
                .execute(&mut *all)
                .await?;
        }
        all.commit().await?;
        database.close().await.context("the database stays open")
    }

    async fn open(&self) -> Result<SqliteConnection> {
        let file = self.database().context("the server has no database file")?;
        Ok(SqliteConnectOptions::new().filename(file).connect().await?)
    }
}
