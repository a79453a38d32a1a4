//! Child processes that end with us.

use std::net::TcpListener;
use std::process::Stdio;

use anyhow::{Context, Result};
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

/// A child process; it is killed when this is dropped, also by a panic.
#[derive(Debug)]
pub struct Spawned {
    child: Child,
    lines: Option<Lines<BufReader<ChildStdout>>>,
}

impl Spawned {
    /// Starts `command` with nothing to read and its standard output for us.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn start(command: &mut Command) -> Result<Self> {
        let name = format!("{:?}", command.as_std().get_program());
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("cannot start {name}"))?;
        let lines = child.stdout.take().map(|out| BufReader::new(out).lines());
        Ok(Self { child, lines })
    }

    /// The next line of its output; none when it has ended.
    ///
    /// # Errors
    /// When the output is not text.
    pub async fn line(&mut self) -> Result<Option<String>> {
        match &mut self.lines {
            Some(lines) => Ok(lines.next_line().await?),
            None => Ok(None),
        }
    }

    /// Reads the rest of its output into nothing, so that it never blocks on it.
    pub fn drain(&mut self) {
        if let Some(mut lines) = self.lines.take() {
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        }
    }

    /// Kills it at once (SIGKILL) and waits until it is gone.
    ///
    /// # Errors
    /// When the system refuses.
    pub async fn kill(&mut self) -> Result<()> {
        Ok(self.child.kill().await?)
    }
}

/// A port of 127.0.0.1 that nobody listens on just now.
///
/// # Errors
/// When there is none.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
