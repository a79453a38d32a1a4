//! The time, and timers that end with their owner.

use gloo::timers::callback::Timeout;
use glosa_core::time::Timestamp;

/// The time now, by the reader's clock.
#[must_use]
pub fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds until year 275760 fit")]
    Timestamp(js_sys::Date::now() as i64)
}

/// A call that is to come; dropping it calls it off.
#[must_use = "dropping a timer calls it off"]
#[derive(Debug)]
pub struct Timer(#[expect(dead_code, reason = "held for its drop")] Timeout);

/// Calls `action` once, after so many milliseconds.
pub fn after(ms: u32, action: impl FnOnce() + 'static) -> Timer {
    Timer(Timeout::new(ms, action))
}

/// Waits so many milliseconds. A page that is being left does not come to the end of it.
pub async fn pause(ms: u32) {
    let mut timer = None;
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        timer = Some(after(ms, move || {
            // A promise made here is only ever resolved.
            let _ = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
        }));
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
    drop(timer);
}
