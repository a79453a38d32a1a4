//! The tooltip and the list of terms in a real page: events of the document in, what
//! stands on the screen out. The rules behind them are tested in `glosa-core`.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a test fails by panicking, and its helpers are shared with nobody else"
)]

#[path = "tooltip/list.rs"]
mod list;
#[path = "tooltip/senses.rs"]
mod senses;
#[path = "tooltip/stage.rs"]
mod stage;

use glosa_core::tooltip::placement::{EDGE_MARGIN, GAP};
use stage::{Stage, active, click, frame, key, pointer};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn focus_opens_it_in_the_top_layer_and_stays_on_the_mark() {
    let stage = Stage::new("ltr").await;
    let mark = stage.mark("malware");
    mark.focus().unwrap();
    stage.until_open("malware").await;
    assert_eq!(stage.tip().get_attribute("role").as_deref(), Some("tooltip"));
    assert!(stage.tip().matches(":popover-open").unwrap(), "it is in the top layer");
    assert_eq!(active(), Some(mark.clone().into()));
    let parts = stage.tip().query_selector_all("*").unwrap();
    let focusable = (0..parts.length())
        .filter_map(|index| parts.get(index))
        .filter(|node| stage::tab_index(node) >= 0)
        .count();
    assert_eq!(focusable, 0, "nothing in a tooltip is a Tab stop");
    mark.blur().unwrap();
    stage.until_closed().await;
    assert_eq!(stage.told(), ["malware true", "malware false"]);
}

#[wasm_bindgen_test]
async fn an_open_tooltip_describes_its_mark_and_a_closed_one_leaves_no_trace() {
    let stage = Stage::new("ltr").await;
    let mark = stage.mark("bank");
    let before = stage.host.outer_html();
    let text = stage.host.text_content();
    mark.focus().unwrap();
    assert_eq!(stage.host.text_content(), text, "the text of the article is its own");
    let id = mark.get_attribute("aria-describedby").expect("described with the focus, not later");
    let description = stage::document().get_element_by_id(&id).unwrap();
    assert_eq!(
        description.text_content().as_deref(),
        Some("1. A house that keeps money. 2. The land along a river.")
    );
    assert!(description.has_attribute("hidden"));
    stage.until_open("bank").await;
    mark.blur().unwrap();
    stage.until_closed().await;
    assert_eq!(stage.host.outer_html(), before);
}

#[wasm_bindgen_test]
async fn what_described_a_mark_before_still_does() {
    let stage = Stage::new("ltr").await;
    let mark = stage.mark("malware");
    mark.set_attribute("aria-describedby", "footnote").unwrap();
    mark.focus().unwrap();
    let ids = mark.get_attribute("aria-describedby").unwrap();
    assert!(ids.starts_with("footnote glosa-description-"), "{ids}");
    mark.blur().unwrap();
    assert_eq!(mark.get_attribute("aria-describedby").as_deref(), Some("footnote"));
}

#[wasm_bindgen_test]
async fn it_stands_at_the_line_of_a_wrapped_mark_that_the_pointer_is_on() {
    let stage = Stage::new("ltr").await;
    let mark = stage.mark("cyber-attack");
    let lines = stage::lines(&mark);
    assert_eq!(lines.len(), 2, "the mark wraps");
    for line in lines {
        let (x, y) = (line.x + line.width / 2.0, line.y + line.height / 2.0);
        pointer(&mark, "pointerover", x, y, "mouse");
        stage.until_open("cyber attack").await;
        frame().await;
        let tip = stage.tip_box();
        assert!((tip.y - line.bottom() - GAP).abs() < 1.0, "{tip:?} below {line:?}");
        assert!(tip.x <= x && x <= tip.right(), "{tip:?} reaches {x}");
        key(&mark, "Escape", false);
        stage.until_closed().await;
        pointer(&stage.article, "pointerover", 0.0, 0.0, "mouse");
    }
}

