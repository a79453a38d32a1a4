//! Marks and glossaries as a component has them.

use std::rc::Rc;

use glosa::dom::definition;
use glosa::ui::hooks::{Ends, MarkRequest, use_glossary, use_marks};
use glosa_core::config::{GlossarySource, Paint};
use glosa_core::glossary::MarkPolicy;
use js_sys::Promise;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::article::{Article, document};

/// Frames that a condition may take: some seconds, on a slow machine more.
const FRAMES: usize = 600;

#[derive(Properties, Clone, PartialEq)]
struct MarkedProps {
    host: HtmlElement,
    article: HtmlElement,
    sources: Vec<GlossarySource>,
    policy: MarkPolicy,
}

#[component]
fn Marked(props: &MarkedProps) -> Html {
    let props = props.clone();
    let terms = use_glossary(props.host.clone(), props.sources, false);
    let marked = use_marks(MarkRequest {
        host: props.host,
        article: Some(props.article),
        terms,
        policy: props.policy,
        paint: Paint::Links,
        lists: String::new(),
        skip: None,
        inside: None,
        tab_stops: true,
        language: Some("id".to_owned()),
        name: "marks",
        ends: Ends::default(),
    });
    let count =
        marked.map(|marked| marked.places().iter().filter(|place| place.number.is_some()).count());
    html! { <output>{ count.map_or("waiting".to_owned(), |count| count.to_string()) }</output> }
}

#[derive(Properties, Clone, PartialEq)]
struct AddressesProps {
    host: HtmlElement,
    sources: Vec<GlossarySource>,
}

/// The addresses of each sense and in its definition, as a browser would follow them.
#[component]
fn Addresses(props: &AddressesProps) -> Html {
    let terms = use_glossary(props.host.clone(), props.sources.clone(), false);
    let all = terms.iter().flat_map(|terms| terms.glossary.terms());
    let senses = all.flat_map(|(_, term)| {
        term.senses.iter().map(|sense| {
            let base = sense.base_url.as_deref();
            let own = [&sense.url, &sense.image].map(|own| {
                own.as_ref().and_then(|own| definition::address(own, base)).unwrap_or_default()
            });
            let definition = definition::element(&document(), &sense.definition, base, true);
            let link = definition.unwrap().query_selector("a").unwrap().unwrap();
            let link = link.get_attribute("href").unwrap();
            html! { <li>{ format!("{} {} {link}", own[0], own[1]) }</li> }
        })
    });
    html! { <ul>{ for senses }</ul> }
}

pub async fn frame() {
    let next = Promise::new(&mut |resolve, _| {
        web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(next).await.unwrap();
}

pub async fn until(what: &dyn Fn() -> String, is_so: impl Fn() -> bool) {
    for _ in 0..FRAMES {
        if is_so() {
            return;
        }
        frame().await;
    }
    panic!("it did not come to this: {}", what());
}

pub fn add(html: &str) -> HtmlElement {
    let element: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    element.set_inner_html(html);
    document().body().unwrap().append_child(&element).unwrap();
    element
}

#[wasm_bindgen_test]
async fn all_sources_are_merged_and_one_that_fails_is_told() {
    let article = Article::new("<p>virus, worm dan trojan menyerang virus; phishing.</p>");
    let nodes = article.nodes();
    let page = add("<dl id=terms-list><dt>virus<dd>Program.</dl>\
         <script id=terms-json type=application/json>[{\"term\": \"worm\", \"definition\": \"x\"}, 5]</script>");
    let host = add("");
    let told = Rc::new(std::cell::RefCell::new(Vec::new()));
    let listener = {
        let told = Rc::clone(&told);
        Closure::<dyn FnMut(web_sys::CustomEvent)>::new(move |event: web_sys::CustomEvent| {
            let message = js_sys::Reflect::get(&event.detail(), &"message".into()).unwrap();
            told.borrow_mut().push(format!("{} {}", event.type_(), message.as_string().unwrap()));
        })
    };
    for name in ["glosa:warning", "glosa:error"] {
        host.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref()).unwrap();
    }
    let url = "data:application/json,{\"terms\":[{\"term\":\"trojan\",\"definition\":\"x\"}]}";
    let props = MarkedProps {
        host: host.clone(),
        article: article.root.clone(),
        sources: vec![
            GlossarySource::Element("terms-list".to_owned()),
            GlossarySource::Element("no-such-element".to_owned()),
            GlossarySource::Url(url.to_owned()),
            GlossarySource::Element("terms-json".to_owned()),
        ],
        policy: MarkPolicy::First,
    };
    let root = add("");
    let mut app =
        yew::Renderer::<Marked>::with_root_and_props(root.clone().into(), props.clone()).render();
    until(&|| "three terms are marked".to_owned(), || root.text_content().as_deref() == Some("3"))
        .await;
    assert_eq!(article.shown(), "<p>[virus], [worm] dan [trojan] menyerang virus; phishing.</p>");
    assert_eq!(
        *told.borrow(),
        [
            "glosa:error #no-such-element: there is no such element in the page",
            "glosa:warning #terms-json: entry 2 is skipped: it is not an object"
        ]
    );
    app.update(MarkedProps { policy: MarkPolicy::All, ..props });
    until(&|| "the option is followed".to_owned(), || root.text_content().as_deref() == Some("4"))
        .await;
    app.destroy();
    until(&|| "the page has its nodes back".to_owned(), || article.nodes() == nodes).await;
    for element in [page, host, root] {
        element.remove();
    }
}

#[wasm_bindgen_test]
async fn addresses_are_relative_to_the_glossary_they_stand_in() {
    let page = add("<dl id=linked-list><dt>virus<dd>See <a href='/v'>it</a>.</dl>");
    let origin = web_sys::window().unwrap().location().origin().unwrap();
    for (source, expected) in [
        (
            GlossarySource::Url("/tests/fixtures/glossaries/addresses.json".to_owned()),
            format!(
                "{origin}/tests/fixtures/glossaries/worm.html {origin}/worm.png \
                 {origin}/tests/fixtures/virus.html"
            ),
        ),
        (GlossarySource::Element("linked-list".to_owned()), format!("  {origin}/v")),
    ] {
        let (host, root) = (add(""), add(""));
        let props = AddressesProps { host: host.clone(), sources: vec![source] };
        let app = yew::Renderer::<Addresses>::with_root_and_props(root.clone().into(), props);
        let app = app.render();
        until(&|| "the glossary is read".to_owned(), || {
            root.query_selector("li").unwrap().is_some()
        })
        .await;
        assert_eq!(root.text_content(), Some(expected));
        app.destroy();
        for element in [host, root] {
            element.remove();
        }
    }
    page.remove();
}
