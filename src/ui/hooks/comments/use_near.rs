//! Whether a part of the page has come near what the reader sees.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::prelude::*;

use crate::host::log;
use crate::ui::kit::{State, use_effect_with, use_state_eq};

/// How far below the viewport counts as near: about a screen, so that comments are
/// there when the reader comes.
const MARGIN: &str = "600px";

/// Whether the element of `node` was near the viewport once; at once where `lazy` is
/// not wanted or the browser cannot tell.
#[hook]
pub fn use_near(node: &NodeRef, lazy: bool) -> bool {
    let near = use_state_eq(|| !lazy);
    use_effect_with((node.clone(), lazy, *near.get()), {
        let near = near.clone();
        move |(node, lazy, seen)| {
            let element = node.cast::<Element>().filter(|_| !*seen);
            let watch = element.filter(|_| *lazy).and_then(|element| {
                let watch = Watch::new(&element, near.clone());
                if watch.is_none() {
                    near.set(true);
                }
                watch
            });
            if !*lazy {
                near.set(true);
            }
            move || drop(watch)
        }
    });
    *near.get()
}

/// An observer that ends with its owner.
struct Watch {
    observer: IntersectionObserver,
    _action: Closure<dyn FnMut(js_sys::Array)>,
}

impl Watch {
    fn new(element: &Element, near: State<bool>) -> Option<Self> {
        let action = Closure::new(move |entries: js_sys::Array| {
            let here = |entry: wasm_bindgen::JsValue| {
                entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting()
            };
            if entries.iter().any(here) {
                near.set(true);
            }
        });
        let init = IntersectionObserverInit::new();
        init.set_root_margin(MARGIN);
        let observer =
            IntersectionObserver::new_with_options(action.as_ref().unchecked_ref(), &init)
                .map_err(|_| log::warn("no IntersectionObserver: comments are loaded at once"))
                .ok()?;
        observer.observe(element);
        Some(Self { observer, _action: action })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
