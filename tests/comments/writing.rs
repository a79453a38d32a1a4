//! What helps to write: tools, pasted rich text, previews and quotes; and what warns before
//! a text is lost.

use glosa_core::wire::Dialect;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};

use crate::stage::{Stage, frame, kept, refuse_to_keep, value};
use crate::{EMPTY, LIST, NOTICE, SEND, TEXT};

#[wasm_bindgen(inline_js = r#"
export const undo = (field) => { field.focus(); document.execCommand('undo'); };
const is_apple = /^(Mac|iP)/.test(navigator.platform);
// Presses a key, with Ctrl or Command where it is a chord; answers whether it was taken.
export const press_key = (element, key, chord, init) => !element.dispatchEvent(new KeyboardEvent('keydown', {
  key, ctrlKey: chord && !is_apple, metaKey: chord && is_apple, bubbles: true, cancelable: true,
  composed: true, ...JSON.parse(init),
}));
// Pastes; answers whether that was taken. A browser itself pastes nothing here.
export const paste = (field, html, text) => {
  const clipboardData = new DataTransfer();
  if (html) clipboardData.setData('text/html', html);
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true });
  // Firefox takes none from who makes the event.
  Object.defineProperty(event, 'clipboardData', { value: clipboardData });
  return !field.dispatchEvent(event);
};
export const is_mouse_taken = (element) => !element.dispatchEvent(new MouseEvent('mousedown', {
  bubbles: true, cancelable: true, composed: true,
}));
const selection_of = (element) => element.getRootNode().getSelection?.() ?? document.getSelection();
// Selects from the text of one element up to the end of another one.
export const select_from = (first, offset, last) => {
  const walker = document.createTreeWalker(first, NodeFilter.SHOW_TEXT);
  selection_of(first).setBaseAndExtent(walker.nextNode(), offset, last, last.childNodes.length);
};
export const select_nothing = (element) => selection_of(element).removeAllRanges();
// Whether the browser would ask before the page goes.
export const asks_before_leaving = () =>
  !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
export const set_direction = (element, direction) => { element.getRootNode().host.dir = direction; };
export const forget_command = (forgotten) => {
  if (forgotten) document.execCommand = () => false; else delete document.execCommand;
};
"#)]
extern "C" {
    fn undo(field: &Element);
    fn press_key(element: &Element, key: &str, chord: bool, init: &str) -> bool;
    fn paste(field: &Element, html: &str, text: &str) -> bool;
    fn is_mouse_taken(element: &Element) -> bool;
    fn select_from(first: &Element, offset: u32, last: &Element);
    fn select_nothing(element: &Element);
    fn asks_before_leaving() -> bool;
    fn set_direction(element: &Element, direction: &str);
    fn forget_command(forgotten: bool);
}

const REPLY_TEXT: &str = "article form textarea";
const PREVIEW: &str = "form[data-box=thread] .show-preview";

fn tool(name: &str) -> String {
    format!("form[data-box=thread] [data-tool={name}]")
}

/// The box with a text of which something is selected.
async fn with_text(stage: &Stage, text: &str, start: u32, end: u32) -> HtmlTextAreaElement {
    stage.write(TEXT, text).await;
    let area: HtmlTextAreaElement = stage.see(TEXT).await.unchecked_into();
    area.focus().unwrap();
    area.set_selection_range(start, end).unwrap();
    area
}

fn selected(area: &HtmlTextAreaElement) -> (u32, u32) {
    let at = |end: Result<Option<u32>, JsValue>| end.unwrap().unwrap();
    (at(area.selection_start()), at(area.selection_end()))
}

#[wasm_bindgen_test]
async fn a_tool_works_on_what_is_selected_and_can_be_undone() {
    let stage = Stage::new(&[EMPTY]).await;
    let area = with_text(&stage, "Some words", 5, 10).await;
    stage.click(&tool("bold")).await;
    assert_eq!(value(&area), "Some **words**");
    assert_eq!(selected(&area), (7, 12));
    stage.focused(TEXT).await;
    assert!(kept().contains("Some **words**"), "{}", kept());
    undo(&area);
    frame().await;
    assert_eq!(value(&area), "Some words");
    assert!(!kept().contains("**"), "{}", kept());
    area.set_selection_range(5, 10).unwrap();
    for _ in 0..2 {
        stage.click(&tool("italic")).await;
    }
    assert_eq!(value(&area), "Some words", "the second time takes it off");
    let cases = [
        ("link", "[words](https://)"),
        ("code", "`words`"),
        ("quote", "> words"),
        ("list", "- words"),
    ];
    for (name, expected) in cases {
        let area = with_text(&stage, "words", 0, 5).await;
        stage.click(&tool(name)).await;
        assert_eq!(value(&area), expected);
    }
}

#[wasm_bindgen_test]
async fn a_tool_works_where_the_browser_does_not_help() {
    let stage = Stage::new(&[EMPTY]).await;
    let area = with_text(&stage, "Some words", 5, 10).await;
    forget_command(true);
    stage.click(&tool("bold")).await;
    forget_command(false);
    assert_eq!(value(&area), "Some **words**");
    assert!(kept().contains("Some **words**"), "{}", kept());
}

