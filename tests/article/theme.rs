//! The widget on a page's own colours, however the page writes them.

use wasm_bindgen_test::wasm_bindgen_test;

use super::stage::{Stage, document};

fn ground(style: &str) {
    document().body().unwrap().set_attribute("style", style).unwrap();
}

#[wasm_bindgen_test]
async fn a_dark_ground_is_dark_in_every_notation() {
    let cases = [
        ("rgb(20, 22, 24)", "dark"),
        ("#fefefe", "light"),
        ("hsl(210 20% 12%)", "dark"),
        ("oklch(0.21 0.02 260)", "dark"),
        ("oklch(97% 0.01 90)", "light"),
        ("oklab(0.2 0.01 -0.02)", "dark"),
        ("lab(12 4 -9)", "dark"),
        ("lab(100 0 0)", "light"),
        ("lch(88% 10 90)", "light"),
        ("color(srgb 0.08 0.09 0.1)", "dark"),
        ("color(display-p3 0.95 0.94 0.9)", "light"),
        ("color-mix(in oklab, white 90%, red)", "light"),
        ("black", "dark"),
    ];
    for (colour, scheme) in cases {
        ground(&format!("background-color: {colour}"));
        let stage = Stage::new("<p>Isi</p>", &[]);
        stage.shadow("div[lang]").await;
        stage.shadow(&format!(".root[data-scheme={scheme}]")).await;
        let root = stage.in_shadow(".root").unwrap();
        assert!(!root.get_attribute("style").unwrap().contains("flood-color"), "{colour}");
    }
    ground("");
}

#[wasm_bindgen_test]
async fn a_ground_that_one_sees_through_is_none() {
    ground("background-color: oklch(0.1 0 0 / 40%); color: lab(95 0 0)");
    let stage = Stage::new("<p>Isi</p>", &[]);
    // The text tells what the canvas below is.
    stage.shadow(".root[data-scheme=dark]").await;
    ground("");
}

#[wasm_bindgen_test]
async fn a_page_that_fades_into_the_dark_is_followed_to_the_end() {
    ground("background-color: white; transition: background-color 200ms");
    let stage = Stage::new("<p>Isi</p>", &[]);
    stage.shadow(".root[data-scheme=light]").await;
    ground("background-color: rgb(10, 10, 10); transition: background-color 200ms");
    stage.shadow(".root[data-scheme=dark]").await;
    let style = stage.in_shadow(".root").unwrap().get_attribute("style").unwrap();
    assert!(style.contains("rgb(10, 10, 10)"), "{style}");
    ground("");
}
