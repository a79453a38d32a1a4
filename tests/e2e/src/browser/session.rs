//! One browser session, spoken to in WebDriver classic.
//!
//! Commands and shapes: W3C WebDriver, <https://www.w3.org/TR/webdriver2/>.

use std::sync::Mutex;

use anyhow::{Context, Result, bail};
use hyper::Method;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::driver::Driver;
use super::engine::Engine;
use crate::http::Call;

/// A browser that waits for commands.
#[derive(Debug)]
pub struct Session {
    engine: Engine,
    base: String,
    /// What the pages that were left behind had in their consoles.
    console: Mutex<Vec<String>>,
    // Held for their ends: the driver goes first, then the folder it used.
    _driver: Driver,
    _profile: TempDir,
}

impl Session {
    /// Starts a driver and a browser with a profile of its own.
    pub(super) async fn start(engine: Engine) -> Result<Self> {
        let profile = tempfile::tempdir()?;
        let driver = Driver::start(engine).await?;
        let wanted = json!({"capabilities": {"alwaysMatch": engine.capabilities(profile.path())?}});
        let url = format!("{}/session", driver.origin());
        let opened = send(Method::POST, &url, &wanted)
            .await
            .with_context(|| format!("no session with {engine}"))?;
        let id = opened.get("sessionId").and_then(Value::as_str).context("no session id")?;
        let base = format!("{url}/{id}");
        Ok(Self { engine, base, console: Mutex::default(), _driver: driver, _profile: profile })
    }

    /// Which engine it is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// `POST /session/ID/PATH`, giving the answer's value.
    ///
    /// # Errors
    /// The driver's error and message.
    pub async fn post(&self, path: &str, body: &Value) -> Result<Value> {
        send(Method::POST, &format!("{}/{path}", self.base), body).await
    }

    /// `GET /session/ID/PATH`.
    ///
    /// # Errors
    /// As for [`Self::post`].
    pub async fn get(&self, path: &str) -> Result<Value> {
        send(Method::GET, &format!("{}/{path}", self.base), &Value::Null).await
    }

    /// `DELETE /session/ID/PATH`; without a path it ends the session.
    ///
    /// # Errors
    /// As for [`Self::post`].
    pub async fn delete(&self, path: &str) -> Result<Value> {
        let slash = if path.is_empty() { "" } else { "/" };
        send(Method::DELETE, &format!("{}{slash}{path}", self.base), &Value::Null).await
    }

    /// Keeps console lines of a page that is about to be left.
    pub(crate) fn keep_console(&self, lines: Vec<String>) {
        if let Ok(mut kept) = self.console.lock() {
            kept.extend(lines);
        }
    }

    /// Takes all console lines that were kept.
    pub(crate) fn take_console(&self) -> Vec<String> {
        self.console.lock().map(|mut kept| std::mem::take(&mut *kept)).unwrap_or_default()
    }
}

async fn send(method: Method, url: &str, body: &Value) -> Result<Value> {
    let call = Call::new(method, url);
    let call = if body.is_null() { call } else { call.json(body) };
    let mut answer = call.send().await?.json()?;
    let value = answer.get_mut("value").map(Value::take).unwrap_or_default();
    if let Some(error) = value.get("error").and_then(Value::as_str) {
        let message = value.get("message").and_then(Value::as_str).unwrap_or_default();
        bail!("{error}: {}", message.lines().next().unwrap_or_default());
    }
    Ok(value)
}
