//! Listeners that end with their owner.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use web_sys::{Event, EventTarget};

/// What hears an event. Boxed, so that all listeners share one closure's code.
type Heard = Box<dyn FnMut(&Event)>;

/// A listener; dropping it takes it away.
#[must_use = "dropping a listener takes it away"]
#[derive(Debug)]
pub struct Listener(#[expect(dead_code, reason = "held for its drop")] EventListener);

/// How an event is listened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// When it bubbles, without a say in it.
    Passive,
    /// When it bubbles, and it may be prevented.
    Active,
    /// On its way down, without a say in it: for events that do not bubble.
    CapturePassive,
    /// On its way down, and it may be prevented.
    CaptureActive,
}

/// Listens to `name` on `target`.
pub fn on(
    target: &EventTarget,
    name: &'static str,
    way: Way,
    heard: impl FnMut(&Event) + 'static,
) -> Listener {
    add(target, name, way, Box::new(heard))
}

fn add(target: &EventTarget, name: &'static str, way: Way, mut heard: Heard) -> Listener {
    let phase = match way {
        Way::Passive | Way::Active => EventListenerPhase::Bubble,
        Way::CapturePassive | Way::CaptureActive => EventListenerPhase::Capture,
    };
    let passive = matches!(way, Way::Passive | Way::CapturePassive);
    let options = EventListenerOptions { phase, passive };
    Listener(EventListener::new_with_options(target, name, options, move |event| heard(event)))
}
