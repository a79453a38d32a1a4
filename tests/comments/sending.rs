//! What becomes of a text that is let go.

use glosa_core::draft::limits::TEXT_CHARS;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, frame, kept, press_send, tell, value};
use crate::{EMPTY, NOTICE, SEND, SHOWN, TEXT};

#[wasm_bindgen_test]
async fn a_posted_comment_takes_the_focus_and_frees_the_box() {
    let stage = Stage::new(&[EMPTY, SHOWN]).await;
    stage.read(".talk", "No comments yet").await;
    stage.write(TEXT, "A thought with **weight**.").await;
    stage.click(SEND).await;
    stage.read("article .body", "A thought with weight.").await;
    stage.focused("article[id^=glosa-comment-]").await;
    stage.read("[role=status]", "posted").await;
    assert_eq!(value(&stage.see(TEXT).await), "");
    assert_eq!(stage.told(), ["sent"]);
    assert_eq!(stage.count(".echo"), 0);
    stage.see("article .edit").await;
    assert_eq!(unsent(), "", "the text is the server's now");
}

/// What is kept of texts that no server has.
fn unsent() -> String {
    let kept = kept();
    let is_own = |line: &&str| line.starts_with("glosa:own:") || line.starts_with("glosa:visit:");
    kept.lines().filter(|line| !is_own(line)).collect()
}

#[wasm_bindgen_test]
async fn a_held_comment_is_marked_and_found_again_after_a_reload() {
    let stage = Stage::new(&[EMPTY, ("POST /comments", recorded!("post_held"))]).await;
    stage.write(TEXT, "Wait for it").await;
    stage.click(SEND).await;
    stage.read("article.held .badge", "review").await;
    assert_eq!(stage.told(), ["held"]);
    stage.leave().await;
    let stage = Stage::again(&[("GET /comments/", recorded!("find_held")), EMPTY], false).await;
    stage.read("article.held", "Wait for it").await;
    stage.leave().await;
    let gone = ("GET /comments/", recorded!("find_held_of_others"));
    let stage = Stage::again(&[gone, EMPTY], false).await;
    stage.read("[role=status]", "not approved").await;
    assert!(!kept().contains("glosa:own:"), "the right to what is gone is given up");
}

#[wasm_bindgen_test]
async fn each_refusal_brings_the_text_back_with_its_own_sentence() {
    let cases = [
        (recorded!("post_closed"), "closed"),
        (recorded!("post_too_fast"), "Too fast"),
        (recorded!("post_too_long"), "too long"),
        (recorded!("post_conflict"), "another version"),
        (recorded!("post_spam"), "did not take this text"),
        (recorded!("post_invalid"), "does not look like an e-mail"),
    ];
    let stage = Stage::new(&[EMPTY]).await;
    stage.read(".talk", "No comments yet").await;
    for (exchange, words) in cases {
        stage.answer("POST /comments", exchange);
        stage.write(TEXT, "My words").await;
        stage.click(SEND).await;
        stage.read(NOTICE, words).await;
        stage.focused("[part~=notice]").await;
        // The text comes back a moment after its reason.
        let area = stage.see(TEXT).await;
        stage.until("the text", || (value(&area) == "My words").then_some(())).await;
        assert_eq!(stage.count(".echo"), 0, "{words}");
        assert_eq!(stage.told().last().map(String::as_str), Some("refused"), "{words}");
    }
    stage.answer(SHOWN.0, SHOWN.1);
    stage.click(SEND).await;
    stage.read("article .body", "A thought with weight.").await;
    let area = stage.see(TEXT).await;
    stage.until("an empty box", || value(&area).is_empty().then_some(())).await;
    assert!(!unsent().contains("My words"), "{}", kept());
}

#[wasm_bindgen_test]
async fn a_text_without_a_way_is_kept_and_sent_when_the_way_is_free() {
    let stage = Stage::new(&[EMPTY]).await;
    stage.read(".talk", "No comments yet").await;
    stage.write(TEXT, "From the tunnel").await;
    stage.click(SEND).await;
    stage.read("article.echo", "will be sent").await;
    stage.focused("article.echo").await;
    assert_eq!(stage.told(), ["queued"]);
    assert!(kept().contains("From the tunnel"));
    stage.leave().await;
    let stage = Stage::again(&[EMPTY], false).await;
    stage.read("article.echo", "From the tunnel").await;
    stage.answer(SHOWN.0, SHOWN.1);
    tell("online");
    stage.read("article .body", "A thought with weight.").await;
    stage.until("the end of the echo", || (stage.count(".echo") == 0).then_some(())).await;
    assert_eq!(stage.told(), ["sent"]);
    assert!(!unsent().contains("tunnel"));
}

