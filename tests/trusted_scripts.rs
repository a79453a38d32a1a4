//! JSON-LD in a page that enforces Trusted Types.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, dead_code, unreachable_pub, reason = "a test and its helpers")]

#[path = "sanitize/judge.rs"]
mod judge;

use glosa::dom::linked_data::LinkedScript;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_script_of_data_is_written_under_a_policy_of_ours() {
    judge::add_policy("require-trusted-types-for 'script'; trusted-types glosa");
    let head = web_sys::window().unwrap().document().unwrap().head().unwrap();
    let find = || head.query_selector("script[type='application/ld+json']").unwrap();
    let script = LinkedScript::new("{\"a\": 1}").unwrap();
    assert_eq!(find().unwrap().text_content().as_deref(), Some("{\"a\": 1}"));
    drop(script);
    assert!(find().is_none(), "it goes with its owner");
}
