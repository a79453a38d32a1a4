//! What a reader does with the list of terms, and what a marked page gives away: to the
//! clipboard, to screen readers, to machines and to who asks from JavaScript.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    dead_code,
    reason = "a test fails by panicking, and its helpers are shared with other tests"
)]

#[path = "panel/copying.rs"]
mod copying;
#[path = "panel/list.rs"]
mod list;
#[path = "panel/machines.rs"]
mod machines;
#[path = "article/stage.rs"]
mod stage;

use stage::{Stage, address_of};
use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

const TEXT: &str = "<p>A virus is a <b>virus</b>, and a worm is none.</p>";

/// The address of a glossary of these terms, each with a definition.
fn glossary(terms: &[&str]) -> String {
    let entry =
        |term: &&str| format!("{{\"term\": \"{term}\", \"definition\": \"What {term} is.\"}}");
    let entries: Vec<String> = terms.iter().map(entry).collect();
    address_of(&format!("[{}]", entries.join(",")), "application/json")
}

/// A marked article whose list is unfolded.
async fn marked(children: &str, terms: &[&str], options: &[(&str, &str)]) -> Stage {
    let address = glossary(terms);
    let mut all = vec![("glossary", &*address), ("lang", "en")];
    all.extend_from_slice(options);
    let stage = Stage::new(children, &all);
    stage.shadow("[part=glossary] details").await.set_attribute("open", "").unwrap();
    // On a slow machine the list is there some frames before anything is listened to; the
    // sheet of what explains comes with the last of that.
    stage.until(|| (copying::sheets(&stage.host) == 2).then_some(())).await;
    stage
}