#[wasm_bindgen_test]
async fn a_kept_text_can_be_taken_back_or_thrown_away() {
    let stage = Stage::new(&[EMPTY]).await;
    stage.write(TEXT, "First words").await;
    stage.click(SEND).await;
    stage.read("article.echo", "will be sent").await;
    stage.write(TEXT, "Something else").await;
    stage.click("article.echo .actions button:nth-child(2)").await;
    stage.read(NOTICE, "Something else is in this box").await;
    assert_eq!(stage.count(".echo"), 1, "a box in use takes nothing back");
    stage.write(TEXT, "").await;
    stage.click("article.echo .actions button:nth-child(2)").await;
    stage.focused("textarea[name=text]").await;
    assert_eq!(value(&stage.see(TEXT).await), "First words");
    assert_eq!(stage.count(".echo"), 0);
    stage.click(SEND).await;
    stage.read("article.echo", "will be sent").await;
    stage.click("article.echo .actions button:nth-child(3)").await;
    stage.until("the end of the echo", || (stage.count(".echo") == 0).then_some(())).await;
    assert!(!kept().contains("First words"));
}

#[wasm_bindgen_test]
async fn limits_are_shown_before_they_bite_and_a_long_text_is_not_sent() {
    let stage = Stage::new(&[EMPTY]).await;
    stage.write(TEXT, &"é".repeat(TEXT_CHARS * 8 / 10 - 1)).await;
    assert_eq!(stage.count(".counter"), 0);
    stage.write(TEXT, &"é".repeat(TEXT_CHARS * 8 / 10)).await;
    stage.read(".counter", "2,000 characters left").await;
    stage.write(TEXT, &"é".repeat(TEXT_CHARS + 1)).await;
    stage.read(".counter.over", "1 character too many").await;
    stage.click(SEND).await;
    stage.read(NOTICE, "too long").await;
    stage.focused("textarea[aria-invalid=true][aria-describedby]").await;
    assert!(!stage.asked().contains("POST"), "{}", stage.asked());
}

#[wasm_bindgen_test]
async fn fields_at_fault_are_named_and_focused_before_anything_is_sent() {
    let cases = [
        ("", "", "", "textarea[name=text]", "write something"),
        ("Hi", "nope", "", "input[name=email]", "e-mail address"),
        ("Hi", "", "example.org", "input[name=url]", "begins with https://"),
    ];
    let stage = Stage::new(&[EMPTY]).await;
    for (text, email, url, field, words) in cases {
        stage.write(TEXT, text).await;
        stage.write("input[name=email]", email).await;
        stage.write("input[name=url]", url).await;
        stage.click(SEND).await;
        stage.read(NOTICE, words).await;
        stage.focused(&format!("{field}[aria-invalid=true]")).await;
    }
    assert!(!stage.asked().contains("POST"), "{}", stage.asked());
}

#[wasm_bindgen_test]
async fn the_keyboard_sends_but_not_in_the_middle_of_a_word() {
    let stage = Stage::new(&[EMPTY, SHOWN]).await;
    stage.write(TEXT, "Typed by hand").await;
    press_send(&stage.see(TEXT).await, true);
    frame().await;
    assert!(!stage.asked().contains("POST"), "an input method is at work");
    press_send(&stage.see(TEXT).await, false);
    stage.read("article .body", "A thought with weight.").await;
}

#[wasm_bindgen_test]
async fn what_programs_fill_in_is_out_of_the_way_of_people() {
    let stage = Stage::new(&[EMPTY]).await;
    let trap = stage.see("form input[name=subject]").await;
    assert_eq!(trap.get_attribute("tabindex").as_deref(), Some("-1"));
    assert_eq!(trap.get_attribute("autocomplete").as_deref(), Some("off"));
    assert!(trap.closest("[aria-hidden=true]").unwrap().is_some());
}
