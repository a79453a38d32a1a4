//! A page with a marked article, the tooltip and the list of terms.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use glosa::dom::flatten;
use glosa::dom::marks::{Marks, Spot, blocks};
use glosa::dom::sheets::AdoptedSheet;
use glosa::ui::EXPLAINED_ENGLISH;
use glosa::ui::glossary_panel::GlossaryPanel;
use glosa::ui::hooks::{Dictionaries, MarkedArticle, Words, use_english};
use glosa::ui::tooltip::{TermRequest, TermTooltip};
use glosa_core::glossary::{Entry, Glossary, Mark, MarkPolicy, Rule};
use glosa_core::text::{Utf16Offset, Utf16Span};
use glosa_core::tooltip::geometry::Rect;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, Node, ShadowRootInit, ShadowRootMode};
use yew::prelude::*;

#[wasm_bindgen(inline_js = r#"
export const pointer = (target, type, clientX, clientY, pointerType) => target.dispatchEvent(
  new PointerEvent(type, {clientX, clientY, pointerType, bubbles: !/enter|leave/.test(type), composed: true}));
const send = (target, event) => !target.dispatchEvent(event);
export const key = (target, key, isComposing) => send(target,
  new KeyboardEvent('keydown', {key, isComposing, bubbles: true, composed: true, cancelable: true}));
export const click = (target, detail) => send(target,
  new MouseEvent('click', {detail, bubbles: true, composed: true, cancelable: true}));
export const click_with_control = (target) => {
  // What nobody prevents would open a window.
  let prevented;
  const stop = (event) => { prevented = event.defaultPrevented; event.preventDefault(); };
  document.addEventListener('click', stop, {once: true});
  target.dispatchEvent(new MouseEvent('click',
    {detail: 1, ctrlKey: true, bubbles: true, composed: true, cancelable: true}));
  return prevented;
};
export const tap = (target) => {
  const at = target.getBoundingClientRect();
  for (const type of ['pointerdown', 'pointerup']) pointer(target, type, at.x + 1, at.y + 1, 'touch');
  return click(target, 1);
};
export const next_frame = () => new Promise((done) => requestAnimationFrame(done));
export const tab_index = (node) => node.tabIndex;
export const scroll_by = (y) => scrollBy({top: y, behavior: 'instant'});
export const address = () => location.href;
export const focus = (node) => node.focus();
export const selected = () => String(getSelection());
"#)]
extern "C" {
    pub fn pointer(target: &Element, kind: &str, x: f64, y: f64, pointer_type: &str) -> bool;
    /// Whether somebody used the key up.
    pub fn key(target: &Element, key: &str, composing: bool) -> bool;
    /// Whether somebody used the click up.
    pub fn click(target: &Element, detail: i32) -> bool;
    pub fn click_with_control(target: &Element) -> bool;
    pub fn tap(target: &Element);
    async fn next_frame();
    pub fn tab_index(node: &Node) -> i32;
    pub fn scroll_by(y: f64);
    pub fn address() -> String;
    pub fn focus(node: &Element);
    /// The words that are selected in the page.
    pub fn selected() -> String;
}

const CSS: &str = concat!(
    include_str!("../../www/css/tokens.css"),
    include_str!("../../www/css/base.css"),
    include_str!("../../www/css/tooltip.css"),
    include_str!("../../www/css/glossary.css"),
);

/// `cyber attack` wraps: the words before it leave no room for its second word. Above
/// and below there is room to scroll.
const ARTICLE: &str = "<div style='block-size:60px'></div><p>The malware came, and again malware came.</p>\
    <p style='font:20px monospace;inline-size:20ch'>Who ever said cyber attack came in?</p>\
    <p>The bank refused.</p><div style='block-size:2000px'></div>";

pub fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

pub fn body() -> Element {
    document().body().unwrap().into()
}

pub fn active() -> Option<Element> {
    document().active_element()
}

pub async fn frame() {
    next_frame().await;
}

