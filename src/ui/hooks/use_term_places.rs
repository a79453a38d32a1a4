//! Ways between the list of terms and the article, there and back.

use std::cell::RefCell;
use std::rc::Rc;

use glosa_core::glossary::TermIndex;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlDetailsElement, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::use_marks::MarkedArticle;
use crate::dom::reveal::{self, Found};
use crate::host::clock::{self, Timer};
use crate::host::listen::{self, Listener, Way};
use crate::host::{globals, page};
use crate::ui::kit::{use_callback, use_effect_with, use_mut_ref, use_state_eq};
use crate::ui::tooltip::TermRequest;

/// Milliseconds that a place stays pointed out: the eye finds it within one or two
/// seconds after the page has jumped.
const FOUND_FOR: u32 = 2_500;

/// A place that a reader goes to from the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// Its number among the marks of the article.
    pub mark: usize,
    /// What led there, to come back to.
    pub from: Option<HtmlElement>,
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
}

/// What is going on at the place that was visited last.
#[derive(Default)]
struct Visited {
    found: Option<(Found, Timer)>,
    listeners: Vec<Listener>,
}

type LastVisit = Rc<RefCell<Visited>>;

/// Leads to the entry that is `asked` for, and from the list to places of the article.
///
/// `section` is the list's element; in it, an entry is `[data-term=INDEX]` with a `<dt>`
/// that takes the focus.
#[hook]
pub fn use_term_places(
    section: NodeRef,
    marked: MarkedArticle,
    asked: Option<TermRequest>,
) -> TermPlaces {
    let origin = use_state_eq(|| None::<(TermIndex, HtmlElement)>);
    let visited = use_mut_ref(Visited::default);
    use_printing(section.clone());
    use_fragment(section.clone(), marked.clone());
    use_effect_with(asked, {
        let (section, origin) = (section, origin.clone());
        move |asked| {
            if let Some(TermRequest { term, mark, .. }) = asked {
                origin.set(mark.clone().map(|mark| (*term, mark)));
                lead_to_entry(&section, *term);
            }
        }
    });
    let go_back = use_callback(origin.clone(), {
        let visited = Rc::clone(&visited);
        move |(), origin| {
            if let Some((_, mark)) = &*origin.get() {
                origin.set(None);
                arrive(&visited, std::slice::from_ref(mark), None);
            }
        }
    });
    let visit = use_callback(marked, move |Visit { mark, from }, marked| {
        let Some(occurrence) = marked.marks.occurrences().get(mark) else { return };
        arrive(&visited, &occurrence.elements, from);
    });
    TermPlaces { arrived_at: origin.get().as_ref().as_ref().map(|(term, _)| *term), go_back, visit }
}

/// Leads to a mark and points it out, until some time has passed or the focus leaves it.
/// With `from`, Escape leads back there.
fn arrive(visited: &LastVisit, elements: &[HtmlElement], from: Option<HtmlElement>) {
    let Some(mark) = elements.first() else { return };
    let end = {
        let visited = Rc::clone(visited);
        move || update(&visited, |visited| visited.found = None)
    };
    let fade = clock::after(FOUND_FOR, end.clone());
    update(visited, |visited| {
        // The old one ends first: it may be the same place.
        visited.found = None;
        visited.found = Some((Found::new(elements), fade));
        visited.listeners = vec![listen::on(mark, "blur", Way::Passive, move |_| end())];
        visited.listeners.extend(from.map(|from| back_on_escape(mark, from)));
    });
    reveal::lead_to(mark);
}

fn update(visited: &LastVisit, change: impl FnOnce(&mut Visited)) {
    if let Ok(mut visited) = visited.try_borrow_mut() {
        change(&mut visited);
    }
}

/// An Escape that the tooltip has no use for leads from a mark back to `from`.
fn back_on_escape(mark: &HtmlElement, from: HtmlElement) -> Listener {
    listen::on(mark, "keydown", Way::Active, move |event| {
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

/// A mark that is opened in a new tab, and any link to `#glosa-ID`, leads to the entry.
#[hook]
fn use_fragment(section: NodeRef, marked: MarkedArticle) {
    use_effect_with(marked, move |marked| {
        let marked = marked.clone();
        let go = move || {
            let fragment = page::fragment();
            let id = fragment.strip_prefix("glosa-").unwrap_or_default();
            let id = js_sys::decode_uri_component(id).map(String::from).unwrap_or_default();
            if let Some(term) = marked.glossary.find(&id) {
                lead_to_entry(&section, term);
            }
        };
        go();
        let window = globals::window().ok();
        let listener = window.map(|w| listen::on(&w, "hashchange", Way::Passive, move |_| go()));
        move || drop(listener)
    });
}

/// Paper cannot be unfolded: a printed list is open. Browsers that let a style sheet
/// unfold it need no help; this is for those that do not.
#[hook]
fn use_printing(section: NodeRef) {
    use_effect_with((), move |()| {
        let folded = Rc::new(RefCell::new(None::<HtmlDetailsElement>));
        let window = globals::window().ok();
        let listeners = window.map(|window| {
            let unfold = {
                let folded = Rc::clone(&folded);
                move |_: &web_sys::Event| {
                    let list = section.cast::<HtmlElement>();
                    let details =
                        list.and_then(|l| l.query_selector("details:not([open])").ok()?);
                    let details = details.and_then(|d| d.dyn_into::<HtmlDetailsElement>().ok());
                    if let Some(details) = &details {
                        details.set_open(true);
                    }
                    folded.replace(details);
                }
            };
            let fold = move |_: &web_sys::Event| {
                if let Some(details) = folded.take() {
                    details.set_open(false);
                }
            };
            [
                listen::on(&window, "beforeprint", Way::Passive, unfold),
                listen::on(&window, "afterprint", Way::Passive, fold),
            ]
        });
        move || drop(listeners)
    });
}
