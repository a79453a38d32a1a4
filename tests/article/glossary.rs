//! A widget with its glossary: what the address leads to, what the page is told.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::stage::{Stage, document, follow};

/// A list of terms in the page, outside the widget.
pub fn terms() -> HtmlElement {
    let list: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    list.set_inner_html("<dl id=terms hidden><dt>virus<dd>A program.<dt>worm<dd>Another.</dl>");
    document().body().unwrap().append_child(&list).unwrap();
    list
}

const TEXT: &str = "<p>A virus is a virus, and a worm is none.</p>";

#[wasm_bindgen_test]
async fn an_address_is_followed_once_and_again_when_it_is_visited_again() {
    let list = terms();
    follow("#glosa-worm");
    let options = |mark| [("glossary", "#terms"), ("lang", "en"), ("mark", mark)];
    let mut stage = Stage::new(TEXT, &options("first"));
    let details = stage.shadow("details[open]").await;
    assert_eq!(stage.focused().await, "worm");
    details.remove_attribute("open").unwrap();
    stage.update(&options("all"));
    stage.until(|| (stage.texts("a.glosa-term").len() == 3).then_some(())).await;
    let fresh = stage.shadow("details").await;
    assert_ne!(fresh, details, "the list was made anew");
    stage.frames(3).await;
    assert!(stage.in_shadow("details[open]").is_none(), "the reader has been there");
    follow("#");
    follow("#glosa-worm");
    stage.shadow("details[open]").await;
    follow("#");
    list.remove();
}
