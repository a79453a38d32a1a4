//! A page that lists the Trusted Types policies it allows, and ours is not among them.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, dead_code, unreachable_pub, reason = "a test and its helpers")]

#[path = "sanitize/judge.rs"]
mod judge;

use glosa::dom::DomError;
use glosa::dom::sanitize::fragment;
use glosa_core::sanitize::Profile;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_refusal_is_a_value_with_a_cause() {
    judge::add_policy("require-trusted-types-for 'script'; trusted-types another");
    let outcome = fragment("<p>a</p>", Profile::Comment, None).map(|_| ());
    let expected =
        if judge::knows_trusted_types() { Err(DomError::TrustedTypesRefused) } else { Ok(()) };
    assert_eq!(outcome, expected);
}
