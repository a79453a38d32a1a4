//! What is kept on the device, and the button that removes it.

use yew::prelude::*;

use super::own_posts::OwnPosts;
use super::two_step::{Asks, TwoStep};
use crate::ui::hooks::comments::{Act, Talk};

/// A note on what is kept, with the button that removes everything. It asks first only
/// when a text would be lost.
pub(super) fn kept_note(talk: &Talk) -> Html {
    let words = &talk.words;
    html! {
        <footer class="kept">
            <OwnPosts words={words.clone()} />
            <p class="hint">{words.text("comments.kept")}</p>
            <TwoStep class="forget" label="comments.forget" question="comments.forget_sure"
                yes="comments.forget_all_the_same" asks={Asks::WhenUnsent}
                act={talk.act.reform(|()| Act::Forget)} words={words.clone()} />
        </footer>
    }
}
