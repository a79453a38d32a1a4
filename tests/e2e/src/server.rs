//! The real comment server as a process, on a database file of its own.

use std::env;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use hyper::Method;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::process::Command;

use crate::browser::{Spawned, free_port};
use crate::http::{Answer, Call};
use crate::outlive::keep;

/// How long the server may take to migrate its database and listen.
const START: Duration = Duration::from_secs(30);

/// The word that opens the moderator's calls.
pub const ADMIN_TOKEN: &str = "moderator-of-the-journeys";

/// The name of the database file.
const DATABASE: &str = "comments.db";

/// `glosa-server`; it is killed, and its database removed, when dropped, within a journey
/// when that is over.
#[derive(Debug)]
pub struct CommentServer {
    process: Option<Spawned>,
    arguments: Vec<String>,
    address: String,
    folder: Option<TempDir>,
}

impl Drop for CommentServer {
    fn drop(&mut self) {
        // The process before its database.
        keep((self.process.take(), self.folder.take()));
    }
}

impl CommentServer {
    /// Starts it for pages of `origins`, with further command line `options`.
    ///
    /// # Errors
    /// When it is not built or does not start.
    pub async fn start(origins: &[String], options: &[&str]) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let database = format!("sqlite://{}", folder.path().join(DATABASE).display());
        let mut server = Self::on(&database, origins, options).await?;
        server.folder = Some(folder);
        Ok(server)
    }

    /// Starts it on a database that is there already.
    ///
    /// # Errors
    /// When it is not built or does not start.
    pub async fn on(database: &str, origins: &[String], options: &[&str]) -> Result<Self> {
        // A port of our choice, not 0: after a kill it must come back on the same.
        let address = format!("127.0.0.1:{}", free_port()?);
        let mut arguments: Vec<String> =
            ["--listen", &address, "--database", database, "--admin-token", ADMIN_TOKEN]
                .map(str::to_owned)
                .to_vec();
        for origin in origins {
            arguments.extend(["--allow-origin".to_owned(), origin.clone()]);
        }
        arguments.extend(options.iter().map(|option| (*option).to_owned()));
        let mut server = Self { process: None, arguments, address, folder: None };
        server.restart().await?;
        Ok(server)
    }

    /// `host:port`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The file of its database.
    #[must_use]
    pub fn database(&self) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.path().join(DATABASE))
    }

    /// Kills it as a power cut would (SIGKILL).
    ///
    /// # Errors
    /// When the system refuses.
    pub async fn kill(&mut self) -> Result<()> {
        match self.process.take() {
            Some(mut process) => process.kill().await,
            None => Ok(()),
        }
    }

    /// Starts it again on the same port and database, killing it first if it runs.
    ///
    /// # Errors
    /// When it does not come up; the message shows what it said.
    pub async fn restart(&mut self) -> Result<()> {
        self.kill().await?;
        let mut command = Command::new(program()?);
        command.args(&self.arguments).stderr(Stdio::null());
        let mut process = Spawned::start(&mut command)?;
        tokio::time::timeout(START, listening(&mut process))
            .await
            .context("glosa-server does not say that it listens")??;
        process.drain();
        self.process = Some(process);
        Ok(())
    }

    /// A call to `path` under `/api`.
    pub fn call(&self, method: Method, path: &str) -> Call {
        Call::new(method, format!("http://{}/api/{path}", self.address))
    }

    /// Posts a comment as another reader would.
    ///
    /// # Errors
    /// When it is not stored.
    pub async fn post(&self, thread: &str, author: &str, text: &str) -> Result<Value> {
        let body = json!({"thread": thread, "title": thread, "url": "http://blog.example/post",
            "parent": null, "author": {"name": author}, "text": text});
        let key = format!("{thread}-{author}-{text}");
        let key: String = key.chars().filter(char::is_ascii_alphanumeric).take(64).collect();
        let answer = self
            .send(self.call(Method::POST, "comments").header("idempotency-key", &key).json(&body))
            .await?;
        answer.json()
    }

    /// The thread as the server tells it: all top comments, oldest first.
    ///
    /// # Errors
    /// When the server does not answer 200.
    pub async fn thread(&self, thread: &str) -> Result<Value> {
        let path = format!("comments?thread={}&sort=oldest&limit=100", encode(thread));
        self.send(self.call(Method::GET, &path)).await?.json()
    }

    /// How many stored comments of the thread hold `text`, at whatever depth.
    ///
    /// # Errors
    /// When the server does not answer 200.
    pub async fn stored(&self, thread: &str, text: &str) -> Result<usize> {
        let thread = self.thread(thread).await?;
        Ok(thread.get("comments").map_or(0, |comments| holding(comments, text)))
    }

    async fn send(&self, call: Call) -> Result<Answer> {
        let answer = call.send().await?;
        ensure!(answer.status < 300, "status {}: {}", answer.status, answer.text);
        Ok(answer)
    }
}

/// Counts the comments, and their replies, whose HTML holds `text`.
fn holding(comments: &Value, text: &str) -> usize {
    let count = |comment: &Value| {
        let html = comment.get("html").and_then(Value::as_str).unwrap_or_default();
        let replies = comment.pointer("/replies/comments").map_or(0, |list| holding(list, text));
        usize::from(html.contains(text)) + replies
    };
    comments.as_array().into_iter().flatten().map(count).sum()
}

async fn listening(process: &mut Spawned) -> Result<()> {
    let mut said = String::new();
    while let Some(line) = process.line().await? {
        if line.contains("listening on http://") {
            return Ok(());
        }
        said.push_str(&line);
        said.push('\n');
    }
    anyhow::bail!("glosa-server ended:\n{said}")
}

fn program() -> Result<PathBuf> {
    if let Some(named) = env::var_os("GLOSA_SERVER") {
        return Ok(named.into());
    }
    let test = env::current_exe()?;
    let profile = test.parent().and_then(|deps| deps.parent()).context("no build folder")?;
    let server = profile.join("glosa-server");
    ensure!(
        server.is_file(),
        "{} is missing: run `cargo build -p glosa-server`, or name it by GLOSA_SERVER",
        server.display()
    );
    Ok(server)
}

/// A thread's key as part of a query.
fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
