//! Isso, a comment server in Python on SQLite.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;
use tempfile::TempDir;

use super::process::Process;
use super::{State, Stored, programs, rows, sqlite};
use crate::browser::free_port;

/// How the site owner has set Isso up.
#[derive(Debug, Clone)]
pub struct IssoOptions {
    /// The sites whose pages may read its answers. Isso fetches the first at its start.
    pub origins: Vec<String>,
    /// Whether a comment is held until a moderator has seen it.
    pub moderation: bool,
    /// Whether a comment has to have a name.
    pub require_author: bool,
    /// Whether a comment has to have an e-mail address.
    pub require_email: bool,
    /// What holds back those who write too much; none, so that tests can.
    pub guard: Option<Guard>,
    /// How many seconds one may change what one has written.
    pub max_age: u32,
}

/// What holds back those who write too much.
#[derive(Debug, Clone)]
pub struct Guard {
    /// Comments that one network may write within a minute.
    pub ratelimit: u32,
    /// Comments that one network may write on one page, besides answers.
    pub direct_reply: u32,
    /// Whether one may answer oneself while one may still change what one wrote.
    pub reply_to_self: bool,
}

impl Default for IssoOptions {
    fn default() -> Self {
        Self {
            origins: vec!["http://127.0.0.1".to_owned()],
            moderation: false,
            require_author: false,
            require_email: false,
            guard: None,
            max_age: 900,
        }
    }
}

/// Isso 0.14.0, as `isso -c isso.cfg run` starts it.
///
/// The settings are those of its `isso.cfg`; what a held (2) and a deleted (4) comment is
/// in the column `mode` is told by its `isso/db/comments.py`. A guard that is off also
/// lets pass comments without a name or address, so it is on, with wide limits, where one
/// of them is required (`isso/db/spam.py`).
#[derive(Debug)]
pub struct Isso {
    _process: Process,
    endpoint: String,
    database: PathBuf,
    _folder: TempDir,
}

impl Isso {
    /// Starts it, on a new database.
    ///
    /// # Errors
    /// When it is not installed or does not answer; the message shows what it said.
    pub async fn start(options: &IssoOptions) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let endpoint = format!("http://127.0.0.1:{}", free_port()?);
        let database = folder.path().join("comments.db");
        let configuration = folder.path().join("isso.cfg");
        fs::write(&configuration, settings(options, &endpoint, &database.to_string_lossy())?)?;
        let mut command = Command::new(programs::isso()?);
        command.arg("-c").arg(&configuration).arg("run").env_remove("ISSO_SETTINGS");
        let process = Process::start(&command, folder.path())?;
        process.answers(&format!("{endpoint}/info")).await?;
        Ok(Self { _process: process, endpoint, database, _folder: folder })
    }

    /// The address that the paths of its API are appended to.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// The comments of the page `thread`, as in `/post.html`, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn stored(&self, thread: &str) -> Result<Vec<Stored>> {
        let question = "SELECT comments.id, parent, author, email, text, mode FROM comments \
            JOIN threads ON threads.id = tid WHERE uri = ? ORDER BY comments.id";
        let rows = sqlite::rows(&self.database, question, &[thread]).await?;
        Ok(rows::stored(&rows, |mode| match mode {
            "1" => State::Shown,
            "2" => State::Held,
            _ => State::Removed,
        }))
    }

    /// The texts of [`Isso::stored`], without those that were deleted.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn texts(&self, thread: &str) -> Result<Vec<String>> {
        Ok(super::texts(self.stored(thread).await?))
    }
}

/// The text of `isso.cfg`.
fn settings(options: &IssoOptions, endpoint: &str, database: &str) -> Result<String> {
    let IssoOptions { origins, moderation, require_author, require_email, guard, max_age } =
        options;
    let wide = Guard { ratelimit: 100_000, direct_reply: 100_000, reply_to_self: true };
    let limits = guard.as_ref().unwrap_or(&wide);
    let mut text = String::new();
    writeln!(text, "[general]\ndbpath = {database}\nmax-age = {max_age}s\nhost =")?;
    for origin in origins {
        writeln!(text, "    {origin}")?;
    }
    writeln!(text, "[server]\nlisten = {endpoint}")?;
    writeln!(text, "[moderation]\nenabled = {moderation}")?;
    let guarded = guard.is_some() || *require_author || *require_email;
    writeln!(text, "[guard]\nenabled = {guarded}")?;
    writeln!(text, "require-author = {require_author}\nrequire-email = {require_email}")?;
    let Guard { ratelimit, direct_reply, reply_to_self } = limits;
    writeln!(text, "ratelimit = {ratelimit}\ndirect-reply = {direct_reply}")?;
    writeln!(text, "reply-to-self = {reply_to_self}")?;
    Ok(text)
}
