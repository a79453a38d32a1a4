//! The list of terms and the places that it leads to.

use glosa_core::glossary::MarkPolicy;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use super::stage::{self, Stage, active, click, key, selected};

const HOME: &str = ".glossary-home";

/// The last place of `malware`, in an unfolded list.
fn last_place(stage: &Stage) -> Element {
    stage.panel("details").unwrap().set_attribute("open", "").unwrap();
    let place = stage.panel("#glosa-malware .glossary-place:last-of-type").unwrap();
    stage::focus(&place);
    place
}

fn is_shown(element: &Element) -> bool {
    element.get_bounding_client_rect().height() > 0.0
}

#[wasm_bindgen_test]
async fn it_has_the_terms_from_a_to_z_with_their_places() {
    let stage = Stage::new("ltr").await;
    let section = stage.panel("[part=glossary]").unwrap();
    assert_eq!(stage::texts(&section, "dt"), ["bank", "cyber attack", "malware"]);
    assert_eq!(stage::texts(&section, ".glossary-count"), ["3 terms explained"]);
    assert!(stage.panel("details[open]").is_none(), "folded at first");
    let labels = stage::attributes(&section, "#glosa-malware .glossary-place", "aria-label");
    assert_eq!(labels, ["malware, occurrence 1 of 2", "malware, occurrence 2 of 2"]);
}

#[wasm_bindgen_test]
async fn a_place_leads_to_its_mark_and_escape_back_to_the_list() {
    let stage = Stage::new("ltr").await;
    stage.panel("details").unwrap().set_attribute("open", "").unwrap();
    let place = stage.panel("#glosa-malware .glossary-place:last-of-type").unwrap();
    stage::focus(&place);
    click(&place, 1);
    let mark = stage.marks("malware")[1].clone();
    stage.until("the focus is on the mark", || active() == Some(mark.clone().into())).await;
    assert!(mark.has_attribute("data-found"), "the place is pointed out");
    assert_eq!(stage.told(), [""; 0], "the reader comes from the definition");
    assert!(key(&mark, "Escape", false));
    stage.until("the focus is on the list", || stage.focused() == Some(place.clone())).await;
    assert!(!mark.has_attribute("data-found"), "it ends where the focus leaves");
    mark.focus().unwrap();
    stage.until_open("malware").await;
}

#[wasm_bindgen_test]
async fn it_has_every_place_however_few_are_marked() {
    for (policy, marks) in [(MarkPolicy::All, 2), (MarkPolicy::First, 1), (MarkPolicy::None, 0)] {
        let stage = Stage::marking(policy, "ltr").await;
        assert_eq!(stage.marks("malware").len(), marks, "{policy:?}");
        let section = stage.panel("[part=glossary]").unwrap();
        assert_eq!(stage::texts(&section, "dt"), ["bank", "cyber attack", "malware"]);
        let labels = stage::attributes(&section, "#glosa-malware .glossary-place", "aria-label");
        assert_eq!(labels, ["malware, occurrence 1 of 2", "malware, occurrence 2 of 2"]);
    }
}

#[wasm_bindgen_test]
async fn a_place_without_a_mark_is_selected_and_escape_leads_back() {
    for policy in [MarkPolicy::First, MarkPolicy::None] {
        let stage = Stage::marking(policy, "ltr").await;
        let before = stage.article.inner_html();
        for _ in 0..2 {
            let place = last_place(&stage);
            click(&place, 1);
            assert_eq!(selected(), "malware");
            let paragraph = active().unwrap();
            assert_eq!(paragraph.local_name(), "p", "the keyboard goes on from there");
            assert!(
                is_shown(&paragraph)
                    && stage::viewport().height > paragraph.get_bounding_client_rect().top()
            );
            assert!(key(&paragraph, "Escape", false));
            assert_eq!(stage.focused(), Some(place), "the focus is on the list");
            assert_eq!(stage.article.inner_html(), before, "{policy:?}");
        }
    }
}

#[wasm_bindgen_test]
async fn words_in_a_text_that_was_cut_after_them_are_found() {
    let stage = Stage::marking(MarkPolicy::None, "ltr").await;
    let text = stage.article.query_selector("p").unwrap().unwrap().first_child().unwrap();
    let text: web_sys::Text = wasm_bindgen::JsCast::unchecked_into(text);
    // The second occurrence stands before this cut.
    text.split_text(text.length() - 5).unwrap();
    click(&last_place(&stage), 1);
    assert_eq!(selected(), "malware");
}

#[wasm_bindgen_test]
async fn a_button_leads_back_from_any_place_and_goes_when_it_has() {
    for policy in [MarkPolicy::All, MarkPolicy::First] {
        let stage = Stage::marking(policy, "ltr").await;
        let home = stage.panel(HOME).unwrap();
        assert!(!is_shown(&home), "nobody has left the list");
        let place = last_place(&stage);
        click(&place, 1);
        stage.until("the way back is there", || is_shown(&home)).await;
        let (shown, area) = (home.get_bounding_client_rect(), stage::viewport());
        assert!(shown.top() > area.y && shown.bottom() <= area.bottom(), "{policy:?}");
        assert!(shown.height() >= 44.0, "a finger can press it");
        click(&home, 1);
        assert_eq!(stage.focused(), Some(place), "the focus is on the list");
        stage.until("the way back is gone", || !is_shown(&home)).await;
    }
}

#[wasm_bindgen_test]
async fn taking_it_down_at_a_place_without_a_mark_gives_the_page_back() {
    let stage = Stage::marking(MarkPolicy::None, "ltr").await;
    let before = stage.article.inner_html();
    click(&last_place(&stage), 1);
    assert_ne!(stage.article.inner_html(), before, "the paragraph takes the focus");
    let article = stage.article.clone();
    let (_, host) = stage.destroy();
    stage::until("the page is back", || article.inner_html() == before).await;
    host.remove();
}
