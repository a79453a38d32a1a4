//! Other tabs, other widgets of the page, and a device that keeps nothing.

use glosa_core::json::Value;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::stage::{
    Stage, forget, frame, hold_posts, keep, kept, let_posts_go, refuse_to_keep, set_window_focus,
    tell, tell_storage, value,
};
use crate::{EMPTY, NOTICE, SEND, SHOWN, TEXT};

const DRAFT: &str = "glosa:draft:https://comments.invalid/api | /night | new";

/// Another tab keeps a draft in the place of another, or removes it.
fn other_tab(before: &str, after: &str) {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    keep(DRAFT, after);
    tell_storage(DRAFT, text(before), text(after));
}

#[wasm_bindgen_test]
async fn what_another_tab_writes_comes_into_a_box_that_nobody_writes_in() {
    let stage = Stage::new(&[EMPTY]).await;
    let area: HtmlElement = stage.see(TEXT).await.unchecked_into();
    for (before, after) in
        [("", "From"), ("From", "From the other tab"), ("From the other tab", "")]
    {
        other_tab(before, after);
        stage.until(after, || (value(&area) == after).then_some(())).await;
    }
    // Letter by letter, faster than any frame.
    for (before, after) in [("", "F"), ("F", "Fa"), ("Fa", "Fas"), ("Fas", "Fast")] {
        other_tab(before, after);
    }
    stage.until("Fast", || (value(&area) == "Fast").then_some(())).await;
    stage.write(TEXT, "My own words").await;
    other_tab("From", "From the other tab");
    frame().await;
    assert_eq!(value(&area), "My own words");
}

#[wasm_bindgen_test]
async fn a_box_that_is_written_in_keeps_its_words() {
    for (in_this_window, expected) in [(true, "Mine"), (false, "Mine, and theirs")] {
        let stage = Stage::new(&[EMPTY]).await;
        set_window_focus(in_this_window);
        let area: HtmlElement = stage.see(TEXT).await.unchecked_into();
        area.focus().unwrap();
        stage.write(TEXT, "Mine").await;
        other_tab("Mine", "Mine, and theirs");
        for _ in 0..5 {
            frame().await;
        }
        assert_eq!(value(&area), expected, "in this window: {in_this_window}");
    }
}

#[wasm_bindgen_test]
async fn words_typed_before_the_box_has_taken_up_its_draft_stay() {
    forget();
    keep(DRAFT, "Stored");
    let stage = Stage::again(&[EMPTY], true).await;
    stage.write(TEXT, "Typed").await;
    for _ in 0..10 {
        frame().await;
    }
    assert_eq!(value(&stage.see(TEXT).await), "Typed");
    assert!(kept().contains("Typed"));
}

#[wasm_bindgen_test]
async fn a_device_that_keeps_nothing_is_named_beside_the_box_and_once_in_the_console() {
    let stage = Stage::new(&[EMPTY]).await;
    refuse_to_keep(true);
    for text in ["Half", "Half a thou", "Half a thought"] {
        stage.write(TEXT, text).await;
    }
    stage.read("form[data-box=thread] .unkept", "keeps nothing").await;
    stage.read("[role=status]", "keeps nothing").await;
    stage.click(SEND).await;
    stage.read("article.echo .unkept", "keeps nothing").await;
    assert_eq!(refuse_to_keep(false), 1, "once a page, whichever test came first");
    stage.write(TEXT, "Another").await;
    stage.until("the end of it", || (stage.count(".unkept") == 0).then_some(())).await;
    // The text on its way is in the memory of this page, so the next test would meet it.
    stage.click(".kept .forget").await;
    stage.click(".kept .danger").await;
    stage.until("no text on its way", || (stage.count("article.echo") == 0).then_some(())).await;
}

#[wasm_bindgen_test]
async fn forgetting_in_one_widget_empties_the_fields_of_the_others() {
    let stage = Stage::new(&[EMPTY]).await;
    let other = stage.beside("/other").await;
    for stage in [&stage, &other] {
        stage.click("input[type=checkbox]").await;
        stage.write("input[name=author]", "Ida").await;
    }
    stage.write(TEXT, "Not sent yet").await;
    stage.click(".kept .forget").await;
    stage.click(".kept .danger").await;
    for stage in [&stage, &other] {
        let author = stage.see("input[name=author]").await;
        stage.until("an empty field", || value(&author).is_empty().then_some(())).await;
        stage.see("input[type=checkbox]:not(:checked)").await;
    }
    other.write("input[name=author]", "Ida").await;
    assert_eq!(kept(), "", "what is forgotten is not remembered by another widget");
}

