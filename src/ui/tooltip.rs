//! The one tooltip of an article.
//!
//! It has the role `tooltip`, so nothing in it is a Tab stop: its links are for pointers,
//! and the keyboard finds the same in the list of terms, where Enter on a mark leads.

use glosa_core::glossary::{Term, TermIndex};
use glosa_core::tooltip::{Describe, MarkNumber};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::definition::{Here, Meaning};
use super::hooks::{
    Ends, Lookup, MarkedArticle, PointedOut, StatedTags, Terms, TooltipCallbacks, Words,
    use_placement, use_sense_context, use_tooltip,
};
use super::terms_within::TermsWithin;

/// A reader who asks for a term in the list of terms.
#[derive(Clone, Debug, PartialEq)]
pub struct TermRequest {
    /// The term.
    pub term: TermIndex,
    /// The mark where the reader was, to come back to.
    pub mark: Option<HtmlElement>,
}

/// Where the tooltip belongs and whom it tells.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct TermTooltipProps {
    /// The article's marks and their glossary.
    pub marked: MarkedArticle,
    /// The element that the marks are in.
    pub article: HtmlElement,
    /// The article whose list of terms the reader may be led to.
    pub list: MarkedArticle,
    /// A mark that the reader was led to without the focus.
    #[prop_or_default]
    pub pointed_out: Option<PointedOut>,
    /// Under which name the way is kept in `ends` to end it at once.
    #[prop_or("tooltip")]
    pub name: &'static str,
    /// What the article is about by its source.
    #[prop_or_default]
    pub tags: StatedTags,
    /// The terms that are explained in definitions, in a second tooltip; none in the second.
    #[prop_or_default]
    pub terms: Option<Terms>,
    /// Where those without a definition are looked up.
    #[prop_or_default]
    pub lookup: Option<Lookup>,
    /// The `<glosa-article>` element, which is told what goes wrong.
    #[prop_or_default]
    pub host: Option<HtmlElement>,
    /// A term's identifier, and whether its tooltip opened or closed.
    pub on_open_change: Callback<(AttrValue, bool)>,
    /// The reader wants to see a term in the list.
    pub on_more: Callback<TermRequest>,
    /// Which marks are described by the definition while it is open.
    #[prop_or_default]
    pub describe: Describe,
    /// Where the way is kept to end it at once.
    #[prop_or_default]
    pub ends: Ends,
    /// The words of the interface.
    #[prop_or_default]
    pub words: Words,
}

/// The tooltip, hidden until a mark is hovered, focused or tapped.
#[component]
pub fn TermTooltip(props: &TermTooltipProps) -> Html {
    let marked = &props.marked;
    let tip = use_node_ref();
    let ask = asking(marked, &props.list, &props.on_more);
    let context = use_sense_context(marked.clone(), props.article.clone(), props.tags.clone());
    let callbacks = TooltipCallbacks {
        describe: props.describe,
        on_open_change: telling(marked, &props.on_open_change),
        on_follow: ask.clone(),
        context: context.clone(),
        words: props.words.clone(),
    };
    let end = (props.name, props.ends.clone());
    let (shown, close) = use_tooltip(
        marked.clone(),
        props.article.clone(),
        tip.clone(),
        callbacks,
        props.pointed_out,
        end,
    );
    use_placement(tip.clone(), marked.clone(), shown);
    let content = shown.and_then(|shown| {
        let term = term_of(marked, shown.mark)?;
        let on_more = {
            let close = close.clone();
            ask.reform(move |()| {
                close.emit(());
                shown.mark
            })
        };
        let here = Here { context, mark: shown.mark };
        content(props, term, here, &close, &on_more)
    });
    let names = match props.name {
        "tooltip" => ("tooltip within", "marks within"),
        _ => ("tooltip within that of comments", "marks within that of comments"),
    };
    let animated = shown.is_some_and(|shown| shown.animated).then_some("");
    let pinned = shown.is_some_and(|shown| shown.pinned).then_some("");
    html! {
        <div ref={tip.clone()} part="tooltip" class="tooltip" role="tooltip" popover="manual"
            data-animated={animated} data-pinned={pinned}>
            { content }
            if let Some(terms) = &props.terms {
                <TermsWithin area={tip} inside=".tooltip-first .definition"
                    tab_stops={false} name={names.0} marks_name={names.1} terms={terms.clone()} lookup={props.lookup.clone()}
                    host={props.host.clone()} list={props.list.clone()}
                    on_open_change={props.on_open_change.clone()} on_more={props.on_more.clone()}
                    ends={props.ends.clone()} words={props.words.clone()} />
            }
        </div>
    }
}

