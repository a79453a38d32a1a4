//! What is copied from a marked article, and what is said of its marks.

use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use super::stage::{Stage, document};
use super::{TEXT, marked};

#[wasm_bindgen(inline_js = r#"
export const key = (target, key) => !target.dispatchEvent(
  new KeyboardEvent('keydown', {key, bubbles: true, composed: true, cancelable: true}));
const copied = (prevent) => {
  const clipboardData = new DataTransfer();
  const event = new ClipboardEvent('copy', {bubbles: true, cancelable: true});
  // Not every browser takes it from the options of an event that is made by hand.
  Object.defineProperty(event, 'clipboardData', {value: clipboardData});
  const start = getSelection().getRangeAt(0).startContainer;
  const target = start.nodeType === 1 ? start : start.parentElement;
  if (prevent) target.addEventListener('copy', (event) => event.preventDefault(), {once: true});
  target.dispatchEvent(event);
  return clipboardData;
};
export const select = (first, from, last, to) => getSelection().setBaseAndExtent(first, from, last, to);
export const copied_html = (prevent) => copied(prevent).getData('text/html');
export const copied_text = () => copied(false).getData('text/plain');
export const selected = () => String(getSelection());
export const sheets = (host) => host.shadowRoot.adoptedStyleSheets.length;
"#)]
extern "C" {
    /// Whether somebody used the key up.
    pub fn key(target: &Element, key: &str) -> bool;
    fn select(first: &web_sys::Node, from: u32, last: &web_sys::Node, to: u32);
    fn copied_html(prevent: bool) -> String;
    fn copied_text() -> String;
    fn selected() -> String;
    /// How many style sheets the shadow root has.
    pub fn sheets(host: &Element) -> u32;
}

fn select_all(element: &Element) {
    select(element, 0, element, element.child_nodes().length());
}

/// What is pasted as HTML, read back: its text, and the names of its elements.
fn pasted(html: &str) -> (String, String) {
    let box_ = document().create_element("div").unwrap();
    box_.set_inner_html(html);
    let all = box_.query_selector_all("*").unwrap();
    let names = (0..all.length()).map(|at| all.get(at).unwrap().unchecked_into::<Element>());
    (box_.text_content().unwrap(), names.map(|e| e.local_name()).collect::<Vec<_>>().join(" "))
}

async fn article() -> Stage {
    let stage = marked(TEXT, &["virus", "worm"], &[("mark", "all")]).await;
    stage.until(|| (stage.texts("a.glosa-term").len() == 3).then_some(())).await;
    stage
}

#[wasm_bindgen_test]
async fn a_copied_article_has_its_own_elements_and_none_of_ours() {
    let stage = article().await;
    let before = stage.host.inner_html();
    select_all(&stage.host);
    let html = copied_html(false);
    let text = "A virus is a virus, and a worm is none.".to_owned();
    assert_eq!(pasted(&html), (text.clone(), "p b".to_owned()), "{html}");
    assert_eq!(copied_text(), selected());
    assert_eq!(selected().trim(), text);
    assert_eq!(stage.host.inner_html(), before, "the article stays marked");
}

#[wasm_bindgen_test]
async fn a_part_of_a_mark_is_copied_without_its_link_and_with_what_it_stands_in() {
    let stage = article().await;
    let word = stage.light("b > a.glosa-term").await.first_child().unwrap();
    select(&word, 1, &word, 4);
    assert_eq!(pasted(&copied_html(false)), ("iru".to_owned(), "b".to_owned()));
    assert_eq!(copied_text(), "iru");
}

#[wasm_bindgen_test]
async fn what_holds_no_mark_and_what_the_page_has_copied_is_left_alone() {
    let stage = article().await;
    let text = stage.light("p").await.first_child().unwrap();
    select(&text, 0, &text, 1);
    assert_eq!(copied_html(false), "", "the browser copies it");
    select_all(&stage.host);
    assert_eq!(copied_html(true), "", "the page has");
}

#[wasm_bindgen_test]
async fn a_selection_that_begins_before_the_article_is_clean_too() {
    let stage = article().await;
    let before = document().create_element("p").unwrap();
    before.set_text_content(Some("Before."));
    document().body().unwrap().insert_before(&before, Some(&stage.host)).unwrap();
    let last = stage.light("p").await;
    select(&before, 0, &last, last.child_nodes().length());
    let (text, names) = pasted(&copied_html(false));
    assert!(text.starts_with("Before.") && text.ends_with("none."), "{text}");
    assert!(!names.split(' ').any(|name| name == "a"), "{names}");
    before.remove();
}

#[wasm_bindgen_test]
async fn the_first_mark_of_a_term_is_described_or_each_or_none() {
    let cases =
        [("", [true, false]), ("first", [true, false]), ("all", [true; 2]), ("none", [false; 2])];
    for (describe, expected) in cases {
        let options = [("mark", "all"), ("describe", describe)];
        let stage = marked(TEXT, &["virus", "worm"], &options).await;
        let all = stage.host.query_selector_all("a[data-term=virus]").unwrap();
        for (at, expected) in (0..).zip(expected) {
            let mark: HtmlElement = all.get(at).unwrap().unchecked_into();
            // What listens may come a frame after what is seen.
            let open = || {
                mark.blur().unwrap();
                mark.focus().unwrap();
                stage.in_shadow("[part=tooltip][data-open]")
            };
            stage.until(open).await;
            assert_eq!(mark.has_attribute("aria-describedby"), expected, "{describe} {at}");
            mark.blur().unwrap();
            stage.until(|| stage.in_shadow("[part=tooltip]:not([data-open])").map(drop)).await;
        }
    }
}
