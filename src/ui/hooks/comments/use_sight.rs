//! Which comments of a long thread stand near what the reader sees.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
};
use yew::prelude::*;

use super::use_focus;
use crate::host::log;
use crate::ui::kit::{State, use_effect_with, use_mut_ref, use_state_eq};

/// How far from the viewport still counts as near: a reader who scrolls fast does not see
/// what is missing.
const MARGIN: &str = "200% 0px";

/// Whether the element of `node` stands near what the reader sees, as long as it is
/// `watched`: one that is far keeps the height that it had. One in which the reader writes
/// or has the focus is never far, nor is one that is to be `shown`.
#[hook]
pub fn use_sight(node: &NodeRef, watched: bool, shown: bool) -> bool {
    let near = use_state_eq(|| true);
    let height = use_mut_ref(|| 0.0);
    use_effect_with((node.clone(), watched), {
        let (near, height) = (near.clone(), Rc::clone(&height));
        move |(node, watched)| {
            let element = node.cast::<HtmlElement>().filter(|node| *watched && holds_place(node));
            let watch = element.and_then(|element| Watch::new(&element, near.clone(), height));
            if watch.is_none() {
                near.set(true);
            }
            move || drop(watch)
        }
    });
    let seen = *near.get();
    use_effect_with((node.clone(), seen, shown), move |(node, seen, shown)| {
        let Some(element) = node.cast::<HtmlElement>() else { return };
        if *seen || *shown {
            give_up_room(&element);
        } else {
            keep_room(&element, *height.borrow());
        }
    });
    seen || shown
}

/// Whether the browser holds the place of what is read when something above it changes
/// (CSS Scroll Anchoring). Where it does not, as in WebKit, everything stays in the page:
/// with kept heights alone the place was lost in two of four tries.
fn holds_place(element: &HtmlElement) -> bool {
    js_sys::Reflect::has(&element.style(), &"overflowAnchor".into()).unwrap_or(false)
}

/// The property that keeps the room.
const HEIGHT: &str = "block-size";

/// Keeps the room that an element has. A page's policy may forbid style attributes; a
/// property set so is none.
fn keep_room(element: &HtmlElement, height: f64) {
    if element.style().set_property(HEIGHT, &pixels(height)).is_err() {
        log::warn("a comment's room could not be kept");
    }
}

/// Lets an element be as high as what stands in it.
fn give_up_room(element: &HtmlElement) {
    if element.style().remove_property(HEIGHT).is_err() {
        log::warn("a comment keeps the room that it had");
    }
}

/// A height as a style has it, to the fraction: of a hundred rounded ones the page would
/// move. The browser writes the number, which costs the bundle nothing.
fn pixels(height: f64) -> String {
    let number = js_sys::Number::from(height).to_string_with_radix(10).map(String::from);
    [&number.unwrap_or_default(), "px"].concat()
}

/// An observer that ends with its owner.
struct Watch {
    observer: IntersectionObserver,
    _action: Closure<dyn FnMut(js_sys::Array)>,
}

impl Watch {
    fn new(element: &Element, near: State<bool>, height: Rc<RefCell<f64>>) -> Option<Self> {
        let action = Closure::new(move |entries: js_sys::Array| {
            let last = entries.iter().last().map(wasm_bindgen::JsCast::unchecked_into);
            let Some(entry): Option<IntersectionObserverEntry> = last else { return };
            let element = entry.target();
            if entry.is_intersecting() {
                // It may be back before it was gone: then nothing else does it.
                if let Some(element) = element.dyn_ref::<HtmlElement>()
                    && element.first_element_child().is_some()
                {
                    give_up_room(element);
                }
                near.set(true);
            } else if *near.get() && !is_in_use(&element) {
                // Before its content goes, which may be some frames later where much changes:
                // without it the page would shrink meanwhile, and what is read would move.
                height.replace(entry.bounding_client_rect().height());
                if let Some(element) = element.dyn_ref::<HtmlElement>() {
                    keep_room(element, *height.borrow());
                }
                near.set(false);
            }
        });
        let init = IntersectionObserverInit::new();
        init.set_root_margin(MARGIN);
        let observer =
            IntersectionObserver::new_with_options(action.as_ref().unchecked_ref(), &init).ok()?;
        observer.observe(element);
        Some(Self { observer, _action: action })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Whether a box is open in an element, or the focus is there.
fn is_in_use(element: &Element) -> bool {
    use_focus::is_within(element) || element.query_selector("form").is_ok_and(|form| form.is_some())
}