/// Waits frame by frame; the test runner's time limit ends it.
pub async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..1_000 {
        if holds() {
            return;
        }
        frame().await;
    }
    panic!("waited in vain: {what}");
}

pub fn lines(element: &HtmlElement) -> Vec<Rect> {
    glosa::dom::boxes::fragments(&Spot::Links(vec![element.clone()]))
}

pub fn viewport() -> Rect {
    glosa::dom::boxes::visible_area(&web_sys::window().unwrap())
}

fn all(within: &Element, selector: &str) -> Vec<Element> {
    let list = within.query_selector_all(selector).unwrap();
    (0..list.length()).filter_map(|index| list.get(index)).map(JsCast::unchecked_into).collect()
}

pub fn texts(within: &Element, selector: &str) -> Vec<String> {
    let texts = all(within, selector).into_iter().filter_map(|found| found.text_content());
    texts.map(|text| text.trim().to_owned()).collect()
}

pub fn attributes(within: &Element, selector: &str, name: &str) -> Vec<String> {
    let found = all(within, selector);
    found.iter().map(|element| element.get_attribute(name).unwrap_or_default()).collect()
}

type Told = Rc<RefCell<Vec<String>>>;

#[derive(Properties, Clone, PartialEq)]
struct WidgetProps {
    marked: MarkedArticle,
    article: HtmlElement,
    told: Callback<(AttrValue, bool)>,
    /// Hears when the effects of this component and of those in it have run.
    ready: Callback<()>,
}

#[component]
fn Widget(props: &WidgetProps) -> Html {
    let asked = use_state(|| None::<TermRequest>);
    let on_more = {
        let asked = asked.setter();
        Callback::from(move |request| asked.set(Some(request)))
    };
    let on_led = {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(None))
    };
    let WidgetProps { marked, article, told, ready } = props.clone();
    use_effect_with((), move |()| ready.emit(()));
    let main = use_state(Words::default);
    let words = use_english((*main).clone(), EXPLAINED_ENGLISH);
    html! {
        <>
            <slot />
            <TermTooltip words={words.clone()} marked={marked.clone()} list={marked.clone()} {article} on_open_change={told} {on_more} />
            <GlossaryPanel {words} {marked} asked={(*asked).clone()} {on_led} />
        </>
    }
}

pub struct Stage {
    pub host: HtmlElement,
    pub article: HtmlElement,
    root: HtmlElement,
    told: Told,
    app: Option<yew::AppHandle<Widget>>,
    _sheet: AdoptedSheet,
}

impl Stage {
    pub async fn new(direction: &str) -> Self {
        Self::marking(MarkPolicy::All, direction).await
    }

    pub async fn marking(policy: MarkPolicy, direction: &str) -> Self {
        Self::showing(ARTICLE, policy, direction).await
    }

    pub async fn showing(text: &str, policy: MarkPolicy, direction: &str) -> Self {
        let document = document();
        let host: HtmlElement = document.create_element("glosa-article").unwrap().unchecked_into();
        host.set_attribute("dir", direction).unwrap();
        let article: HtmlElement = document.create_element("article").unwrap().unchecked_into();
        article.set_inner_html(text);
        host.append_child(&article).unwrap();
        document.body().unwrap().prepend_with_node_1(&host).unwrap();
        let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
        let root: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        root.set_class_name("root");
        shadow.append_child(&root).unwrap();
        let sheet = AdoptedSheet::new(&shadow, CSS).unwrap();
        let told = Told::default();
        let is_ready = Rc::new(Cell::new(false));
        let props = WidgetProps {
            marked: marked(&article, policy),
            article: article.clone(),
            told: {
                let told = Rc::clone(&told);
                Callback::from(move |(id, open)| told.borrow_mut().push(format!("{id} {open}")))
            },
            ready: {
                let is_ready = Rc::clone(&is_ready);
                Callback::from(move |()| is_ready.set(true))
            },
        };
        let renderer = yew::Renderer::<Widget>::with_root_and_props(root.clone().into(), props);
        let app = Some(renderer.render());
        let stage = Self { host, article, root, told, app, _sheet: sheet };
        until("it is ready", || is_ready.get()).await;
        stage
    }

