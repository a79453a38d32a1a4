//! Which browsers there are, and where their programs stand.

use std::env;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};

/// The version of geckodriver that the workspace's tool cache holds.
const GECKODRIVER: &str = "geckodriver-0.37.1";

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Blink, by Chromium and chromedriver.
    Chromium,
    /// Gecko, by Firefox and geckodriver.
    Firefox,
    /// WebKit, by webkit2gtk's MiniBrowser and WebKitWebDriver.
    WebKit,
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        })
    }
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The program that drives it.
    ///
    /// # Errors
    /// When it is not installed; the message says what to install.
    pub fn driver(self) -> Result<PathBuf> {
        match self {
            Self::Chromium => on_path("chromedriver").context("install chromium-driver"),
            Self::Firefox => geckodriver(),
            Self::WebKit => on_path("WebKitWebDriver").context("install webkit2gtk-driver"),
        }
    }

    /// The driver's arguments to listen on `port`; `spare` is another free port.
    pub fn driver_arguments(self, port: u16, spare: u16) -> Vec<String> {
        match self {
            Self::Chromium | Self::WebKit => vec![format!("--port={port}")],
            Self::Firefox => vec![
                format!("--port={port}"),
                format!("--websocket-port={spare}"),
                "--log=fatal".into(),
                // Lets a journey change the reader's colour preference.
                "--allow-system-access".into(),
            ],
        }
    }

    /// What a new session asks for; `profile` is an empty folder of its own.
    ///
    /// # Errors
    /// When WebKit's browser cannot be found.
    pub fn capabilities(self, profile: &Path) -> Result<Value> {
        Ok(match self {
            Self::Chromium => json!({
                "goog:loggingPrefs": {"browser": "ALL"},
                "goog:chromeOptions": {"args": chromium_arguments(profile)},
            }),
            Self::Firefox => json!({
                "moz:firefoxOptions": {
                    "args": ["-headless"],
                    // Touch events are off on desktops unless asked for. The empty
                    // servers keep a machine without internet from waiting for it.
                    "prefs": {
                        "dom.w3c_touch_events.enabled": 1,
                        "network.captive-portal-service.enabled": false,
                        "network.connectivity-service.enabled": false,
                        "app.update.auto": false,
                        "datareporting.policy.dataSubmissionEnabled": false,
                    },
                },
            }),
            Self::WebKit => json!({
                "webkitgtk:browserOptions": {"binary": mini_browser()?, "args": ["--automation"]},
            }),
        })
    }
}

fn chromium_arguments(profile: &Path) -> Vec<String> {
    [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
    ]
    .iter()
    .map(|argument| (*argument).to_owned())
    .chain([format!("--user-data-dir={}", profile.display())])
    .collect()
}

/// The first file called `name` in the folders of `PATH`.
///
/// # Errors
/// When there is none.
pub(super) fn on_path(name: &str) -> Result<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
        .with_context(|| format!("{name} is not on PATH"))
}

fn geckodriver() -> Result<PathBuf> {
    if let Some(named) = env::var_os("GLOSA_GECKODRIVER") {
        return Ok(named.into());
    }
    let cached = env::home_dir()
        .unwrap_or_default()
        .join(".cache/glosa/tools")
        .join(GECKODRIVER)
        .join("bin/geckodriver");
    if cached.is_file() {
        return Ok(cached);
    }
    on_path("geckodriver").context("run `cargo xtask setup`, or name it by GLOSA_GECKODRIVER")
}

/// webkit2gtk keeps its browser in a folder named after the machine's kind.
fn mini_browser() -> Result<PathBuf> {
    let kinds = fs::read_dir("/usr/lib")?.filter_map(Result::ok).map(|entry| entry.path());
    kinds
        .map(|kind| kind.join("webkit2gtk-4.1/MiniBrowser"))
        .find(|file| file.is_file())
        .context("no MiniBrowser of webkit2gtk-4.1: install webkit2gtk-driver")
}
