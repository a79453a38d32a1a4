//! SQLite files of the servers, by way of Python's own module.

use std::path::Path;
use std::process::Command;

use anyhow::Result;
use serde_json::Value;

use super::process::run;

const PROGRAM: &str = include_str!("sqlite.py");

/// The rows that answer `question`, whose marks stand for `values`.
pub(super) async fn rows(
    database: &Path,
    question: &str,
    values: &[&str],
) -> Result<Vec<Vec<Value>>> {
    let mut command = python(database, "rows");
    command.arg(question).args(values);
    Ok(serde_json::from_str(&run(command).await?)?)
}

/// Makes a new database with the tables of `schema`.
pub(super) async fn make(database: &Path, schema: &str) -> Result<()> {
    let mut command = python(database, "make");
    command.arg(schema);
    run(command).await.map(drop)
}

fn python(database: &Path, verb: &str) -> Command {
    let mut command = Command::new("python3");
    command.args(["-c", PROGRAM]).arg(database).arg(verb);
    command
}
