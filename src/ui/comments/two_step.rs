//! A button for what cannot be undone: it asks before it acts.

use yew::prelude::*;

use crate::ui::hooks::Words;
use crate::ui::hooks::comments::{focus_in, is_anything_unsent};
use crate::ui::kit::{use_effect_with, use_state_eq};

/// What is asked, in keys of the catalogue.
#[derive(Properties, Clone, PartialEq)]
pub(super) struct TwoStepProps {
    /// The button's class, by which the focus finds it again.
    pub(super) class: &'static str,
    /// What the button says.
    pub(super) label: &'static str,
    /// What is asked.
    pub(super) question: &'static str,
    /// What the button says that acts all the same.
    pub(super) yes: &'static str,
    /// Whether it has to be asked at this moment.
    #[prop_or_default]
    pub(super) asks: Asks,
    /// Acts.
    pub(super) act: Callback<()>,
    /// The words of the interface.
    pub(super) words: Words,
}

/// When a question is asked.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) enum Asks {
    /// Each time.
    #[default]
    Always,
    /// When the device keeps a text that no server has.
    WhenUnsent,
}

/// The button, or the question with its two answers in its place.
#[component]
pub(super) fn TwoStep(props: &TwoStepProps) -> Html {
    let TwoStepProps { class, label, question, yes, asks, act, words } = props.clone();
    let root = use_node_ref();
    let asking = use_state_eq(|| None::<bool>);
    use_effect_with(*asking.get(), {
        let (root, trigger) = (root.clone(), [".", class].concat());
        move |asking| {
            // The button that had the focus is gone; its successor takes it.
            if let Some(asking) = *asking {
                focus_in(&root, if asking { ".keep" } else { &trigger });
            }
        }
    });
    let is_asking = *asking.get() == Some(true);
    let onclick = {
        let (asking, act, asks) = (asking.clone(), act, asks);
        Callback::from(move |_: MouseEvent| {
            let asks_now = asks == Asks::Always || is_anything_unsent();
            if !is_asking && asks_now {
                asking.set(Some(true));
                return;
            }
            if is_asking {
                asking.set(Some(false));
            }
            act.emit(());
        })
    };
    let keep = Callback::from(move |_: MouseEvent| asking.set(Some(false)));
    html! {
        <span class="two-step" ref={root}>
            if is_asking {
                <span>{words.text(question)}</span>
                <button type="button" class="danger" {onclick}>{words.text(yes)}</button>
                <button type="button" class="keep" onclick={keep}>{words.text("comments.keep")}</button>
            } else {
                <button type="button" {class} {onclick}>{words.text(label)}</button>
            }
        </span>
    }
}
