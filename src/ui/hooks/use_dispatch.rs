//! Events that the page can listen to.

use glosa_core::json::Value;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::host::{events, log};
use crate::ui::kit::use_callback;

/// A callback that dispatches an event of this name and detail on the widget's element.
#[hook]
pub fn use_dispatch(host: HtmlElement) -> Callback<(&'static str, Value)> {
    use_callback(host, |(name, detail): (&'static str, Value), host| {
        if let Err(error) = events::dispatch(host, name, &detail) {
            log::warn(&error.to_string());
        }
    })
}
