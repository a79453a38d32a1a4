//! Untrusted HTML as nodes to show.

use glosa_core::sanitize::Profile;
use web_sys::Node;
use yew::prelude::*;

use crate::dom::sanitize;
use crate::host::{HostError, globals, log};
use crate::ui::kit::use_memo;

/// A `div` that holds what the policy for comments leaves of `html`; `None` where the
/// browser refuses to build it.
#[hook]
pub fn use_sanitized(html: AttrValue) -> Option<Node> {
    let node = use_memo(html, |html| {
        let fragment = sanitize::fragment(html, Profile::Comment, None);
        let holder = globals::document().and_then(|document| {
            document.create_element("div").map_err(|e| HostError::threw("createElement", &e))
        });
        let (Ok(fragment), Ok(holder)) = (fragment, holder) else {
            log::error("a comment cannot be shown: the page forbids reading its HTML");
            return None;
        };
        holder.set_class_name("body");
        // A comment may be in another language than the interface.
        holder.set_attribute("dir", "auto").ok()?;
        holder.append_child(&fragment).ok()?;
        Some(Node::from(holder))
    });
    (*node).clone()
}
