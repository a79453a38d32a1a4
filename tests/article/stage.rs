//! A page with one widget, and sources behind real addresses.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use glosa::Handle;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, Document, Element, HtmlElement};

#[wasm_bindgen(inline_js = r#"
export const address_of = (text, type) => URL.createObjectURL(new Blob([text], {type}));
export const address_of_bytes = (bytes, type) => URL.createObjectURL(new Blob([bytes], {type}));
export const huge_address = (type, megabytes) =>
  URL.createObjectURL(new Blob(Array(megabytes).fill('x '.repeat(1 << 19)), {type}));
export const lead_first_fetch_astray = () => {
  const fetch = window.fetch;
  window.fetch = (url, init) => { window.fetch = fetch; return fetch('/no-such-article', init); };
};
const Format = Intl.DateTimeFormat;
export const live_in = (timeZone) => {
  Intl.DateTimeFormat = timeZone ? function (locales, options) { return new Format(locales, {timeZone, ...options}); } : Format;
};
export const follow = (fragment) => { location.hash = fragment; };
export const next_frame = () => new Promise((done) => requestAnimationFrame(done));
export const has_foreign_script_run = () => !!window.glosaForeignScriptRan;
export const look_of = (element) => {
  const style = getComputedStyle(element);
  return ["font", "lineHeight", "color", "colorScheme", "overflowWrap", "boxSizing"].map((name) => style[name]).join("; ");
};
export const kept = () => Object.keys(localStorage).join('\n');
export const forget = () => localStorage.clear();
export const write = (field, text) => {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
};
export const value = (field) => field.value;
export const has_focus = (element) => element.getRootNode().activeElement === element;
"#)]
extern "C" {
    /// The address of a document of this text and type, which `fetch` can load.
    pub fn address_of(text: &str, kind: &str) -> String;
    pub fn address_of_bytes(bytes: &[u8], kind: &str) -> String;
    pub fn huge_address(kind: &str, megabytes: u32) -> String;
    /// The next request, and only that, gets a 404.
    pub fn lead_first_fetch_astray();
    /// Puts the reader into a time zone, or home again with an empty one.
    pub fn live_in(zone: &str);
    /// Leads the page to a fragment of its address.
    pub fn follow(fragment: &str);
    fn next_frame() -> js_sys::Promise;
    pub fn has_foreign_script_run() -> bool;
    /// How an element is set, in the words of its computed style.
    pub fn look_of(element: &Element) -> String;
    pub fn has_focus(element: &Element) -> bool;
    /// The keys of what the device keeps, a line each.
    pub fn kept() -> String;
    pub fn forget();
    pub fn write(field: &Element, text: &str);
    pub fn value(field: &Element) -> String;
}

/// Frames to wait for something to come, at most: some seconds.
const FRAMES: u32 = 600;

pub fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// A widget in a page, which goes with the stage.
pub struct Stage {
    pub host: HtmlElement,
    pub handle: Option<Rc<Handle>>,
    errors: Rc<RefCell<u32>>,
    warnings: Rc<RefCell<Vec<String>>>,
    _listeners: [EventListener; 2],
}

impl Stage {
    /// Mounts a widget on an element with these children.
    pub fn new(children: &str, options: &[(&str, &str)]) -> Self {
        let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        host.set_inner_html(children);
        Self::on(host, options)
    }

    /// Mounts a widget on this element.
    pub fn on(host: HtmlElement, options: &[(&str, &str)]) -> Self {
        document().body().unwrap().append_child(&host).unwrap();
        let errors = Rc::new(RefCell::new(0));
        let listener = EventListener::new(&host, "glosa:error", {
            let errors = Rc::clone(&errors);
            move |event| {
                assert!(event.dyn_ref::<CustomEvent>().is_some());
                *errors.borrow_mut() += 1;
            }
        });
        let warnings = Rc::new(RefCell::new(Vec::new()));
        let warned = EventListener::new(&host, "glosa:warning", {
            let warnings = Rc::clone(&warnings);
            move |event| {
                let detail = event.unchecked_ref::<CustomEvent>().detail();
                let message = js_sys::Reflect::get(&detail, &"message".into()).unwrap();
                warnings.borrow_mut().push(message.as_string().unwrap());
            }
        });
        let indonesian = address_of(include_str!("../../www/locales/id.json"), "application/json");
        let locales = object(&[("en", ""), ("id", &indonesian)]);
        let handle = glosa::mount(host.clone(), &object(options), None, &locales).unwrap();
        let _listeners = [listener, warned];
        Self { host, handle: Some(Rc::new(handle)), errors, warnings, _listeners }
    }

    pub fn update(&mut self, options: &[(&str, &str)]) {
        self.handle.as_ref().unwrap().update(&object(options));
    }

    /// Takes the widget down. Its renderer does so when the current task is over.
    pub async fn destroy(&mut self) {
        self.handle.take().unwrap().destroy();
        JsFuture::from(next_frame()).await.unwrap();
    }

    /// How often the widget told the page of an error.
    pub fn errors(&self) -> u32 {
        *self.errors.borrow()
    }

    /// What the widget warned the page of.
    pub fn warnings(&self) -> Vec<String> {
        self.warnings.borrow().clone()
    }

    /// The element in the page's tree, once it is there.
    pub async fn light(&self, selector: &str) -> Element {
        self.until(|| self.host.query_selector(selector).unwrap()).await
    }

    /// The element in the shadow tree, once it is there.
    pub async fn shadow(&self, selector: &str) -> Element {
        self.until(|| self.host.shadow_root()?.query_selector(selector).unwrap()).await
    }

    pub fn in_shadow(&self, selector: &str) -> Option<Element> {
        self.host.shadow_root()?.query_selector(selector).unwrap()
    }

    /// The text of what has the focus in the shadow tree, once something has.
    pub async fn focused(&self) -> String {
        let focused = self.until(|| self.host.shadow_root()?.active_element()).await;
        focused.text_content().unwrap_or_default().trim().to_owned()
    }

    /// Waits for so many frames: what has not come by then does not come.
    pub async fn frames(&self, count: u32) {
        for _ in 0..count {
            JsFuture::from(next_frame()).await.unwrap();
        }
    }

    pub async fn until<T>(&self, mut found: impl FnMut() -> Option<T>) -> T {
        for _ in 0..FRAMES {
            if let Some(found) = found() {
                return found;
            }
            JsFuture::from(next_frame()).await.unwrap();
        }
        panic!("it did not come; the element holds {}", self.host.inner_html());
    }

    /// The texts of what a selector finds in the page's tree.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let list = self.host.query_selector_all(selector).unwrap();
        let text = |at| list.item(at).unwrap().text_content().unwrap();
        (0..list.length()).map(text).collect()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.destroy();
        }
        self.host.remove();
    }
}

pub fn object(members: &[(&str, &str)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in members {
        js_sys::Reflect::set(&object, &(*name).into(), &(*value).into()).unwrap();
    }
    object.into()
}
