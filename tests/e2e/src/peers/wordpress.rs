//! WordPress, on MariaDB and PHP's built-in server.

mod blog;

use std::path::Path;
use std::process::Command;

use anyhow::Result;
use serde_json::Value;
use tempfile::TempDir;

use super::mariadb::MariaDb;
use super::process::{Process, run};
use super::{State, Stored};
use crate::browser::free_port;

/// How the site owner has set the blog up.
#[derive(Debug, Clone)]
pub struct WordPressOptions {
    /// Whether comments without an account are taken through the REST API: a filter that
    /// is off unless the theme or a plugin puts it on.
    pub anonymous: bool,
    /// "Comment must be manually approved".
    pub moderation: bool,
    /// "Comment author must fill out name and email".
    pub require_name_email: bool,
    /// Whether the post takes comments.
    pub open: bool,
    /// Whether a second comment within 15 seconds is refused.
    pub flood_check: bool,
}

impl Default for WordPressOptions {
    /// A blog that takes every comment and shows it at once.
    fn default() -> Self {
        Self {
            anonymous: true,
            moderation: false,
            require_name_email: false,
            open: true,
            flood_check: false,
        }
    }
}

/// The blog of Debian's package `wordpress`, with one post to comment on.
///
/// Its REST API answers below `/wp-json/wp/v2` and `/?rest_route=/wp/v2`, and core lets
/// pages of all origins read it (`rest_send_cors_headers`). What is an option, and what
/// only a filter, is told by `wp-includes/rest-api/endpoints/class-wp-rest-comments-controller.php`
/// and `wp-includes/comment.php`; what the states in `comment_approved` are, by
/// `wp_get_comment_status`.
#[derive(Debug)]
pub struct WordPress {
    server: Process,
    database: MariaDb,
    origin: String,
    post: u64,
    folder: TempDir,
}

impl WordPress {
    /// Starts it: a copy of a blog that is installed once and kept in the cache.
    ///
    /// # Errors
    /// When something is not installed or does not answer; the message shows what it said.
    pub async fn start(options: &WordPressOptions) -> Result<Self> {
        let installed = blog::installed().await?;
        let database = MariaDb::copy_of(&installed.data).await?;
        let folder = tempfile::tempdir()?;
        blog::lay_out(folder.path())?;
        let port = free_port()?;
        let origin = format!("http://127.0.0.1:{port}");
        let mut command = blog::php(folder.path(), &origin, &database);
        command.args(["-S", &format!("127.0.0.1:{port}"), "-t"]).arg(folder.path());
        command.arg(folder.path().join("router.php"));
        // Else a request that waits for another one of the same page would wait forever.
        command.env("PHP_CLI_SERVER_WORKERS", "4");
        set(&mut command, options);
        let server = Process::start(&command, folder.path())?;
        let post = installed.post;
        let blog = Self { server, database, origin, post, folder };
        if !options.open {
            blog.close_comments().await?;
        }
        blog.server.answers(&format!("{}/posts/{post}", blog.endpoint())).await?;
        Ok(blog)
    }

    /// The address of the blog.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The address that the paths of the REST API are appended to.
    pub fn endpoint(&self) -> String {
        format!("{}/wp-json/wp/v2", self.origin)
    }

    /// The same where the server does not rewrite addresses; its parameters follow by `&`.
    pub fn plain_endpoint(&self) -> String {
        format!("{}/?rest_route=/wp/v2", self.origin)
    }

    /// The number of the post.
    pub fn post(&self) -> u64 {
        self.post
    }

    /// The last part of the post's address.
    pub fn slug(&self) -> &'static str {
        blog::SLUG
    }

    /// Lets the post take no more comments.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn close_comments(&self) -> Result<()> {
        self.command("close").await.map(drop)
    }

    /// The comments of the post, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn stored(&self) -> Result<Vec<Stored>> {
        let rows: Vec<Vec<Value>> = serde_json::from_str(&self.command("stored").await?)?;
        Ok(super::rows::stored(&rows, |approved| match approved {
            "1" => State::Shown,
            "0" => State::Held,
            _ => State::Removed,
        }))
    }

    /// The texts of [`WordPress::stored`], without spam and those that were deleted.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn texts(&self) -> Result<Vec<String>> {
        Ok(super::texts(self.stored().await?))
    }

    async fn command(&self, verb: &str) -> Result<String> {
        let folder: &Path = self.folder.path();
        let mut command = blog::php(folder, &self.origin, &self.database);
        command.arg(folder.join("command.php")).arg(verb).arg(self.post.to_string());
        run(command).await
    }
}

/// Hands the options to the plugin.
fn set(command: &mut Command, options: &WordPressOptions) {
    let WordPressOptions { anonymous, moderation, require_name_email, flood_check, open: _ } =
        options;
    let settings = [
        ("GLOSA_ANONYMOUS", anonymous),
        ("GLOSA_MODERATION", moderation),
        ("GLOSA_REQUIRE_NAME_EMAIL", require_name_email),
        ("GLOSA_FLOOD_CHECK", flood_check),
    ];
    for (name, on) in settings {
        command.env(name, if *on { "1" } else { "0" });
    }
}
