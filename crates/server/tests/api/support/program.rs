//! The real program on a real socket.

use std::process::Stdio;
use std::time::Duration;

use reqwest::Client;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use super::databases::Place;

/// Far more than a start, a stop or an answer takes on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct Program {
    pub(crate) child: Child,
    pub(crate) address: String,
}

impl Program {
    pub(crate) async fn start(place: &Place) -> Self {
        Self::with(&place.url(), &["--rate-scale", "0"]).await
    }

    pub(crate) async fn with(database: &str, options: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_glosa-server"));
        command.args(["--listen", "127.0.0.1:0", "--database", database]).args(options);
        Self::run(command.stderr(Stdio::null())).await
    }

    /// Runs a command that starts it, until it takes requests.
    pub(crate) async fn run(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).kill_on_drop(true).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = tokio::time::timeout(PATIENCE, lines.next_line()).await.unwrap();
        let line = line.unwrap().expect("a line on standard output");
        let address = line.strip_prefix("listening on http://").expect("the address").to_owned();
        Self { child, address }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(crate) async fn signal(&self, signal: &str) {
        // The shell's own: a bare machine has no program of that name.
        let kill = format!("kill {signal} {}", self.child.id().unwrap());
        assert!(Command::new("sh").args(["-c", &kill]).status().await.unwrap().success());
    }

    /// The texts of all roots of a thread.
    pub(crate) async fn texts(&self, thread: &str) -> Vec<String> {
        let (client, mut texts, mut after) = (Client::new(), Vec::new(), String::new());
        loop {
            let url = self.url(&format!("/api/comments?thread={thread}&limit=100{after}"));
            let page: Value = client.get(url).send().await.unwrap().json().await.unwrap();
            let comments = page["comments"].as_array().unwrap();
            texts.extend(
                comments.iter().map(|comment| comment["html"].as_str().unwrap().to_owned()),
            );
            let Some(next) = page["next"].as_str() else { return texts };
            after = format!("&after={next}");
        }
    }
}

/// Posts a text to a thread with the text as its key; the status, if there is an answer.
pub(crate) async fn post(client: &Client, url: &str, thread: &str, text: &str) -> Option<u16> {
    let body = json!({"thread": thread, "text": text});
    let request = client.post(url).header("idempotency-key", text).json(&body);
    request.send().await.ok().map(|response| response.status().as_u16())
}
