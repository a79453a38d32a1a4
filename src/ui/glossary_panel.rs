//! The terms of an article, A to Z, with the places where they stand.

use glosa_core::glossary::TermIndex;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::definition::Sense;
use super::hooks::{MarkedArticle, TermPlaces, Visit, Words, is_escape, use_term_places};
use super::kit::use_memo;
use super::tooltip::TermRequest;

/// What is listed, and what a reader asked for.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct GlossaryPanelProps {
    /// The article's marks and their glossary.
    pub marked: MarkedArticle,
    /// The entry to lead to; each new request leads there once.
    #[prop_or_default]
    pub asked: Option<TermRequest>,
    /// The words of the interface.
    #[prop_or_default]
    pub words: Words,
}

/// The list, folded until somebody wants it; nothing where no term is marked.
#[component]
pub fn GlossaryPanel(props: &GlossaryPanelProps) -> Html {
    let words = &props.words;
    let section = use_node_ref();
    let places = use_term_places(section.clone(), props.marked.clone(), props.asked.clone());
    let listed =
        use_memo((props.marked.clone(), words.clone()), |(marked, words)| listed(marked, words));
    if listed.is_empty() {
        return Html::default();
    }
    let onkeydown = {
        let places = places.clone();
        Callback::from(move |key: KeyboardEvent| {
            if places.arrived_at.is_some() && is_escape(&key) && !key.default_prevented() {
                key.prevent_default();
                key.stop_propagation();
                places.go_back.emit(());
            }
        })
    };
    let count = u32::try_from(listed.len()).unwrap_or(u32::MAX);
    let entries = listed.iter().map(|listed| entry(props, listed, &places));
    html! {
        <section ref={section} part="glossary" class="glossary" {onkeydown}
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
    }
}

/// A term of the article.
#[derive(Clone, Debug, PartialEq)]
struct Listed {
    term: TermIndex,
    /// The numbers of its marks, in the order of the text.
    marks: Vec<usize>,
}

/// The terms that are marked, in the order of the reader's language.
fn listed(marked: &MarkedArticle, words: &Words) -> Vec<Listed> {
    let mut marks = vec![Vec::new(); marked.glossary.len()];
    for (number, occurrence) in marked.marks.occurrences().iter().enumerate() {
        if let Some(marks) = marks.get_mut(occurrence.term.0 as usize) {
            marks.push(number);
        }
    }
    let terms = marked.glossary.terms().zip(marks).filter(|(_, marks)| !marks.is_empty());
    let (labels, listed): (Vec<String>, Vec<Listed>) =
        terms.map(|((term, found), marks)| (found.label.clone(), Listed { term, marks })).unzip();
    words.sorted(&labels).into_iter().filter_map(|at| listed.get(at).cloned()).collect()
}

fn entry(
    GlossaryPanelProps { marked, words, .. }: &GlossaryPanelProps,
    Listed { term: index, marks }: &Listed,
    places: &TermPlaces,
) -> Html {
    let Some(term) = marked.glossary.term(*index) else { return Html::default() };
    let senses = (0..term.senses.len()).map(|sense| {
        let (marked, words) = (marked.clone(), words.clone());
        html! {
            <dd class="glossary-sense">
                <Sense {marked} term={*index} {sense} tab_stops={true} {words} />
            </dd>
        }
    });
    let total = words.number(u32::try_from(marks.len()).unwrap_or(u32::MAX));
    let numbered = (1_u32..).zip(marks.iter()).map(|(number, mark)| {
        let number = words.number(number);
        let label = words.format(
            "glossary.place",
            &[("term", &term.label), ("number", &number), ("total", &total)],
        );
        let mark = *mark;
        let onclick = places.visit.reform(move |click: MouseEvent| {
            let from = click.target_dyn_into::<HtmlElement>();
            Visit { mark, from }
        });
        html! {
            <button type="button" class="glossary-place" aria-label={label} {onclick}>
                { number }
            </button>
        }
    });
    let language = term.senses.first().and_then(|sense| sense.language.clone());
    html! {
        <div key={index.0} id={["glosa-", &term.id].concat()} class="glossary-entry"
            data-term={index.0.to_string()}>
            <dt class="glossary-term" tabindex="-1" lang={language} dir="auto">
                { term.label.clone() }
            </dt>
            { for senses }
            <dd class="glossary-places">
                <span>{ words.text("glossary.places") }</span>
                { for numbered }
                if places.arrived_at == Some(*index) {
                    <button type="button" class="glossary-back"
                        onclick={places.go_back.reform(|_: MouseEvent| ())}>
                        { words.text("glossary.back") }
                    </button>
                }
            </dd>
        </div>
    }
}