/// Asks for the term of a mark in the list.
fn asking(
    marked: &MarkedArticle,
    list: &MarkedArticle,
    on_more: &Callback<TermRequest>,
) -> Callback<MarkNumber> {
    let (marked, list, on_more) = (marked.clone(), list.clone(), on_more.clone());
    Callback::from(move |number: MarkNumber| {
        if let Some(occurrence) = marked.occurrence(number)
            && let Some(term) = listed(&marked, &list, occurrence.term)
        {
            on_more.emit(TermRequest { term, mark: occurrence.link().cloned() });
        }
    })
}

/// A term of `marked` as the list of terms has it: those that stand in the article.
fn listed(marked: &MarkedArticle, list: &MarkedArticle, term: TermIndex) -> Option<TermIndex> {
    let found = list.glossary().find(&marked.glossary().term(term)?.id)?;
    list.places().iter().any(|place| place.mark.term == found).then_some(found)
}

/// Tells of a term's tooltip by its identifier.
fn telling(
    marked: &MarkedArticle,
    told: &Callback<(AttrValue, bool)>,
) -> Callback<(TermIndex, bool)> {
    let (marked, told) = (marked.clone(), told.clone());
    Callback::from(move |(term, open): (TermIndex, bool)| {
        let glossary = marked.glossary();
        if let Some(term) = glossary.term(term) {
            told.emit((term.id.clone().into(), open));
        }
    })
}

fn term_of(marked: &MarkedArticle, number: MarkNumber) -> Option<TermIndex> {
    marked.occurrence(number).map(|occurrence| occurrence.term)
}

/// What the tooltip says of a term.
fn content(
    props: &TermTooltipProps,
    index: TermIndex,
    here: Here,
    close: &Callback<()>,
    on_more: &Callback<()>,
) -> Option<Html> {
    let TermTooltipProps { marked, list, words, terms, .. } = props;
    let glossary = marked.glossary();
    let term = glossary.term(index)?;
    let is_first = terms.is_some().then_some("tooltip-first");
    let onclick = on_more.reform(|click: MouseEvent| click.prevent_default());
    // A box that scrolls becomes a Tab stop by itself in some browsers.
    Some(html! {
        <>
            <div class={classes!("tooltip-body", is_first)} tabindex="-1"
                data-explains={term.id.clone()}>
                { head(term, close, words) }
                <Meaning key={index.0} marked={marked.clone()} term={index} {here} in_list={false}
                    words={words.clone()} />
                if listed(marked, list, index).is_some() {
                    <a class="tooltip-more" tabindex="-1" href={format!("#glosa-{}", term.id)}
                        {onclick}>
                        { words.text("tooltip.more") }
                    </a>
                }
            </div>
            <div class="tooltip-arrow" aria-hidden="true"></div>
        </>
    })
}

/// The term, and the way out for a finger.
fn head(term: &Term, close: &Callback<()>, words: &Words) -> Html {
    let language = term.senses.first().and_then(|sense| sense.language.clone());
    html! {
        <div class="tooltip-head">
            <strong class="tooltip-term" lang={language} dir="auto">{ term.label.clone() }</strong>
            <button type="button" class="tooltip-close" tabindex="-1"
                aria-label={words.text("tooltip.close")}
                onclick={close.reform(|_: MouseEvent| ())}>
                <span aria-hidden="true">{ "×" }</span>
            </button>
        </div>
    }
}
