//! A page with one comment part, and a server whose recorded answers are played back.

use std::cell::RefCell;
use std::rc::Rc;

use glosa::host::json;
use glosa::ui::comments::{CommentEvent, Comments, CommentsProps};
use glosa::ui::hooks::Words;
use glosa_core::wire::{Dialect, Server};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};
use yew::{AppHandle, Callback};

#[wasm_bindgen(inline_js = r#"
const real = window.fetch;
let gate, open;
// Answers to posts wait until they are let go.
export const hold_posts = () => { gate = new Promise((done) => { open = done; }); };
export const let_posts_go = () => { open(); gate = undefined; };
// After the frame come the timers that were set before, among them Yew's own: WebKit lets
// frames alone go first as long as there are any.
export const next_frame = () =>
  new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
// Requests to the endpoint get the recorded answer of "METHOD path", newest rule first;
// one without a rule fails as it does without a network.
export const play = (endpoint) => {
  const rules = [], asked = [];
  // Each stage begins at the top, and the browser holds on to no place of the last one.
  document.documentElement.style.overflowAnchor = 'none';
  scrollTo(0, 0);
  window.fetch = async (input, init = {}) => {
    const url = String(input);
    if (!url.startsWith(endpoint)) return real(input, init);
    const what = `${init.method ?? 'GET'} ${url.slice(endpoint.length)}`;
    asked.push(what);
    const rule = rules.findLast(([prefix]) => what.startsWith(prefix));
    if (!rule) throw new TypeError('Failed to fetch');
    if (init.method === 'POST') await gate;
    const { status, headers, body } = JSON.parse(rule[1]).response;
    return new Response(body === null ? null : JSON.stringify(body), { status, headers });
  };
  return { rules, asked };
};
export const rule = (player, prefix, exchange) => player.rules.push([prefix, exchange]);
export const asked = (player) => player.asked.join('\n');
export const stop_playing = () => { window.fetch = real; };
export const write = (field, text) => {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
};
export const press_send = (field, composing) =>
  field.dispatchEvent(new KeyboardEvent('keydown', {
    key: 'Enter', ctrlKey: true, isComposing: composing, bubbles: true, cancelable: true, composed: true,
  }));
export const kept = () => Object.entries(localStorage).map(([key, text]) => `${key}=${text}`).join('\n');
export const keep = (key, text) => localStorage.setItem(key, text);
export const forget = () => localStorage.clear();
export const go = (fragment) => { location.hash = fragment; };
export const tell = (name) => window.dispatchEvent(new Event(name));
export const tell_storage = (key, oldValue, newValue) =>
  window.dispatchEvent(new StorageEvent('storage', { key, oldValue, newValue }));
// A device that is full or that the reader has closed to the page, until it is called again.
const set = Storage.prototype.setItem, warn = console.warn;
let warnings = 0;
export const refuse_to_keep = (refused) => {
  Storage.prototype.setItem = refused ? () => { throw new DOMException('full', 'QuotaExceededError'); } : set;
  console.warn = refused ? () => { warnings += 1; } : warn;
  return warnings;
};
// Whether the reader is in this window; what the browser says of it differs without a screen.
export const set_window_focus = (here) => { document.hasFocus = () => here; };
export const set_base = (address) => {
  document.querySelector('base')?.remove();
  if (!address) return;
  const base = document.createElement('base');
  base.href = address;
  document.head.append(base);
};
export const address_of = (link) => link.href;
export const page_address = () => location.href.split('#')[0];
export const has_foreign_script_run = () => !!window.glosaForeignScriptRan;
export const value = (field) => field.value;
export const id_found = (exchange) => JSON.parse(exchange).response.body.comment.id;
"#)]
extern "C" {
    fn next_frame() -> js_sys::Promise;
    fn play(endpoint: &str) -> JsValue;
    fn rule(player: &JsValue, prefix: &str, exchange: &str);
    fn asked(player: &JsValue) -> String;
    fn stop_playing();
    fn write(field: &Element, text: &str);
    /// Presses Ctrl and Enter, in the middle of a word of an input method or not.
    pub fn press_send(field: &Element, composing: bool);
    /// All that the device keeps, a line each.
    pub fn kept() -> String;
    pub fn keep(key: &str, text: &str);
    pub fn forget();
    /// Changes the fragment of the page's address.
    pub fn go(fragment: &str);
    /// Dispatches an event of the window.
    pub fn tell(name: &str);
    /// Holds the answers to posts back.
    pub fn hold_posts();
    pub fn let_posts_go();
    /// Says what another tab did to a key, as the browser does.
    pub fn tell_storage(key: &str, old: Option<String>, new: Option<String>);
    /// Keeps nothing any more, or does again; answers how many warnings came meanwhile.
    pub fn refuse_to_keep(refused: bool) -> u32;
    /// Has the reader in this window, or in another one.
    pub fn set_window_focus(here: bool);
    /// Gives the page another base, or none.
    pub fn set_base(address: &str);
    /// Where a link leads.
    pub fn address_of(link: &Element) -> String;
    /// The page's own address, without its fragment.
    pub fn page_address() -> String;
    pub fn has_foreign_script_run() -> bool;
    pub fn value(field: &Element) -> String;
    /// The comment that a recorded permalink leads to.
    pub fn id_found(exchange: &str) -> String;
}

