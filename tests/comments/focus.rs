//! Where the keyboard's focus goes when what it was on is gone.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, keep};
use crate::{EMPTY, LIST, SEND, SHOWN, TEXT};

const ECHO_BUTTON: &str = "article.echo .actions button";

/// The recorded page of replies, as one that this reader does not know, and the last.
fn last_replies() -> String {
    let page = recorded!("list_replies");
    let page = page.replace("06h0pjbr9272sf0a", "fresh-1").replace("06h0pjbrakj9gncr", "fresh-2");
    let last = page.replace("\"by4wNmgwcGpicmFrajlnbmNy\"", "null");
    assert!(last.contains("fresh-2") && last != page, "the recording is as it was");
    last
}

#[wasm_bindgen_test]
async fn more_comments_are_counted_and_the_first_takes_the_focus() {
    let stage = Stage::new(&[LIST]).await;
    stage.answer("GET /comments?thread=%2Fnight&sort=oldest&parent", &last_replies());
    stage.press(".more button").await;
    stage.focused("[id=glosa-comment-fresh-1]").await;
    stage.read("[role=status]", "2 more comments are loaded.").await;
    assert_eq!(stage.count(".more"), 0, "the button is gone");
}

#[wasm_bindgen_test]
async fn more_comments_that_do_not_come_are_said_and_leave_the_focus() {
    let stage = Stage::new(&[LIST]).await;
    stage.answer("GET /comments?", recorded!("not_json"));
    stage.press(".more button").await;
    stage.read(".more [part~=notice]", "did not take this text").await;
    stage.read("[role=status]", "could not be loaded").await;
    stage.focused(".more button").await;
}

#[wasm_bindgen_test]
async fn a_list_that_is_tried_again_leads_to_its_heading() {
    let stage = Stage::new(&[]).await;
    stage.read("[role=status]", "could not be loaded").await;
    stage.answer(LIST.0, LIST.1);
    stage.press(".talk [part~=notice] button").await;
    stage.focused("[part~=count]").await;
    stage.read("[role=status]", "7 comments").await;
}

#[wasm_bindgen_test]
async fn a_kept_text_that_is_tried_now_keeps_the_focus() {
    let stage = Stage::new(&[EMPTY]).await;
    stage.write(TEXT, "From the tunnel").await;
    stage.click(SEND).await;
    stage.read("article.echo", "will be sent").await;
    stage.press(&format!("{ECHO_BUTTON}:nth-child(1)")).await;
    stage.focused("article.echo").await;
    stage.answer(SHOWN.0, SHOWN.1);
    stage.press(&format!("{ECHO_BUTTON}:nth-child(1)")).await;
    stage.focused("article[id^=glosa-comment-]").await;
}

#[wasm_bindgen_test]
async fn a_comment_that_is_not_deleted_leaves_the_focus_at_its_button() {
    let stage = Stage::new(&[EMPTY, SHOWN]).await;
    stage.write(TEXT, "Here to stay").await;
    stage.click(SEND).await;
    stage.answer("DELETE /comments/", recorded!("edit_without_right"));
    stage.press("article .delete").await;
    stage.press("article .danger").await;
    stage.read("article footer [part~=notice]", "no longer be changed").await;
    stage.read("[role=alert]", "no longer be changed").await;
    stage.focused("article .delete").await;
}

#[wasm_bindgen_test]
async fn an_edit_leads_back_to_its_comment_saved_or_not() {
    let stage = Stage::new(&[EMPTY, SHOWN]).await;
    stage.write(TEXT, "A thought").await;
    stage.click(SEND).await;
    stage.answer("GET /comments/", recorded!("find_own"));
    stage.answer("PATCH /comments/", recorded!("edit"));
    stage.press("article .edit").await;
    stage.focused("article form textarea").await;
    stage.press("article form .cancel").await;
    stage.focused("article .edit").await;
    stage.press("article .edit").await;
    stage.focused("article form textarea").await;
    stage.press("article form [part~=submit]").await;
    stage.focused("article[part~=comment]").await;
    stage.read("[role=status]", "changed").await;
}

#[wasm_bindgen_test]
async fn what_has_no_place_any_more_leads_to_the_heading() {
    let stage = Stage::new(&[EMPTY]).await;
    stage.leave().await;
    keep("glosa:draft:https://comments.invalid/api | /night | new", "Too late");
    let stage = Stage::again(&[("GET /comments?", recorded!("list_closed"))], false).await;
    stage.press("[part~=notice] button").await;
    stage.focused("[part~=heading]").await;
}
