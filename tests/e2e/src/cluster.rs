//! A PostgreSQL for one journey.

use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

/// The script by which the server's own tests keep theirs: it ends, and clears up, when its
/// standard input is closed.
const SCRIPT: &str = include_str!("../../../crates/server/tests/api/support/cluster.sh");

/// A cluster on a socket in a folder of its own; it ends with this value.
#[derive(Debug)]
pub struct Cluster {
    folder: String,
    _child: Child,
    orders: ChildStdin,
    answers: Lines<BufReader<ChildStdout>>,
}

impl Cluster {
    /// Starts it.
    ///
    /// # Errors
    /// When PostgreSQL is not there, or does not start.
    pub async fn start() -> Result<Self> {
        let mut command = Command::new("sh");
        // Once to be run, and once as its own name: it runs itself as another user.
        command.args(["-c", SCRIPT, SCRIPT]).current_dir("/").process_group(0);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let orders = child.stdin.take().context("no input")?;
        let answers = BufReader::new(child.stdout.take().context("no output")?).lines();
        let mut cluster = Self { folder: String::new(), _child: child, orders, answers };
        cluster.folder = cluster.answer().await?;
        ensure!(
            cluster.folder.starts_with('/'),
            "PostgreSQL did not start; `cargo xtask test e2e` installs it"
        );
        Ok(cluster)
    }

    /// The address of a database that is there from the start.
    #[must_use]
    pub fn url(&self) -> String {
        format!("postgres://glosa@localhost/postgres?host={}", self.folder)
    }

    /// Cuts everybody off, as a crash does.
    ///
    /// # Errors
    /// When it does not obey.
    pub async fn stop(&mut self) -> Result<()> {
        self.order("stop").await
    }

    /// Lets it run again.
    ///
    /// # Errors
    /// When it does not obey.
    pub async fn start_again(&mut self) -> Result<()> {
        self.order("start").await
    }

    async fn order(&mut self, word: &str) -> Result<()> {
        self.orders.write_all(format!("{word}\n").as_bytes()).await?;
        let answer = self.answer().await?;
        ensure!(answer == word, "PostgreSQL answers “{answer}” to “{word}”");
        Ok(())
    }

    async fn answer(&mut self) -> Result<String> {
        self.answers.next_line().await?.context("PostgreSQL is gone")
    }
}
