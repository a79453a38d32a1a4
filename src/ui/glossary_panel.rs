//! The terms of an article, A to Z, with the places where they stand.

mod places;
mod tools;

use std::rc::Rc;

use glosa_core::glossary::{MarkPolicy, TermIndex};
use glosa_core::text::Utf16Offset;
use glosa_core::tooltip::MarkNumber;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::definition::Meaning;
use super::hooks::{
    Ends, Lookup, MarkedArticle, TermList, TermPlaces, Terms, Words, is_escape, use_choice_said,
    use_lasting, use_term_filter, use_term_places, use_text_length,
};
use super::kit::{State, use_effect_with, use_memo, use_state_eq};
use super::terms_within::TermsWithin;
use super::tooltip::TermRequest;
use places::Places;

/// How many terms are seen at a glance: with more there is a field to look for one.
const SEARCHED_FROM: usize = 7;

/// What is listed, and what a reader asked for.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct GlossaryPanelProps {
    /// The article's marks and their glossary.
    pub marked: MarkedArticle,
    /// The element that the places are in.
    #[prop_or_default]
    pub article: Option<HtmlElement>,
    /// Which marks the reader has chosen; nothing where the publisher's choice holds.
    #[prop_or_default]
    pub choice: Option<MarkPolicy>,
    /// The reader chooses.
    #[prop_or_default]
    pub on_choose: Callback<Option<MarkPolicy>>,
    /// The entry to lead to.
    #[prop_or_default]
    pub asked: Option<TermRequest>,
    /// Hears that the reader has been led there; then nothing is asked for any more.
    #[prop_or_default]
    pub on_led: Callback<()>,
    /// Hears of a mark that the reader was led to and that is no link.
    #[prop_or_default]
    pub on_pointed_out: Callback<MarkNumber>,
    /// The terms that are explained in definitions.
    #[prop_or_default]
    pub terms: Option<Terms>,
    /// Where those without a definition are looked up.
    #[prop_or_default]
    pub lookup: Option<Lookup>,
    /// A term's identifier, and whether its tooltip opened or closed.
    #[prop_or_default]
    pub on_open_change: Callback<(AttrValue, bool)>,
    /// The reader wants to see a term of a definition in the list.
    #[prop_or_default]
    pub on_more: Callback<TermRequest>,
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
    let GlossaryPanelProps { marked, words, .. } = props;
    let (section, home) = (use_node_ref(), use_node_ref());
    let list = TermList {
        section: section.clone(),
        home: home.clone(),
        ends: props.ends.clone(),
        on_led: props.on_led.clone(),
        on_pointed_out: props.on_pointed_out.clone(),
    };
    let ways = use_term_places(list, marked.clone(), props.asked.clone());
    let listed = use_memo((marked.clone(), words.clone()), |(marked, words)| listed(marked, words));
    let found = use_found(props, &listed);
    let length = use_text_length(marked, props.article.clone());
    let (turn, said) = use_choice_said(marked, props.choice, words);
    if listed.is_empty() {
        return Html::default();
    }
    let onkeydown = back_on_escape(ways.clone());
    let shown = Shown { props, ways: &ways, length };
    let entries = listed.iter().map(|listed| shown.entry(listed, found.shows(listed.term)));
    html! {
        <>
            <section ref={section.clone()} part="glossary" class="glossary" {onkeydown}
                onfocusin={ways.at_home.reform(|_: FocusEvent| ())}
                onpointerdown={ways.at_home.reform(|_: PointerEvent| ())}
                aria-labelledby="glosa-glossary-title">
                <details>
                    { summary(listed.len(), words) }
                    <div class="glossary-tools">
                        { tools::mark_choice(props.choice, &props.on_choose, words) }
                        { found.field(listed.len(), words) }
                    </div>
                    <p class="visually-hidden" role="status"><span key={turn}>{ said }</span></p>
                    <dl class="glossary-list">{ for entries }</dl>
                </details>
                if let Some(terms) = &props.terms {
                    <TermsWithin area={section.clone()} inside=".glossary-list .definition" tab_stops={true}
                        name="tooltip in list" marks_name="marks in list" terms={terms.clone()} lookup={props.lookup.clone()} host={None::<HtmlElement>}
                        list={marked.clone()} on_open_change={props.on_open_change.clone()}
                        on_more={props.on_more.clone()} ends={props.ends.clone()} words={words.clone()} />
                }
            </section>
            <button ref={home} type="button" class="glossary-home" popover="manual"
                onclick={ways.go_home.reform(|_: MouseEvent| ())}>
                { words.text("glossary.home") }
            </button>
        </>
    }
}