#[wasm_bindgen_test]
async fn another_tab_that_forgets_ends_the_remembering_here() {
    let stage = Stage::new(&[EMPTY]).await;
    stage.click("input[type=checkbox]").await;
    stage.write("input[name=author]", "Ida").await;
    forget();
    tell_storage("glosa:identity", Some("{}".to_owned()), None);
    stage.see("input[type=checkbox]:not(:checked)").await;
    stage.write("input[name=author]", "Ida B.").await;
    assert_eq!(kept(), "");
}

#[wasm_bindgen_test]
async fn a_text_is_told_of_by_one_name_at_the_element_of_its_own_thread() {
    let first = Stage::new(&[EMPTY]).await;
    let second = first.beside("/other").await;
    second.write(TEXT, "For the other thread").await;
    second.click(SEND).await;
    second.read("article.echo", "will be sent").await;
    first.answer(SHOWN.0, SHOWN.1);
    tell("online");
    second.see("article[id^=glosa-comment-]").await;
    assert_eq!(second.told(), ["queued", "sent"]);
    assert_eq!(second.told_of().len(), 1, "{:?}", second.told_of());
    assert_eq!(first.told(), [""; 0]);
    assert_eq!(first.count("article"), 0);
}

#[wasm_bindgen_test]
async fn what_another_widget_has_begun_to_send_is_told_at_the_element_of_its_thread() {
    let mut gone = Stage::new(&[EMPTY]).await;
    gone.turn_to("/other").await;
    gone.write(TEXT, "For the other thread").await;
    gone.click(SEND).await;
    gone.read("article.echo", "will be sent").await;
    gone.leave().await;
    let first = Stage::again(&[EMPTY, SHOWN], false).await;
    hold_posts();
    tell("online");
    first.until("a post", || first.asked().contains("POST").then_some(())).await;
    let second = first.beside("/other").await;
    second.read("article.echo", "Sending").await;
    let_posts_go();
    second.see("article[id^=glosa-comment-]").await;
    second.until("the end of the echo", || (second.count(".echo") == 0).then_some(())).await;
    assert_eq!(second.told(), ["sent"]);
    assert_eq!(first.told(), [""; 0]);
    assert_eq!(first.asked().matches("POST").count(), 1);
}

/// A list of so many comments, named by their numbers.
fn list_of(count: u32) -> String {
    let text = |text: &str| Value::from(text);
    let comment = |number: u32| {
        Value::object([
            ("id", text(&number.to_string())),
            ("author", Value::object([("name", text("Budi"))])),
            ("created", text("2021-07-09T00:00:00Z")),
        ])
    };
    let body = Value::object([
        ("thread", Value::object([("count", f64::from(count).into())])),
        ("comments", Value::Array((0..count).map(comment).collect())),
    ]);
    let body = serde_json::to_string(&body).unwrap();
    format!(r#"{{"response": {{"status": 200, "headers": {{}}, "body": {body}}}}}"#)
}

#[wasm_bindgen_test]
async fn every_reply_that_was_begun_reopens() {
    forget();
    let scope = "glosa:draft:https://comments.invalid/api | /night | reply ";
    for number in 0..12 {
        keep(&format!("{scope}{number}"), &format!("Answer {number}."));
    }
    let stage = Stage::again(&[("GET /comments?", &list_of(12))], false).await;
    stage.until("twelve boxes", || (stage.count("article form") == 12).then_some(())).await;
}

#[wasm_bindgen_test]
async fn a_reply_to_what_is_gone_stays_in_sight_while_the_box_is_in_use() {
    forget();
    keep(DRAFT, "Something else");
    keep("glosa:draft:https://comments.invalid/api | /night | reply gone", "You are right.");
    let answers = [EMPTY, ("GET /comments/", recorded!("find_unknown"))];
    let stage = Stage::again(&answers, false).await;
    stage.read("[part~=notice] blockquote", "You are right.").await;
    assert_eq!(value(&stage.see(TEXT).await), "Something else");
    stage.click("[part~=notice] button").await;
    stage.until("the end of it", || (stage.count("[part~=notice]") == 0).then_some(())).await;
    assert!(!kept().contains("You are right."));
    assert_eq!(stage.count(NOTICE), 0);
}
