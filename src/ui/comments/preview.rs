//! A text as the server will show it.

use glosa_core::draft::Target;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::body::Body;
use crate::ui::hooks::comments::{Act, BoxState, Preview, Talk, selector};

fn id_of(target: &Target) -> String {
    [&*selector::box_id(target), "-preview"].concat()
}

/// The button that shows the text as it will be shown, and hides that again; nothing where
/// the server cannot.
pub(super) fn preview_button(talk: &Talk, state: &BoxState, area: &NodeRef) -> Html {
    if !talk.can.preview {
        return Html::default();
    }
    let is_open = state.preview.is_some();
    let onclick = {
        let (act, target, area) = (talk.act.clone(), state.target.clone(), area.clone());
        Callback::from(move |_: MouseEvent| {
            // What the box shows, not what was last heard of it.
            let text = area.cast::<HtmlTextAreaElement>().map(|area| area.value());
            let text = text.filter(|_| !is_open);
            act.emit(Act::Preview { target: target.clone(), text });
        })
    };
    html! {
        <button type="button" class="show-preview" {onclick}
            aria-expanded={if is_open { "true" } else { "false" }}
            aria-controls={is_open.then(|| id_of(&state.target))}>
            {talk.words.text("comments.preview")}
        </button>
    }
}

/// The text as it will be shown, below its box.
pub(super) fn preview(talk: &Talk, state: &BoxState) -> Html {
    let Some(preview) = &state.preview else { return Html::default() };
    let words = &talk.words;
    let id = id_of(&state.target);
    let label = [&*id, "-label"].concat();
    html! {
        <div class="preview" role="group" {id} aria-labelledby={label.clone()}
            aria-busy={matches!(preview, Preview::Asking(_)).then_some("true")}>
            <p class="hint" id={label}>{words.text("comments.preview_label")}</p>
            {match preview {
                Preview::Asking(_) => html! { <p>{words.text("comments.loading")}</p> },
                Preview::Shown(html) => html! { <Body html={html.clone()} /> },
                Preview::Failed(why) => html! { <p class="notice refusal">{why.clone()}</p> },
            }}
        </div>
    }
}
