//! A word on a device that keeps nothing.

use yew::prelude::*;

use crate::ui::hooks::comments::Talk;

/// A warning that what is written is lost with the page, where that is so.
pub(super) fn unkept(talk: &Talk) -> Html {
    if talk.state.unkept {
        html! { <p class="hint unkept">{talk.words.text("comments.unkept")}</p> }
    } else {
        Html::default()
    }
}