fn summary(count: usize, words: &Words) -> Html {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    html! {
        <summary class="glossary-summary">
            <h2 id="glosa-glossary-title" class="glossary-title">
                { words.text("glossary.title") }
            </h2>
            <span class="glossary-count">{ words.count("glossary.count", count) }</span>
        </summary>
    }
}

/// What the reader looks for, and what is found.
struct Found {
    query: State<String>,
    terms: Rc<Vec<TermIndex>>,
    /// The entry that is led to, found or not.
    asked: Option<TermIndex>,
    said: String,
}

#[hook]
fn use_found(props: &GlossaryPanelProps, listed: &Rc<Vec<Listed>>) -> Found {
    let GlossaryPanelProps { marked, words, .. } = props;
    let query = use_state_eq(String::new);
    let asked = props.asked.as_ref().map(|asked| asked.term);
    // Who is led to an entry has found it.
    use_effect_with(asked, {
        let query = query.clone();
        move |asked| {
            if asked.is_some() {
                query.set(String::new());
            }
        }
    });
    let terms = use_memo(Rc::clone(listed), |listed| listed.iter().map(|l| l.term).collect());
    let terms = use_term_filter(marked, terms, (*query.get()).clone());
    let count = u32::try_from(terms.len()).unwrap_or(u32::MAX);
    let said = use_lasting(match count {
        _ if query.get().trim().is_empty() => String::new(),
        0 => words.text("glossary.found_none"),
        _ => words.count("glossary.found", count),
    });
    Found { query, terms, asked, said }
}

impl Found {
    fn shows(&self, term: TermIndex) -> bool {
        self.asked == Some(term) || self.terms.contains(&term)
    }

    fn field(&self, count: usize, words: &Words) -> Html {
        if count < SEARCHED_FROM {
            return Html::default();
        }
        let query = self.query.clone();
        let type_in = Callback::from(move |typed| query.set(typed));
        tools::search(&self.query.get(), &type_in, &self.said, words)
    }
}

/// Escape leads back to the mark from which an entry was reached.
fn back_on_escape(ways: TermPlaces) -> Callback<KeyboardEvent> {
    Callback::from(move |key: KeyboardEvent| {
        if ways.arrived_at.is_some() && is_escape(&key) && !key.default_prevented() {
            key.prevent_default();
            key.stop_propagation();
            ways.go_back.emit(());
        }
    })
}

/// A term of the article.
#[derive(Clone, Debug, PartialEq)]
struct Listed {
    term: TermIndex,
    /// The numbers of its places, in the order of the text, and where they begin.
    places: Vec<(usize, Utf16Offset)>,
}

/// The terms that stand in the text, in the order of the reader's language.
fn listed(marked: &MarkedArticle, words: &Words) -> Vec<Listed> {
    let glossary = marked.glossary();
    let mut places = vec![Vec::new(); glossary.len()];
    for (number, place) in marked.standing().iter().enumerate() {
        if let Some(places) = places.get_mut(place.term.0 as usize) {
            places.push((number, place.span.start));
        }
    }
    let terms = glossary.terms().zip(places).filter(|(_, places)| !places.is_empty());
    let (labels, listed): (Vec<String>, Vec<Listed>) =
        terms.map(|((term, found), places)| (found.label.clone(), Listed { term, places })).unzip();
    words.sorted(&labels).into_iter().filter_map(|at| listed.get(at).cloned()).collect()
}

/// What all entries are shown with.
struct Shown<'p> {
    props: &'p GlossaryPanelProps,
    ways: &'p TermPlaces,
    length: u32,
}

impl Shown<'_> {
    /// An entry. One that is not looked for stays, so that what was fetched for it does.
    fn entry(&self, listed: &Listed, is_found: bool) -> Html {
        let Self { props: GlossaryPanelProps { marked, words, .. }, ways, length } = self;
        let index = listed.term;
        let glossary = marked.glossary();
        let Some(term) = glossary.term(index) else { return Html::default() };
        let language = term.senses.first().and_then(|sense| sense.language.clone());
        html! {
            <div key={index.0} id={["glosa-", &term.id].concat()} class="glossary-entry"
                data-term={index.0.to_string()} data-explains={term.id.clone()} hidden={!is_found}>
                <dt class="glossary-term" tabindex="-1" lang={language} dir="auto">
                    { term.label.clone() }
                </dt>
                <Meaning marked={marked.clone()} term={index} in_list={true} words={words.clone()} />
                <dd class="glossary-places">
                    <Places term={term.label.clone()} places={listed.places.clone()}
                        length={*length} visit={ways.visit.clone()} words={words.clone()} />
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
}
