//! Levels of a thread: its roots, and the replies to a comment.

use sqlx::FromRow;

use super::statement::either;
use super::{Record, Result, Store, json, select, sql};

/// A place in an order: where the comment that is named stands, or stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// In the order of arrival, a comment's name; "" before the first.
    Oldest(String),
    /// Against the order of arrival, a comment's name; `None` before the first.
    Newest(Option<String>),
    /// By votes, then by arrival, so many votes and a name; `None` before the first.
    Top(Option<(i64, String)>),
}

/// Which comments are meant, seen from a place. The one at the place is on neither side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The first of those that follow it.
    After,
    /// The last of those that precede it.
    Before,
}

/// A level of a thread, seen by somebody.
#[derive(Clone, Debug)]
pub struct Level<'a> {
    /// The thread's key.
    pub thread: &'a str,
    /// The comment whose replies they are, which stand oldest first; `None` for the roots.
    pub parent: Option<&'a str>,
    /// The order, and a place in it.
    pub order: Order,
    /// The side of the place on which they stand.
    pub side: Side,
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

/// Sorts after every name.
const AFTER_ALL: &str = "~";

/// The roots on one side of so many votes and a name: those with as many votes, then the
/// others. As one condition the two would be no range of the index, and a page in the
/// middle would take as long as all before it.
macro_rules! by_votes {
    ($beside:literal, $beyond:literal, $order:literal) => {
        concat!(
            "SELECT * FROM (",
            level!(roots, "AND c.votes = $5 AND c.id "),
            $beside,
            " LIMIT $6) beside UNION ALL SELECT * FROM (",
            level!(roots, "AND c.votes "),
            $beyond,
            " LIMIT $6) beyond ORDER BY ",
            $order,
            " LIMIT $6"
        )
    };
}

/// In the order of arrival, after a name.
const fn rising(parent: Option<&str>) -> &'static str {
    match parent {
        None => level!(roots, "AND c.id > $4 AND $5 IS NULL ORDER BY c.id LIMIT $6"),
        Some(_) => level!(replies, "AND c.id > $4 AND $5 IS NULL ORDER BY c.id LIMIT $6"),
    }
}

/// Against the order of arrival, after a name.
const fn falling(parent: Option<&str>) -> &'static str {
    match parent {
        None => level!(roots, "AND c.id < $4 AND $5 IS NULL ORDER BY c.id DESC LIMIT $6"),
        Some(_) => level!(replies, "AND c.id < $4 AND $5 IS NULL ORDER BY c.id DESC LIMIT $6"),
    }
}

/// The statement of a level, outwards from its place, and the name and the votes of that.
fn place<'a>(level: &'a Level<'_>) -> (&'static str, &'a str, Option<i64>) {
    match (&level.order, level.side) {
        (Order::Oldest(id), Side::After) => (rising(level.parent), id, None),
        (Order::Oldest(id), Side::Before) => (falling(level.parent), id, None),
        (Order::Newest(id), Side::After) => {
            (falling(level.parent), id.as_deref().unwrap_or(AFTER_ALL), None)
        }
        (Order::Newest(id), Side::Before) => {
            (rising(level.parent), id.as_deref().unwrap_or(AFTER_ALL), None)
        }
        (Order::Top(place), side) => {
            let statement = match side {
                Side::After => by_votes!(
                    "> $4 ORDER BY c.id",
                    "< $5 ORDER BY c.votes DESC, c.id",
                    "votes DESC, id"
                ),
                Side::Before => by_votes!(
                    "< $4 ORDER BY c.id DESC",
                    "> $5 ORDER BY c.votes, c.id DESC",
                    "votes, id DESC"
                ),
            };
            let (votes, id) =
                place.as_ref().map_or((i64::MAX, ""), |(votes, id)| (*votes, id.as_str()));
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
        let (statement, id, votes) = place(level);
        let mut records = sql(statement)
            .bind(json(level.own))
            .bind(level.thread)
            .bind(level.parent)
            .bind(id)
            .bind(votes)
            .bind(level.limit)
            .all(self)
            .await?;
        if level.side == Side::Before {
            records.reverse();
        }
        Ok(records)
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

    /// How many of the roots that everybody sees stand before a root, in the order of
    /// `place`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_before(&self, root: &Record, place: &Order) -> Result<i64> {
        let statement = match place {
            Order::Oldest(_) => count_before!("c.id < $2 AND $3 IS NOT NULL"),
            Order::Newest(_) => count_before!("c.id > $2 AND $3 IS NOT NULL"),
            Order::Top(_) => count_before!("(c.votes > $3 OR (c.votes = $3 AND c.id < $2))"),
        };
        let (count,): (i64,) =
            sql(statement).bind(&root.thread_key).bind(&root.id).bind(root.votes).one(self).await?;
        Ok(count)
    }
}
