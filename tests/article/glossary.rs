//! A widget with its glossary: what the address leads to, what the page is told.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::stage::{Stage, address_of, document, follow};

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

#[wasm_bindgen_test]
async fn a_list_in_the_article_explains_and_is_not_explained() {
    let list = "<dl id=own><dt>virus<dd>Unlike a worm.<dt>worm<dd>Unlike a virus.</dl>";
    let children = [TEXT, list].concat();
    let mut stage = Stage::new(&children, &[("glossary", "#own"), ("mark", "all")]);
    stage.until(|| (stage.texts("p a.glosa-term").len() == 3).then_some(())).await;
    assert_eq!(stage.texts("dl a"), Vec::<String>::new());
    // With another `skip`, and again with none.
    stage.update(&[("glossary", "#own"), ("mark", "all"), ("skip", "p")]);
    stage.until(|| stage.texts("a.glosa-term").is_empty().then_some(())).await;
    stage.update(&[("glossary", "#own"), ("mark", "first")]);
    stage.until(|| (stage.texts("p a.glosa-term").len() == 2).then_some(())).await;
    assert_eq!(stage.texts("dl a"), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn a_list_that_a_fetched_article_took_the_place_of_is_read_again() {
    let list = terms();
    let address = address_of("Judul\nA virus, a worm, an anchor.", "text/plain");
    let own = "<dl id=own><dt>anchor<dd>Holds a ship.</dl>";
    let mut stage = Stage::new(own, &[("src", &address), ("glossary", "#own")]);
    stage.until(|| (stage.texts("a.glosa-term") == ["anchor"]).then_some(())).await;
    assert!(document().get_element_by_id("own").is_none(), "the article stands in its place");
    stage.update(&[("src", &address), ("glossary", "#terms #own")]);
    stage.until(|| (stage.texts("a.glosa-term").len() == 3).then_some(())).await;
    assert_eq!(stage.errors(), 0);
    list.remove();
}
