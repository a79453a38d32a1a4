//! Terms in definitions, explained in a second tooltip beside the first.
//!
//! There is no third: what stands in the second is not marked, so that no loop of terms
//! that explain each other has no end. The list of terms is where a reader goes on.

use glosa_core::config::Paint;
use glosa_core::glossary::MarkPolicy;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::hooks::{
    Ends, Lookup, MarkRequest, MarkedArticle, Terms, Words, use_marks, with_lookup,
};
use super::kit::{use_effect_with, use_state};
use super::tooltip::{TermRequest, TermTooltip};

/// Where definitions stand, and whom the tooltip tells.
#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct TermsWithinProps {
    /// The element that the definitions are in.
    pub(super) area: NodeRef,
    /// A selector of the definitions in it.
    pub(super) inside: &'static str,
    /// Whether the Tab key stops at terms in them.
    pub(super) tab_stops: bool,
    /// Under which name the way is kept in `ends` to end the tooltip at once.
    pub(super) name: &'static str,
    /// The terms.
    pub(super) terms: Terms,
    /// Where those without a definition are looked up.
    pub(super) lookup: Option<Lookup>,
    /// Under which name the way is kept in `ends` to take the marks out at once.
    pub(super) marks_name: &'static str,
    /// The `<glosa-article>` element, which is told what goes wrong.
    pub(super) host: Option<HtmlElement>,
    /// The article whose list of terms the reader may be led to.
    pub(super) list: MarkedArticle,
    /// A term's identifier, and whether its tooltip opened or closed.
    pub(super) on_open_change: Callback<(AttrValue, bool)>,
    /// The reader wants to see a term in the list.
    pub(super) on_more: Callback<TermRequest>,
    /// Where the ways are kept to end it at once.
    pub(super) ends: Ends,
    /// The words of the interface.
    pub(super) words: Words,
}

/// Marks in definitions, and the tooltip that explains them.
#[component]
pub(super) fn TermsWithin(props: &TermsWithinProps) -> Html {
    let area = use_state(|| None::<HtmlElement>);
    use_effect_with(props.area.clone(), {
        let area = area.clone();
        move |place| area.set(place.cast())
    });
    let area = (*area.get()).clone();
    let host = props.host.clone().or_else(|| area.clone());
    html! {
        if let (Some(area), Some(host)) = (area, host) {
            <Marked within={props.clone()} {area} {host} />
        }
    }
}

/// The same once the element is there.
#[derive(Properties, Clone, Debug, PartialEq)]
struct MarkedProps {
    within: TermsWithinProps,
    area: HtmlElement,
    host: HtmlElement,
}

#[component]
fn Marked(props: &MarkedProps) -> Html {
    let MarkedProps { within, area, host } = props;
    let marked = use_marks(MarkRequest {
        host: host.clone(),
        article: Some(area.clone()),
        terms: Some(within.terms.clone()),
        policy: MarkPolicy::Section,
        paint: Paint::Links,
        lists: String::new(),
        skip: None,
        inside: Some(within.inside),
        tab_stops: within.tab_stops,
        language: Some(within.words.language().to_owned()),
        name: within.marks_name,
        ends: within.ends.clone(),
    });
    let is_any = |marked: &MarkedArticle| !marked.places().is_empty();
    html! {
        if let Some(marked) = marked.filter(is_any) {
            <TermTooltip
                marked={with_lookup(&marked, within.lookup.as_ref())}
                article={area.clone()}
                list={within.list.clone()}
                name={within.name}
                on_open_change={within.on_open_change.clone()}
                on_more={within.on_more.clone()}
                ends={within.ends.clone()}
                words={within.words.clone()}
            />
        }
    }
}
