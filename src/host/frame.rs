//! Work that waits for the next frame.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;

use super::{HostError, globals};

/// A call that is to come with the next frame; dropping it calls it off.
#[must_use = "dropping a frame calls it off"]
#[derive(Debug)]
pub struct Frame {
    id: i32,
    _action: Closure<dyn FnMut(f64)>,
}

/// Calls `action` once, before the browser paints next.
///
/// # Errors
/// [`HostError`] where there is no window to paint.
pub fn next(action: impl FnOnce() + 'static) -> Result<Frame, HostError> {
    let action = Closure::once(move |_: f64| action());
    let id = globals::window()?
        .request_animation_frame(action.as_ref().unchecked_ref())
        .map_err(|e| HostError::threw("requestAnimationFrame", &e))?;
    Ok(Frame { id, _action: action })
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let Ok(window) = globals::window() {
            // A frame that has come is unknown by now, and that is no failure.
            let _ = window.cancel_animation_frame(self.id);
        }
    }
}
