//! The comment part from its heading to its note on what is kept.

use std::rc::Rc;

use glosa_core::draft::Target;
use yew::prelude::*;

use super::comment_box::CommentBox;
use super::comment_list::{comment_list, use_branches};
use super::kept_note::kept_note;
use super::{CommentEvent, CommentsProps};
use crate::ui::hooks::comments::{
    Act, Announcement, Talk, TalkOptions, Told, use_comment_fragment, use_near, use_talk,
};

/// The comment part of one thread.
#[component]
pub(super) fn Panel(props: &CommentsProps) -> Html {
    let words = &props.words;
    let root = use_node_ref();
    let near = use_near(&root, props.lazy);
    let fragment = use_comment_fragment();
    let options = TalkOptions {
        server: Rc::clone(&props.server),
        thread: props.thread.clone(),
        title: props.title.clone(),
        page_url: props.page_url.clone(),
        words: words.clone(),
        told: props.on_event.reform(|told: Told| CommentEvent { told }),
    };
    let talk = Rc::new(use_talk(&options, &root, near, fragment));
    let branches = use_branches(&talk);
    html! {
        <section part="comments" class="comments" ref={root} aria-labelledby="glosa-comments-heading">
            <h2 id="glosa-comments-heading" part="heading" tabindex="-1">
                {props.heading_text()}
            </h2>
            { main_box(&talk) }
            { for talk.state.orphans.iter().map(|(target, text)| {
                left_over(&talk, "comments.orphaned_text", target, text)
            }) }
            { comment_list(&talk, &branches) }
            { kept_note(&talk) }
            { announcer(&talk.state.said) }
        </section>
    }
}

/// The box for a new comment; a sentence where the thread takes none, with the text
/// that was meant for it. A text that came back because the thread was closed keeps its
/// box.
fn main_box(talk: &Rc<Talk>) -> Html {
    let words = &talk.words;
    let Some(open) = talk.state.find(&Target::Thread) else { return Html::default() };
    if !talk.thread.thread.info.closed || open.notice.is_some() {
        return html! { <CommentBox talk={Rc::clone(talk)} state={open.clone()} /> };
    }
    html! {
        <>
            <p class="hint">{words.text("comments.closed")}</p>
            if !open.seed.1.is_empty() {
                { left_over(talk, "comments.closed_text", &Target::Thread, &open.seed.1) }
            }
        </>
    }
}

/// A text that has no box any more: why, what it says, and a way to be rid of it.
fn left_over(talk: &Talk, why: &'static str, target: &Target, text: &AttrValue) -> Html {
    let words = &talk.words;
    let target = target.clone();
    let discard = talk.act.reform(move |_: MouseEvent| Act::Close(target.clone()));
    html! {
        <div part="notice" class="notice">
            <p>{words.text(why)}</p>
            <blockquote class="plain" dir="auto">{text.clone()}</blockquote>
            <button type="button" onclick={discard}>
                {words.text("comments.echo.discard")}
            </button>
        </div>
    }
}

/// The one place from which things are said to who does not see them. It stands from
/// the start, since a live region that comes with its words is not read everywhere.
fn announcer(said: &Announcement) -> Html {
    // A node of its own each time: a sentence that stays as it is would not be read again.
    let sentence = html! { <span key={said.number}>{said.sentence.clone()}</span> };
    let (calm, loud) =
        if said.urgent { (Html::default(), sentence) } else { (sentence, Html::default()) };
    html! {
        <>
            <p class="visually-hidden" role="status">{calm}</p>
            <p class="visually-hidden" role="alert">{loud}</p>
        </>
    }
}
