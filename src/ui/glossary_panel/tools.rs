//! What a reader can do with the list: choose the marks in the text, and look for a term.

use glosa_core::glossary::MarkPolicy;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::hooks::{Words, is_escape};

/// The choices with their words. A reader knows no sections; who sets them is the
/// publisher.
const CHOICES: [(Option<MarkPolicy>, &str); 4] = [
    (None, "glossary.marks.published"),
    (Some(MarkPolicy::All), "glossary.marks.all"),
    (Some(MarkPolicy::First), "glossary.marks.first"),
    (Some(MarkPolicy::None), "glossary.marks.none"),
];

/// Which marks the reader wants to see.
pub(super) fn mark_choice(
    choice: Option<MarkPolicy>,
    choose: &Callback<Option<MarkPolicy>>,
    words: &Words,
) -> Html {
    let choices = CHOICES.iter().map(|(policy, label)| {
        let policy = *policy;
        html! {
            <label>
                <input type="radio" name="glosa-marks" checked={policy == choice}
                    value={policy.map_or("", MarkPolicy::name)}
                    onchange={choose.reform(move |_: Event| policy)} />
                <span>{ words.text(label) }</span>
            </label>
        }
    });
    html! {
        <fieldset class="glossary-marks">
            <legend>{ words.text("glossary.marks.title") }</legend>
            <div>{ for choices }</div>
        </fieldset>
    }
}

/// The field to look for a term, with what is `said` of what is found.
pub(super) fn search(query: &str, type_in: &Callback<String>, said: &str, words: &Words) -> Html {
    let oninput = type_in.reform(|input: InputEvent| {
        input.target_dyn_into::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default()
    });
    let onkeydown = {
        let (clear, is_empty) = (type_in.clone(), query.is_empty());
        Callback::from(move |key: KeyboardEvent| {
            if is_escape(&key) && !is_empty {
                // The next Escape is for what is around the field.
                key.prevent_default();
                key.stop_propagation();
                clear.emit(String::new());
            }
        })
    };
    html! {
        <div class="glossary-search" role="search">
            <label>
                <span>{ words.text("glossary.search") }</span>
                <input type="search" autocomplete="off" spellcheck="false"
                    value={query.to_owned()} {oninput} {onkeydown} />
            </label>
            <p role="status">{ said }</p>
        </div>
    }
}
