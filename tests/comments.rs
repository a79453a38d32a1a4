//! The comment part in a real page, against recorded answers of the reference server.
//! What needs the server itself is in the end-to-end journeys.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a test fails by panicking, and its helpers are shared with nobody else"
)]

macro_rules! recorded {
    ($name:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/fixtures/wire/glosa/",
            $name,
            ".json"
        ))
    };
}

#[path = "comments/elsewhere.rs"]
mod elsewhere;
#[path = "comments/focus.rs"]
mod focus;
#[path = "comments/own.rs"]
mod own;
#[path = "comments/said.rs"]
mod said;
#[path = "comments/sending.rs"]
mod sending;
#[path = "comments/stage.rs"]
mod stage;
#[path = "comments/writing.rs"]
mod writing;

use stage::{
    Stage, address_of, forget, frame, go, has_foreign_script_run, id_found, kept, page_address,
    set_base,
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const EMPTY: (&str, &str) = ("GET /comments?", recorded!("list_unknown_thread"));
const LIST: (&str, &str) = ("GET /comments?", recorded!("list"));
const SHOWN: (&str, &str) = ("POST /comments", recorded!("post_shown"));
const TEXT: &str = "form[data-box=thread] textarea[name=text]";
const SEND: &str = "form[data-box=thread] [part~=submit]";
const NOTICE: &str = "form[data-box=thread] [part~=notice]";

#[wasm_bindgen_test]
async fn the_heading_names_the_article_and_the_list_its_count() {
    let stage = Stage::new(&[LIST]).await;
    stage.read("h2", "Post a comment on “Night of the ransomware”").await;
    stage.read("h3", "7 comments").await;
    let comment = stage.see("ol.thread > li > article[part~=comment]").await;
    assert!(comment.id().starts_with("glosa-comment-"));
    let name = stage.read("article h4 a", "Ida <b>").await;
    assert_eq!(name.get_attribute("rel").as_deref(), Some("nofollow ugc noopener"));
    assert_eq!(stage.see("article .body strong").await.text_content().unwrap(), "weight");
    assert!(stage.count("article article[part~=comment]") > 0, "replies stand in their comment");
    assert_eq!(stage.count("article a.when time[datetime]"), stage.count("article[part~=comment]"));
}

#[wasm_bindgen_test]
async fn html_of_a_server_is_rebuilt_before_it_is_shown() {
    let evil = "<p onclick='window.glosaForeignScriptRan=1'>Hi\
                <img src=x onerror='window.glosaForeignScriptRan=1'>\
                <script>window.glosaForeignScriptRan=1</script>\
                <a href='javascript:window.glosaForeignScriptRan=1'>link</a></p>";
    let honest = "<p>A thought with <strong>weight</strong>.</p>";
    let list = recorded!("list").replace(honest, evil);
    assert!(list.contains("onerror"), "the recorded list has the comment");
    let stage = Stage::new(&[("GET /comments?", &list)]).await;
    let comment = stage.read("article .body", "Hi").await;
    let hurtful = comment.query_selector("img, script, [onclick], a[href^=javascript]").unwrap();
    assert_eq!(hurtful, None);
    frame().await;
    assert!(!has_foreign_script_run());
}

#[wasm_bindgen_test]
async fn a_list_that_does_not_come_is_said_and_can_be_tried_again() {
    let stage = Stage::new(&[]).await;
    stage.read("[part~=notice]", "could not be loaded").await;
    stage.see(TEXT).await;
    stage.answer(EMPTY.0, EMPTY.1);
    stage.click(".talk [part~=notice] button").await;
    stage.read(".talk", "No comments yet").await;
}

#[wasm_bindgen_test]
async fn the_address_leads_to_a_comment_that_is_not_on_the_page() {
    let stage = Stage::new(&[EMPTY, ("GET /comments/", recorded!("find"))]).await;
    stage.read(".talk", "No comments yet").await;
    let id = id_found(recorded!("find"));
    go(&format!("glosa-comment-{id}"));
    stage.focused(&format!("[id='glosa-comment-{id}']")).await;
    stage.read("article article", "An answer").await;
    stage.answer("GET /comments/", recorded!("find_unknown"));
    go("glosa-comment-nothing");
    stage.read("[role=status]", "not there").await;
    go("");
}

#[wasm_bindgen_test]
async fn a_comment_of_another_thread_is_not_shown_in_this_one() {
    let elsewhere = recorded!("find").replace("\"/night\"", "\"/elsewhere\"");
    assert_ne!(elsewhere, recorded!("find"), "the recorded answer names its thread");
    let stage = Stage::new(&[EMPTY, ("GET /comments/", &elsewhere)]).await;
    stage.read(".talk", "No comments yet").await;
    go(&format!("glosa-comment-{}", id_found(&elsewhere)));
    stage.until("the search", || stage.asked().contains("GET /comments/").then_some(())).await;
    for _ in 0..10 {
        frame().await;
    }
    assert_eq!(stage.count("article"), 0);
    go("");
}

#[wasm_bindgen_test]
async fn links_to_comments_stay_on_the_page_whatever_its_base() {
    for base in ["https://elsewhere.example/deep/", ""] {
        set_base(base);
        let stage = Stage::new(&[LIST]).await;
        let comment = stage.see("article[part~=comment]").await;
        let link = stage.see("article a.when").await;
        let expected = format!("{}#{}", page_address(), comment.id());
        let leads_to = address_of(&link);
        set_base("");
        assert_eq!(leads_to, expected, "base “{base}”");
    }
}

#[wasm_bindgen_test]
async fn a_closed_thread_offers_no_box_and_still_holds_the_text_meant_for_it() {
    let stage = Stage::new(&[EMPTY]).await;
    stage.write(TEXT, "One more thing").await;
    stage.leave().await;
    let stage = Stage::again(&[("GET /comments?", recorded!("list_closed"))], false).await;
    stage.read(".comments", "discussion is closed").await;
    stage.read("[part~=notice] blockquote", "One more thing").await;
    assert_eq!(stage.count("form, .reply"), 0);
    stage.click("[part~=notice] button").await;
    assert_eq!(kept(), "");
}

#[wasm_bindgen_test]
async fn nothing_is_loaded_before_it_is_near() {
    forget();
    let stage = Stage::again(&[EMPTY], true).await;
    let section = stage.see("section").await;
    for _ in 0..10 {
        frame().await;
    }
    assert_eq!(stage.asked(), "");
    section.scroll_into_view();
    stage.read(".talk", "No comments yet").await;
}
