//! Where in the article a term stands: on a strip, and as buttons that lead there.

use glosa_core::glossary::ticks;
use glosa_core::text::Utf16Offset;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::ui::hooks::{Visit, Words, use_focus_when};
use crate::ui::kit::use_state_eq;

/// How many places have a button from the start. More would bury the next term.
const SHOWN: usize = 12;
/// How wide the strip is, in units of its own.
const WIDTH: u32 = 1_000;

/// The places of a term.
#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct PlacesProps {
    /// The term, as it is shown.
    pub(super) term: AttrValue,
    /// The number of each place among the places of the article, in the order of the text,
    /// and where it begins.
    pub(super) places: Vec<(usize, Utf16Offset)>,
    /// How long the article is.
    pub(super) length: u32,
    /// Leads to a place.
    pub(super) visit: Callback<Visit>,
    /// The words of the interface.
    pub(super) words: Words,
}

/// A strip with a tick for each place, and a numbered button for each; many are folded.
#[component]
pub(super) fn Places(props: &PlacesProps) -> Html {
    let PlacesProps { places, words, .. } = props;
    let is_open = use_state_eq(|| false);
    let next = use_node_ref();
    // The reader goes on with the first place that was folded away.
    use_focus_when(next.clone(), *is_open.get());
    let total = count_of(places);
    let is_many = places.len() > SHOWN;
    let shown = if *is_open.get() { places.len() } else { SHOWN };
    let buttons = (1_u32..).zip(places).take(shown).map(|(number, (place, _))| {
        let node = if number as usize == SHOWN + 1 { next.clone() } else { NodeRef::default() };
        button(props, number, *place, node)
    });
    html! {
        <>
            { strip(props) }
            <span>{ words.count("glossary.places", total) }</span>
            { for buttons }
            if is_many {
                { fold(*is_open.get(), total, words, Callback::from(move |open| is_open.set(open))) }
            }
        </>
    }
}

/// A numbered button that leads to a place.
fn button(props: &PlacesProps, number: u32, place: usize, node: NodeRef) -> Html {
    let words = &props.words;
    let number = words.number(number);
    let total = words.number(count_of(&props.places));
    let filled = [("term", &*props.term), ("number", &number), ("total", &total)];
    let onclick = props.visit.reform(move |click: MouseEvent| {
        let from = click.target_dyn_into::<HtmlElement>();
        Visit { place, from }
    });
    html! {
        <button ref={node} type="button" class="glossary-place"
            aria-label={words.format("glossary.place", &filled)} {onclick}>
            { number }
        </button>
    }
}

/// Folds and unfolds the buttons.
fn fold(is_open: bool, total: u32, words: &Words, set: Callback<bool>) -> Html {
    let label = if is_open {
        words.text("glossary.fewer")
    } else {
        words.format("glossary.all", &[("total", &words.number(total))])
    };
    html! {
        <button type="button" class="glossary-fold" aria-expanded={is_open.to_string()}
            onclick={set.reform(move |_: MouseEvent| !is_open)}>
            { label }
        </button>
    }
}

/// The article as a strip with a tick for each place. It is there for the eye: what it
/// shows the buttons say in their order. One path has all the ticks, since a style of its
/// own for each would be against strict rules of a page.
fn strip(PlacesProps { places, length, .. }: &PlacesProps) -> Html {
    let starts: Vec<Utf16Offset> = places.iter().map(|(_, start)| *start).collect();
    let ticks = ticks(&starts, *length, WIDTH);
    let path: String = ticks.iter().map(|at| format!("M{at} 0V1")).collect();
    html! {
        <svg class="glossary-map" viewBox={format!("0 0 {WIDTH} 1")} preserveAspectRatio="none"
            aria-hidden="true" focusable="false">
            <path d={path} vector-effect="non-scaling-stroke" />
        </svg>
    }
}

fn count_of(places: &[(usize, Utf16Offset)]) -> u32 {
    u32::try_from(places.len()).unwrap_or(u32::MAX)
}
