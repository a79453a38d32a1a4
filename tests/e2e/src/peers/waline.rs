//! Waline, a comment server in JavaScript on SQLite.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;
use hyper::Response;
use serde_json::json;
use tempfile::TempDir;

use super::process::Process;
use super::{State, Stored, programs, rows, sqlite};
use crate::browser::free_port;
use crate::http::{HttpServer, whole};

const PROGRAM: &str = include_str!("waline.js");
const TABLES: &str = include_str!("waline.sql");

/// How the site owner has set Waline up.
#[derive(Debug, Clone, Default)]
pub struct WalineOptions {
    /// `IPQPS`: the seconds that one address waits between two comments; 0 for none.
    pub seconds_between: u32,
    /// `COMMENT_AUDIT`: whether a comment is held until a moderator has seen it.
    pub moderation: bool,
    /// `LOGIN=force`: whether only those with an account may write.
    pub login: bool,
}

/// Waline 1.39, as its `vanilla.js` starts it.
///
/// The variables are those that its sources read (`src/config`, `src/logic/comment.js`,
/// `src/controller/comment.js`), and the states in the column `status` those of the latter.
/// It takes the sender's address from `X-Forwarded-For`. Before each answer it fetches a
/// list of the services that one can log in with (`src/middleware/fetch-oauth-service.js`),
/// so a server of ours tells it that there are none.
#[derive(Debug)]
pub struct Waline {
    _process: Process,
    _services: HttpServer,
    endpoint: String,
    database: PathBuf,
    _folder: TempDir,
}

impl Waline {
    /// Starts it, on a new database.
    ///
    /// # Errors
    /// When it is not installed or does not answer; the message shows what it said.
    pub async fn start(options: &WalineOptions) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let database = folder.path().join("waline.sqlite");
        sqlite::make(&database, TABLES).await?;
        let services = HttpServer::start(0, |_| async {
            Ok(Response::new(whole(json!({"services": []}).to_string())))
        })
        .await?;
        let port = free_port()?.to_string();
        let program = folder.path().join("waline.js");
        fs::write(&program, PROGRAM)?;
        let mut command = Command::new("node");
        command.arg(&program).arg(&port).env("NODE_PATH", programs::waline_modules()?);
        command.env("NODE_ENV", "production").env("JWT_TOKEN", "a key of tests");
        command.env("SQLITE_PATH", folder.path()).env("SQLITE_DB", "waline");
        // Else each comment is shown to a service that judges whether it is spam.
        command.env("AKISMET_KEY", "false").env("OAUTH_URL", services.origin());
        command.env("IPQPS", options.seconds_between.to_string());
        command.env("COMMENT_AUDIT", if options.moderation { "true" } else { "false" });
        command.env("LOGIN", if options.login { "force" } else { "" });
        let process = Process::start(&command, folder.path())?;
        let endpoint = format!("http://127.0.0.1:{port}");
        process.answers(&format!("{endpoint}/api/comment?path=/")).await?;
        Ok(Self { _process: process, _services: services, endpoint, database, _folder: folder })
    }

    /// The address that `/api/comment` is appended to.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// The comments of the page `path`, as in `/post.html`, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn stored(&self, path: &str) -> Result<Vec<Stored>> {
        let question = "SELECT id, pid, nick, mail, comment, status FROM wl_Comment \
            WHERE url = ? ORDER BY id";
        let rows = sqlite::rows(&self.database, question, &[path]).await?;
        Ok(rows::stored(&rows, |status| match status {
            "approved" => State::Shown,
            "waiting" => State::Held,
            _ => State::Removed,
        }))
    }

    /// The texts of [`Waline::stored`], without those taken for spam.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn texts(&self, path: &str) -> Result<Vec<String>> {
        Ok(super::texts(self.stored(path).await?))
    }
}