/// Frames to wait for something to come, at most: some seconds.
const FRAMES: u32 = 600;
/// Nobody listens here; what is played back never leaves the page.
const ENDPOINT: &str = "https://comments.invalid/api";

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// A comment part in a shadow root, which goes with the stage.
pub struct Stage {
    shadow: ShadowRoot,
    host: HtmlElement,
    props: CommentsProps,
    app: Option<AppHandle<Comments>>,
    player: JsValue,
    told: Rc<RefCell<Vec<(String, String)>>>,
}

impl Stage {
    /// A part whose server answers as recorded; nothing was kept on the device before.
    pub async fn new(answers: &[(&str, &str)]) -> Self {
        forget();
        Self::again(answers, false).await
    }

    /// The same with what the device has kept, as after a reload.
    pub async fn again(answers: &[(&str, &str)], lazy: bool) -> Self {
        let player = play(ENDPOINT);
        for (prefix, exchange) in answers {
            rule(&player, prefix, exchange);
        }
        Self::raise(player, "/night", lazy).await
    }

    /// Another part for another thread, on the same page and at the same server.
    pub async fn beside(&self, thread: &'static str) -> Self {
        Self::raise(self.player.clone(), thread, false).await
    }

    async fn raise(player: JsValue, thread: &'static str, lazy: bool) -> Self {
        // The one before is down by then. Under load WebKit has been seen to fail in the midst
        // of a rendering with an error of its own in unoptimised code, and to stall then.
        frame().await;
        let before = asked(&player).lines().count();
        let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        if lazy {
            host.set_attribute("style", "margin-top: 9000px").unwrap();
        }
        document().body().unwrap().append_child(&host).unwrap();
        let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
        let root = document().create_element("div").unwrap();
        shadow.append_child(&root).unwrap();
        let told = Rc::new(RefCell::new(Vec::new()));
        let on_event = {
            let told = Rc::clone(&told);
            Callback::from(move |event: CommentEvent| {
                let detail = event.detail();
                let text = |name: &str| detail.get(name).as_text().unwrap();
                told.borrow_mut().push((text("state"), text("id")));
            })
        };
        let props = CommentsProps {
            server: Rc::new(Server { endpoint: ENDPOINT.to_owned(), ..Server::default() }),
            thread: thread.into(),
            lazy,
            title: "Night of the ransomware".into(),
            heading: None,
            page_url: "https://blog.example/night".into(),
            on_event,
            words: {
                let catalogue = include_str!("../../www/locales/en.json");
                Words::new("en", &json::parse(catalogue).unwrap())
            },
        };
        let app = yew::Renderer::<Comments>::with_root_and_props(root, props.clone()).render();
        let stage = Self { shadow, host, props, app: Some(app), player, told };
        if !lazy {
            stage.settle(before).await;
        }
        stage
    }

