//! Whether what was rebuilt keeps to the policy, and whether anything ran.

use glosa_core::sanitize::{Element as Fate, Profile, is_address, srcset_candidates};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, DocumentFragment, Element, Event, Node, Url};

/// Set on the window by every vector that runs.
const RAN: &str = "glosaVectorRan";

pub fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// The HTML of a fragment, as the browser writes it.
pub fn html_of(fragment: &DocumentFragment) -> String {
    let div = document().create_element("div").unwrap();
    div.append_child(&fragment.clone_node_with_deep(true).unwrap()).unwrap();
    div.inner_html()
}

/// How deep elements stand in one another.
pub fn depth(fragment: &DocumentFragment) -> usize {
    let leaf = elements(fragment).into_iter().last();
    let mut depth = 0;
    let mut next = leaf.map(Node::from);
    while let Some(node) = next {
        depth += 1;
        next = node.parent_element().map(Node::from);
    }
    depth
}

fn elements(fragment: &DocumentFragment) -> Vec<Element> {
    let list = fragment.query_selector_all("*").unwrap();
    (0..list.length()).map(|at| list.item(at).unwrap().unchecked_into()).collect()
}

/// Panics when anything of a fragment is outside the policy. The judgement is made here
/// anew: addresses by the browser's own URL parser, not by the code under test.
pub fn judge(fragment: &DocumentFragment, profile: Profile, vector: &str) {
    for element in elements(fragment) {
        let name = element.local_name();
        assert_eq!(profile.element(&name), Fate::Keep, "<{name}> in {vector}");
        assert_eq!(
            element.namespace_uri().as_deref(),
            Some("http://www.w3.org/1999/xhtml"),
            "{vector}"
        );
        for attribute in element.get_attribute_names().iter() {
            let attribute = attribute.as_string().unwrap();
            let value = element.get_attribute(&attribute).unwrap();
            judge_attribute(profile, &name, &attribute, &value, vector);
        }
    }
}

fn judge_attribute(profile: Profile, element: &str, name: &str, value: &str, vector: &str) {
    let is_ours = profile.forced_attributes(element).contains(&(name, value))
        || (element == "a" && name == "rel" && value == profile.link_rel());
    let is_known =
        profile.global_attributes().contains(&name) || profile.attributes(element).contains(&name);
    assert!(is_ours || is_known, "{element} {name}={value:?} in {vector}");
    assert!(!name.starts_with("on"), "{name} in {vector}");
    let unwanted = ["id", "name", "class", "style", "target", "srcdoc", "action", "formaction"];
    assert!(!unwanted.contains(&name), "{name} in {vector}");
    if is_address(name) {
        judge_address(value, vector);
    }
    if name == "srcset" {
        for (address, _) in srcset_candidates(value) {
            judge_address(address, vector);
        }
    }
}

fn judge_address(address: &str, vector: &str) {
    let Ok(url) = Url::new_with_base(address, "https://page.example/") else { return };
    let protocol = url.protocol();
    assert!(
        ["http:", "https:", "mailto:", "tel:"].contains(&protocol.as_str()),
        "{address:?} leads to {protocol} in {vector}"
    );
}

/// A place in the page where vectors get every chance to run.
pub struct Stage {
    place: Element,
}

impl Stage {
    pub fn new() -> Self {
        let place = document().create_element("div").unwrap();
        document().body().unwrap().append_child(&place).unwrap();
        set(RAN, &JsValue::UNDEFINED);
        // A vector may call it as a function or set it as a property.
        let run = js_sys::Function::from(
            wasm_bindgen::closure::Closure::<dyn Fn()>::new(|| set(RAN, &JsValue::TRUE))
                .into_js_value(),
        );
        set("ran", &run);
        Self { place }
    }

    pub fn show(&self, fragment: DocumentFragment) {
        self.place.append_child(&fragment).unwrap();
    }

    /// Fires the events that handlers in the vectors wait for.
    pub fn touch_everything(&self) {
        let list = self.place.query_selector_all("*").unwrap();
        for at in 0..list.length() {
            let element: Element = list.item(at).unwrap().unchecked_into();
            for kind in ["mouseover", "focus", "toggle", "animationend", "error", "load"] {
                element.dispatch_event(&Event::new(kind).unwrap()).unwrap();
            }
        }
        self.place.set_text_content(None);
    }

    /// A handler of the kind that vectors hide is put into the page last: when it has
    /// run, whatever came before it had its turn, and the trap is known to work.
    pub async fn assert_that_nothing_ran(&self) {
        assert!(get(RAN).is_undefined(), "a vector ran");
        let control = document().create_element("img").unwrap();
        control.set_attribute("onerror", "ran()").unwrap();
        let failed = js_sys::Promise::new(&mut |resolve, _| {
            control.add_event_listener_with_callback("error", &resolve).unwrap();
        });
        control.set_attribute("src", "/no-such-image").unwrap();
        self.place.append_child(&control).unwrap();
        JsFuture::from(failed).await.unwrap();
        assert_eq!(get(RAN), JsValue::TRUE, "the control runs, so the trap works");
        self.place.remove();
    }
}

fn set(name: &str, value: &JsValue) {
    js_sys::Reflect::set(&js_sys::global(), &name.into(), value).unwrap();
}

fn get(name: &str) -> JsValue {
    js_sys::Reflect::get(&js_sys::global(), &name.into()).unwrap()
}

/// Puts a Content-Security-Policy into the page; it holds from then on.
pub fn add_policy(policy: &str) {
    let meta = document().create_element("meta").unwrap();
    meta.set_attribute("http-equiv", "Content-Security-Policy").unwrap();
    meta.set_attribute("content", policy).unwrap();
    document().head().unwrap().append_child(&meta).unwrap();
}

/// Whether the browser has Trusted Types at all.
pub fn knows_trusted_types() -> bool {
    get("trustedTypes").is_object()
}

/// Whether a plain string is refused by the parser.
pub fn plain_parse_throws() -> bool {
    let parser = web_sys::DomParser::new().unwrap();
    let parse = js_sys::Reflect::get(&parser, &"parseFromString".into()).unwrap();
    let parse: js_sys::Function = parse.unchecked_into();
    parse.call2(&parser, &"<p>".into(), &"text/html".into()).is_err()
}
