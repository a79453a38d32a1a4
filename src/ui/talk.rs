//! The place of the comments, which comes in a module of its own: the article is read and
//! marked without it.

use std::rc::Rc;

use glosa_core::glossary::MarkPolicy;
use glosa_core::json::Value;
use yew::prelude::*;

use super::AppProps;
use super::hooks::{ArticleFacts, Part, Terms, Words, use_part};
use super::kit::State;
use super::marks_in_talk::MarkedTalk;
use super::talk_place::placing;

/// What the comments are about, and the widget that they belong to.
#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct TalkProps {
    /// The widget.
    pub(super) app: AppProps,
    /// The words of the interface.
    pub(super) words: Words,
    /// The article; without it, it did not come, and the talk goes on without it.
    pub(super) facts: Option<Rc<ArticleFacts>>,
    /// The address that the article is fetched from.
    pub(super) source: Option<String>,
    /// The terms that are marked in comments.
    pub(super) terms: Option<Terms>,
    /// Which of them.
    pub(super) policy: MarkPolicy,
    /// The marks in the comments, once they stand.
    pub(super) marked: State<Option<MarkedTalk>>,
    /// Tells the page.
    pub(super) dispatch: Callback<(&'static str, Value)>,
}

/// The place of the comments, and what is to be said where a part did not come.
#[component]
pub(super) fn Talk(props: &TalkProps) -> Html {
    let handle = use_part(&props.app.host, "comments", true, placing);
    match handle.part {
        Part::Here(view) => view(props),
        Part::Coming => Html::default(),
        Part::Failed => html! {
            <section part="comments">{ not_loaded(&props.words, &handle.retry) }</section>
        },
    }
}

/// What is said where a part did not come, and the way to try again.
pub(super) fn not_loaded(words: &Words, retry: &Callback<()>) -> Html {
    let retry = retry.reform(|_: MouseEvent| ());
    html! {
        <div class="status failed" part="notice" role="alert">
            <p>{words.text("comments.not_loaded")}</p>
            <button type="button" onclick={retry}>{words.text("article.retry")}</button>
        </div>
    }
}
