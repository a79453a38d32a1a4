//! Time that the page has no other use for.

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdleRequestOptions, Window};

use super::globals;

/// How long a busy page may put off what waits for idle time, in milliseconds: long
/// enough for a first paint, short enough for a reader not to have read on without us.
const LONGEST_WAIT_MS: u32 = 300;

/// Waits until the browser has nothing better to do. WebKit has no
/// `requestIdleCallback`; there it waits for its turn.
pub async fn idle() {
    let promise = Promise::new(&mut |resolve, _| {
        let Ok(window) = globals::window() else {
            let _ = resolve.call0(&JsValue::UNDEFINED);
            return;
        };
        if ask(&window, &resolve).is_none() {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    // A promise made here is only ever resolved.
    let _ = JsFuture::from(promise).await;
}

fn ask(window: &Window, resolve: &Function) -> Option<i32> {
    let options = IdleRequestOptions::new();
    options.set_timeout(LONGEST_WAIT_MS);
    window
        .request_idle_callback_with_options(resolve, &options)
        .map(u32::cast_signed)
        .or_else(|_| window.set_timeout_with_callback(resolve))
        .ok()
}
