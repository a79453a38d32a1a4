//! A box to write in: a comment, a reply, or new words for one's own.

use std::rc::Rc;

use glosa_core::draft::{Field, HONEYPOT_FIELD, Target};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::counter::{counter, described};
use super::identity_fields::identity_fields;
use super::preview::{preview, preview_button};
use super::toolbar::Toolbar;
use super::unkept::unkept;
use crate::ui::hooks::comments::{
    Act, BoxState, Talk, apply_tool, paste_as_markdown, pressed_tool, selector, sends, use_autosize,
};
use crate::ui::kit::{State, use_effect_with, use_mut_ref, use_state_eq};

#[derive(Properties, PartialEq)]
pub(super) struct CommentBoxProps {
    pub(super) talk: Rc<Talk>,
    pub(super) state: BoxState,
}

/// The form. Its text lives here while it is written, and on the device; a new seed
/// replaces it.
#[component]
pub(super) fn CommentBox(props: &CommentBoxProps) -> Html {
    let CommentBoxProps { talk, state } = props;
    let words = &talk.words;
    let text = use_state_eq(|| state.seed.1.to_string());
    let taken_up = use_mut_ref(|| state.seed.0);
    use_effect_with(state.seed.clone(), {
        let text = text.clone();
        move |(number, seed)| {
            // The box began with the first one, and may have been written in since.
            if taken_up.replace(*number) != *number {
                text.set(seed.to_string());
            }
        }
    });
    let area = use_node_ref();
    let honeypot = use_node_ref();
    let written = text.get();
    use_autosize(&area, &written);
    let send = {
        let (act, target) = (talk.act.clone(), state.target.clone());
        let (area, honeypot, saving) = (area.clone(), honeypot.clone(), state.saving);
        Callback::from(move |()| {
            // What the box shows, not what was last heard of it: an input method may
            // have its last word still to say.
            let text = area.cast::<HtmlTextAreaElement>().map(|area| area.value());
            let honeypot = honeypot.cast::<HtmlInputElement>().map(|input| input.value());
            if let (Some(text), false) = (text, saving) {
                let honeypot = honeypot.unwrap_or_default();
                act.emit(Act::Send { target: target.clone(), text, honeypot });
            }
        })
    };
    let onsubmit = {
        let send = send.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(());
        })
    };
    let name = selector::box_name(&state.target);
    let prefix = selector::box_id(&state.target);
    let problems = state.notice.as_ref().map_or(&[][..], |notice| &notice.problems);
    html! {
        <form part="form" class="box" id={prefix.clone()} novalidate={true} data-box={name} {onsubmit}
            aria-busy={state.saving.then_some("true")}>
            { restored(props, &written) }
            { text_field(props, (&prefix, &area), &text, send) }
            { unkept(talk) }
            if !matches!(state.target, Target::Edit(_)) {
                { identity_fields(talk, problems, &prefix) }
                <div class="aside" aria-hidden="true">
                    <label>
                        {words.text("comments.leave_empty")}
                        <input ref={honeypot} name={HONEYPOT_FIELD} tabindex="-1" autocomplete="off" />
                    </label>
                </div>
            }
            { notice(props, &prefix) }
            { submit(props, &area) }
            { preview(talk, state) }
        </form>
    }
}

