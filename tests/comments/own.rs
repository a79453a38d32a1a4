//! What a reader finds again: drafts, a name, and comments of her own.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, keep, kept, value};
use crate::{EMPTY, LIST, SEND, SHOWN, TEXT};

#[wasm_bindgen_test]
async fn drafts_belong_to_their_thread_and_their_box() {
    let mut stage = Stage::new(&[LIST]).await;
    stage.write(TEXT, "To all").await;
    stage.click("article .reply").await;
    stage.focused("article form textarea").await;
    stage.write("article form textarea", "To you alone").await;
    stage.turn_to("/other").await;
    stage.until("another box", || stage.find(TEXT).filter(|area| value(area).is_empty())).await;
    stage.turn_to("/night").await;
    stage.until("the draft", || stage.find(TEXT).filter(|area| value(area) == "To all")).await;
    stage.leave().await;
    let stage = Stage::again(&[LIST], false).await;
    let area = stage.see("article form textarea").await;
    assert_eq!(value(&area), "To you alone");
    stage.read("article form .restored", "restored").await;
    stage.click("article form .restored button").await;
    stage.focused("article .reply").await;
    assert_eq!(stage.count("article form"), 0);
    stage.click("form[data-box=thread] .restored button").await;
    stage.until("an empty box", || stage.find(TEXT).filter(|area| value(area).is_empty())).await;
    assert_eq!(kept(), "");
}

#[wasm_bindgen_test]
async fn a_name_is_kept_only_when_its_owner_wants_it() {
    let stage = Stage::new(&[EMPTY]).await;
    stage.write("input[name=author]", "Ida").await;
    assert_eq!(kept(), "");
    stage.click("input[type=checkbox]").await;
    stage.until("the name", || kept().contains("Ida").then_some(())).await;
    stage.write("input[name=author]", "Ida B.").await;
    stage.leave().await;
    let stage = Stage::again(&[EMPTY], false).await;
    assert_eq!(value(&stage.see("input[name=author]").await), "Ida B.");
    stage.click("input[type=checkbox]").await;
    assert_eq!(kept(), "");
}

#[wasm_bindgen_test]
async fn one_button_removes_everything_and_asks_only_when_a_text_would_be_lost() {
    let stage = Stage::new(&[EMPTY, SHOWN]).await;
    stage.click("input[type=checkbox]").await;
    stage.write(TEXT, "Known for now").await;
    stage.click(SEND).await;
    stage.see("article .edit").await;
    stage.click(".kept .forget").await;
    stage.until("an empty store", || kept().is_empty().then_some(())).await;
    assert_eq!(stage.count("article .edit"), 0);
    keep("other", "of the page");
    stage.write(TEXT, "Not sent yet").await;
    stage.click(".kept .forget").await;
    stage.focused(".kept .keep").await;
    assert!(kept().contains("Not sent yet"));
    stage.click(".kept .danger").await;
    stage.until("what the page keeps", || (kept() == "other=of the page").then_some(())).await;
    stage.until("an empty box", || stage.find(TEXT).filter(|area| value(area).is_empty())).await;
}

#[wasm_bindgen_test]
async fn deleting_asks_first_and_keeps_the_place_for_replies() {
    let stage = Stage::new(&[LIST]).await;
    let id = stage.see("ol.thread > li > article").await.id().replace("glosa-comment-", "");
    stage.leave().await;
    let right = r#"{"ID":{"token":"t","held":false}}"#.replace("ID", &id);
    keep("glosa:own:https://comments.invalid/api | /night", &right);
    let stage = Stage::again(&[LIST, ("DELETE /comments/", recorded!("delete"))], false).await;
    stage.click("article .delete").await;
    stage.focused("article .keep").await;
    stage.click("article .keep").await;
    stage.focused("article .delete").await;
    assert!(!stage.asked().contains("DELETE"));
    stage.click("article .delete").await;
    stage.click("article .danger").await;
    stage.read("article.deleted", "This comment was deleted").await;
    assert!(stage.count("article.deleted article") > 0, "replies stay");
    stage.focused("[part~=count]").await;
    assert_eq!(kept(), "");
}

#[wasm_bindgen_test]
async fn an_edit_begins_with_the_words_as_they_were_typed() {
    let stage = Stage::new(&[EMPTY, SHOWN]).await;
    stage.write(TEXT, "A thought").await;
    stage.click(SEND).await;
    stage.answer("GET /comments/", recorded!("find_own"));
    stage.answer("PATCH /comments/", recorded!("edit_without_right"));
    stage.click("article .edit").await;
    stage.focused("article form textarea").await;
    let area = stage.see("article form textarea").await;
    assert_eq!(value(&area), "A thought with **weight**.");
    stage.write("article form textarea", "New *words*").await;
    stage.click("article form [part~=submit]").await;
    stage.read("article form [part~=notice]", "no longer be changed").await;
    assert_eq!(value(&area), "New *words*");
    stage.answer("PATCH /comments/", recorded!("edit"));
    stage.click("article form [part~=submit]").await;
    stage.read("article .body em", "words").await;
    stage.read("article header", "edited").await;
    stage.focused("article[part~=comment]").await;
    assert_eq!(stage.count("article form"), 0);
}