#[wasm_bindgen_test]
async fn keys_call_tools_but_not_in_the_middle_of_a_word() {
    let stage = Stage::new(&[EMPTY]).await;
    for (key, expected) in [("b", "**a**"), ("i", "*a*"), ("k", "[a](https://)")] {
        let area = with_text(&stage, "a", 0, 1).await;
        for other in [
            r#"{"isComposing": true}"#,
            r#"{"keyCode": 229}"#,
            r#"{"shiftKey": true}"#,
            r#"{"altKey": true}"#,
        ] {
            assert!(!press_key(&area, key, true, other), "{key} {other}");
        }
        assert!(!press_key(&area, key, false, "{}"), "{key} alone");
        assert_eq!(value(&area), "a");
        assert!(press_key(&area, key, true, "{}"), "{key}");
        assert_eq!(value(&area), expected);
    }
    let area = stage.see(TEXT).await;
    assert!(!press_key(&area, "Enter", true, r#"{"keyCode": 229}"#));
    frame().await;
    assert!(!stage.asked().contains("POST"), "{}", stage.asked());
}

#[wasm_bindgen_test]
async fn the_toolbar_is_one_stop_with_arrow_keys_in_it() {
    let stage = Stage::new(&[EMPTY]).await;
    let bar = stage.see("form[data-box=thread] [role=toolbar][aria-label=Formatting]").await;
    let stop = "form[data-box=thread] [role=toolbar] [tabindex='0']";
    assert_eq!(stage.count(stop), 1);
    assert_eq!(stage.count("form[data-box=thread] [role=toolbar] button[title][aria-label]"), 6);
    let steps = [
        ("ltr", "ArrowRight", "italic"),
        ("ltr", "End", "list"),
        ("ltr", "ArrowRight", "bold"),
        ("ltr", "ArrowLeft", "list"),
        ("rtl", "ArrowRight", "code"),
        ("rtl", "ArrowLeft", "list"),
        ("ltr", "Home", "bold"),
    ];
    stage.see(&tool("bold")).await.unchecked_into::<HtmlElement>().focus().unwrap();
    for (direction, key, name) in steps {
        set_direction(&bar, direction);
        assert!(press_key(&stage.see(stop).await, key, false, "{}"), "{key}");
        let there = format!("[data-tool={name}]");
        stage.focused(&there).await;
        stage.until(name, || stage.find(stop)?.matches(&there).unwrap().then_some(())).await;
        assert_eq!(stage.count(stop), 1);
    }
    let bold = stage.see(&tool("bold")).await;
    assert!(!press_key(&bold, "Tab", false, "{}"), "the way out is free");
    assert!(is_mouse_taken(&bold), "the text keeps what is selected");
}

#[wasm_bindgen_test]
async fn rich_text_is_pasted_as_markdown_and_can_be_undone() {
    let stage = Stage::new(&[EMPTY]).await;
    let area = with_text(&stage, "See: x", 5, 6).await;
    let html = "<meta charset='utf-8'><p>A <b>bold</b> <a href='https://e.org/'>link</a></p>\
        <script>bad()</script><ul><li>2 * 3</li><li>a*b*</li></ul><form>no</form>";
    assert!(paste(&area, html, "plain"));
    let expected = "See: A **bold** [link](https://e.org/)\n\n- 2 * 3\n- a\\*b\\*";
    assert_eq!(value(&area), expected);
    assert!(kept().contains("A **bold**"), "{}", kept());
    undo(&area);
    frame().await;
    assert_eq!(value(&area), "See: x");
    for (html, why) in [
        ("", "plain text"),
        ("<p>Only <span>words</span></p>", "nothing but words"),
        ("<div style='white-space: pre'><b>let</b> x</div>", "code of an editor"),
    ] {
        assert!(!paste(&area, html, "plain"), "{why}");
    }
}

#[wasm_bindgen_test]
async fn a_preview_shows_the_servers_html_and_goes_when_the_text_changes() {
    let stage = Stage::new(&[EMPTY]).await;
    stage.click(PREVIEW).await;
    stage.read(NOTICE, "write something").await;
    assert!(!stage.asked().contains("/preview"), "{}", stage.asked());
    let shown = recorded!("preview").replace("<p>", "<p onclick='x()'><script>x()</script>");
    stage.answer("POST /preview", &shown);
    stage.write(TEXT, "A *sample*").await;
    stage.click(PREVIEW).await;
    stage.read("form[data-box=thread] .preview .body em", "sample").await;
    stage.read("[role=status]", "preview stands below").await;
    assert_eq!(stage.count(".preview script, .preview [onclick]"), 0);
    let button = stage.see(&format!("{PREVIEW}[aria-expanded=true][aria-controls]")).await;
    let id = button.get_attribute("aria-controls").unwrap();
    stage.see(&format!("[id='{id}'][role=group][aria-labelledby]")).await;
    stage.write(TEXT, "A *sample*!").await;
    let gone = || (stage.count(".preview") == 0).then_some(());
    stage.until("its end", gone).await;
    stage.see(&format!("{PREVIEW}[aria-expanded=false]:not([aria-controls])")).await;
    for _ in 0..2 {
        stage.click(PREVIEW).await;
        stage.read(".preview .body", "A sample").await;
        stage.click(PREVIEW).await;
        stage.until("its end", gone).await;
    }
}

#[wasm_bindgen_test]
async fn a_preview_that_does_not_come_says_why() {
    let stage = Stage::new(&[EMPTY, ("POST /preview", recorded!("post_too_fast"))]).await;
    stage.write(TEXT, "A *sample*").await;
    stage.click(PREVIEW).await;
    stage.read(".preview .notice", "Too fast").await;
    stage.read("[role=alert]", "Too fast").await;
    assert_eq!(value(&stage.see(TEXT).await), "A *sample*");
}

#[wasm_bindgen_test]
async fn what_a_server_cannot_do_is_not_offered() {
    let mut stage = Stage::new(&[LIST]).await;
    for (dialect, tools, previews) in
        [(Dialect::Waline, 1, 0), (Dialect::WordPress, 0, 0), (Dialect::Glosa, 1, 1)]
    {
        stage.turn_to_dialect(dialect).await;
        stage.see(TEXT).await;
        let count = |selector: &str| stage.count(&format!("form[data-box=thread] {selector}"));
        stage.until("its tools", || (count("[role=toolbar]") == tools).then_some(())).await;
        assert_eq!(count(".show-preview"), previews, "{dialect:?}");
    }
    stage.turn_to_dialect(Dialect::WordPress).await;
    stage.until("no tools", || stage.find("[role=toolbar]").is_none().then_some(())).await;
    let area = with_text(&stage, "a", 0, 1).await;
    assert!(!press_key(&area, "b", true, "{}"));
    assert!(!paste(&area, "<b>x</b>", "x"));
}

#[wasm_bindgen_test]
async fn a_reply_begins_with_what_is_selected_of_its_comment() {
    let stage = Stage::new(&[LIST]).await;
    let body = stage.see("article .body").await;
    select_from(&body, 2, &body);
    assert!(is_mouse_taken(&stage.see("article .reply").await), "it stays selected");
    stage.click("article .reply").await;
    stage.focused(REPLY_TEXT).await;
    let quoted = "> thought with **weight**.\n\n";
    assert_eq!(value(&stage.see(REPLY_TEXT).await), quoted);
    assert!(kept().contains("> thought"), "{}", kept());
    stage.write(REPLY_TEXT, "Mine").await;
    select_from(&body, 0, &body);
    stage.click("article .reply").await;
    frame().await;
    assert_eq!(value(&stage.see(REPLY_TEXT).await), "Mine", "what is written stays");
    stage.click("article form .cancel").await;
    stage.until("no box", || (stage.count("article form") == 0).then_some(())).await;
    select_nothing(&body);
    stage.click("article .reply").await;
    assert_eq!(value(&stage.see(REPLY_TEXT).await), "");
}

#[wasm_bindgen_test]
async fn a_reply_quotes_no_more_than_its_own_comment() {
    let stage = Stage::new(&[LIST]).await;
    let first = stage.see("article .body").await;
    let second = stage.see("article article .body").await;
    select_from(&first, 2, &second);
    stage.click("article article .reply").await;
    let second_text = "article article form textarea";
    assert_eq!(value(&stage.see(second_text).await), "> An answer\n\n");
    select_from(&first, 2, &second);
    stage.click("article .reply").await;
    stage.until("two boxes", || (stage.count("article form") == 2).then_some(())).await;
    assert_eq!(value(&stage.see(REPLY_TEXT).await), "> thought with **weight**.\n\n");
    select_nothing(&first);
}

#[wasm_bindgen_test]
async fn the_browser_asks_before_leaving_only_when_a_text_would_be_lost() {
    let stage = Stage::new(&[EMPTY]).await;
    assert!(!asks_before_leaving(), "nothing is written");
    stage.write(TEXT, "Kept").await;
    assert!(!asks_before_leaving(), "the device keeps it");
    refuse_to_keep(true);
    stage.write(TEXT, "Not kept").await;
    stage.until("a question", || asks_before_leaving().then_some(())).await;
    stage.write(TEXT, "").await;
    stage.until("no question", || (!asks_before_leaving()).then_some(())).await;
    stage.write(TEXT, "On its way").await;
    stage.click(SEND).await;
    stage.see("article.echo").await;
    stage.until("a question", || asks_before_leaving().then_some(())).await;
    refuse_to_keep(false);
    // The text on its way is in the memory of this page, so the next test would meet it.
    stage.click(".kept .forget").await;
    stage.click(".kept .danger").await;
    stage.until("no question", || (!asks_before_leaving()).then_some(())).await;
}
