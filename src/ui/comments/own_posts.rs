//! One's own comments, of all threads that the device knows of, in one place.

use yew::prelude::*;

use crate::ui::hooks::Words;
use crate::ui::hooks::comments::{OwnPost, own_posts};
use crate::ui::kit::use_state;

#[derive(Properties, PartialEq)]
pub(super) struct OwnPostsProps {
    /// The words of the interface.
    pub(super) words: Words,
}

/// A list that is read from the device each time it is opened.
#[component]
pub(super) fn OwnPosts(props: &OwnPostsProps) -> Html {
    let words = &props.words;
    let posts = use_state(own_posts);
    let ontoggle = {
        let posts = posts.clone();
        Callback::from(move |_: Event| posts.set(own_posts()))
    };
    let posts = posts.get();
    html! {
        <details part="own" class="own-posts" {ontoggle}>
            <summary>{words.text("comments.own")}</summary>
            if posts.is_empty() {
                <p class="hint">{words.text("comments.own_none")}</p>
            } else {
                <ul>{ for posts.iter().map(|post| item(post, words)) }</ul>
            }
        </details>
    }
}

fn item(post: &OwnPost, words: &Words) -> Html {
    html! {
        <li>
            <a href={post.link.clone()} dir="auto">{post.excerpt.clone()}</a>
            if post.held {
                {" "}<span class="badge held">{words.text("comments.held")}</span>
            }
        </li>
    }
}
