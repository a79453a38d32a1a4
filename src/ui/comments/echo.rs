//! A text on its way, where it will stand.

use glosa_core::outbox::{Cause, Entry, State};
use glosa_core::thread::CommentId;
use yew::prelude::*;

use super::avatar::avatar;
use super::unkept::unkept;
use super::when::author_name;
use crate::ui::hooks::comments::{Act, Talk, refusal};

/// Begins the identifiers of texts on their way; no server's identifier does.
const PREFIX: &str = "on-its-way ";

/// The identifier of a text on its way in the list.
pub(super) fn id_of(entry: &Entry) -> CommentId {
    CommentId([PREFIX, &entry.id.0].concat())
}

/// Whether a text stands in the list: one that was taken back stands in its box.
pub(super) fn is_shown(entry: &Entry) -> bool {
    entry.state != State::Editing
}

/// The text on its way that an identifier of the list names.
pub(super) fn find<'a>(entries: &'a [Entry], id: &CommentId) -> Option<&'a Entry> {
    let name = id.as_str().strip_prefix(PREFIX)?;
    entries.iter().find(|entry| entry.id.0 == name)
}

/// A text on its way: what it says, how far it is, and what can be done.
pub(super) fn echo(entry: &Entry, talk: &Talk) -> Html {
    let words = &talk.words;
    let name = author_name(words, &entry.post.identity.author);
    let id = AttrValue::from(["glosa-entry-", &entry.id.0].concat());
    html! {
        <article part="comment" class="comment echo" tabindex="-1" data-entry={entry.id.0.clone()}
            aria-labelledby={id.clone()}>
            <header>
                { avatar(&entry.post.identity.author) }
                <h4 {id}>{name}</h4>
            </header>
            <div class="body plain" dir="auto">{entry.post.text.clone()}</div>
            { progress(entry, talk) }
        </article>
    }
}

fn progress(entry: &Entry, talk: &Talk) -> Html {
    let words = &talk.words;
    if entry.state == State::Sending {
        return html! { <p class="hint">{words.text("comments.echo.sending")}</p> };
    }
    let button = |key: &str, act: Act| {
        let onclick = talk.act.reform(move |_: MouseEvent| act.clone());
        html! { <button type="button" {onclick}>{words.text(key)}</button> }
    };
    html! {
        <div part="notice" class="notice">
            <p>{sentence(entry, talk)}</p>
            { unkept(talk) }
            <div class="actions">
                { button("comments.echo.try_now", Act::TryNow(entry.id.clone())) }
                { button("comments.echo.edit", Act::TakeBack(entry.id.clone())) }
                { button("comments.echo.discard", Act::Discard(entry.id.clone())) }
            </div>
        </div>
    }
}

/// What is kept, why, and when it is tried next.
fn sentence(entry: &Entry, talk: &Talk) -> String {
    let words = &talk.words;
    match &entry.state {
        State::Refused(why) => refusal(words, why, &talk.can),
        State::Waiting { until, cause } => {
            let cause = match cause {
                Cause::Network => "comments.echo.no_way",
                Cause::Server => "comments.echo.server_trouble",
                Cause::Asked => "comments.echo.asked",
            };
            let time = words.time(*until);
            [words.text(cause), words.format("comments.echo.next", &[("time", &time)])].join(" ")
        }
        State::Queued | State::Unknown | State::Sending | State::Editing => {
            words.text("comments.echo.queued")
        }
    }
}
