//! What is said beside a field and to who does not see it, and when it is taken back.

use glosa_core::draft::limits::{AUTHOR_CHARS, EMAIL_BYTES, TEXT_CHARS};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::stage::{Stage, frame, press_send};
use crate::{EMPTY, LIST, NOTICE, SEND, TEXT};

#[wasm_bindgen_test]
async fn a_refusal_is_said_each_time_though_the_focus_is_in_its_field() {
    let stage = Stage::new(&[EMPTY]).await;
    let area: HtmlElement = stage.see(TEXT).await.unchecked_into();
    area.focus().unwrap();
    press_send(&area, false);
    let alert = stage.read("[role=alert]", "write something").await;
    let first = alert.first_element_child().unwrap();
    stage.focused(&format!("{TEXT}[aria-invalid=true][aria-describedby]")).await;
    press_send(&area, false);
    let again = || alert.first_element_child().filter(|second| *second != first);
    let second = stage.until("the same sentence anew", again).await;
    assert_eq!(second.text_content(), first.text_content());
    assert!(!first.is_connected(), "one at a time");
}

#[wasm_bindgen_test]
async fn what_is_said_of_a_field_goes_when_it_is_mended() {
    let cases = [
        (TEXT, "", "Hi"),
        ("input[name=email]", "nope", "ida@example.org"),
        ("input[name=url]", "example.org", ""),
    ];
    let stage = Stage::new(&[EMPTY]).await;
    for (field, wrong, right) in cases {
        stage.write(TEXT, "Hi").await;
        stage.write(field, wrong).await;
        stage.click(SEND).await;
        stage.see(&format!("{field}[aria-invalid=true][aria-describedby]")).await;
        stage.see(NOTICE).await;
        stage.write("input[name=author]", wrong).await;
        assert_eq!(stage.count(NOTICE), 1, "another field mends nothing: {field}");
        stage.write(field, right).await;
        stage.until("the end of it", || (stage.count(NOTICE) == 0).then_some(())).await;
        assert_eq!(stage.count("[aria-invalid]"), 0, "{field}");
    }
}

#[wasm_bindgen_test]
async fn a_field_that_the_server_refuses_is_marked_until_it_is_filled() {
    let needs_name = recorded!("post_empty").replace("\"text\"", "\"author.name\"");
    assert_ne!(needs_name, recorded!("post_empty"));
    let stage = Stage::new(&[EMPTY, ("POST /comments", &needs_name)]).await;
    stage.write(TEXT, "Who am I?").await;
    stage.click(SEND).await;
    stage.read(NOTICE, "asks for a name").await;
    stage.see("input[name=author][aria-invalid=true]").await;
    stage.write("input[name=author]", "Ida").await;
    stage.until("the end of it", || (stage.count(NOTICE) == 0).then_some(())).await;
}

#[wasm_bindgen_test]
async fn near_its_limit_each_field_is_described_by_what_is_left() {
    let cases = [
        (TEXT, TEXT_CHARS, "characters left"),
        ("input[name=author]", AUTHOR_CHARS, "characters left"),
        ("input[name=email]", EMAIL_BYTES, "characters left"),
        ("input[name=author]", AUTHOR_CHARS * 10, "characters too many"),
    ];
    let stage = Stage::new(&[EMPTY]).await;
    for (selector, length, words) in cases {
        stage.write(selector, &"x".repeat(length * 7 / 10)).await;
        let field = stage.see(selector).await;
        if length <= TEXT_CHARS && words.ends_with("left") {
            assert_eq!(field.get_attribute("aria-describedby"), None, "{selector}");
        }
        stage.write(selector, &"x".repeat(length * 9 / 10)).await;
        frame().await;
        let description = field.get_attribute("aria-describedby").unwrap();
        stage.read(&format!("[id='{description}']"), words).await;
        stage.write(selector, "").await;
        assert_eq!(field.get_attribute("aria-describedby"), None, "{selector}");
    }
}

#[wasm_bindgen_test]
async fn a_reply_button_tells_its_box() {
    let stage = Stage::new(&[LIST]).await;
    let button = stage.see("article .reply").await;
    assert_eq!(button.get_attribute("aria-expanded").as_deref(), Some("false"));
    assert_eq!(button.get_attribute("aria-controls"), None);
    stage.click("article .reply").await;
    let area = stage.see("article form textarea").await;
    assert_eq!(button.get_attribute("aria-expanded").as_deref(), Some("true"));
    let form = area.closest("form").unwrap().unwrap();
    assert_eq!(button.get_attribute("aria-controls").as_deref(), Some(&*form.id()));
}
