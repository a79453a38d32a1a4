//! What a glossary says, as something that can be shown.

use glosa_core::glossary::Entry;
use glosa_core::glossary::senses::Choice;
use yew::prelude::*;

use super::Words;
use super::sense_context::{reason, shows_others};
use crate::dom::definition;
use crate::host::{globals, log};
use crate::ui::kit::use_memo;

/// A definition with its inline markup.
///
/// With `tab_stops` its links can be reached by the Tab key. Where the page forbids that
/// foreign HTML is parsed, the definition is shown without its markup.
#[hook]
pub fn use_definition(definition: AttrValue, base_url: Option<AttrValue>, tab_stops: bool) -> Html {
    let element = use_memo((definition.clone(), base_url, tab_stops), |(text, base, tab_stops)| {
        let document = globals::document().ok()?;
        definition::element(&document, text, base.as_deref(), *tab_stops)
            .inspect_err(|error| log::warn(&format!("a definition lost its markup: {error}")))
            .ok()
    });
    match &*element {
        Some(element) => Html::VRef(element.clone().into()),
        None => html! { definition::without_tags(&definition) },
    }
}

/// An address of a glossary entry, absolute, if it may be followed.
#[hook]
pub fn use_address(address: Option<AttrValue>, base_url: Option<AttrValue>) -> Option<AttrValue> {
    let found = use_memo((address, base_url), |(address, base)| {
        definition::address(address.as_deref()?, base.as_deref()).map(AttrValue::from)
    });
    (*found).clone()
}

/// What a term means, as plain text: the senses that are meant, numbered when there are
/// several, why they are, and the others that are shown with them.
#[must_use]
pub(super) fn spoken(senses: &[Entry], choice: &Choice, words: &Words) -> String {
    let Ok(document) = globals::document() else { return String::new() };
    let text = |at: &usize| match &*senses.get(*at)?.definition {
        "" => Some(words.text("lookup.ambiguous")),
        definition => Some(definition::plain(&document, definition)),
    };
    let said = |places: &[usize]| {
        let texts: Vec<String> = places.iter().filter_map(text).collect();
        if let [only] = &texts[..] {
            return only.clone();
        }
        let numbered = (1_usize..).zip(texts).map(|(number, text)| format!("{number}. {text}"));
        numbered.collect::<Vec<_>>().join(" ")
    };
    let (meant, others) = choice.order.split_at_checked(choice.meant).unwrap_or_default();
    let mut spoken = said(meant);
    if let Some(reason) = reason(choice, words) {
        spoken = [&spoken, " ", &reason].concat();
    }
    if shows_others(choice) {
        spoken = [&spoken, " ", &words.text("sense.others"), ": ", &said(others)].concat();
    }
    spoken
}
