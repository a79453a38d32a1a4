//! One widget on one article, and what is said of options meanwhile.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CustomEvent, HtmlElement, ShadowRootInit, ShadowRootMode};

use super::glossary::terms;
use super::stage::{Stage, document, object};

const TEXT: &str = "<p>A virus is a virus.</p>";

fn add(html: &str) -> HtmlElement {
    let element: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    element.set_inner_html(html);
    document().body().unwrap().append_child(&element).unwrap();
    element
}

/// What `element` is told of options, as `option: message`.
fn warnings(element: &HtmlElement) -> (Rc<RefCell<Vec<String>>>, EventListener) {
    let told = Rc::new(RefCell::new(Vec::new()));
    let listener = EventListener::new(element, "glosa:warning", {
        let told = Rc::clone(&told);
        move |event| {
            let detail = event.unchecked_ref::<CustomEvent>().detail();
            let text = |name: &str| Reflect::get(&detail, &name.into()).unwrap().as_string();
            told.borrow_mut().push([text("option").unwrap(), text("message").unwrap()].join(": "));
        }
    });
    (told, listener)
}

#[wasm_bindgen_test]
async fn options_that_come_while_others_are_read_are_followed_after_them() {
    let list = terms();
    let mut stage = Stage::new(TEXT, &[("glossary", "#terms")]);
    let handle = Rc::clone(stage.handle.as_ref().unwrap());
    let listener = EventListener::new(&stage.host, "glosa:warning", move |_| {
        handle.update(&object(&[("glossary", "#terms"), ("mark", "all")]));
    });
    stage.update(&[("glossary", "#terms"), ("mark", "sometimes")]);
    stage.until(|| (stage.texts("a.glosa-term").len() == 2).then_some(())).await;
    drop(listener);
    list.remove();
}

#[wasm_bindgen_test]
async fn a_second_widget_for_one_article_does_nothing_and_says_so() {
    let (list, article) = (terms(), add("<div id=shared><p>A virus is a virus.</p></div>"));
    let options = [
        ("for", "#shared"),
        ("glossary", "#terms"),
        ("endpoint", "http://127.0.0.1:9/api"),
        ("comments", "eager"),
    ];
    let marks = || article.query_selector_all("a.glosa-term").unwrap().length();
    let mut first = Stage::new("", &options);
    first.until(|| (marks() == 1).then_some(())).await;
    let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    let (told, _listener) = warnings(&host);
    let mut second = Stage::on(host, &options);
    second.until(|| (!told.borrow().is_empty()).then_some(())).await;
    assert_eq!(*told.borrow(), ["for: this article has a widget already; this one does nothing"]);
    second.frames(3).await;
    assert_eq!(marks(), 1, "nothing is marked twice");
    assert!(second.in_shadow("[part=comments]").is_none(), "nor talked about twice");
    assert!(first.in_shadow("[part=comments]").is_some());
    first.destroy().await;
    second.update(&[]);
    second.frames(2).await;
    second.update(&options);
    second.until(|| (marks() == 1).then_some(())).await;
    second.destroy().await;
    assert_eq!(marks(), 0);
    for element in [list, article] {
        element.remove();
    }
}

#[wasm_bindgen_test]
async fn an_attribute_that_was_to_be_an_option_is_named_once() {
    let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    for (name, value) in [("glosary", "/terms.json"), ("class", "x"), ("data-id", "7")] {
        host.set_attribute(name, value).unwrap();
    }
    let (told, _listener) = warnings(&host);
    let mut stage = Stage::on(host, &[]);
    stage.update(&[("mark", "all")]);
    let expected = "glosary: There is no such option; it is ignored. “glossary” may be meant.";
    assert_eq!(*told.borrow(), [expected]);
}

#[wasm_bindgen_test]
async fn an_element_that_moves_to_another_tree_takes_its_style_sheet_along() {
    let sheets = |tree: &wasm_bindgen::JsValue| {
        let list = Reflect::get(tree, &"adoptedStyleSheets".into()).unwrap();
        js_sys::Array::from(&list).length()
    };
    let before = sheets(&document());
    let outer = add("");
    let shadow = outer.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
    let mut stage = Stage::new(TEXT, &[]);
    assert_eq!(sheets(&document()), before + 1);
    shadow.append_child(&stage.host).unwrap();
    stage.update(&[]);
    assert_eq!((sheets(&document()), sheets(&shadow)), (before, 1));
    stage.destroy().await;
    assert_eq!(sheets(&shadow), 0);
    outer.remove();
}