    pub async fn until(&self, what: &str, holds: impl Fn() -> bool) {
        until(what, holds).await;
    }

    pub fn marks(&self, id: &str) -> Vec<HtmlElement> {
        let found = all(&self.article, &format!("a[data-term={id}]"));
        found.into_iter().map(JsCast::unchecked_into).collect()
    }

    pub fn mark(&self, id: &str) -> HtmlElement {
        self.marks(id)[0].clone()
    }

    pub fn panel(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).unwrap()
    }

    pub fn tip(&self) -> Element {
        self.panel("[part=tooltip]").unwrap()
    }

    pub fn tip_box(&self) -> Rect {
        let found = self.tip().get_bounding_client_rect();
        Rect::new(found.x(), found.y(), found.width(), found.height())
    }

    pub fn is_open(&self) -> bool {
        self.tip().get_bounding_client_rect().height() > 0.0
    }

    pub async fn until_open(&self, term: &str) {
        let shown = || self.is_open() && texts(&self.tip(), ".tooltip-term") == [term];
        until(&format!("{term} is open"), shown).await;
    }

    pub async fn until_closed(&self) {
        until("it is closed", || !self.is_open()).await;
    }

    pub fn told(&self) -> Vec<String> {
        self.told.borrow().clone()
    }

    /// What has the focus in the shadow tree.
    pub fn focused(&self) -> Option<Element> {
        self.host.shadow_root().unwrap().active_element()
    }

    pub fn focused_text(&self) -> String {
        let text = self.focused().and_then(|element| element.text_content());
        text.unwrap_or_default().trim().to_owned()
    }

    /// Takes the widget down and leaves its element in the page.
    pub fn destroy(mut self) -> (Told, HtmlElement) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        (Rc::clone(&self.told), self.host.clone())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
            self.host.remove();
        }
    }
}

fn marked(article: &HtmlElement, policy: MarkPolicy) -> MarkedArticle {
    let glossary = Glossary::from_entries([
        Entry::new("malware", "Software that does harm."),
        Entry::new("cyber attack", "A break-in by way of the network. ".repeat(4)),
        Entry {
            domain: Some("finance".into()),
            language: Some("en".into()),
            url: Some("https://www.reference.example/bank".into()),
            ..Entry::new("bank", "A house that keeps <em onclick='x'>money</em>.<script>1</script>")
        },
        Entry {
            domain: Some("nature".into()),
            base_url: Some("https://rivers.example/terms/".into()),
            ..Entry::new("bank", "The land along a <a href='river'>river</a>.")
        },
        Entry { domain: Some("finance".into()), ..Entry::new("loan", "Money that is lent.") },
        Entry { domain: Some("nature".into()), ..Entry::new("delta", "Where a river ends.") },
        Entry::new("absent", "Not in this article."),
    ]);
    let bounds = flatten::Bounds::new(article, "", None).unwrap();
    let flat = flatten::flatten(article, &bounds).unwrap();
    let mut found = Vec::new();
    for (term, entry) in glossary.terms() {
        // The article is ASCII, so that bytes are UTF-16 code units.
        for (start, text) in flat.text.match_indices(&entry.label) {
            let at = |offset: usize| Utf16Offset(u32::try_from(offset).unwrap());
            let span = Utf16Span { start: at(start), end: at(start + text.len()) };
            found.push(Mark { span, term, rule: Rule::Exact, alias: false });
        }
    }
    found.sort_by_key(|mark| mark.span.start);
    let marks = Marks::new(article, None, true);
    marks.insert(blocks(flat, found));
    marks.choose(policy);
    while marks.show_next(&glossary, &[]) {}
    MarkedArticle::new(Rc::new(marks), Rc::new(glossary), Dictionaries::default())
}
