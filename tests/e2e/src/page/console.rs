//! What the page's console shows.

use anyhow::Result;
use serde_json::{Value, json};

use super::Page;
use crate::browser::Engine;

/// The script that every page loads first.
pub const RECORDER: &str = include_str!("recorder.js");

impl Page {
    /// Keeps what the console shows so far, since the page is about to be left.
    /// A page without a recorder, such as an empty one, has nothing to keep.
    pub(super) async fn drain_console(&self) {
        let body = "return window.journeyConsole?.splice(0) ?? [];";
        let lines = self.script(body, &[]).await.unwrap_or_default();
        self.session.keep_console(strings(&lines));
    }

    /// Takes every line of the consoles since the last call: recorded in the
    /// pages, and in Chromium also written by the browser itself.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn take_console(&self) -> Result<Vec<String>> {
        self.drain_console().await;
        let mut lines = self.session.take_console();
        if self.engine() == Engine::Chromium {
            let log = self.session.post("se/log", &json!({"type": "browser"})).await?;
            lines.extend(log.as_array().into_iter().flatten().filter_map(browser_line));
        }
        Ok(lines)
    }
}

/// Chromium's own entries, but for the levels that a reader's console hides or shows in grey.
fn browser_line(entry: &Value) -> Option<String> {
    let level = entry.get("level")?.as_str()?;
    let message = entry.get("message")?.as_str()?;
    matches!(level, "SEVERE" | "WARNING").then(|| format!("browser: {message}"))
}

fn strings(lines: &Value) -> Vec<String> {
    lines.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
