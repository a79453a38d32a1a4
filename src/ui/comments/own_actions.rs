//! What a reader can do with a comment of one's own.

use std::rc::Rc;

use glosa_core::draft::Target;
use glosa_core::thread::CommentId;
use yew::prelude::*;

use crate::ui::hooks::comments::{Act, Talk, focus_in};
use crate::ui::hooks::use_words;

#[derive(Properties, PartialEq)]
pub(super) struct OwnActionsProps {
    pub(super) talk: Rc<Talk>,
    pub(super) id: CommentId,
}

/// Edit and delete, the latter in two steps.
#[component]
pub(super) fn OwnActions(props: &OwnActionsProps) -> Html {
    let OwnActionsProps { talk, id } = props;
    let words = use_words();
    let root = use_node_ref();
    let asking = use_state_eq(|| None::<bool>);
    use_effect_with(*asking, {
        let root = root.clone();
        move |asking| {
            // The button that had the focus is gone; its successor takes it.
            if let Some(asking) = asking {
                focus_in(&root, if *asking { ".keep" } else { ".delete" });
            }
        }
    });
    let ask = |to: bool| {
        let asking = asking.clone();
        Callback::from(move |_: MouseEvent| asking.set(Some(to)))
    };
    let act = |act: Act| talk.act.reform(move |_: MouseEvent| act.clone());
    let busy = talk.state.pending.contains(id).then_some("true");
    let editing = talk.state.find(&Target::Edit(id.clone())).is_some();
    html! {
        <span class="own" ref={root} aria-busy={busy}>
            if *asking == Some(true) {
                <span>{words.text("comments.delete_sure")}</span>
                <button type="button" class="danger" onclick={act(Act::Delete(id.clone()))}>
                    {words.text("comments.delete")}
                </button>
                <button type="button" class="keep" onclick={ask(false)}>
                    {words.text("comments.keep")}
                </button>
            } else {
                if talk.can.edit && !editing {
                    <button type="button" class="edit" onclick={act(Act::Edit(id.clone()))}>
                        {words.text("comments.edit")}
                    </button>
                }
                if talk.can.delete {
                    <button type="button" class="delete" onclick={ask(true)}>
                        {words.text("comments.delete")}
                    </button>
                }
            }
        </span>
    }
}
