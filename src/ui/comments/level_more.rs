//! The rest of a level of the thread.

use glosa_core::thread::CommentId;
use yew::prelude::*;

use crate::ui::hooks::comments::{Act, Talk, failure};

/// A button that loads the next page of a level, where there is one: of the replies to
/// a comment, or of the roots. `left` tells how many are not loaded; 0 where that is not
/// known.
pub(super) fn level_more(talk: &Talk, level: Option<&CommentId>, left: u32) -> Html {
    let words = &talk.words;
    let state = &talk.thread;
    if state.thread.next(level).is_none() {
        return Html::default();
    }
    let busy = state.busy.iter().any(|busy| busy.as_ref() == level);
    let failed = state.failed.as_ref().filter(|(place, _)| place.as_ref() == level);
    let label = match (level, left) {
        _ if busy => words.text("comments.loading"),
        (None, _) => words.text("comments.more"),
        (Some(_), 0) => words.text("comments.more_replies"),
        (Some(_), left) => words.count("comments.more_replies_count", left),
    };
    let onclick = {
        let (act, level) = (talk.act.clone(), level.cloned());
        Callback::from(move |_: MouseEvent| act.emit(Act::More(level.clone())))
    };
    html! {
        <div class="more">
            if let Some((_, trouble)) = failed {
                <p part="notice" class="notice">{failure(words, trouble, &talk.can)}</p>
            }
            <button type="button" {onclick} aria-disabled={busy.then_some("true")}>{label}</button>
        </div>
    }
}
