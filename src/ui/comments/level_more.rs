//! What is not loaded of a level of the thread.

use yew::prelude::*;

use crate::ui::hooks::comments::{Act, Side, Talk, failure};

/// A button that loads the page on a side of what is loaded, where there is one. `left`
/// tells how many are not loaded; 0 where that is not known.
pub(super) fn level_more(talk: &Talk, side: &Side, left: u32) -> Html {
    let words = &talk.words;
    let state = &talk.thread;
    let cursor = match side {
        Side::Previous => state.thread.previous(),
        Side::Next(level) => state.thread.next(level.as_ref()),
    };
    if cursor.is_none() {
        return Html::default();
    }
    let busy = state.busy.contains(side);
    let failed = state.failed.as_ref().filter(|(place, _)| place == side);
    let label = match (side, left) {
        _ if busy => words.text("comments.loading"),
        (Side::Previous, _) => words.text("comments.previous"),
        (Side::Next(None), _) => words.text("comments.more"),
        (Side::Next(_), 0) => words.text("comments.more_replies"),
        (Side::Next(_), left) => words.count("comments.more_replies_count", left),
    };
    let onclick = {
        let (act, side) = (talk.act.clone(), side.clone());
        Callback::from(move |_: MouseEvent| act.emit(Act::More(side.clone())))
    };
    html! {
        <div class="more">
            if let Some((_, trouble)) = failed {
                <p part="notice" class="notice">{failure(words, trouble, &talk.can)}</p>
            }
            <button type="button" {onclick} aria-disabled={busy.then_some("true")}>{label}</button>
            if *side == Side::Previous {
                <button type="button" onclick={talk.act.reform(|_: MouseEvent| Act::Reload)}>
                    {words.text("comments.from_start")}
                </button>
            }
        </div>
    }
}
