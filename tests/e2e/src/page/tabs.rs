//! Several tabs of one browser.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::Page;
use crate::browser::Engine;

/// One tab, by the driver's name for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab(String);

impl Page {
    /// The tab that commands go to.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn tab(&self) -> Result<Tab> {
        let handle = self.session.get("window").await?;
        Ok(Tab(handle.as_str().context("no tab")?.to_owned()))
    }

    /// Opens a further tab and turns to it.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn open_tab(&self) -> Result<Tab> {
        // WebKitWebDriver leaves a new tab in the background, where the mouse never
        // arrives and the driver waits for it without an end. A window is in front.
        let kind = if self.engine() == Engine::WebKit { "window" } else { "tab" };
        let opened = self.session.post("window/new", &json!({"type": kind})).await?;
        let handle = opened.get("handle").and_then(Value::as_str).context("no tab opened")?;
        let tab = Tab(handle.to_owned());
        self.turn_to(&tab).await?;
        Ok(tab)
    }

    /// Turns to a tab; commands go to it from now on.
    ///
    /// # Errors
    /// When it is closed.
    pub async fn turn_to(&self, tab: &Tab) -> Result<()> {
        self.drain_console().await;
        self.session.post("window", &json!({"handle": tab.0})).await?;
        Ok(())
    }

    /// Closes all tabs but one, and leads that one to an empty page.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn start_over(&self) -> Result<()> {
        let tabs = self.session.get("window/handles").await?;
        let tabs: Vec<&str> =
            tabs.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let (first, others) = tabs.split_first().context("no tab is left")?;
        for other in others {
            self.session.post("window", &json!({"handle": other})).await?;
            self.session.delete("window").await?;
        }
        self.session.post("window", &json!({"handle": first})).await?;
        self.session.post("frame", &json!({"id": null})).await?;
        self.session.post("url", &json!({"url": "about:blank"})).await?;
        Ok(())
    }

    /// Sends commands into the frame at `selector`.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn enter_frame(&self, selector: &str) -> Result<()> {
        self.drain_console().await;
        let element = self.element(selector.into()).await?;
        self.session.post("frame", &json!({"id": {super::ELEMENT: element}})).await?;
        Ok(())
    }
}
