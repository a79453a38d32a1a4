//! Ways between the list of terms and the article, there and back.

use std::cell::RefCell;
use std::rc::Rc;

use glosa_core::glossary::TermIndex;
use glosa_core::tooltip::MarkNumber;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::marks::MarkedArticle;
use super::use_placement::{hide, show};
use super::{Ends, printing};
use crate::dom::marks::Occurrence;
use crate::dom::reveal::{self, Found};
use crate::host::clock::{self, Timer};
use crate::host::listen::{self, Listener, Way};
use crate::host::log;
use crate::ui::kit::{use_effect_with, use_mut_ref, use_state_eq};
use crate::ui::tooltip::TermRequest;

/// Milliseconds that a mark stays pointed out: the eye finds it within one or two
/// seconds after the page has jumped.
const FOUND_FOR: u32 = 2_500;

/// A place that a reader goes to from the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// Its number among the places of the article.
    pub place: usize,
    /// What led there, to come back to.
    pub from: Option<HtmlElement>,
}

/// Where the list stands, and who hears of it.
#[derive(Clone, Debug, PartialEq)]
pub struct TermList {
    /// Its element; in it, an entry is `[data-term=INDEX]` with a `<dt>` that takes the
    /// focus.
    pub section: NodeRef,
    /// The button that leads back to it, a popover: it is seen wherever the reader is.
    pub home: NodeRef,
    /// Where the way is kept to end a visit at once.
    pub ends: Ends,
    /// Hears that the entry that was asked for has been led to.
    pub on_led: Callback<()>,
    /// Hears of a mark that the reader was led to and that is no link.
    pub on_pointed_out: Callback<MarkNumber>,
}

/// Where a reader can go from the list.
#[derive(Clone, Debug, PartialEq)]
pub struct TermPlaces {
    /// The term whose entry was reached from a mark, and so has a way back.
    pub arrived_at: Option<TermIndex>,
    /// Back to the mark that led to the list.
    pub go_back: Callback<()>,
    /// To a place in the article; there, Escape leads back.
    pub visit: Callback<Visit>,
    /// Back to what in the list led to a place.
    pub go_home: Callback<()>,
    /// The reader is at the list, and needs no way there.
    pub at_home: Callback<()>,
}

/// What is going on at the place that was visited last.
#[derive(Default)]
struct Visited {
    found: Option<(Found, Option<Timer>)>,
    listeners: Vec<Listener>,
    /// What in the list the reader went away from.
    from: Option<HtmlElement>,
}

type LastVisit = Rc<RefCell<Visited>>;

/// Leads to the entry that is `asked` for, and from the list to places of the article.
#[hook]
pub fn use_term_places(
    list: TermList,
    marked: MarkedArticle,
    asked: Option<TermRequest>,
) -> TermPlaces {
    let TermList { section, home, ends, on_led, on_pointed_out } = list;
    let origin = use_state_eq(|| None::<(TermIndex, HtmlElement)>);
    let visited = use_visited(section.clone(), ends);
    use_effect_with(asked, {
        let origin = origin.clone();
        move |asked| {
            if let Some(TermRequest { term, mark }) = asked {
                origin.set(mark.clone().map(|mark| (*term, mark)));
                lead_to_entry(&section, *term);
                on_led.emit(());
            }
        }
    });
    let arrived_at = origin.get().as_ref().as_ref().map(|(term, _)| *term);
    let go_back = {
        let (visited, marked) = (Rc::clone(&visited), marked.clone());
        Callback::from(move |()| {
            if let Some((term, mark)) = &*origin.get() {
                origin.set(None);
                go_back(&visited, &marked, *term, mark);
            }
        })
    };
    let visit = {
        let (visited, home) = (Rc::clone(&visited), home.clone());
        Callback::from(move |visit| {
            let from = go(&visited, &marked, visit, &on_pointed_out);
            set_way_home(&visited, &home, from);
        })
    };
    let go_home = {
        let visited = Rc::clone(&visited);
        Callback::from(move |()| {
            // Out of the cell first: with the focus in the list the way home ends.
            let from = visited.try_borrow().ok().and_then(|visited| visited.from.clone());
            if let Some(from) = from {
                reveal::lead_to(&from);
            }
        })
    };
    let at_home = Callback::from(move |()| set_way_home(&visited, &home, None));
    TermPlaces { arrived_at, go_back, visit, go_home, at_home }
}

