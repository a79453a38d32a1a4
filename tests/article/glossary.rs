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
    assert_eq!(fresh, details, "the list stays while it is marked anew");
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

/// The same glossary, as a table and as a term base.
const TABLE: &str = "Term;Definition;Aliases\nvirus;A program.;\nworm;Another.;crawler\n;x;\n\"y\n";
const TERM_BASE: &str = "<?xml version=\"1.0\"?><!DOCTYPE tbx SYSTEM \"http://127.0.0.1:9/no.dtd\">\
    <tbx xmlns=\"urn:iso:std:iso:30042:ed-2\" xml:lang=\"en\"><text><body>\
    <conceptEntry id=\"w\"><langSec xml:lang=\"en\"><descrip type=\"definition\"><![CDATA[Another.]]></descrip>\
    <termSec><term>worm</term></termSec></langSec></conceptEntry>\
    <conceptEntry><descrip type=\"definition\">A program.</descrip>\
    <langSec xml:lang=\"en\"><termSec><term>virus</term></termSec></langSec></conceptEntry>\
    </body></text></tbx>";

#[wasm_bindgen_test]
async fn tables_and_term_bases_are_read_by_type_or_content() {
    for (text, kind) in [
        (TABLE, "text/csv"),
        (TABLE, "text/plain"),
        (TERM_BASE, "application/x-tbx"),
        (TERM_BASE, "text/plain"),
        ("virus\n: A program.\n\nworm\n: Another.", "text/markdown"),
    ] {
        let address = address_of(text, kind);
        let mut stage = Stage::new(TEXT, &[("glossary", &address), ("lang", "en")]);
        stage.until(|| (stage.texts("a.glosa-term") == ["virus", "worm"]).then_some(())).await;
        assert_eq!(stage.errors(), 0, "{kind}");
        stage.destroy().await;
    }
}

#[wasm_bindgen_test]
async fn a_script_of_the_page_may_hold_any_form() {
    let script: HtmlElement = document().create_element("script").unwrap().unchecked_into();
    script.set_id("table");
    script.set_attribute("type", "text/csv").unwrap();
    script.set_text_content(Some(TABLE));
    document().body().unwrap().append_child(&script).unwrap();
    let stage = Stage::new(TEXT, &[("glossary", "#table"), ("lang", "en")]);
    stage.until(|| (stage.texts("a.glosa-term").len() == 2).then_some(())).await;
    // One word on all that was skipped.
    let warnings = stage.warnings();
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    let places = "line 4 is skipped: it has no term; line 5 is skipped";
    assert!(warnings[0].contains(places), "{warnings:?}");
    script.remove();
}

#[wasm_bindgen_test]
async fn xml_that_is_broken_or_declares_entities_is_told_as_an_error() {
    let entity = "<!DOCTYPE tbx [<!ENTITY a \"virus\">]><tbx><term>&a;</term></tbx>";
    for text in ["<tbx><text></tbx>", entity, "<?xml version=\"1.0\"?><rss/>"] {
        let address = address_of(text, "application/xml");
        let mut stage = Stage::new(TEXT, &[("glossary", &address), ("lang", "en")]);
        stage.until(|| (stage.errors() > 0).then_some(())).await;
        assert_eq!(stage.texts("a.glosa-term"), Vec::<String>::new(), "{text}");
        stage.destroy().await;
    }
}