#[wasm_bindgen_test]
async fn it_is_inside_the_viewport_at_each_corner_and_does_not_cover_its_mark() {
    for direction in ["ltr", "rtl"] {
        let stage = Stage::new(direction).await;
        let mark = stage.mark("malware");
        let paragraph = mark.closest("p").unwrap().unwrap();
        for corner in ["top:0;left:0", "top:0;right:0", "bottom:0;left:0", "bottom:0;right:0"] {
            let style = format!("position:fixed;margin:0;inline-size:max-content;{corner}");
            paragraph.set_attribute("style", &style).unwrap();
            mark.focus().unwrap();
            stage.until_open("malware").await;
            let (tip, mark_box) = (stage.tip_box(), stage::lines(&mark)[0]);
            let area = stage::viewport();
            assert!(tip.x >= area.x + EDGE_MARGIN - 1.0, "{corner}: {tip:?}");
            assert!(tip.right() <= area.right() - EDGE_MARGIN + 1.0, "{corner}: {tip:?}");
            assert!(tip.y >= EDGE_MARGIN - 1.0, "{corner}: {tip:?}");
            assert!(tip.bottom() <= area.bottom() - EDGE_MARGIN + 1.0, "{corner}: {tip:?}");
            assert!(!tip.overlaps(mark_box), "{corner}: {tip:?} covers {mark_box:?}");
            mark.blur().unwrap();
            stage.until_closed().await;
        }
    }
}

#[wasm_bindgen_test]
async fn it_follows_its_mark_when_the_page_scrolls() {
    let stage = Stage::new("ltr").await;
    let mark = stage.mark("malware");
    mark.focus().unwrap();
    stage.until_open("malware").await;
    let distance = || stage.tip_box().y - stage::lines(&mark)[0].bottom();
    let before = distance();
    stage::scroll_by(40.0);
    stage.until("it stands at its mark again", || (distance() - before).abs() < 1.0).await;
    stage::scroll_by(500.0);
    let anchor = || stage.tip().get_attribute("data-anchor");
    stage.until("it went with its mark", || anchor().as_deref() == Some("away")).await;
    stage::scroll_by(-540.0);
    stage.until("it came back with it", || anchor().as_deref() == Some("seen")).await;
}

#[wasm_bindgen_test]
async fn a_resting_pointer_opens_it_and_it_lets_the_pointer_in() {
    let stage = Stage::new("ltr").await;
    let mark = stage.mark("malware");
    let line = stage::lines(&mark)[0];
    pointer(&mark, "pointerover", line.x + 2.0, line.y + 2.0, "mouse");
    stage.until_open("malware").await;
    pointer(&stage.article, "pointerleave", line.x + 2.0, line.bottom() + 4.0, "mouse");
    pointer(&stage.tip(), "pointerenter", line.x + 2.0, line.bottom() + 12.0, "mouse");
    pointer(&stage.tip(), "pointerleave", 0.0, 0.0, "mouse");
    stage.until_closed().await;
}

#[wasm_bindgen_test]
async fn escape_is_used_up_by_an_open_tooltip_only() {
    let stage = Stage::new("ltr").await;
    let mark = stage.mark("malware");
    assert!(!key(&stage::body(), "Escape", false), "nothing is open");
    mark.focus().unwrap();
    stage.until_open("malware").await;
    assert!(!key(&mark, "Escape", true), "the input method's own");
    assert!(!key(&mark, "a", false));
    assert!(stage.is_open());
    assert!(key(&mark, "Escape", false));
    stage.until_closed().await;
    assert_eq!(active(), Some(mark.clone().into()), "the focus has not moved");
    assert!(!key(&mark, "Escape", false), "the next one belongs to the page");
}

#[wasm_bindgen_test]
async fn a_tap_opens_it_and_each_way_out_closes_it() {
    let stage = Stage::new("ltr").await;
    let mark = stage.mark("malware");
    let address = stage::address();
    for way in ["mark", "outside", "button"] {
        stage::tap(&mark);
        stage.until_open("malware").await;
        let button = stage.tip().query_selector("button").unwrap().unwrap();
        let size = button.get_bounding_client_rect();
        assert!(size.width() >= 24.0 && size.height() >= 24.0, "WCAG 2.2, 2.5.8");
        match way {
            "mark" => stage::tap(&mark),
            "outside" => stage::tap(&stage::body()),
            _ => {
                click(&button, 1);
            }
        }
        stage.until_closed().await;
    }
    assert_eq!(stage::address(), address, "a tap leads nowhere");
}