/// What is kept of the last visit; it ends with the list, and leaves no trace.
#[hook]
fn use_visited(section: NodeRef, ends: Ends) -> LastVisit {
    let visited = use_mut_ref(Visited::default);
    use_effect_with((), {
        let visited = Rc::clone(&visited);
        move |()| {
            let printing = printing::unfold_for(section);
            let end = move || update(&visited, |visited| *visited = Visited::default());
            ends.set("places", end.clone());
            move || {
                drop(printing);
                end();
            }
        }
    });
    visited
}

/// Keeps what leads back into the list, and shows the button `home` as long as there is
/// such.
fn set_way_home(visited: &LastVisit, home: &NodeRef, from: Option<HtmlElement>) {
    if let Some(home) = home.cast::<HtmlElement>() {
        if from.is_some() { show(&home) } else { hide(&home) }
    }
    update(visited, |visited| visited.from = from);
}

/// Goes to a place; answers with what leads back, unless the page has taken the place
/// away.
fn go(
    visited: &LastVisit,
    marked: &MarkedArticle,
    Visit { place, from }: Visit,
    on_pointed_out: &Callback<MarkNumber>,
) -> Option<HtmlElement> {
    // The old one ends first: it may be the same place.
    update(visited, |visited| visited.found = None);
    let number = marked.places().get(place)?.number;
    let mark = number.and_then(|number| marked.occurrence(number));
    match mark.as_ref().map(Occurrence::links) {
        Some(links) if !links.is_empty() => arrive_at_mark(visited, links, from.clone()),
        _ => {
            let words = marked.words_at(place)?;
            let around = words.element()?;
            arrive(visited, &around, Found::around(&around), false, from.clone());
            if let Err(error) = words.point_out() {
                log::warn(&error.to_string());
            }
            if let Some(number) = number {
                on_pointed_out.emit(number);
            }
        }
    }
    from
}

/// Goes back to a mark, or to the first place of its term where the article has been
/// marked anew since.
fn go_back(visited: &LastVisit, marked: &MarkedArticle, term: TermIndex, mark: &HtmlElement) {
    if mark.is_connected() {
        arrive_at_mark(visited, std::slice::from_ref(mark), None);
    } else if let Some(place) = marked.places().iter().position(|place| place.mark.term == term) {
        go(visited, marked, Visit { place, from: None }, &Callback::noop());
    }
}

fn arrive_at_mark(visited: &LastVisit, elements: &[HtmlElement], from: Option<HtmlElement>) {
    if let Some(mark) = elements.first() {
        update(visited, |visited| visited.found = None);
        arrive(visited, mark, Found::mark(elements), true, from);
    }
}

/// Leads to an element that is pointed out until the focus leaves it; one that `fades`
/// only for some time. With `from`, Escape leads back there.
fn arrive(
    visited: &LastVisit,
    element: &HtmlElement,
    found: Found,
    fades: bool,
    from: Option<HtmlElement>,
) {
    let end = {
        let visited = Rc::clone(visited);
        move || update(&visited, |visited| visited.found = None)
    };
    let fade = fades.then(|| clock::after(FOUND_FOR, end.clone()));
    update(visited, |visited| {
        visited.found = Some((found, fade));
        visited.listeners = vec![listen::on(element, "blur", Way::Passive, move |_| end())];
        visited.listeners.extend(from.map(|from| back_on_escape(element, from)));
    });
    reveal::lead_to(element);
}

fn update(visited: &LastVisit, change: impl FnOnce(&mut Visited)) {
    if let Ok(mut visited) = visited.try_borrow_mut() {
        change(&mut visited);
    }
}

/// An Escape that the tooltip has no use for leads from a place back to `from`.
fn back_on_escape(place: &HtmlElement, from: HtmlElement) -> Listener {
    listen::on(place, "keydown", Way::Active, move |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(is_escape) && !event.default_prevented() {
            event.prevent_default();
            event.stop_propagation();
            reveal::lead_to(&from);
        }
    })
}

/// Whether a key is Escape and does not belong to an input method.
#[must_use]
pub fn is_escape(key: &KeyboardEvent) -> bool {
    key.key() == "Escape" && !key.is_composing()
}

fn lead_to_entry(section: &NodeRef, term: TermIndex) {
    let entry = format!("[data-term=\"{}\"] dt", term.0);
    let entry = section.cast::<HtmlElement>().and_then(|list| list.query_selector(&entry).ok()?);
    if let Some(entry) = entry.and_then(|entry| entry.dyn_into::<HtmlElement>().ok()) {
        reveal::lead_to(&entry);
    }
}
