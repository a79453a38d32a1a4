//! Other screens, other wishes of the reader, and no network.

use anyhow::{Result, bail};
use serde_json::{Value, json};

use super::Page;
use crate::browser::Engine;

/// Firefox's override of `prefers-color-scheme` (0 dark, 1 light, 2 as the system).
const FIREFOX_SCHEME: &str = "layout.css.prefers-color-scheme.content-override";

impl Page {
    /// Sets the outer size of the window, in CSS pixels.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let size = json!({"x": 0, "y": 0, "width": width, "height": height});
        self.session.post("window/rect", &size).await?;
        Ok(())
    }

    /// Makes the page believe that the reader prefers dark or light colours.
    /// Answers false in WebKit, whose driver knows no such wish.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn prefer_dark(&self, dark: bool) -> Result<bool> {
        match self.engine() {
            Engine::Chromium => {
                let scheme = if dark { "dark" } else { "light" };
                self.emulate_media("prefers-color-scheme", scheme).await?;
            }
            Engine::Firefox => self.firefox_scheme(i32::from(!dark)).await?,
            Engine::WebKit => return Ok(false),
        }
        // Firefox tells its pages when it comes to it.
        let heard = "return matchMedia('(prefers-color-scheme: dark)').matches === arguments[0];";
        self.wait_for("the wish for colours", heard, &[json!(dark)]).await?;
        Ok(true)
    }

    /// Lets the browser know that it has no network, or has it again, and tell its pages.
    ///
    /// # Errors
    /// In WebKit, whose driver cannot, or when the browser refuses.
    pub async fn offline(&self, offline: bool) -> Result<()> {
        match self.engine() {
            Engine::Chromium => {
                let conditions = json!({"offline": offline, "latency": 0, "throughput": -1});
                let conditions = json!({"network_conditions": conditions});
                self.session.post("chromium/network_conditions", &conditions).await?;
            }
            Engine::Firefox => {
                self.firefox("Services.io.offline = arguments[0];", &[json!(offline)]).await?;
            }
            Engine::WebKit => bail!("WebKit's driver cannot switch the network off"),
        }
        let heard = "return navigator.onLine !== arguments[0];";
        self.wait_for("the news of the network", heard, &[json!(offline)]).await.map(drop)
    }

    /// Sets a media feature for the page; an empty value ends it. Chromium only.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn emulate_media(&self, feature: &str, value: &str) -> Result<()> {
        let features = json!({"features": [{"name": feature, "value": value}]});
        self.devtools("Emulation.setEmulatedMedia", &features).await?;
        Ok(())
    }

    /// Shows the page as paper would, or again as a screen. Chromium only.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn emulate_print(&self, print: bool) -> Result<()> {
        let media = json!({"media": if print { "print" } else { "" }});
        self.devtools("Emulation.setEmulatedMedia", &media).await?;
        Ok(())
    }

    /// A command of Chromium's DevTools protocol.
    async fn devtools(&self, command: &str, parameters: &Value) -> Result<Value> {
        self.session.post("goog/cdp/execute", &json!({"cmd": command, "params": parameters})).await
    }

    /// Ends whatever wishes were made up.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn forget_wishes(&self) -> Result<()> {
        match self.engine() {
            Engine::Chromium => {
                let nothing = json!({"media": "", "features": []});
                self.devtools("Emulation.setEmulatedMedia", &nothing).await?;
                self.session.delete("chromium/network_conditions").await.map(drop)
            }
            Engine::Firefox => {
                self.firefox_scheme(2).await?;
                self.offline(false).await
            }
            Engine::WebKit => Ok(()),
        }
    }

    async fn firefox_scheme(&self, value: i32) -> Result<()> {
        let script = "Services.prefs.setIntPref(arguments[0], arguments[1]);";
        self.firefox(script, &[json!(FIREFOX_SCHEME), json!(value)]).await
    }

    /// Runs a script in Firefox itself, not in its page.
    async fn firefox(&self, script: &str, arguments: &[Value]) -> Result<()> {
        self.session.post("moz/context", &json!({"context": "chrome"})).await?;
        let call = json!({"script": script, "args": arguments});
        let done = self.session.post("execute/sync", &call).await;
        self.session.post("moz/context", &json!({"context": "content"})).await?;
        done.map(drop)
    }
}
