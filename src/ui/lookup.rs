//! The offer to look selected words up, and its answer, in a module of their own.

use core::any::Any;
use std::rc::Rc;

use glosa_core::glossary::Entry;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::definition::Sense;
use super::hooks::{
    Ends, Lookup, OfferNodes, Part, View, Words, door, use_offer, use_part, use_sheet,
};

/// The style sheet of offer and answer.
const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/lookup.css"));

/// Where words are selected, and where they are looked up.
#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct LookupProps {
    /// The `<glosa-article>` element.
    pub(super) host: HtmlElement,
    /// The article.
    pub(super) article: HtmlElement,
    /// Where words are looked up.
    pub(super) lookup: Lookup,
    /// Where the way is kept to end it at once.
    pub(super) ends: Ends,
    /// The words of the interface.
    pub(super) words: Words,
}

/// Offer and answer, once their part is here; the article is whole without it.
#[component]
pub(super) fn LookupPlace(props: &LookupProps) -> Html {
    match use_part(&props.host, "lookup", true, offering).part {
        Part::Here(view) => view(props),
        Part::Coming | Part::Failed => Html::default(),
    }
}

door! {
    fn offering() -> View = view, in lookup
}

fn view(props: &dyn Any) -> Html {
    let props = props.downcast_ref::<LookupProps>().cloned();
    props.map(|props| html! { <Offering ..props /> }).unwrap_or_default()
}

#[component]
fn Offering(props: &LookupProps) -> Html {
    let LookupProps { host, article, lookup, ends, words } = props;
    use_sheet(host.clone(), CSS);
    let nodes = OfferNodes { offer: use_node_ref(), answer: use_node_ref() };
    let handle = use_offer(article.clone(), lookup.clone(), nodes.clone(), ends.clone());
    let asked = handle.asked.as_ref();
    let is_under_way = asked.is_some_and(|asked| asked.is_under_way);
    let label = asked.map(|asked| words.format("lookup.offer", &[("words", &asked.words)]));
    // A press would end the selection, and the words with it.
    let onpointerdown = Callback::from(|press: PointerEvent| press.prevent_default());
    let onmousedown = Callback::from(|press: MouseEvent| press.prevent_default());
    html! {
        <>
            <div ref={nodes.offer} part="offer" class="tooltip lookup-offer" popover="manual">
                <button type="button" {onpointerdown} {onmousedown}
                    aria-busy={is_under_way.then_some("true")}
                    onclick={handle.take.reform(|_: MouseEvent| ())}>
                    { label }
                </button>
                <div class="tooltip-arrow" aria-hidden="true"></div>
            </div>
            <div ref={nodes.answer} part="answer" class="tooltip lookup-answer" popover="manual"
                role="dialog" aria-labelledby="glosa-answer-title" tabindex="-1" data-pinned="">
                if let Some(answer) = asked.and_then(|asked| asked.answer.as_ref()) {
                    { said(answer, words, &handle.close) }
                }
            </div>
        </>
    }
}

/// What an answer says.
fn said(answer: &Rc<Vec<Entry>>, words: &Words, close: &Callback<()>) -> Html {
    let Some(first) = answer.first() else { return Html::default() };
    let sense = |sense: usize| {
        let (senses, words) = (Rc::clone(answer), words.clone());
        html! { <Sense {senses} {sense} tab_stops={true} {words} /> }
    };
    html! {
        <>
            <div class="tooltip-body">
                <div class="tooltip-head">
                    <strong id="glosa-answer-title" class="tooltip-term"
                        lang={first.language.clone()} dir="auto">
                        { first.term.clone() }
                    </strong>
                    <button type="button" class="tooltip-close" aria-label={words.text("tooltip.close")}
                        onclick={close.reform(|_: MouseEvent| ())}>
                        <span aria-hidden="true">{ "×" }</span>
                    </button>
                </div>
                if answer.len() > 1 {
                    <ol class="senses">
                        { for (0..answer.len()).map(|at| html! { <li>{ sense(at) }</li> }) }
                    </ol>
                } else {
                    { sense(0) }
                }
            </div>
            <div class="tooltip-arrow" aria-hidden="true"></div>
        </>
    }
}
