//! One statement for both databases.
//!
//! What is asked here is the same SQL almost everywhere: places are written `$1`, types
//! are texts, whole numbers and truth values, and a function that one database lacks is
//! made by its migrations. So a [`Statement`] is written once and runs on either.

use sqlx::postgres::{PgArguments, PgPool, PgRow};
use sqlx::sqlite::{SqliteArguments, SqlitePool, SqliteRow};
use sqlx::{
    Arguments, Encode, FromRow, PgConnection, SqliteConnection, Type, query_as_with, query_with,
};

use super::Result;

/// A statement and the values of its places.
#[derive(Debug)]
pub(super) struct Statement {
    sqlite: &'static str,
    postgres: &'static str,
    values: Vec<Value>,
}

/// A value of a place. Each has one type, also where it is null: PostgreSQL asks for it.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Text(Option<String>),
    Number(Option<i64>),
    Truth(bool),
}

/// Where a statement runs.
pub(super) enum Source<'a> {
    SqlitePool(&'a SqlitePool),
    Sqlite(&'a mut SqliteConnection),
    PostgresPool(&'a PgPool),
    Postgres(&'a mut PgConnection),
}

/// What can be read from a row of either database.
pub(super) trait Row:
    for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{
}

impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{}

/// A statement that both databases read.
pub(super) fn sql(text: &'static str) -> Statement {
    either(text, text)
}

/// A statement for which each database has words of its own.
pub(super) fn either(sqlite: &'static str, postgres: &'static str) -> Statement {
    Statement { sqlite, postgres, values: Vec::new() }
}

/// Runs a statement wherever it is to run, by a method of sqlx.
macro_rules! run {
    ($statement:ident, $source:ident, $query:ident, $method:ident $(, $more:ident)?) => {{
        let Statement { sqlite, postgres, values } = $statement;
        match $source.into() {
            Source::SqlitePool(pool) => {
                $query(sqlite, arguments::<SqliteArguments>(values)?).$method(pool).await?$(.$more())?
            }
            Source::Sqlite(connection) => {
                $query(sqlite, arguments::<SqliteArguments>(values)?).$method(connection).await?$(.$more())?
            }
            Source::PostgresPool(pool) => {
                $query(postgres, arguments::<PgArguments>(values)?).$method(pool).await?$(.$more())?
            }
            Source::Postgres(connection) => {
                $query(postgres, arguments::<PgArguments>(values)?).$method(connection).await?$(.$more())?
            }
        }
    }};
}

impl Statement {
    /// Gives the next place its value.
    pub(super) fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// All rows.
    pub(super) async fn all<T: Row>(self, source: impl Into<Source<'_>>) -> Result<Vec<T>> {
        Ok(run!(self, source, query_as_with, fetch_all))
    }

    /// The first row, if there is one.
    pub(super) async fn first<T: Row>(self, source: impl Into<Source<'_>>) -> Result<Option<T>> {
        Ok(run!(self, source, query_as_with, fetch_optional))
    }

    /// The row that must be there.
    pub(super) async fn one<T: Row>(self, source: impl Into<Source<'_>>) -> Result<T> {
        Ok(run!(self, source, query_as_with, fetch_one))
    }

    /// How many rows it changed.
    pub(super) async fn execute(self, source: impl Into<Source<'_>>) -> Result<u64> {
        Ok(run!(self, source, query_with, execute, rows_affected))
    }
}

/// Values as the arguments of a database.
fn arguments<A: Arguments>(values: Vec<Value>) -> std::result::Result<A, sqlx::Error>
where
    for<'q> Option<String>: Encode<'q, A::Database> + Type<A::Database>,
    for<'q> Option<i64>: Encode<'q, A::Database> + Type<A::Database>,
    for<'q> bool: Encode<'q, A::Database> + Type<A::Database>,
{
    let mut arguments = A::default();
    for value in values {
        let added = match value {
            Value::Text(text) => arguments.add(text),
            Value::Number(number) => arguments.add(number),
            Value::Truth(truth) => arguments.add(truth),
        };
        added.map_err(sqlx::Error::Encode)?;
    }
    Ok(arguments)
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(Some(text.clone()))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Some(text))
    }
}

impl From<Option<&str>> for Value {
    fn from(text: Option<&str>) -> Self {
        Self::Text(text.map(str::to_owned))
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(Some(number))
    }
}

impl From<Option<i64>> for Value {
    fn from(number: Option<i64>) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Truth(truth)
    }
}
