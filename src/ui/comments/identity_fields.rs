//! Who writes.

use glosa_core::draft::{Field, Identity, Problem};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::hooks::comments::Remembered;
use crate::ui::hooks::use_words;

#[derive(Properties, PartialEq)]
pub(super) struct IdentityFieldsProps {
    pub(super) remembered: Remembered,
    /// Whether a name must be given, and an e-mail address.
    pub(super) need: (bool, bool),
    pub(super) problems: Vec<Problem>,
    /// The identifier of the sentence that says what is wrong.
    pub(super) described_by: AttrValue,
    /// Makes identifiers of this box unlike those of others.
    pub(super) prefix: AttrValue,
    pub(super) on_change: Callback<Remembered>,
}

/// Name, e-mail address, site, and whether to remember them.
#[component]
pub(super) fn IdentityFields(props: &IdentityFieldsProps) -> Html {
    let words = use_words();
    let Remembered { identity, remember } = &props.remembered;
    let fields = [
        (Field::Author, "text", "name", &identity.author, props.need.0),
        (Field::Email, "email", "email", &identity.email, props.need.1),
        (Field::Url, "url", "url", &identity.url, false),
    ];
    let fields = fields.into_iter().map(|(field, kind, autocomplete, value, required)| {
        let id = [props.prefix.as_str(), "-", field.name()].concat();
        let wrong = props.problems.iter().any(|problem| problem.field == field);
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
                    aria-describedby={wrong.then(|| props.described_by.clone())}
                    oninput={change(props, field)} />
            </div>
        }
    });
    let onchange = {
        let (identity, on_change) = (identity.clone(), props.on_change.clone());
        Callback::from(move |event: Event| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            let remember = input.is_some_and(|input| input.checked());
            on_change.emit(Remembered { identity: identity.clone(), remember });
        })
    };
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

fn change(props: &IdentityFieldsProps, field: Field) -> Callback<InputEvent> {
    let (remembered, on_change) = (props.remembered.clone(), props.on_change.clone());
    Callback::from(move |event: InputEvent| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let mut remembered = remembered.clone();
        let Identity { author, email, url } = &mut remembered.identity;
        match field {
            Field::Author => *author = input.value(),
            Field::Email => *email = input.value(),
            Field::Url => *url = input.value(),
            Field::Text => {}
        }
        on_change.emit(remembered);
    })
}
