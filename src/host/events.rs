//! Events that the page can listen to.

use glosa_core::json::Value;
use web_sys::{CustomEvent, CustomEventInit, EventTarget};

use super::{HostError, json};

/// Dispatches a bubbling, composed `CustomEvent` with `detail`.
///
/// # Errors
/// [`HostError`] when the event cannot be made; a listener that throws is not our error.
pub fn dispatch(target: &EventTarget, name: &str, detail: &Value) -> Result<(), HostError> {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&json::to_js(detail)?);
    let event = CustomEvent::new_with_event_init_dict(name, &init)
        .map_err(|e| HostError::threw("CustomEvent", &e))?;
    target.dispatch_event(&event).map_err(|e| HostError::threw("dispatchEvent", &e))?;
    Ok(())
}
