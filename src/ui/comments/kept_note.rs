//! What is kept on the device, and the button that removes it.

use yew::prelude::*;

use crate::ui::hooks::comments::{Act, focus_in, is_anything_unsent};
use crate::ui::hooks::use_words;

#[derive(Properties, PartialEq)]
pub(super) struct KeptNoteProps {
    pub(super) act: Callback<Act>,
}

/// A note on what is kept, with the button that removes everything. It asks first only
/// when a text would be lost.
#[component]
pub(super) fn KeptNote(props: &KeptNoteProps) -> Html {
    let words = use_words();
    let root = use_node_ref();
    let asking = use_state_eq(|| None::<bool>);
    use_effect_with(*asking, {
        let root = root.clone();
        move |asking| {
            if let Some(asking) = asking {
                focus_in(&root, if *asking { ".keep" } else { ".forget" });
            }
        }
    });
    let forget = {
        let (act, asking) = (props.act.clone(), asking.clone());
        Callback::from(move |_: MouseEvent| {
            if *asking != Some(true) && is_anything_unsent() {
                asking.set(Some(true));
            } else {
                asking.set(None);
                act.emit(Act::Forget);
            }
        })
    };
    let keep = {
        let asking = asking.clone();
        Callback::from(move |_: MouseEvent| asking.set(Some(false)))
    };
    html! {
        <footer class="kept" ref={root}>
            <p class="hint">{words.text("comments.kept")}</p>
            if *asking == Some(true) {
                <p>{words.text("comments.forget_sure")}</p>
                <button type="button" class="danger" onclick={forget}>
                    {words.text("comments.forget_all_the_same")}
                </button>
                <button type="button" class="keep" onclick={keep}>{words.text("comments.keep")}</button>
            } else {
                <button type="button" class="forget" onclick={forget}>{words.text("comments.forget")}</button>
            }
        </footer>
    }
}
