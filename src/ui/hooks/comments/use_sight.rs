//! Which comments of a long thread stand near what the reader sees.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
};
use yew::prelude::*;

use super::use_focus;
use crate::host::log;
use crate::ui::kit::{State, use_effect_with, use_state_eq};

/// How far from the viewport still counts as near: a reader who scrolls fast does not see
/// what is missing.
const MARGIN: &str = "200% 0px";

/// Where an element stands.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Sight {
    /// Near what the reader sees, or not known to be far.
    Near,
    /// Far from it; it was so high when last seen, in CSS pixels.
    Far(f64),
}

/// Where the element of `node` stands, as long as it is `watched`: one that is far keeps
/// the height that it had. One in which the reader writes or has the focus is never far,
/// nor is one that is to be `shown`.
#[hook]
pub fn use_sight(node: &NodeRef, watched: bool, shown: bool) -> bool {
    let sight = use_state_eq(|| Sight::Near);
    use_effect_with((node.clone(), watched), {
        let sight = sight.clone();
        move |(node, watched)| {
            let element = node.cast::<HtmlElement>().filter(|node| *watched && holds_place(node));
            let watch = element.and_then(|element| Watch::new(&element, sight.clone()));
            if watch.is_none() {
                sight.set(Sight::Near);
            }
            move || drop(watch)
        }
    });
    let sight = if shown { Sight::Near } else { *sight.get() };
    use_effect_with((node.clone(), sight), |(node, sight)| {
        let Some(element) = node.cast::<HtmlElement>() else { return };
        let style = element.style();
        // A page's policy may forbid style attributes; a property set so is none.
        let set = match sight {
            Sight::Near => style.remove_property(HEIGHT).map(drop),
            Sight::Far(height) => style.set_property(HEIGHT, &pixels(*height)),
        };
        if set.is_err() {
            log::warn("a comment's room could not be kept");
        }
    });
    sight == Sight::Near
}

/// Whether the browser holds the place of what is read when something above it changes
/// (CSS Scroll Anchoring). Where it does not, everything stays in the page.
fn holds_place(element: &HtmlElement) -> bool {
    js_sys::Reflect::has(&element.style(), &"overflowAnchor".into()).unwrap_or(false)
}

/// The property that keeps the room.
const HEIGHT: &str = "block-size";

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
    fn new(element: &Element, sight: State<Sight>) -> Option<Self> {
        let action = Closure::new(move |entries: js_sys::Array| {
            let last = entries.iter().last().map(wasm_bindgen::JsCast::unchecked_into);
            let Some(entry): Option<IntersectionObserverEntry> = last else { return };
            let element = entry.target();
            if entry.is_intersecting() {
                sight.set(Sight::Near);
            } else if !is_in_use(&element) {
                sight.set(Sight::Far(entry.bounding_client_rect().height()));
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
