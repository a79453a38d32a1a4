//! What machines and programs are told of the terms.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::stage::{Stage, address_of, document};
use super::{TEXT, glossary, marked};

const SCRIPTS: &str = "head script[type='application/ld+json']";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = JSON)]
    fn stringify(value: &JsValue) -> String;
}

fn linked() -> Vec<String> {
    let list = document().query_selector_all(SCRIPTS).unwrap();
    (0..list.length()).map(|at| list.get(at).unwrap().text_content().unwrap()).collect()
}

#[wasm_bindgen_test]
async fn terms_are_told_to_machines_as_long_as_the_widget_stands() {
    let mut stage = marked(TEXT, &["virus", "worm", "</script>"], &[("jsonld", "on")]).await;
    stage.until(|| (linked().len() == 1).then_some(())).await;
    let json = linked().remove(0);
    for part in ["\"DefinedTermSet\"", "#glosa-worm\"", "\"description\":\"What virus is.\""] {
        assert!(json.contains(part), "{part} in {json}");
    }
    assert!(!json.contains('<'));
    stage.destroy().await;
    assert_eq!(linked(), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn by_default_those_of_a_fetched_article_are() {
    let source = address_of("Title\n\nA virus.", "text/plain");
    let address = glossary(&["virus"]);
    let options = [("src", &*source), ("glossary", &*address), ("lang", "en")];
    let stage = Stage::new("", &options);
    stage.until(|| (linked().len() == 1).then_some(())).await;
    drop(stage);
    assert_eq!(linked(), Vec::<String>::new());
    let off = [options[0], options[1], options[2], ("jsonld", "off")];
    for (children, options) in [(TEXT, &options[1..]), ("", &off[..])] {
        let stage = Stage::new(children, options);
        stage.shadow("[part=glossary]").await;
        stage.frames(20).await;
        assert_eq!(linked(), Vec::<String>::new(), "{options:?}");
    }
}

#[wasm_bindgen_test]
async fn it_is_explained_why_words_are_marked() {
    let entries = r#"[{"term": "virus", "aliases": ["malware"], "definition": "x", "language": "en"},
        {"term": "worm", "definition": "y"}, {"term": "turbine", "definition": "z"}]"#;
    let address = address_of(entries, "application/json");
    let text = "<p lang=en>The viruses and malware of a worm.</p>";
    let stage = Stage::new(text, &[("glossary", &address), ("lang", "en")]);
    // Asked before anything is marked.
    let promise = stage.handle.as_ref().unwrap().explain();
    let rows = JsFuture::from(promise).await.unwrap();
    assert_eq!(
        stringify(&rows),
        concat!(
            r#"[{"text":"viruses","term":"virus","label":"virus","alias":null,"rule":"plural","language":"en","start":4,"marked":true,"shared":[]},"#,
            r#"{"text":"malware","term":"virus","label":"virus","alias":"malware","rule":"exact","language":"en","start":16,"marked":false,"shared":[]},"#,
            r#"{"text":"worm","term":"worm","label":"worm","alias":null,"rule":"exact","language":null,"start":29,"marked":true,"shared":[]},"#,
            r#"{"text":null,"term":"turbine","label":"turbine","alias":null,"rule":null,"language":null,"start":null,"marked":false,"shared":[]}]"#,
        )
    );
}
