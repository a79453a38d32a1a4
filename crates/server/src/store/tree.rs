//! Levels of a thread: its roots, and the replies to a comment.

use sqlx::FromRow;

use super::statement::either;
use super::{Record, Result, Store, json, select, sql};

/// Where a level begins, in an order: after the place that is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// In the order of arrival, after a comment's name; from the start after "".
    Oldest(String),
    /// Against the order of arrival, after a comment's name; `None` from the start.
    Newest(Option<String>),
    /// By votes, then by arrival, after so many votes and a name; `None` from the start.
    Top(Option<(i64, String)>),
}

/// A level of a thread, seen by somebody.
#[derive(Clone, Debug)]
pub struct Level<'a> {
    /// The thread's key.
    pub thread: &'a str,
    /// The comment whose replies they are, which stand oldest first; `None` for the roots.
    pub parent: Option<&'a str>,
    /// The order and where it begins.
    pub order: Order,
    /// Comments to show though not everybody sees them: see [`Store::own`].
    pub own: &'a [String],
    /// How many at most.
    pub limit: i64,
}

/// How many replies a comment has, and the first of them.
#[derive(Clone, Debug, FromRow)]
pub struct Children {
    /// The comment.
    pub parent: String,
    /// How many.
    pub count: i64,
}

/// What somebody sees: `$1` lists names to show besides.
macro_rules! seen {
    ($rest:literal) => {
        concat!("(c.visible = 1 OR c.id IN (SELECT value FROM json_each($1))) ", $rest)
    };
}

/// The roots of the thread `$2`, or the replies to its comment `$3`. The thread is named by
/// its number, so that the index of a level can be read in its order.
macro_rules! level {
    (roots, $rest:literal) => {
        level!("c.parent IS NULL AND $3 IS NULL AND ", $rest)
    };
    (replies, $rest:literal) => {
        level!("c.parent = $3 AND ", $rest)
    };
    ($place:literal, $rest:literal) => {
        concat!(
            select!("", "WHERE c.thread = (SELECT id FROM thread WHERE key = $2) AND "),
            $place,
            seen!($rest)
        )
    };
}

/// How many roots of the thread `$1` stand before another.
macro_rules! count_before {
    ($place:literal) => {
        concat!(
            "SELECT count(*) FROM comment c JOIN thread t ON t.id = c.thread
             WHERE t.key = $1 AND c.parent IS NULL AND c.visible = 1 AND ",
            $place
        )
    };
}

/// The root of the thread `$1` that stands right before another.
macro_rules! last_before {
    ($place:literal) => {
        concat!(select!("", "WHERE t.key = $1 AND c.parent IS NULL AND c.visible = 1 AND "), $place)
    };
}

/// Sorts after every name.
const AFTER_ALL: &str = "~";

/// The statement of a level in its order, and the name and the votes after which it goes
/// on.
fn place<'a>(level: &'a Level<'_>) -> (&'static str, &'a str, Option<i64>) {
    match &level.order {
        Order::Oldest(after) => {
            let statement = match level.parent {
                None => level!(roots, "AND c.id > $4 AND $5 IS NULL ORDER BY c.id LIMIT $6"),
                Some(_) => level!(replies, "AND c.id > $4 AND $5 IS NULL ORDER BY c.id LIMIT $6"),
            };
            (statement, after, None)
        }
        Order::Newest(after) => (
            level!(roots, "AND c.id < $4 AND $5 IS NULL ORDER BY c.id DESC LIMIT $6"),
            after.as_deref().unwrap_or(AFTER_ALL),
            None,
        ),
        Order::Top(after) => {
            let (votes, id) =
                after.as_ref().map_or((i64::MAX, ""), |(votes, id)| (*votes, id.as_str()));
            let statement = level!(
                roots,
                "AND (c.votes < $5 OR (c.votes = $5 AND c.id > $4))
                 ORDER BY c.votes DESC, c.id LIMIT $6"
            );
            (statement, id, Some(votes))
        }
    }
}

