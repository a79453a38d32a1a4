//! What a reader can do with a comment of one's own.

use glosa_core::draft::Target;
use glosa_core::thread::CommentId;
use yew::prelude::*;

use super::two_step::TwoStep;
use crate::ui::hooks::comments::{Act, Talk};

/// Edit and delete, the latter in two steps.
pub(super) fn own_actions(talk: &Talk, id: &CommentId) -> Html {
    let words = &talk.words;
    let act = |act: Act| talk.act.reform(move |()| act.clone());
    let busy = talk.state.pending.contains(id).then_some("true");
    let editing = talk.state.find(&Target::Edit(id.clone())).is_some();
    let edit = act(Act::Edit(id.clone())).reform(|_: MouseEvent| ());
    html! {
        <span class="own" aria-busy={busy}>
            if talk.can.edit && !editing {
                <button type="button" class="edit" onclick={edit}>
                    {words.text("comments.edit")}
                </button>
            }
            if talk.can.delete {
                <TwoStep class="delete" label="comments.delete" question="comments.delete_sure"
                    yes="comments.delete" act={act(Act::Delete(id.clone()))}
                    words={words.clone()} />
            }
        </span>
    }
}
