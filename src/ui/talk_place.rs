//! The place of the comments: where they stand, and when they are fetched.

use core::any::Any;
use std::rc::Rc;

use glosa_core::config::CommentLoading;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::comments::{CommentEvent, Comments, CommentsProps};
use super::hooks::comments::{is_anything_unsent, use_comment_fragment, use_near};
use super::hooks::{PageNames, Part, View, door, use_page, use_part, use_sheet};
use super::kit::use_memo;
use super::marks_in_talk::use_marks_in_talk;
use super::talk::{TalkProps, not_loaded};

/// The style sheet of the comment part.
const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/comments.css"));

door! {
    pub(super) fn placing() -> View = place, in later
}

fn place(props: &dyn Any) -> Html {
    let props = props.downcast_ref::<TalkProps>().cloned();
    props.map(|props| html! { <Place ..props /> }).unwrap_or_default()
}

/// The place, with the marks in what stands there.
#[component]
fn Place(props: &TalkProps) -> Html {
    let page = use_page(props.source.clone());
    let place = use_node_ref();
    use_marks_in_talk(props, place.clone());
    html! {
        <div ref={place}>
            if let Some(comments) = comments(props, page) {
                <Waiting host={props.app.host.clone()} {comments} />
            }
        </div>
    }
}

/// The thread, where the publisher named a server.
fn comments(
    TalkProps { app, words, facts, dispatch, .. }: &TalkProps,
    page: PageNames,
) -> Option<CommentsProps> {
    let config = &app.config;
    let server = config.server.clone()?;
    let facts = facts.as_deref();
    let title = facts.map(|facts| facts.title.clone()).filter(|title| !title.is_empty());
    Some(CommentsProps {
        server: Rc::new(server),
        thread: config.thread.clone().unwrap_or(page.thread).into(),
        lazy: config.comments == CommentLoading::Lazy,
        title: title.unwrap_or(page.title).into(),
        heading: facts.and_then(|facts| facts.comment_label.clone()).map(AttrValue::from),
        page_url: page.url.into(),
        words: words.clone(),
        on_event: dispatch.reform(|event: CommentEvent| ("glosa:comment", event.detail())),
    })
}

/// A thread, and the widget that it belongs to.
#[derive(Properties, Clone, Debug, PartialEq)]
struct ThreadProps {
    /// The `<glosa-article>` element.
    host: HtmlElement,
    /// The thread.
    comments: CommentsProps,
}

/// The comment part, fetched when the reader comes near it, when the address leads to a
/// comment, or when this device keeps a text that waits for its server. Until then its
/// heading stands there, so that the place is known to who jumps from one to the next.
#[component]
fn Waiting(props: &ThreadProps) -> Html {
    let place = use_node_ref();
    let is_near = use_near(&place, props.comments.lazy);
    let is_asked = use_comment_fragment().is_some();
    let is_unsent = use_memo((), |()| is_anything_unsent());
    let is_wanted = is_near || is_asked || *is_unsent;
    let handle = use_part(&props.host, "comments", is_wanted, talking);
    if let Part::Here(view) = handle.part {
        return view(props);
    }
    let ThreadProps { comments, .. } = props;
    html! {
        <section part="comments" ref={place} aria-labelledby="glosa-comments-heading">
            <h2 id="glosa-comments-heading" part="heading">
                {comments.heading_text()}
            </h2>
            if matches!(handle.part, Part::Failed) {
                { not_loaded(&comments.words, &handle.retry) }
            }
        </section>
    }
}

door! {
    fn talking() -> View = talk, in comments
}

fn talk(props: &dyn Any) -> Html {
    let props = props.downcast_ref::<ThreadProps>().cloned();
    props.map(|props| html! { <Talking ..props /> }).unwrap_or_default()
}

#[component]
fn Talking(props: &ThreadProps) -> Html {
    use_sheet(props.host.clone(), CSS);
    html! { <Comments ..props.comments.clone() /> }
}
