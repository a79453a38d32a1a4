//! The comment part: a box to write in, and what others wrote.

mod avatar;
mod body;
mod comment_box;
mod comment_item;
mod comment_list;
mod counter;
mod echo;
mod identity_fields;
mod kept_note;
mod level_more;
mod newcomers;
mod own_actions;
mod own_posts;
mod panel;
mod preview;
mod root_item;
mod toolbar;
mod two_step;
mod unkept;
mod vote;
mod when;

use std::rc::Rc;

use glosa_core::json::Value;
use glosa_core::wire::Server;
use yew::prelude::*;

use super::hooks::comments::Told;
use super::hooks::{Words, use_english};
use panel::Panel;

/// The sentences of the comment part in English.
const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/english-comments.json"));

/// What became of a comment of this reader: the `detail` of a `glosa:comment` event,
/// `{id, state}` with state `queued`, `sent`, `held` or `refused`.
#[derive(Clone, Debug, PartialEq)]
pub struct CommentEvent {
    told: Told,
}

impl CommentEvent {
    /// The event's `detail`.
    #[must_use]
    pub fn detail(&self) -> Value {
        self.told.to_json()
    }
}

/// A thread at a comment server.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct CommentsProps {
    /// The server.
    pub server: Rc<Server>,
    /// The thread's key.
    pub thread: AttrValue,
    /// Whether to wait until the part comes near what the reader sees.
    pub lazy: bool,
    /// The article's title.
    pub title: AttrValue,
    /// The heading, where the article brings its own.
    #[prop_or_default]
    pub heading: Option<AttrValue>,
    /// The article's address.
    pub page_url: AttrValue,
    /// Hears what becomes of each comment of this reader.
    pub on_event: Callback<CommentEvent>,
    /// The words of the interface.
    #[prop_or_default]
    pub words: Words,
}

impl CommentsProps {
    /// What stands above the box: the article's own words for it, or ours.
    pub(super) fn heading_text(&self) -> String {
        let own = self.heading.as_ref().map(ToString::to_string);
        own.unwrap_or_else(|| self.words.format("comments.heading", &[("title", &self.title)]))
    }
}

/// The comments of an article.
#[component]
pub fn Comments(props: &CommentsProps) -> Html {
    // Another thread is another part: nothing of the one may show in the other.
    let key = [props.server.endpoint.as_str(), " ", props.thread.as_str()].concat();
    let words = use_english(props.words.clone(), ENGLISH);
    html! { <Panel key={key} ..CommentsProps { words, ..props.clone() } /> }
}