#[wasm_bindgen_test]
async fn senses_are_numbered_and_keep_their_markup_field_and_source() {
    let stage = Stage::new("ltr").await;
    stage.mark("bank").focus().unwrap();
    stage.until_open("bank").await;
    let tip = stage.tip();
    let texts = |selector: &str| stage::texts(&tip, selector);
    assert_eq!(texts("ol > li .definition em"), ["money"]);
    assert_eq!(texts(".domain"), ["finance", "nature"]);
    assert_eq!(texts(".source"), ["Source: reference.example"]);
    let evil = tip.query_selector("[onclick], script").unwrap();
    assert!(evil.is_none(), "a definition is sanitised");
    assert_eq!(stage::attributes(&tip, ".definition", "lang"), ["en", ""]);
    assert_eq!(
        stage::attributes(&tip, ".definition a", "href"),
        ["https://rivers.example/terms/river"]
    );
}

#[wasm_bindgen_test]
async fn a_mark_leads_to_its_entry_and_the_entry_back() {
    let stage = Stage::new("ltr").await;
    let mark = stage.mark("malware");
    mark.focus().unwrap();
    assert!(click(&mark, 0), "the keyboard's click is ours");
    stage.until("the focus is on the entry", || stage.focused_text() == "malware").await;
    stage.until_closed().await;
    let entry = stage.focused().unwrap().closest("#glosa-malware").unwrap();
    assert!(entry.is_some());
    stage.until("there is a way back", || stage.panel(".glossary-back").is_some()).await;
    assert!(key(&stage.focused().unwrap(), "Escape", false));
    stage.until("the focus is back", || active() == Some(mark.clone().into())).await;
}

#[wasm_bindgen_test]
async fn the_way_more_in_the_tooltip_leads_to_the_entry_too() {
    let stage = Stage::new("ltr").await;
    stage.mark("bank").focus().unwrap();
    stage.until_open("bank").await;
    let more = stage.tip().query_selector(".tooltip-more").unwrap().unwrap();
    assert!(click(&more, 1));
    stage.until("the focus is on the entry", || stage.focused_text() == "bank").await;
    stage.until("there is a way back", || stage.panel(".glossary-back").is_some()).await;
    click(&stage.panel(".glossary-back").unwrap(), 1);
    let mark = stage.mark("bank");
    stage.until("the focus is back", || active() == Some(mark.clone().into())).await;
}

#[wasm_bindgen_test]
async fn the_keys_of_a_mark_scroll_a_long_definition_to_its_end() {
    let stage = Stage::new("ltr").await;
    let mark = stage.mark("cyber-attack");
    mark.focus().unwrap();
    stage.until_open("cyber attack").await;
    let body = stage.tip().query_selector(".tooltip-body").unwrap().unwrap();
    assert!(!key(&mark, "ArrowDown", false), "all of it is seen, and the page scrolls");
    body.set_attribute("style", "max-block-size: 50px").unwrap();
    for (name, scrolled) in [("ArrowDown", 40), ("ArrowUp", 0), ("PageDown", 40)] {
        assert!(key(&mark, name, false), "{name} is ours");
        assert_eq!(body.scroll_top(), scrolled, "{name}");
    }
    let mut presses = 0;
    while key(&mark, "PageDown", false) {
        presses += 1;
        assert!(presses < 50, "it ends");
    }
    assert!(body.scroll_top() > 40 && stage.is_open());
    key(&mark, "Escape", false);
    assert!(!key(&mark, "ArrowUp", false), "nothing is open");
}

#[wasm_bindgen_test]
async fn a_click_for_another_tab_is_the_browsers_own() {
    let stage = Stage::new("ltr").await;
    assert!(!stage::click_with_control(&stage.mark("malware")));
    assert!(stage.focused().is_none());
}

#[wasm_bindgen_test]
async fn taking_it_down_while_it_is_open_leaves_nothing() {
    let stage = Stage::new("ltr").await;
    let mark = stage.mark("malware");
    mark.focus().unwrap();
    stage.until_open("malware").await;
    let (told, host) = stage.destroy();
    stage::until("closed", || told.borrow().last().is_some_and(|t| t == "malware false")).await;
    assert!(!mark.has_attribute("aria-describedby"));
    let left = stage::document().query_selector("[id^=glosa-description]").unwrap();
    assert!(left.is_none(), "no description is left in the page");
    host.remove();
}
