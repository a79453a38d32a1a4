//! When a comment was written, and by whom.

use glosa_core::time::Timestamp;
use yew::prelude::*;

use crate::ui::hooks::Words;

/// How long ago, as a link to the comment at `href`; the exact time shows on hover and
/// focus.
pub(super) fn when(words: &Words, at: Timestamp, now: Timestamp, href: String, id: String) -> Html {
    let exact = words.date_time(at);
    html! {
        <a class="when" {href} {id}>
            <time datetime={at.to_rfc3339()} title={exact.clone()}>
                {words.relative(at, now)}
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
