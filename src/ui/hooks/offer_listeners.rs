//! From the page's events to those that the offer to look words up understands.

use std::rc::Rc;

use glosa_core::lookup::offer::Event;
use glosa_core::lookup::question;
use wasm_bindgen::JsCast as _;
use web_sys::{EventTarget, HtmlElement, KeyboardEvent, Node};
use yew::prelude::*;

use super::is_escape;
use super::use_offer::Controller;
use crate::dom::{reveal, selection};
use crate::host::listen::{self, Listener, Way};
use crate::host::{globals, page};

impl Controller {
    /// Listens as long as the answer is held.
    pub(super) fn listen(self: &Rc<Self>) -> Vec<Listener> {
        let Ok(document) = globals::document() else { return Vec::new() };
        let on = |name, way, react: fn(&Rc<Self>, &web_sys::Event)| {
            let this = Rc::downgrade(self);
            listen::on(&document, name, way, move |event| {
                if let Some(this) = this.upgrade() {
                    react(&this, event);
                }
            })
        };
        let mut listeners = vec![
            on("selectionchange", Way::Passive, |this, _| this.selected()),
            on("pointerdown", Way::CapturePassive, |this, event| {
                if !this.is_ours(event) {
                    this.send(Event::Pressed);
                }
            }),
            on("pointerup", Way::CapturePassive, |this, _| this.released()),
            on("pointercancel", Way::CapturePassive, |this, _| this.released()),
            on("keydown", Way::CaptureActive, |this, event| this.key(event)),
            on("visibilitychange", Way::Passive, |this, _| {
                if !page::is_visible() {
                    this.send(Event::Closed);
                }
            }),
        ];
        listeners.extend(self.nodes.answer.get().map(|answer| self.leaving(&answer)));
        listeners
    }

    /// Who leaves an answer by keyboard has read it.
    fn leaving(self: &Rc<Self>, answer: &EventTarget) -> Listener {
        let this = Rc::downgrade(self);
        listen::on(answer, "focusout", Way::Passive, move |event| {
            let Some(this) = this.upgrade() else { return };
            let to = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
            let to = to.and_then(|to| to.dyn_into::<Node>().ok());
            if to.is_some_and(|to| !this.nodes.answer.get().is_some_and(|a| a.contains(Some(&to))))
            {
                this.send(Event::Closed);
            }
        })
    }

    fn is_ours(&self, event: &web_sys::Event) -> bool {
        let path = event.composed_path();
        let nodes = [&self.nodes.offer, &self.nodes.answer];
        nodes.into_iter().filter_map(NodeRef::get).any(|node| path.includes(&node, 0))
    }

    fn selected(self: &Rc<Self>) {
        let selected = selection::selected_in(&self.article);
        // In WebKit a focus that goes elsewhere takes the selection along.
        if selected.is_none() && self.has_focus() {
            return;
        }
        self.send(Event::Selected(selected.and_then(|selected| question(&selected.text))));
    }

    fn released(self: &Rc<Self>) {
        self.send(Event::Released);
    }

    fn key(self: &Rc<Self>, event: &web_sys::Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if is_escape(key) && !key.default_prevented() {
            if self.send(Event::EscapePressed { composing: false }) {
                event.prevent_default();
                event.stop_propagation();
            }
        } else if key.key() == "Tab" && is_bare(key) && self.leads_to_offer() {
            event.prevent_default();
        }
    }

    /// The Tab key leads from selected words to their offer, as if it stood behind them.
    fn leads_to_offer(&self) -> bool {
        let is_offered = (*self.asked.get()).as_ref().is_some_and(|asked| asked.answer.is_none());
        if !is_offered || self.has_focus() || !self.is_reading() {
            return false;
        }
        let offer = self.nodes.offer.cast::<HtmlElement>();
        let button = offer.and_then(|offer| offer.query_selector("button").ok().flatten());
        let Some(button) = button.and_then(|b| b.dyn_into::<HtmlElement>().ok()) else {
            return false;
        };
        self.remember_focus();
        reveal::focus(&button);
        true
    }

    /// Whether the focus is nowhere, or in the article or around it.
    fn is_reading(&self) -> bool {
        let active = globals::document().ok().and_then(|document| document.active_element());
        active.is_none_or(|active| {
            active.contains(Some(&self.article)) || self.article.contains(Some(&active))
        })
    }
}

fn is_bare(key: &KeyboardEvent) -> bool {
    let modified = key.ctrl_key() || key.meta_key() || key.shift_key() || key.alt_key();
    !modified && !key.default_prevented()
}
