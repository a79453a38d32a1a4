//! What changes in an area of the page, and the parts that it is read in.

use core::cell::RefCell;
use std::rc::Rc;

use glosa_core::glossary::areas::BREAKS;
use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, MutationObserver, MutationObserverInit, MutationRecord, Node};

use super::DomError;
use super::description::DESCRIPTION;
use super::flatten::Bounds;

/// More elements than these are not read in one go: about a thousand words.
const ELEMENTS_AT_ONCE: u32 = 200;

/// Parts of an area, to be asked whether they hold a node.
pub(super) struct Parts(pub(super) js_sys::Set);

impl Parts {
    pub(super) fn new(parts: &[Element]) -> Self {
        let set = js_sys::Set::default();
        for part in parts {
            set.add(part);
        }
        Self(set)
    }

    /// Whether a node of `area` is one of the parts, or lies in one.
    pub(super) fn holds(&self, node: &Node, area: &Node) -> bool {
        self.0.has(node) || self.holds_around(node, area)
    }

    pub(super) fn holds_around(&self, node: &Node, area: &Node) -> bool {
        let mut around = node.clone();
        while around != *area {
            match around.parent_node() {
                Some(parent) if self.0.has(&parent) => return true,
                Some(parent) => around = parent,
                None => return false,
            }
        }
        false
    }
}

/// An area that is watched; dropping it ends that.
#[must_use = "dropping it ends the watching"]
pub struct Changes {
    observer: MutationObserver,
    heard: Rc<RefCell<Vec<MutationRecord>>>,
    notify: Rc<dyn Fn()>,
    _closure: Closure<dyn FnMut(Array)>,
}

impl core::fmt::Debug for Changes {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Changes")
    }
}

impl Changes {
    /// Watches the texts and elements of an area; `notify` is called when others than
    /// ourselves have changed any.
    ///
    /// # Errors
    /// [`DomError::Threw`] where the browser refuses.
    pub fn watch(area: &Node, notify: impl Fn() + 'static) -> Result<Self, DomError> {
        let heard: Rc<RefCell<Vec<MutationRecord>>> = Rc::default();
        let notify: Rc<dyn Fn()> = Rc::new(notify);
        let closure = {
            let (heard, notify) = (Rc::clone(&heard), Rc::clone(&notify));
            Closure::<dyn FnMut(Array)>::new(move |records: Array| {
                heard.borrow_mut().extend(records.iter().map(|record| record.unchecked_into()));
                notify();
            })
        };
        let threw = |e: JsValue| DomError::threw("MutationObserver", &e);
        let observer = MutationObserver::new(closure.as_ref().unchecked_ref()).map_err(threw)?;
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_character_data(true);
        what.set_subtree(true);
        observer.observe_with_options(area, &what).map_err(threw)?;
        Ok(Self { observer, heard, notify, _closure: closure })
    }

    /// Does something to the area that does not count as a change.
    pub fn hold<T>(&self, change: impl FnOnce() -> T) -> T {
        // What was there before is the page's own.
        self.gather();
        let result = change();
        drop(self.observer.take_records());
        result
    }

    /// The text nodes that were written into since that was asked last.
    #[must_use]
    pub fn written(&self) -> Vec<Node> {
        self.gather();
        let heard = self.heard.borrow();
        heard.iter().filter(|record| is_of_text(record)).filter_map(|r| r.target()).collect()
    }

    /// Takes what has not been told yet, in the observer's stead.
    fn gather(&self) {
        let new: Vec<_> = records(&self.observer).collect();
        if !new.is_empty() {
            self.heard.borrow_mut().extend(new);
            (self.notify)();
        }
    }

    /// Whether there is anything that was not taken yet.
    #[must_use]
    pub fn has_heard(&self) -> bool {
        let mut heard = self.heard.borrow_mut();
        heard.extend(records(&self.observer));
        !heard.is_empty()
    }

    /// What the page has done since this was asked last.
    #[must_use]
    pub fn take(&self) -> Vec<MutationRecord> {
        let mut heard = self.heard.take();
        heard.extend(records(&self.observer));
        heard
    }
}

impl Drop for Changes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn records(observer: &MutationObserver) -> impl Iterator<Item = MutationRecord> + use<> {
    let records: Vec<_> =
        observer.take_records().iter().map(|record| record.unchecked_into()).collect();
    records.into_iter()
}

/// What has changed in an area.
#[derive(Debug, Default)]
pub struct Changed {
    /// The parts to be read again, none of them within another.
    pub parts: Vec<Element>,
    /// The text nodes that were written into.
    pub written: Vec<Node>,
}

/// Which parts of an area hold text.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The area.
    pub area: Element,
    /// What of it is left alone.
    pub bounds: Bounds,
    /// A selector of the parts that hold text; all of it where there is none.
    pub inside: Option<&'static str>,
}

impl Scope {
    /// The identifier of the term that a part explains.
    #[must_use]
    pub fn explained_by(&self, part: &Element) -> Option<String> {
        self.inside?;
        part.closest("[data-explains]").ok()??.get_attribute("data-explains")
    }

    /// The parts of the area in their order, each small enough to be read in one go unless
    /// its text cannot be parted.
    #[must_use]
    pub fn parts(&self) -> Vec<Element> {
        let mut parts = Vec::new();
        match self.inside {
            Some(selector) => parts.extend(all(&self.area, selector)),
            None => self.part(&self.area, &mut parts),
        }
        parts
    }

    fn part(&self, container: &Element, parts: &mut Vec<Element>) {
        let children = container.children();
        let children = || (0..children.length()).filter_map(|at| children.item(at));
        let is_small = || {
            let count = container.query_selector_all("*").map_or(0, |all| all.length());
            count <= ELEMENTS_AT_ONCE
        };
        if is_small() || has_text_of_its_own(container) || self.bounds.is_skipped(container) {
            parts.push(container.clone());
        } else {
            for child in children() {
                self.part(&child, parts);
            }
        }
    }
}

pub(super) fn is_of_text(record: &MutationRecord) -> bool {
    record.type_() == "characterData"
}

pub(super) fn all(within: &Element, selector: &str) -> Vec<Element> {
    let list = within.query_selector_all(selector).ok();
    let length = list.as_ref().map_or(0, |list| list.length());
    let list = (0..length).filter_map(|at| list.as_ref()?.get(at));
    list.filter_map(|node| node.dyn_into().ok()).collect()
}

/// Whether a container has text, or inline elements, beside its blocks.
fn has_text_of_its_own(container: &Element) -> bool {
    let children = container.child_nodes();
    (0..children.length()).filter_map(|at| children.get(at)).any(|child| is_inline(&child))
}

pub(super) fn is_block(element: &Element) -> bool {
    element.matches(BREAKS).unwrap_or_default()
}

/// Whether a node is text that can be seen, or an element in a line of text.
pub(super) fn is_inline(node: &Node) -> bool {
    match node.dyn_ref::<Element>() {
        // Not what describes a mark to a screen reader, which stands at the end of the page.
        Some(element) => !is_block(element) && !element.id().starts_with(DESCRIPTION),
        None => {
            node.node_type() == Node::TEXT_NODE
                && node.node_value().is_some_and(|text| !text.trim().is_empty())
        }
    }
}
