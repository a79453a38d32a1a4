//! The colours that the page has where the widget stands.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, MutationObserver, MutationObserverInit, Node, Window};

/// Attributes by which pages switch between light and dark: a class, or one of the
/// usual data attributes, on the root or the body.
const SWITCHES: [&str; 4] = ["class", "data-theme", "data-color-scheme", "style"];
/// Half of full lightness (CIE L, 0 to 100): a ground darker than mid grey counts as dark.
const MID_GREY: u32 = 50;
/// The property that a colour is put into so that the browser converts it: it is not
/// inherited, and forced colours leave it alone.
const CONVERTER: &str = "flood-color";

/// Gives the widget's root the text colour and ground of the page around its host,
/// and the scheme that follows from them.
pub fn follow_page(host: &HtmlElement, root: &HtmlElement) {
    let Some(window) = web_sys::window() else { return };
    let style = root.style();
    // A page without a ground of its own stands on the canvas, whose colour the
    // scheme of the page decides; then nothing is measured and nothing is fixed.
    let ground = ground(&window, host);
    let text = colour(&window, host, "color");
    let scheme = match (&ground, &text) {
        (Some(ground), _) => lightness(&window, root, ground).map(|light| light < MID_GREY),
        (None, Some(text)) => lightness(&window, root, text).map(|light| light > MID_GREY),
        (None, None) => None,
    };
    set(&style, "--glosa-page-surface", ground.as_deref());
    set(&style, "--glosa-page-text", text.as_deref());
    mark(root, "auto", scheme.map(|dark| if dark { "dark" } else { "light" }));
}

/// Gives the widget's root a fixed scheme, `light` or `dark`.
pub fn fix(root: &HtmlElement, scheme: &str) {
    let style = root.style();
    set(&style, "--glosa-page-surface", None);
    set(&style, "--glosa-page-text", None);
    mark(root, scheme, Some(scheme));
}

/// Calls `changed` when the page switches its colours by a class or an attribute;
/// dropping the answer ends it.
pub fn watch_switches(changed: impl Fn() + 'static) -> Option<SwitchWatch> {
    let document = web_sys::window()?.document()?;
    let callback = Closure::<dyn FnMut()>::new(changed);
    let observer = MutationObserver::new(callback.as_ref().unchecked_ref()).ok()?;
    let init = MutationObserverInit::new();
    init.set_attributes(true);
    let names: js_sys::Array =
        SWITCHES.iter().map(|name| wasm_bindgen::JsValue::from(*name)).collect();
    init.set_attribute_filter(&names);
    for element in [document.document_element(), document.body().map(Element::from)] {
        let element = element?;
        observer.observe_with_options(&element, &init).ok()?;
    }
    Some(SwitchWatch { observer, _callback: callback })
}

/// A watch over the page's colour switches; dropping it ends it.
#[must_use = "dropping the watch ends it"]
#[derive(Debug)]
pub struct SwitchWatch {
    observer: MutationObserver,
    _callback: Closure<dyn FnMut()>,
}

impl Drop for SwitchWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The nearest opaque background under an element.
fn ground(window: &Window, element: &HtmlElement) -> Option<String> {
    let mut next = Some(Element::from(element.clone()));
    while let Some(current) = next {
        let found = colour(window, &current, "background-color");
        if let Some(found) = found.filter(|colour| is_opaque(colour)) {
            return Some(found);
        }
        next = parent(&current);
    }
    None
}

/// Whether `element` stands in or is `ancestor`, out of shadow trees as well.
#[must_use]
pub fn stands_in(element: &Element, ancestor: &Node) -> bool {
    let mut next = Some(element.clone());
    while let Some(current) = next {
        if ancestor.is_same_node(Some(&current)) {
            return true;
        }
        next = parent(&current);
    }
    false
}

/// The parent element, out of a shadow tree as well.
fn parent(element: &Element) -> Option<Element> {
    element.parent_element().or_else(|| {
        element.get_root_node().dyn_into::<web_sys::ShadowRoot>().ok().map(|root| root.host())
    })
}

fn colour(window: &Window, element: &Element, property: &str) -> Option<String> {
    window.get_computed_style(element).ok()??.get_property_value(property).ok()
}

/// Whether a computed colour hides what is under it: `rgb(…)` does, `rgba(…)` and the
/// slash notation say an alpha, which must then be 1.
fn is_opaque(colour: &str) -> bool {
    let alpha = match colour.strip_prefix("rgba(") {
        Some(parts) => parts.rsplit(',').next(),
        None => colour.split_once('/').map(|(_, alpha)| alpha),
    };
    let alpha = alpha.map(|alpha| alpha.trim_matches([' ', ')']));
    !colour.is_empty() && colour != "transparent" && alpha.is_none_or(|a| a == "1" || a == "100%")
}

/// Lightness of a colour of any notation, 0 to 100 in whole steps; nothing where the
/// browser cannot mix it into `lab()`, the form that begins with the lightness.
fn lightness(window: &Window, root: &HtmlElement, colour_text: &str) -> Option<u32> {
    let mix = ["color-mix(in lab,", colour_text, ",", colour_text, ")"].concat();
    set(&root.style(), CONVERTER, Some(&mix));
    let mixed = colour(window, root, CONVERTER);
    set(&root.style(), CONVERTER, None);
    let number = mixed?.strip_prefix("lab(")?.trim_start_matches('-').to_owned();
    let whole = number.bytes().take_while(u8::is_ascii_digit);
    Some(whole.fold(0, |number, digit| number * 10 + u32::from(digit - b'0')))
}

fn set(style: &web_sys::CssStyleDeclaration, property: &str, value: Option<&str>) {
    // The CSSOM never throws for a custom property of a plain element.
    let _ = match value {
        Some(value) => style.set_property(property, value),
        None => style.remove_property(property).map(|_| ()),
    };
}

fn mark(root: &HtmlElement, theme: &str, scheme: Option<&str>) {
    let _ = root.set_attribute("data-theme", theme);
    let _ = match scheme {
        Some(scheme) => root.set_attribute("data-scheme", scheme),
        None => root.remove_attribute("data-scheme"),
    };
}
