//! Server-sent events (HTML, section 9.2), by the browser's own `EventSource`.

use std::rc::Rc;

use web_sys::{EventSource, MessageEvent};

use super::HostError;
use super::listen::{self, Listener, Way};
use wasm_bindgen::JsCast as _;

/// An open stream; dropping it closes it. While it stands, the browser comes back by
/// itself after each break, and asks for what it missed.
#[derive(Debug)]
pub struct Stream {
    source: EventSource,
    _listeners: Vec<Listener>,
}

/// What comes of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// An event.
    Event {
        /// Its kind.
        kind: &'static str,
        /// Its data.
        data: String,
        /// The number that the stream goes on after.
        id: String,
    },
    /// It stands.
    Open,
    /// It broke; the browser tries again.
    Broken,
    /// It ended for good: the server or a proxy does not let it through.
    Ended,
}

impl Stream {
    /// Opens a stream and listens to events of these kinds.
    ///
    /// # Errors
    /// [`HostError`] where the browser has no such thing, or not for this address.
    pub fn open(
        url: &str,
        kinds: &[&'static str],
        heard: impl Fn(Heard) + 'static,
    ) -> Result<Self, HostError> {
        let source = EventSource::new(url).map_err(|e| HostError::threw("EventSource", &e))?;
        let heard: Rc<dyn Fn(Heard)> = Rc::new(heard);
        let mut listeners = Vec::with_capacity(kinds.len() + 2);
        for kind in kinds.iter().copied() {
            let heard = Rc::clone(&heard);
            listeners.push(listen::on(&source, kind, Way::Passive, move |event| {
                let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
                let data = event.data().as_string().unwrap_or_default();
                heard(Heard::Event { kind, data, id: event.last_event_id() });
            }));
        }
        let opened = Rc::clone(&heard);
        listeners.push(listen::on(&source, "open", Way::Passive, move |_| opened(Heard::Open)));
        let state = source.clone();
        listeners.push(listen::on(&source, "error", Way::Passive, move |_| {
            let is_over = state.ready_state() == EventSource::CLOSED;
            heard(if is_over { Heard::Ended } else { Heard::Broken });
        }));
        Ok(Self { source, _listeners: listeners })
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.source.close();
    }
}
