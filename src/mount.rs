//! One widget on one element, from the first option to the last restored node.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use glosa_core::config::{self, Config, RawOptions, Warning};
use glosa_core::json::Value;
use js_sys::Promise;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::{HtmlElement, ShadowRootInit, ShadowRootMode};

use crate::dom::sheets::AdoptedSheet;
use crate::host::{HostError, events, globals, json, log};
use crate::ui::{App, AppProps, Ends, Explanation};

/// The style sheet of the shadow root.
const SHADOW_CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/shadow.css"));
/// The style sheet of the page's own tree, where marks and fetched articles stand.
const PAGE_CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/page.css"));

/// The version of this package.
#[must_use]
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// A mounted widget, as JavaScript holds it.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Handle {
    // A cell, and taken out while options are read: the page hears warnings meanwhile, and
    // may call the handle.
    mounted: RefCell<Option<Mounted>>,
    /// The options that came last while others were read.
    waiting: RefCell<Option<JsValue>>,
    is_over: Cell<bool>,
}

#[wasm_bindgen]
impl Handle {
    /// Follows new options; those not named in `options` return to their defaults.
    pub fn update(&self, options: &JsValue) {
        let Some(mut mounted) = self.mounted.take() else {
            self.waiting.replace(Some(options.clone()));
            return;
        };
        let mut next = Some(options.clone());
        while let Some(options) = next {
            mounted.follow(&options);
            next = self.waiting.take();
        }
        if self.is_over.get() {
            mounted.destroy();
        } else {
            self.mounted.replace(Some(mounted));
        }
    }

    /// Says why words are marked: a promise of an array with a row for each place of a term
    /// and for each term that stands nowhere. The console gets it as a table.
    pub fn explain(&self) -> Promise {
        let explanation =
            self.mounted.try_borrow().ok().and_then(|mounted| {
                mounted.as_ref().map(|mounted| mounted.props.explanation.clone())
            });
        future_to_promise(explanation.unwrap_or_default().rows())
    }

    /// Takes the widget down and gives the page back node for node. Calling it again
    /// does nothing.
    pub fn destroy(&self) {
        self.is_over.set(true);
        if let Some(mounted) = self.mounted.take() {
            mounted.destroy();
        }
    }
}

/// Starts a widget on a `<glosa-article>` element.
///
/// `options` is a plain object of option names and values; `article` is an article of
/// the page that was handed over as an element; `locales` names the address of each
/// catalogue by its language tag.
///
/// # Errors
/// An `Error` when the browser refuses a shadow root: then nothing has changed.
#[wasm_bindgen]
pub fn mount(
    host: HtmlElement,
    options: &JsValue,
    article: Option<HtmlElement>,
    locales: &JsValue,
) -> Result<Handle, JsError> {
    yew::set_custom_panic_hook(Box::new(|info| log::error(&info.to_string())));
    let mounted = Mounted::new(host, options, article, locales)?;
    Ok(Handle { mounted: RefCell::new(Some(mounted)), ..Handle::default() })
}

struct Mounted {
    options: OptionReader,
    root: HtmlElement,
    props: AppProps,
    app: yew::AppHandle<App>,
    // Held for its drop, which takes the sheet away again.
    _shadow_sheet: Option<AdoptedSheet>,
    page_sheet: Option<AdoptedSheet>,
}

impl core::fmt::Debug for Mounted {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Mounted").field("root", &self.root).finish_non_exhaustive()
    }
}

impl Mounted {
    fn new(
        host: HtmlElement,
        options: &JsValue,
        article: Option<HtmlElement>,
        locales: &JsValue,
    ) -> Result<Self, HostError> {
        let mut reader = OptionReader { host: host.clone(), said: Vec::new() };
        let config = reader.read(options);
        // A widget that was taken down and comes back finds its old, empty shadow root.
        let shadow = match host.shadow_root() {
            Some(shadow) => shadow,
            None => host
                .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
                .map_err(|e| HostError::threw("attachShadow", &e))?,
        };
        let root: HtmlElement = globals::document()?
            .create_element("div")
            .map_err(|e| HostError::threw("createElement", &e))?
            .unchecked_into();
        root.set_class_name("root");
        shadow.replace_children_with_node_1(&root);
        let shadow_sheet = AdoptedSheet::new(&shadow, SHADOW_CSS).ok();
        let page_sheet = AdoptedSheet::new(&host.get_root_node(), PAGE_CSS).ok();
        let props = AppProps {
            host: host.clone(),
            root: root.clone(),
            article,
            config: Rc::new(config),
            ends: Ends::default(),
            explanation: Explanation::default(),
            locales: Rc::new(texts(&json::from_js(locales).unwrap_or_default())),
        };
        let app =
            yew::Renderer::<App>::with_root_and_props(root.clone().into(), props.clone()).render();
        Ok(Self { options: reader, root, props, app, _shadow_sheet: shadow_sheet, page_sheet })
    }

    /// Follows new options, and the element to where it stands by now.
    fn follow(&mut self, options: &JsValue) {
        self.props.config = Rc::new(self.options.read(options));
        let tree = self.props.host.get_root_node();
        if !self.page_sheet.as_ref().is_some_and(|sheet| sheet.is_in(&tree)) {
            self.page_sheet = AdoptedSheet::new(&tree, PAGE_CSS).ok();
        }
        self.app.update(self.props.clone());
    }

    fn destroy(self) {
        self.props.ends.run();
        self.app.destroy();
        // The shadow root itself cannot be taken away; with a slot alone in it, the
        // element shows its own children as if it had none.
        let slot = globals::document().and_then(|document| {
            document.create_element("slot").map_err(|e| HostError::threw("createElement", &e))
        });
        match slot {
            Ok(slot) => {
                if let Err(error) = self.root.replace_with_with_node_1(&slot) {
                    log::warn(&HostError::threw("replaceWith", &error).to_string());
                }
            }
            Err(error) => log::warn(&error.to_string()),
        }
    }
}

/// Reads options; what is wrong in them is said once, in the console and by an event.
struct OptionReader {
    host: HtmlElement,
    said: Vec<Warning>,
}

impl OptionReader {
    fn read(&mut self, options: &JsValue) -> Config {
        let raw = json::from_js(options).map_or_else(
            |error| {
                log::warn(&error.to_string());
                RawOptions::new()
            },
            |value| texts(&value),
        );
        let (config, warnings) = config::resolve(&raw);
        let names = self.host.get_attribute_names();
        let mistaken = names.iter().filter_map(|name| config::mistaken(&name.as_string()?));
        for warning in warnings.into_iter().chain(mistaken) {
            if !self.said.contains(&warning) {
                self.say(&warning);
                self.said.push(warning);
            }
        }
        config
    }

    fn say(&self, Warning { option, message }: &Warning) {
        log::warn(&format!("option “{option}”: {message}"));
        let detail = Value::object([
            ("option", option.as_str().into()),
            ("message", message.as_str().into()),
        ]);
        if let Err(error) = events::dispatch(&self.host, "glosa:warning", &detail) {
            log::warn(&error.to_string());
        }
    }
}

/// The members of an object as texts; those without one are left out.
fn texts(value: &Value) -> RawOptions {
    let text = |value: &Value| value.as_text().or_else(|| value.as_bool().map(|b| b.to_string()));
    value.members().iter().filter_map(|(k, v)| Some((k.clone(), text(v)?))).collect()
}
