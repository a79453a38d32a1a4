//! A page in one browser, as a reader and as a script see it.

mod axe;
mod console;
mod emulate;
mod input;
mod keys;
mod locator;
mod look;
mod tabs;

use std::sync::Arc;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::browser::{Engine, Session};

pub use console::RECORDER;
pub use input::Point;
pub use keys::Key;
pub use locator::{Locator, widget};

/// The name under which WebDriver hands elements over (its constant web element identifier).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Put before every script.
const FIND: &str = include_str!("find.js");

/// The browser's current window.
#[derive(Debug, Clone)]
pub struct Page {
    session: Arc<Session>,
}

impl Page {
    /// The current window of `session`.
    pub fn new(session: Arc<Session>) -> Self {
        Self { session }
    }

    /// Which engine shows it.
    pub fn engine(&self) -> Engine {
        self.session.engine()
    }

    /// Leads the window to an address and waits until the page is loaded.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn goto(&self, url: &str) -> Result<()> {
        self.drain_console().await;
        self.session.post("url", &json!({"url": url})).await.context(url.to_owned())?;
        Ok(())
    }

    /// Loads the page again, as a reader does.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn reload(&self) -> Result<()> {
        self.drain_console().await;
        self.session.post("refresh", &json!({})).await?;
        Ok(())
    }

    /// Runs the body of a function with `arguments` in the page; `find`,
    /// `findAll`, `need`, `seen` and `focused` of `find.js` are at hand.
    ///
    /// # Errors
    /// What the script throws.
    pub async fn script(&self, body: &str, arguments: &[Value]) -> Result<Value> {
        let script = format!("{FIND}\n{body}");
        self.session.post("execute/sync", &json!({"script": script, "args": arguments})).await
    }

    /// Runs the body of an async function and waits for what it returns.
    ///
    /// # Errors
    /// What the script throws.
    pub async fn script_async(&self, body: &str, arguments: &[Value]) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];\n{FIND}\n\
             (async (arguments_) => {{ {body} }})([...arguments].slice(0, -1))\n\
             .then((value) => done({{value}}), (error) => done({{error: String(error)}}));"
        );
        let parameters = json!({"script": script, "args": arguments});
        let mut answer = self.session.post("execute/async", &parameters).await?;
        if let Some(error) = answer.get("error").and_then(Value::as_str) {
            anyhow::bail!("script: {error}");
        }
        Ok(answer.get_mut("value").map(Value::take).unwrap_or_default())
    }

    /// Runs a script whose first argument is the element at `locator`.
    ///
    /// # Errors
    /// When it is not there, or what the script throws.
    pub async fn with(&self, locator: impl Into<Locator>, body: &str) -> Result<Value> {
        let script = format!("const node = need(arguments[0]);\n{body}");
        self.script(&script, &[locator.into().value()]).await
    }

    /// A picture of the window, as PNG bytes in base64.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn screenshot(&self) -> Result<String> {
        let picture = self.session.get("screenshot").await?;
        Ok(picture.as_str().unwrap_or_default().to_owned())
    }

    /// The driver's name of the element at `locator`.
    async fn element(&self, locator: Locator) -> Result<String> {
        let handle = self.with(locator, "return node;").await?;
        let id = handle.get(ELEMENT).and_then(Value::as_str).context("no element")?;
        Ok(id.to_owned())
    }
}
