//! The rest of a level of the thread.

use std::rc::Rc;

use glosa_core::thread::CommentId;
use yew::prelude::*;

use crate::ui::hooks::comments::{Act, Talk, failure};
use crate::ui::hooks::use_words;

#[derive(Properties, PartialEq)]
pub(super) struct LevelMoreProps {
    pub(super) talk: Rc<Talk>,
    /// The comment whose replies they are; the roots for `None`.
    pub(super) level: Option<CommentId>,
    /// How many are not loaded; 0 where that is not known.
    pub(super) left: u32,
}

/// A button that loads the next page of a level, where there is one.
#[component]
pub(super) fn LevelMore(props: &LevelMoreProps) -> Html {
    let LevelMoreProps { talk, level, left } = props;
    let words = use_words();
    let state = &talk.thread;
    if state.thread.next(level.as_ref()).is_none() {
        return Html::default();
    }
    let busy = state.busy.contains(level);
    let failed = state.failed.as_ref().filter(|(where_, _)| where_ == level);
    let label = match (level, left) {
        _ if busy => words.text("comments.loading"),
        (None, _) => words.text("comments.more"),
        (Some(_), 0) => words.text("comments.more_replies"),
        (Some(_), left) => words.count("comments.more_replies_count", *left),
    };
    let onclick = {
        let (act, level) = (talk.act.clone(), level.clone());
        Callback::from(move |_: MouseEvent| act.emit(Act::More(level.clone())))
    };
    html! {
        <div class="more">
            if let Some((_, trouble)) = failed {
                <p part="notice" class="notice" role="status">{failure(&words, trouble)}</p>
            }
            <button type="button" {onclick} aria-disabled={busy.then_some("true")}>{label}</button>
        </div>
    }
}