impl Store {
    /// The comments of a level, in its order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn level(&self, level: &Level<'_>) -> Result<Vec<Record>> {
        let (statement, after, votes) = place(level);
        sql(statement)
            .bind(json(level.own))
            .bind(level.thread)
            .bind(level.parent)
            .bind(after)
            .bind(votes)
            .bind(level.limit)
            .all(self)
            .await
    }

    /// How many direct replies each of `parents` has; those with none are left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn child_counts(&self, parents: &[String], own: &[String]) -> Result<Vec<Children>> {
        sql(concat!(
            "SELECT c.parent, count(*) AS count FROM comment c
             WHERE c.parent IN (SELECT value FROM json_each($2)) AND ",
            seen!("GROUP BY c.parent")
        ))
        .bind(json(own))
        .bind(json(parents))
        .all(self)
        .await
    }

    /// The first `each` direct replies of each of `parents`, oldest first, `total` at
    /// most.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn first_children(
        &self,
        parents: &[String],
        own: &[String],
        each: i64,
        total: i64,
    ) -> Result<Vec<Record>> {
        // Each parent's replies are read from the index in their order, and no more of
        // them than are wanted, however many there are. PostgreSQL would ask anew for
        // each comment and each parent; SQLite knows no LATERAL.
        either(
            select!(
                "",
                "JOIN json_each($2) parents ON c.id IN (
                    SELECT child.id FROM comment child WHERE child.parent = parents.value
                        AND (child.visible = 1 OR child.id IN (SELECT value FROM json_each($1)))
                    ORDER BY child.id LIMIT $3)
                 ORDER BY c.id LIMIT $4"
            ),
            select!(
                "",
                "JOIN (SELECT child.id FROM json_each($2) parents CROSS JOIN LATERAL (
                    SELECT child.id FROM comment child WHERE child.parent = parents.value
                        AND (child.visible = 1 OR child.id IN (SELECT value FROM json_each($1)))
                    ORDER BY child.id LIMIT $3) child) child ON child.id = c.id
                 ORDER BY c.id LIMIT $4"
            ),
        )
        .bind(json(own))
        .bind(json(parents))
        .bind(each)
        .bind(total)
        .all(self)
        .await
    }

    /// The names of held comments whose tokens are given by their hashes, and of all
    /// that they answer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn own(&self, thread: &str, token_hashes: &[String]) -> Result<Vec<String>> {
        if token_hashes.is_empty() {
            return Ok(Vec::new());
        }
        let own: Vec<(String,)> = sql("WITH RECURSIVE own (id, parent) AS (
                SELECT c.id, c.parent FROM comment c JOIN thread t ON t.id = c.thread
                WHERE t.key = $1 AND c.state = 'held'
                    AND c.token_hash IN (SELECT value FROM json_each($2))
                UNION
                SELECT p.id, p.parent FROM comment p JOIN own ON p.id = own.parent)
             SELECT id FROM own")
        .bind(thread)
        .bind(json(token_hashes))
        .all(self)
        .await?;
        Ok(own.into_iter().map(|(id,)| id).collect())
    }

    /// The comment right before a root in an order of the roots that everybody sees, and
    /// how many stand before it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn before(&self, root: &Record, order: &Order) -> Result<(i64, Option<Record>)> {
        let (count, last) = match order {
            Order::Oldest(_) => (
                count_before!("c.id < $2 AND $3 IS NOT NULL"),
                last_before!("c.id < $2 AND $3 IS NOT NULL ORDER BY c.id DESC LIMIT 1"),
            ),
            Order::Newest(_) => (
                count_before!("c.id > $2 AND $3 IS NOT NULL"),
                last_before!("c.id > $2 AND $3 IS NOT NULL ORDER BY c.id LIMIT 1"),
            ),
            Order::Top(_) => (
                count_before!("(c.votes > $3 OR (c.votes = $3 AND c.id < $2))"),
                last_before!(
                    "(c.votes > $3 OR (c.votes = $3 AND c.id < $2))
                     ORDER BY c.votes, c.id DESC LIMIT 1"
                ),
            ),
        };
        let (before,): (i64,) =
            sql(count).bind(&root.thread_key).bind(&root.id).bind(root.votes).one(self).await?;
        let last =
            sql(last).bind(&root.thread_key).bind(&root.id).bind(root.votes).first(self).await?;
        Ok((before, last))
    }
}
