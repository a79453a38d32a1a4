//! The terms of an article, A to Z, with the places where they stand.

use glosa_core::glossary::TermIndex;
use glosa_core::tooltip::MarkNumber;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::definition::Meaning;
use super::hooks::{
    Ends, MarkedArticle, TermList, TermPlaces, Visit, Words, is_escape, use_term_places,
};
use super::kit::use_memo;
use super::tooltip::TermRequest;

/// What is listed, and what a reader asked for.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct GlossaryPanelProps {
    /// The article's marks and their glossary.
    pub marked: MarkedArticle,
    /// The entry to lead to.
    #[prop_or_default]
    pub asked: Option<TermRequest>,
    /// Hears that the reader has been led there; then nothing is asked for any more.
    #[prop_or_default]
    pub on_led: Callback<()>,
    /// Hears of a mark that the reader was led to and that is no link.
    #[prop_or_default]
    pub on_pointed_out: Callback<MarkNumber>,
    /// Where the way is kept to end a visit at once.
    #[prop_or_default]
    pub ends: Ends,
    /// The words of the interface.
    #[prop_or_default]
    pub words: Words,
}

/// The list, folded until somebody wants it; nothing where no term stands in the text.
#[component]
pub fn GlossaryPanel(props: &GlossaryPanelProps) -> Html {
    let words = &props.words;
    let (section, home) = (use_node_ref(), use_node_ref());
    let list = TermList {
        section: section.clone(),
        home: home.clone(),
        ends: props.ends.clone(),
        on_led: props.on_led.clone(),
        on_pointed_out: props.on_pointed_out.clone(),
    };
    let places = use_term_places(list, props.marked.clone(), props.asked.clone());
    let listed =
        use_memo((props.marked.clone(), words.clone()), |(marked, words)| listed(marked, words));
    if listed.is_empty() {
        return Html::default();
    }
    let onkeydown = back_on_escape(places.clone());
    let count = u32::try_from(listed.len()).unwrap_or(u32::MAX);
    let entries = listed.iter().map(|listed| entry(props, listed, &places));
    html! {
        <>
            <section ref={section} part="glossary" class="glossary" {onkeydown}
                onfocusin={places.at_home.reform(|_: FocusEvent| ())}
                onpointerdown={places.at_home.reform(|_: PointerEvent| ())}
                aria-labelledby="glosa-glossary-title">
                <details>
                    <summary class="glossary-summary">
                        <h2 id="glosa-glossary-title" class="glossary-title">
                            { words.text("glossary.title") }
                        </h2>
                        <span class="glossary-count">{ words.count("glossary.count", count) }</span>
                    </summary>
                    <dl class="glossary-list">{ for entries }</dl>
                </details>
            </section>
            <button ref={home} type="button" class="glossary-home" popover="manual"
                onclick={places.go_home.reform(|_: MouseEvent| ())}>
                { words.text("glossary.home") }
            </button>
        </>
    }
}

/// Escape leads back to the mark from which an entry was reached.
fn back_on_escape(places: TermPlaces) -> Callback<KeyboardEvent> {
    Callback::from(move |key: KeyboardEvent| {
        if places.arrived_at.is_some() && is_escape(&key) && !key.default_prevented() {
            key.prevent_default();
            key.stop_propagation();
            places.go_back.emit(());
        }
    })
}

/// A term of the article.
#[derive(Clone, Debug, PartialEq)]
struct Listed {
    term: TermIndex,
    /// The numbers of its places, in the order of the text.
    places: Vec<usize>,
}

/// The terms that stand in the text, in the order of the reader's language.
fn listed(marked: &MarkedArticle, words: &Words) -> Vec<Listed> {
    let glossary = marked.glossary();
    let mut places = vec![Vec::new(); glossary.len()];
    for (number, place) in marked.places().iter().enumerate() {
        if let Some(places) = places.get_mut(place.term.0 as usize) {
            places.push(number);
        }
    }
    let terms = glossary.terms().zip(places).filter(|(_, places)| !places.is_empty());
    let (labels, listed): (Vec<String>, Vec<Listed>) =
        terms.map(|((term, found), places)| (found.label.clone(), Listed { term, places })).unzip();
    words.sorted(&labels).into_iter().filter_map(|at| listed.get(at).cloned()).collect()
}

fn entry(
    GlossaryPanelProps { marked, words, .. }: &GlossaryPanelProps,
    listed: &Listed,
    ways: &TermPlaces,
) -> Html {
    let index = listed.term;
    let glossary = marked.glossary();
    let Some(term) = glossary.term(index) else { return Html::default() };
    let language = term.senses.first().and_then(|sense| sense.language.clone());
    html! {
        <div key={index.0} id={["glosa-", &term.id].concat()} class="glossary-entry"
            data-term={index.0.to_string()}>
            <dt class="glossary-term" tabindex="-1" lang={language} dir="auto">
                { term.label.clone() }
            </dt>
            <Meaning marked={marked.clone()} term={index} in_list={true} words={words.clone()} />
            <dd class="glossary-places">
                <span>{ words.text("glossary.places") }</span>
                { for place_buttons(&term.label, &listed.places, words, ways) }
                if ways.arrived_at == Some(index) {
                    <button type="button" class="glossary-back"
                        onclick={ways.go_back.reform(|_: MouseEvent| ())}>
                        { words.text("glossary.back") }
                    </button>
                }
            </dd>
        </div>
    }
}

/// A numbered button for each place of a term.
fn place_buttons(
    term: &str,
    places: &[usize],
    words: &Words,
    ways: &TermPlaces,
) -> impl Iterator<Item = Html> {
    let total = words.number(u32::try_from(places.len()).unwrap_or(u32::MAX));
    (1_u32..).zip(places).map(move |(number, place)| {
        let number = words.number(number);
        let places = [("term", term), ("number", &number), ("total", &total)];
        let label = words.format("glossary.place", &places);
        let place = *place;
        let onclick = ways.visit.reform(move |click: MouseEvent| {
            let from = click.target_dyn_into::<HtmlElement>();
            Visit { place, from }
        });
        html! {
            <button type="button" class="glossary-place" aria-label={label} {onclick}>
                { number }
            </button>
        }
    })
}
