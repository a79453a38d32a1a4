//! The place of the comment part, which comes in a module of its own.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::comments::{Comments, CommentsProps};
use super::hooks::comments::{is_anything_unsent, use_comment_fragment, use_near};
use super::hooks::{Part, PartHandle, door, use_part, use_sheet};
use super::kit::use_memo;

/// The style sheet of the comment part.
const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/comments.css"));

/// A thread, and the widget that it belongs to.
#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct TalkProps {
    /// The `<glosa-article>` element.
    pub(super) host: HtmlElement,
    /// The thread.
    pub(super) comments: CommentsProps,
}

/// The comment part, fetched when the reader comes near it, when the address leads to a
/// comment, or when this device keeps a text that waits for its server.
#[component]
pub(super) fn TalkPlace(props: &TalkProps) -> Html {
    let place = use_node_ref();
    let is_near = use_near(&place, props.comments.lazy);
    let is_asked = use_comment_fragment().is_some();
    let is_unsent = use_memo((), |()| is_anything_unsent());
    let is_wanted = is_near || is_asked || *is_unsent;
    let handle = use_part(&props.host, "comments", is_wanted, talking);
    match handle.part {
        Part::Here(view) => view(props),
        Part::Coming | Part::Failed => empty_place(&place, props, &handle),
    }
}

/// The heading, so that the place is known to who jumps from one to the next; below it
/// what is to be said where the part did not come.
fn empty_place(
    place: &NodeRef,
    TalkProps { comments, .. }: &TalkProps,
    handle: &PartHandle<fn(&TalkProps) -> Html>,
) -> Html {
    let words = &comments.words;
    let retry = handle.retry.reform(|_: MouseEvent| ());
    html! {
        <section part="comments" ref={place} aria-labelledby="glosa-comments-heading">
            <h2 id="glosa-comments-heading" part="heading">
                {comments.heading_text()}
            </h2>
            if matches!(handle.part, Part::Failed) {
                <div class="status failed" part="notice" role="alert">
                    <p>{words.text("comments.not_loaded")}</p>
                    <button type="button" onclick={retry}>{words.text("article.retry")}</button>
                </div>
            }
        </section>
    }
}

door! {
    fn talking() -> fn(&TalkProps) -> Html = view, in comments
}

fn view(props: &TalkProps) -> Html {
    html! { <Talking ..props.clone() /> }
}

#[component]
fn Talking(props: &TalkProps) -> Html {
    use_sheet(props.host.clone(), CSS);
    html! { <Comments ..props.comments.clone() /> }
}