fn text_field(
    props: &CommentBoxProps,
    (prefix, area): (&str, &NodeRef),
    text: &State<String>,
    send: Callback<()>,
) -> Html {
    let CommentBoxProps { talk, state } = props;
    let (words, written) = (&talk.words, text.get());
    let id = [prefix, "-text"].concat();
    let (used, limit) = (talk.can.unit.length(&written), talk.can.text_max);
    let (counter_id, counter) = counter(&id, (used, limit, talk.can.unit), words);
    let label = match state.target {
        Target::Thread => "comments.field.text",
        Target::Reply(_) => "comments.field.reply",
        Target::Edit(_) => "comments.field.edit",
    };
    let oninput = {
        let (act, target, text) = (talk.act.clone(), state.target.clone(), text.clone());
        Callback::from(move |event: InputEvent| {
            let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() else { return };
            act.emit(Act::Write { target: target.clone(), text: area.value() });
            text.set(area.value());
        })
    };
    let markdown = talk.can.markdown;
    let onkeydown = keys(area, markdown, send);
    let onpaste = pasting(area, markdown);
    let notice = state.notice.as_ref();
    let wrong = used > limit
        || notice.is_some_and(|n| n.problems.iter().any(|problem| problem.field == Field::Text));
    let described = described(notice.map(|_| [prefix, "-notice"].concat()), counter_id);
    html! {
        <div class="field">
            <label for={id.clone()}>{words.text(label)}</label>
            if markdown {
                <Toolbar area={area.clone()} controls={id.clone()} words={words.clone()} />
            }
            <textarea {id} ref={area.clone()} name={Field::Text.name()} rows="3" dir="auto"
                readonly={state.saving}
                value={(*written).clone()} {oninput} {onkeydown} {onpaste} aria-keyshortcuts="Control+Enter Meta+Enter"
                aria-invalid={wrong.then_some("true")} aria-describedby={described} />
            {counter}
        </div>
    }
}

/// What keys do in the text: they send it, or call a tool where there are tools.
fn keys(area: &NodeRef, has_tools: bool, send: Callback<()>) -> Callback<KeyboardEvent> {
    let area = area.clone();
    Callback::from(move |event: KeyboardEvent| {
        if sends(&event) {
            event.prevent_default();
            send.emit(());
        } else if let Some(tool) = pressed_tool(&event).filter(|_| has_tools) {
            event.prevent_default();
            apply_tool(&area, tool);
        }
    })
}

/// What becomes of what is pasted.
fn pasting(area: &NodeRef, markdown: bool) -> Callback<Event> {
    let area = area.clone();
    Callback::from(move |event: Event| {
        if markdown {
            paste_as_markdown(&area, &event);
        }
    })
}

/// A word on a draft that was found again, until it is sent or thrown away.
fn restored(props: &CommentBoxProps, text: &str) -> Html {
    let CommentBoxProps { talk, state } = props;
    let words = &talk.words;
    if !state.restored || text.trim().is_empty() {
        return Html::default();
    }
    let target = state.target.clone();
    let onclick = talk.act.reform(move |_: MouseEvent| Act::Close(target.clone()));
    html! {
        <p class="hint restored">
            {words.text("comments.draft_restored")}
            {" "}
            <button type="button" class="plain" {onclick}>{words.text("comments.draft_discard")}</button>
        </p>
    }
}

/// The reason why a text was not taken.
fn notice(props: &CommentBoxProps, prefix: &str) -> Html {
    let Some(notice) = &props.state.notice else { return Html::default() };
    html! {
        <p part="notice" class="notice refusal" tabindex="-1" id={[prefix, "-notice"].concat()}>
            {notice.sentence.clone()}
        </p>
    }
}

fn submit(props: &CommentBoxProps, area: &NodeRef) -> Html {
    let CommentBoxProps { talk, state } = props;
    let words = &talk.words;
    let label = match state.target {
        _ if state.saving => "comments.saving",
        Target::Thread => "comments.send",
        Target::Reply(_) => "comments.send_reply",
        Target::Edit(_) => "comments.save",
    };
    let target = state.target.clone();
    let cancel = talk.act.reform(move |_: MouseEvent| Act::Close(target.clone()));
    html! {
        <div class="actions">
            <button part="submit" type="submit" class="primary">{words.text(label)}</button>
            { preview_button(talk, state, area) }
            if state.target != Target::Thread {
                <button type="button" class="cancel" disabled={state.saving} onclick={cancel}>{words.text("comments.cancel")}</button>
            }
            if talk.can.moderated && !matches!(state.target, Target::Edit(_)) {
                <span class="hint">{words.text("comments.moderated")}</span>
            }
        </div>
    }
}
