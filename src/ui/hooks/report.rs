//! Words to the publisher: in the console, and as an event that a page can listen to.

use glosa_core::json::Value;
use web_sys::HtmlElement;

use crate::host::{events, log};

/// An option that could not be followed as it is written.
pub(super) fn warn(host: &HtmlElement, option: &str, message: &str) {
    say(host, "glosa:warning", "option", option, message);
}

/// A part that does not work.
pub(super) fn error(host: &HtmlElement, part: &str, message: &str) {
    say(host, "glosa:error", "part", part, message);
}

fn say(host: &HtmlElement, event: &str, key: &str, name: &str, message: &str) {
    log::warn(&format!("{name}: {message}"));
    let detail = Value::object([(key, name.into()), ("message", message.into())]);
    if let Err(error) = events::dispatch(host, event, &detail) {
        log::warn(&error.to_string());
    }
}
