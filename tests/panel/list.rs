//! The list of terms: which marks are shown, what is looked for, where terms stand.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use super::stage::{Stage, forget, has_focus, kept, write};
use super::{TEXT, marked};

const STATUS: &str = "[part=glossary] details > [role=status]";
const FOUND: &str = ".glossary-search [role=status]";

async fn choose(stage: &Stage, value: &str) -> HtmlElement {
    let radio = stage.shadow(&format!(".glossary-marks input[value='{value}']")).await;
    let radio: HtmlElement = radio.unchecked_into();
    radio.focus().unwrap();
    radio.click();
    radio
}

async fn until_marked(stage: &Stage, count: usize) {
    stage.until(|| (stage.texts("a.glosa-term").len() == count).then_some(())).await;
}

async fn until_said(stage: &Stage, selector: &str, sentence: &str) {
    let text = || stage.in_shadow(selector)?.text_content();
    stage.until(|| (text()? == sentence).then_some(())).await;
}

fn shown(stage: &Stage) -> Vec<String> {
    let root = stage.host.shadow_root().unwrap();
    let list = root.query_selector_all(".glossary-entry:not([hidden]) dt").unwrap();
    (0..list.length()).map(|at| list.get(at).unwrap().text_content().unwrap()).collect()
}

#[wasm_bindgen_test]
async fn the_reader_chooses_the_marks_and_stays_where_she_is() {
    forget();
    let stage = marked(TEXT, &["virus", "worm"], &[]).await;
    until_marked(&stage, 2).await;
    let details = stage.shadow("details").await;
    let cases = [
        ("all", 3, "3 places are marked."),
        ("none", 0, "0 places are marked."),
        ("first", 2, "2 places are marked."),
    ];
    for (value, count, sentence) in cases {
        let radio = choose(&stage, value).await;
        until_marked(&stage, count).await;
        until_said(&stage, STATUS, sentence).await;
        assert!(has_focus(&radio), "{value}: the focus stays");
        assert_eq!(stage.shadow("details[open]").await, details, "{value}: the list stays");
        assert_eq!(shown(&stage), ["virus", "worm"], "{value}: all places are listed");
        assert_eq!(kept(), "glosa:marks");
    }
    choose(&stage, "").await;
    stage.until(|| kept().is_empty().then_some(())).await;
    until_marked(&stage, 2).await;
}

#[wasm_bindgen_test]
async fn a_choice_holds_for_the_next_page_and_over_what_the_publisher_says() {
    forget();
    let mut stage = marked(TEXT, &["virus", "worm"], &[]).await;
    choose(&stage, "none").await;
    until_marked(&stage, 0).await;
    stage.destroy().await;
    drop(stage);
    let stage = marked(TEXT, &["virus", "worm"], &[("mark", "all")]).await;
    assert_eq!(stage.texts("a.glosa-term"), Vec::<String>::new());
    assert!(stage.in_shadow(".glossary-marks input[value='none']:checked").is_some());
    choose(&stage, "").await;
    until_marked(&stage, 3).await;
    assert_eq!(kept(), "");
}

#[wasm_bindgen_test]
async fn the_way_back_to_a_mark_that_was_made_anew_leads_to_its_term() {
    forget();
    let stage = marked(TEXT, &["virus", "worm"], &[]).await;
    let mark: HtmlElement = stage.light("a[data-term=worm]").await.unchecked_into();
    mark.click();
    stage.until(|| (stage.in_shadow(".glossary-back")).map(drop)).await;
    choose(&stage, "all").await;
    until_marked(&stage, 3).await;
    stage.shadow(".glossary-back").await.unchecked_into::<HtmlElement>().click();
    let fresh = stage.light("a[data-term=worm]").await;
    stage.until(|| has_focus(&fresh).then_some(())).await;
    forget();
}

const MANY: [&str; 7] = ["anchor", "bell", "clé", "deck", "engine", "flag", "gangway"];
const SHIP: &str = "<p>anchor bell clé deck engine flag gangway</p>";

#[wasm_bindgen_test]
async fn a_long_list_is_searched_as_one_types_and_escape_clears_first() {
    let stage = marked(SHIP, &MANY, &[]).await;
    let field = stage.shadow(".glossary-search input").await;
    assert_eq!(shown(&stage), MANY);
    write(&field, "CLE");
    stage.until(|| (shown(&stage) == ["clé"]).then_some(())).await;
    until_said(&stage, FOUND, "1 term found").await;
    write(&field, "xyz");
    stage.until(|| shown(&stage).is_empty().then_some(())).await;
    until_said(&stage, FOUND, "No term matches.").await;
    assert!(super::copying::key(&field, "Escape"), "it is used up");
    stage.until(|| (shown(&stage) == MANY).then_some(())).await;
    until_said(&stage, FOUND, "").await;
    assert_eq!(super::stage::value(&field), "");
    assert!(!super::copying::key(&field, "Escape"), "the next one is for others");
}

#[wasm_bindgen_test]
async fn who_is_led_to_an_entry_finds_it_whatever_was_looked_for() {
    let stage = marked(SHIP, &MANY, &[]).await;
    let field = stage.shadow(".glossary-search input").await;
    write(&field, "anchor");
    stage.until(|| (shown(&stage) == ["anchor"]).then_some(())).await;
    stage.light("a[data-term=flag]").await.unchecked_into::<HtmlElement>().click();
    stage.until(|| (shown(&stage) == MANY).then_some(())).await;
    assert_eq!(stage.focused().await, "flag");
}

#[wasm_bindgen_test]
async fn a_short_list_needs_no_field() {
    let stage = marked(SHIP, &MANY[..6], &[]).await;
    stage.shadow(".glossary-marks").await;
    assert!(stage.in_shadow(".glossary-search").is_none());
}

fn places(stage: &Stage) -> Vec<Element> {
    let root = stage.host.shadow_root().unwrap();
    let list = root.query_selector_all("#glosa-bell .glossary-place").unwrap();
    (0..list.length()).map(|at| list.get(at).unwrap().unchecked_into()).collect()
}

#[wasm_bindgen_test]
async fn many_places_are_folded_and_the_focus_goes_on_with_the_first_of_them() {
    let text = format!("<p>{}</p>", "bell ".repeat(20));
    let stage = marked(&text, &["bell"], &[]).await;
    stage.shadow(".glossary-fold").await;
    assert_eq!(places(&stage).len(), 12);
    let said = stage.shadow(".glossary-places > span").await.text_content();
    assert_eq!(said.as_deref(), Some("20 times in the article:"));
    let fold: HtmlElement = stage.shadow(".glossary-fold").await.unchecked_into();
    assert_eq!(fold.text_content().as_deref(), Some("Show all 20"));
    fold.click();
    stage.until(|| (places(&stage).len() == 20).then_some(())).await;
    stage.until(|| has_focus(&places(&stage)[12]).then_some(())).await;
    assert_eq!(fold.get_attribute("aria-expanded").as_deref(), Some("true"));
    fold.click();
    stage.until(|| (places(&stage).len() == 12).then_some(())).await;
}

#[wasm_bindgen_test]
async fn a_strip_shows_where_a_term_stands() {
    // The text is ten letters long; the words begin at 0 and at 5.
    let stage = marked("<p>bell bell.</p>", &["bell"], &[("mark", "none")]).await;
    let strip = stage.shadow(".glossary-map path").await;
    let told = || strip.get_attribute("d").filter(|path| path == "M0 0V1M500 0V1");
    stage.until(told).await;
    assert!(stage.in_shadow(".glossary-map[aria-hidden=true]").is_some());
}
