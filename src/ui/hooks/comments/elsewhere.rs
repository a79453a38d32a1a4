//! What other tabs, and other widgets of the page, do to what is kept on the device.

use glosa_core::draft::{Slot, takes_up};
use glosa_core::json::Value;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlTextAreaElement, StorageEvent};

use super::clerk::Clerk;
use super::talk::Turn;
use super::{kept, selector, use_focus, use_identity};
use crate::host::listen::{self, Listener, Way};
use crate::host::{events, globals, log};

/// The event of the window by which a widget tells the others of the page that everything
/// is forgotten: browsers tell other tabs only.
const FORGOTTEN: &str = "glosa:forgotten";

/// Tells every widget of the page that nothing is kept any more.
pub(super) fn tell_forgotten() {
    let told =
        globals::window().and_then(|window| events::dispatch(&window, FORGOTTEN, &Value::Null));
    if let Err(error) = told {
        log::warn(&error.to_string());
    }
}

/// Follows what happens elsewhere, as long as the listeners are held.
pub(super) fn listen(clerk: &Clerk) -> Option<[Listener; 2]> {
    let window = globals::window().ok()?;
    let (one, other) = (clerk.clone(), clerk.clone());
    let storage = listen::on(&window, "storage", Way::Passive, move |event| {
        if let Some(event) = event.dyn_ref::<StorageEvent>() {
            one.kept_elsewhere(event);
        }
    });
    Some([storage, listen::on(&window, FORGOTTEN, Way::Passive, move |_| other.forgotten())])
}

impl Clerk {
    /// Takes up what another tab has written, where nobody writes here.
    fn kept_elsewhere(&self, event: &StorageEvent) {
        let Some(key) = event.key() else { return };
        let text = event.new_value().unwrap_or_default();
        if key == kept::IDENTITY && text.is_empty() {
            use_identity::forgotten_elsewhere(&self.remembered);
        }
        let Some(slot) = Slot::from_key(self.desk.scope(), &key) else { return };
        let root = self.root.cast::<Element>();
        let area =
            root.and_then(|root| root.query_selector(&selector::text_of(&slot.target)).ok()?);
        let Some(area) = area.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) else {
            return;
        };
        let is_in_use = area.read_only() || use_focus::is_in(&area);
        let before = event.old_value().unwrap_or_default();
        // What was taken up a moment ago may not be shown yet: events come in flocks.
        let state = self.talk.get();
        let is_coming = state.find(&slot.target).is_some_and(|open| *open.seed.1 == *before);
        let shown = if is_coming { before.clone() } else { area.value() };
        if shown == text || !takes_up(&shown, &before, is_in_use) {
            return;
        }
        if text.is_empty() {
            // It was sent or thrown away there.
            self.empty(&slot.target);
        } else {
            self.turn(Turn::Open { target: slot.target, text, restored: true });
        }
    }
}
