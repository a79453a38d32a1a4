//! Who writes.

use glosa_core::draft::{Field, Problem};
use glosa_core::wire::Unit;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::counter::{counter, described};
use crate::ui::hooks::comments::{Act, Remembered, Said, Talk};

/// Name, e-mail address, site, and whether to remember them. `prefix` makes identifiers
/// of this box unlike those of others.
pub(super) fn identity_fields(talk: &Talk, problems: &[Problem], prefix: &str) -> Html {
    let words = &talk.words;
    let Remembered { identity, remember } = &talk.remembered;
    let fields = [
        (Field::Author, "text", "name", &identity.author, talk.can.need_name),
        (Field::Email, "email", "email", &identity.email, talk.can.need_email),
        (Field::Url, "url", "url", &identity.url, false),
    ];
    let fields = fields.into_iter().map(|(field, kind, autocomplete, value, required)| {
        let id = [prefix, "-", field.name()].concat();
        let (used, limit) = field.room(value);
        let (counter_id, counter) = counter(&id, (used, limit, Unit::Characters), words);
        let is_told = problems.iter().any(|problem| problem.field == field);
        let notice = is_told.then(|| [prefix, "-notice"].concat());
        let wrong = is_told || used > limit;
        let label = words.text(&["comments.field.", field.name()].concat());
        html! {
            <div class="field">
                <label for={id.clone()}>
                    {label}
                    if !required { <span class="hint">{" "}{words.text("comments.optional")}</span> }
                </label>
                <input {id} name={field.name()} type={kind} {autocomplete} value={value.clone()}
                    {required} dir="auto"
                    aria-invalid={wrong.then_some("true")}
                    aria-describedby={described(notice, counter_id)}
                    oninput={change(talk, field)} />
                {counter}
            </div>
        }
    });
    let onchange = talk.act.reform(|event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        Act::Identify(Said::Remember(input.is_some_and(|input| input.checked())))
    });
    html! {
        <>
            <div class="fields">{ for fields }</div>
            <label class="remember">
                <input type="checkbox" checked={*remember} {onchange} />
                <span>{words.text("comments.remember")}</span>
            </label>
        </>
    }
}

fn change(talk: &Talk, field: Field) -> Callback<InputEvent> {
    let act = talk.act.clone();
    Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            act.emit(Act::Identify(Said::Field(field, input.value())));
        }
    })
}
