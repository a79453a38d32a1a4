//! What others wrote while the thread is shown: told of, and opened when the reader wants.

use yew::prelude::*;

use crate::ui::hooks::comments::{Act, Talk};

/// A button that tells how many comments wait and shows them; where nobody could tell what
/// happened, one that loads the thread again. It stays in sight below what is read.
pub(super) fn newcomers(talk: &Talk) -> Html {
    let words = &talk.words;
    let (label, act) = match (talk.thread.stale, talk.thread.count_waiting()) {
        (true, _) => (words.text("comments.stale"), Act::Reload),
        (false, 0) => return Html::default(),
        (false, count) => (words.count("comments.new", count), Act::ShowNew),
    };
    let onclick = talk.act.reform(move |_: MouseEvent| act.clone());
    html! {
        <div class="newcomers">
            <button type="button" part="new" class="primary" {onclick}>{label}</button>
        </div>
    }
}
