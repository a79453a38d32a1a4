//! What is on the page, and waiting for it.

use std::time::Duration;

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use super::{Locator, Page};
use crate::wait::{PATIENCE, throughout, until};

impl Page {
    /// How many elements fit.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn count(&self, locator: impl Into<Locator>) -> Result<u64> {
        let arguments = [locator.into().value()];
        let count = self.script("return findAll(arguments[0]).length;", &arguments).await?;
        Ok(count.as_u64().unwrap_or_default())
    }

    /// The element's text, with runs of white space as one space.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn text(&self, locator: impl Into<Locator>) -> Result<String> {
        let body = "return node.textContent.replace(/\\s+/g, ' ').trim();";
        Ok(string(&self.with(locator, body).await?))
    }

    /// The texts of all that fit.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn texts(&self, locator: impl Into<Locator>) -> Result<Vec<String>> {
        let body = "return findAll(arguments[0]).map((node) => node.textContent);";
        let texts = self.script(body, &[locator.into().value()]).await?;
        Ok(texts.as_array().into_iter().flatten().map(string).collect())
    }

    /// The value of a form control.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn value(&self, locator: impl Into<Locator>) -> Result<String> {
        Ok(string(&self.with(locator, "return node.value;").await?))
    }

    /// An attribute, if the element has it.
    ///
    /// # Errors
    /// When the element is not there.
    pub async fn attribute(
        &self,
        locator: impl Into<Locator>,
        name: &str,
    ) -> Result<Option<String>> {
        let body = "return need(arguments[0]).getAttribute(arguments[1]);";
        let value = self.script(body, &[locator.into().value(), json!(name)]).await?;
        Ok(value.as_str().map(str::to_owned))
    }

    /// Whether a reader could see it, were it scrolled to.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn is_visible(&self, locator: impl Into<Locator>) -> Result<bool> {
        let arguments = [locator.into().value()];
        Ok(self.script("return seen(find(arguments[0]));", &arguments).await? == Value::Bool(true))
    }

    /// Whether the keyboard's focus is on it.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn is_focused(&self, locator: impl Into<Locator>) -> Result<bool> {
        let body = "const node = find(arguments[0]); return Boolean(node) && node === focused();";
        Ok(self.script(body, &[locator.into().value()]).await? == Value::Bool(true))
    }

    /// Waits until a script answers something that is neither null nor false, and gives it.
    ///
    /// # Errors
    /// When the deadline passes.
    pub async fn wait_for(&self, what: &str, body: &str, arguments: &[Value]) -> Result<Value> {
        until(what, PATIENCE, || async {
            let value = self.script(body, arguments).await?;
            Ok((!value.is_null() && value != Value::Bool(false)).then_some(value))
        })
        .await
    }

    /// Waits until it is visible.
    ///
    /// # Errors
    /// When the deadline passes.
    pub async fn wait_visible(&self, locator: impl Into<Locator>) -> Result<()> {
        let locator = locator.into();
        let what = format!("visible: {locator}");
        self.wait_for(&what, "return seen(find(arguments[0]));", &[locator.value()]).await?;
        Ok(())
    }

    /// Waits until it is invisible or gone.
    ///
    /// # Errors
    /// When the deadline passes.
    pub async fn wait_hidden(&self, locator: impl Into<Locator>) -> Result<()> {
        let locator = locator.into();
        let what = format!("hidden or gone: {locator}");
        self.wait_for(&what, "return !seen(find(arguments[0]));", &[locator.value()]).await?;
        Ok(())
    }

    /// Waits until exactly `count` elements fit.
    ///
    /// # Errors
    /// When the deadline passes.
    pub async fn wait_count(&self, locator: impl Into<Locator>, count: u64) -> Result<()> {
        let locator = locator.into();
        let what = format!("{count} times: {locator}");
        let body = "return findAll(arguments[0]).length === arguments[1];";
        self.wait_for(&what, body, &[locator.value(), json!(count)]).await?;
        Ok(())
    }

    /// Waits until the element's text holds `text`.
    ///
    /// # Errors
    /// When the deadline passes; the message shows the text that stood there instead.
    pub async fn wait_text(&self, locator: impl Into<Locator>, text: &str) -> Result<()> {
        let locator = locator.into();
        let body = "return need(arguments[0]).textContent.includes(arguments[1]);";
        let arguments = [locator.value(), json!(text)];
        let waited = self.wait_for(&format!("“{text}” in {locator}"), body, &arguments).await;
        if waited.is_err() {
            let there = self.text(&locator).await.unwrap_or_else(|_| "nothing".into());
            return waited.map(drop).map_err(|error| error.context(format!("there was: {there}")));
        }
        Ok(())
    }

    /// Waits until the form control's value is `value`.
    ///
    /// # Errors
    /// When the deadline passes.
    pub async fn wait_value(&self, locator: impl Into<Locator>, value: &str) -> Result<()> {
        let locator = locator.into();
        let body = "return find(arguments[0])?.value === arguments[1];";
        let what = format!("the value “{value}” of {locator}");
        self.wait_for(&what, body, &[locator.value(), json!(value)]).await?;
        Ok(())
    }

    /// Waits until the focus is on it.
    ///
    /// # Errors
    /// When the deadline passes.
    pub async fn wait_focused(&self, locator: impl Into<Locator>) -> Result<()> {
        let locator = locator.into();
        let what = format!("the focus on {locator}");
        let body = "const node = find(arguments[0]); return Boolean(node) && node === focused();";
        self.wait_for(&what, body, &[locator.value()]).await?;
        Ok(())
    }

    /// Holds that it stays visible, or stays hidden, for a while.
    ///
    /// # Errors
    /// At the first time it is otherwise.
    pub async fn stays(
        &self,
        locator: impl Into<Locator>,
        visible: bool,
        duration: Duration,
    ) -> Result<()> {
        let locator = locator.into();
        let what = format!("{} {locator}", if visible { "visible" } else { "hidden" });
        throughout(&what, duration, || async { Ok(self.is_visible(&locator).await? == visible) })
            .await
    }

    /// Holds that a script answers true now.
    ///
    /// # Errors
    /// When it answers anything else, which the message shows.
    pub async fn holds(&self, what: &str, body: &str, arguments: &[Value]) -> Result<()> {
        let answer = self.script(body, arguments).await?;
        ensure!(answer == Value::Bool(true), "{what}: the page answers {answer}");
        Ok(())
    }
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
