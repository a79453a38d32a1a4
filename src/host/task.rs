//! Work that goes on beside what the reader does.

use core::future::Future;
use std::pin::Pin;

/// Runs a future to its end. It is boxed, so that all of them share one executor's code.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    wasm_bindgen_futures::spawn_local(work);
}
