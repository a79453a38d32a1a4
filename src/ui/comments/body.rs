//! What a comment says.

use yew::prelude::*;
use yew::virtual_dom::VNode;

use crate::ui::hooks::comments::use_sanitized;

#[derive(Properties, PartialEq)]
pub(super) struct BodyProps {
    /// The server's HTML, not trusted.
    pub(super) html: AttrValue,
}

/// A comment's HTML, rebuilt from the allowlist.
#[component]
pub(super) fn Body(props: &BodyProps) -> Html {
    match use_sanitized(props.html.clone()) {
        Some(node) => VNode::VRef(node),
        None => Html::default(),
    }
}
