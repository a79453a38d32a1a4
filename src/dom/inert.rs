//! Foreign HTML and XML as a document that does nothing: no script runs, no image loads.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Document, DomParser, Element, Node, TreeWalker};

use super::DomError;

/// The name of our Trusted Types policy, for a page that lists the policies it allows.
const POLICY: &str = "glosa";

/// `NodeFilter.SHOW_ELEMENT | SHOW_TEXT | SHOW_CDATA_SECTION` (DOM standard, section 6.3).
const ELEMENTS_AND_TEXTS: u32 = 0x1 | 0x4 | 0x8;

/// Parses an HTML document and answers its root element, `<html>`.
///
/// The document itself is never read: `<img name=body>` and the like replace its
/// properties ("DOM clobbering").
///
/// # Errors
/// [`DomError::TrustedTypesRefused`] where the page's policy forbids parsing;
/// [`DomError::Missing`] and [`DomError::Threw`] where the browser cannot.
pub(super) fn parse(html: &str) -> Result<Element, DomError> {
    parse_as(html, "text/html")
}

/// Parses an XML document and answers its root element, which says so where the text is
/// not well-formed.
///
/// # Errors
/// As [`parse`].
pub(super) fn parse_xml(xml: &str) -> Result<Element, DomError> {
    parse_as(xml, "text/xml")
}

fn parse_as(text: &str, kind: &str) -> Result<Element, DomError> {
    let parser = DomParser::new().map_err(|e| DomError::threw("DOMParser", &e))?;
    let parse = method(&parser, "parseFromString")?;
    let parsed =
        parse.call2(&parser, &trusted(text), &JsValue::from_str(kind)).map_err(|e| refusal(&e))?;
    walk(&parsed.unchecked_into())?
        .first_child()
        .map_err(|e| DomError::threw("TreeWalker", &e))?
        .and_then(|node| node.dyn_into().ok())
        .ok_or(DomError::Missing("a document element"))
}

/// A walker over the elements and texts below `root`. Unlike the properties of the
/// nodes, its steps cannot be replaced by what the nodes are named.
///
/// # Errors
/// [`DomError::Threw`] where the browser refuses to make one.
pub(super) fn walk(root: &Node) -> Result<TreeWalker, DomError> {
    page()?
        .create_tree_walker_with_what_to_show(root, ELEMENTS_AND_TEXTS)
        .map_err(|e| DomError::threw("createTreeWalker", &e))
}

/// The document of the page.
///
/// # Errors
/// [`DomError::Missing`] outside a page.
pub(super) fn page() -> Result<Document, DomError> {
    web_sys::window().and_then(|window| window.document()).ok_or(DomError::Missing("document"))
}

/// The text as the parser wants it: under `require-trusted-types-for 'script'`
/// `parseFromString` takes no plain string, although what it makes is inert
/// (<https://w3c.github.io/trusted-types/dist/spec/>).
fn trusted(html: &str) -> JsValue {
    trusted_by("createHTML", html)
}

/// The same for the text of a `<script>`: browsers ask for it whatever the type, also for
/// data that never runs.
pub(super) fn trusted_script(text: &str) -> JsValue {
    trusted_by("createScript", text)
}

fn trusted_by(rule: &'static str, text: &str) -> JsValue {
    thread_local! {
        static POLICY_OBJECT: Option<JsValue> = create_policy();
    }
    let text = JsValue::from_str(text);
    // Without a policy of ours the plain text may still do: only a page that enforces
    // Trusted Types refuses it, and then the parser says so.
    POLICY_OBJECT
        .with(|policy| {
            let policy = policy.as_ref()?;
            method(policy, rule).ok()?.call1(policy, &text).ok()
        })
        .unwrap_or(text)
}

fn create_policy() -> Option<JsValue> {
    let global = js_sys::global();
    let factory = Reflect::get(&global, &"trustedTypes".into()).ok().filter(JsValue::is_object)?;
    let rules = Object::new();
    // The text goes through as it is, since it is only ever parsed inert and rebuilt by
    // the allowlist: `String` is the identity that costs no crossing into WebAssembly.
    let identity = Reflect::get(&global, &"String".into()).ok()?;
    Reflect::set(&rules, &"createHTML".into(), &identity).ok()?;
    // Of scripts only JSON without a `<` is made, of a type that does not run.
    Reflect::set(&rules, &"createScript".into(), &identity).ok()?;
    method(&factory, "createPolicy").ok()?.call2(&factory, &POLICY.into(), &rules).ok()
}

fn refusal(exception: &JsValue) -> DomError {
    let enforced = Reflect::get(&js_sys::global(), &"trustedTypes".into())
        .is_ok_and(|factory| factory.is_object());
    if enforced && exception.is_instance_of::<js_sys::TypeError>() {
        DomError::TrustedTypesRefused
    } else {
        DomError::threw("DOMParser.parseFromString", exception)
    }
}

fn method(object: &JsValue, name: &'static str) -> Result<Function, DomError> {
    Reflect::get(object, &JsValue::from_str(name))
        .ok()
        .and_then(|value| value.dyn_into().ok())
        .ok_or(DomError::Missing(name))
}
