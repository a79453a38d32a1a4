//! Which of its senses a term has where it stands.

use glosa_core::glossary::MarkPolicy;
use wasm_bindgen_test::wasm_bindgen_test;

use super::stage::{self, Stage};

const MONEY: &str = "A house that keeps money.";
const RIVER: &str = "The land along a river.";

/// What the tooltip of the first `bank` says: what is meant, why, and what is not.
async fn said(article: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
    let stage = Stage::showing(article, MarkPolicy::First, "ltr").await;
    stage.mark("bank").focus().unwrap();
    stage.until_open("bank").await;
    let tip = stage.tip();
    let texts = |selector: &str| stage::texts(&tip, selector);
    let others = texts(".other-senses .definition");
    let mut meant = texts(".definition");
    meant.truncate(meant.len() - others.len());
    let reason = texts(".sense-reason");
    let described = stage::document().query_selector("[id^=glosa-description]").unwrap().unwrap();
    let described = described.text_content().unwrap();
    assert!(described.contains(&meant[0]), "{described} has what is meant");
    for part in reason.iter().chain(&others) {
        assert!(described.contains(part), "{described} has {part}");
    }
    (meant, reason, others)
}

#[wasm_bindgen_test]
async fn the_author_decides_by_the_nearest_name() {
    let (meant, reason, others) = said(
        "<section data-sense='bank'><p>A loan: <b data-sense='absent bank-2'>the <i>bank</i></b></p></section>",
    )
    .await;
    assert_eq!(meant, [RIVER]);
    assert_eq!(reason, ["Meant here, because the author says so."]);
    assert_eq!(others, [""; 0], "the author does not err");
    let (meant, ..) =
        said("<section data-sense='bank'><p data-sense='no-such'>bank</p></section>").await;
    assert_eq!(meant, [MONEY]);
}

#[wasm_bindgen_test]
async fn tags_of_the_publisher_come_before_the_words_around() {
    let (meant, reason, others) =
        said("<div data-tags='x'></div><p>The delta and its bank.</p>").await;
    assert_eq!(meant, [RIVER]);
    assert_eq!(reason, ["Meant here, because “delta” stands in the same paragraph."]);
    assert_eq!(others, [MONEY]);
    let meta = stage::document().create_element("meta").unwrap();
    meta.set_attribute("name", "keywords").unwrap();
    meta.set_attribute("content", "travel, Finance").unwrap();
    stage::document().head().unwrap().append_child(&meta).unwrap();
    let (meant, reason, _) = said("<p>The delta and its bank.</p>").await;
    meta.remove();
    assert_eq!(meant, [MONEY]);
    assert_eq!(reason, ["Meant here, because this article is about “finance”."]);
}

#[wasm_bindgen_test]
async fn a_term_in_the_article_decides_where_none_stands_in_the_block() {
    let (meant, reason, others) =
        said("<ul><li>The bank.</li><li>A loan.</li></ul><p>malware</p>").await;
    assert_eq!(meant, [MONEY]);
    assert_eq!(reason, ["Meant here, because “loan” stands in this article too."]);
    assert_eq!(others, [RIVER]);
}

#[wasm_bindgen_test]
async fn terms_of_both_fields_leave_both_senses() {
    let (meant, reason, others) = said("<p>The delta, the loan, the bank.</p>").await;
    assert_eq!(meant, [MONEY, RIVER]);
    assert_eq!((reason, others), (vec![], vec![]));
}