    /// Another answer from now on.
    pub fn answer(&self, prefix: &str, exchange: &str) {
        rule(&self.player, prefix, exchange);
    }

    /// The requests so far, a line each.
    pub fn asked(&self) -> String {
        asked(&self.player)
    }

    /// The states that the page was told of.
    pub fn told(&self) -> Vec<String> {
        self.told.borrow().iter().map(|(state, _)| state.clone()).collect()
    }

    /// The names of the texts that the page was told of, each once.
    pub fn told_of(&self) -> Vec<String> {
        let mut names: Vec<_> = self.told.borrow().iter().map(|(_, id)| id.clone()).collect();
        names.dedup();
        names
    }

    /// Turns to another thread.
    pub async fn turn_to(&mut self, thread: &'static str) {
        let before = self.asked().lines().count();
        self.props.thread = thread.into();
        self.app.as_mut().unwrap().update(self.props.clone());
        self.settle(before).await;
    }

    /// Turns to another server at the same address.
    pub async fn turn_to_dialect(&mut self, dialect: Dialect) {
        let server = Server { endpoint: ENDPOINT.to_owned(), dialect, ..Server::default() };
        self.props.server = Rc::new(server);
        self.app.as_mut().unwrap().update(self.props.clone());
        for _ in 0..5 {
            frame().await;
        }
    }

    /// Waits until more than this was asked and the box has taken up its draft, for
    /// which Yew may want some turns of the event loop; nobody types so soon.
    async fn settle(&self, before: usize) {
        let is_asked = || self.asked().lines().count() > before;
        self.until("a request", || is_asked().then_some(())).await;
        for _ in 0..5 {
            frame().await;
        }
    }

    pub fn find(&self, selector: &str) -> Option<Element> {
        self.shadow.query_selector(selector).unwrap()
    }

    pub fn count(&self, selector: &str) -> u32 {
        self.shadow.query_selector_all(selector).unwrap().length()
    }

    /// What a selector finds, once it is there.
    pub async fn see(&self, selector: &str) -> Element {
        self.until(selector, || self.find(selector)).await
    }

    /// What a selector finds, once its text holds some words.
    pub async fn read(&self, selector: &str, words: &str) -> Element {
        let holds = |element: &Element| element.text_content().unwrap().contains(words);
        self.until(words, || {
            let list = self.shadow.query_selector_all(selector).unwrap();
            let one = |at| list.item(at).unwrap().unchecked_into::<Element>();
            (0..list.length()).map(one).find(holds)
        })
        .await
    }

    pub async fn until<T>(&self, what: &str, mut found: impl FnMut() -> Option<T>) -> T {
        for _ in 0..FRAMES {
            if let Some(found) = found() {
                return found;
            }
            frame().await;
        }
        let there = self.shadow.text_content().unwrap();
        panic!("{what} did not come; there is {there}; asked: {}; kept: {}", self.asked(), kept());
    }

    /// Waits until the focus is on what a selector finds.
    pub async fn focused(&self, selector: &str) {
        self.until(selector, || {
            self.shadow.active_element().filter(|element| element.matches(selector).unwrap())
        })
        .await;
    }

    pub async fn click(&self, selector: &str) {
        self.see(selector).await.unchecked_into::<HtmlElement>().click();
        frame().await;
    }

    /// Presses a button as the keyboard does: with the focus on it.
    pub async fn press(&self, selector: &str) {
        let button: HtmlElement = self.see(selector).await.unchecked_into();
        button.focus().unwrap();
        button.click();
        frame().await;
    }

    pub async fn write(&self, selector: &str, text: &str) {
        write(&self.see(selector).await, text);
        frame().await;
    }

    /// Takes the part down, as when the reader leaves the page.
    pub async fn leave(mut self) {
        self.app.take().unwrap().destroy();
        frame().await;
    }
}

pub async fn frame() {
    JsFuture::from(next_frame()).await.unwrap();
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.host.remove();
        stop_playing();
    }
}
