//! When a comment was written, and by whom.

use glosa_core::time::Timestamp;
use yew::prelude::*;

use crate::ui::hooks::{Words, use_words};

#[derive(Properties, PartialEq)]
pub(super) struct WhenProps {
    pub(super) at: Timestamp,
    pub(super) now: Timestamp,
    /// The comment's own address.
    pub(super) href: AttrValue,
    pub(super) id: AttrValue,
}

/// How long ago, as a link to the comment; the exact time shows on hover and focus.
#[component]
pub(super) fn When(props: &WhenProps) -> Html {
    let words = use_words();
    let exact = words.date_time(props.at);
    html! {
        <a class="when" href={props.href.clone()} id={props.id.clone()}>
            <time datetime={props.at.to_rfc3339()} title={exact.clone()}>
                {words.relative(props.at, props.now)}
            </time>
            <span class="exact">{exact}</span>
        </a>
    }
}

/// The name to show for a writer.
pub(super) fn author_name(words: &Words, name: &str) -> String {
    let name = name.trim();
    if name.is_empty() { words.text("comments.anonymous") } else { name.to_owned() }
}
