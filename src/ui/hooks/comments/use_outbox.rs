//! The texts on their way from this thread.

use std::rc::Rc;

use glosa_core::draft::Post;
use glosa_core::outbox::{Entry, EntryId, Event};
use glosa_core::thread::Comment;
use wasm_bindgen::JsCast as _;
use yew::prelude::*;

use super::outbox::{Listeners, Runner};
use super::{Desk, Told, kept};
use crate::host::listen::{self, Listener, Way};
use crate::host::{HostError, globals, page, random};
use crate::ui::kit::{use_effect_with, use_memo, use_state};

/// The outbox as components see it.
#[derive(Clone)]
pub(super) struct OutboxHandle {
    runner: Rc<Runner>,
    entries: Rc<Vec<Entry>>,
}

/// The outbox of a desk's server. `posted` hears of each comment of this thread that
/// arrives, `told` of what becomes of each text.
#[hook]
pub(super) fn use_outbox(
    desk: &Desk,
    posted: Callback<Comment>,
    told: Callback<Told>,
) -> OutboxHandle {
    let entries = use_state(Rc::<Vec<Entry>>::default);
    let runner = use_memo(desk.clone(), |desk| Runner::new(desk.clone()));
    let runner = Rc::clone(&*runner);
    let changed = {
        let (entries, runner) = (entries.clone(), Rc::clone(&runner));
        Callback::from(move |()| entries.set(Rc::new(runner.entries())))
    };
    runner.listen(Listeners { changed, posted, told });
    use_effect_with(ByAddress(Rc::clone(&runner)), move |runner| {
        let runner = Rc::clone(&runner.0);
        runner.arrive();
        let listeners = listen(&runner);
        move || {
            drop(listeners);
            runner.leave();
        }
    });
    OutboxHandle { runner, entries: (*entries.get()).clone() }
}

/// An `Rc` that is equal to its own clones only.
struct ByAddress(Rc<Runner>);

impl PartialEq for ByAddress {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What tells that the way may be free, that another tab was at work, or that the page
/// goes away.
fn listen(runner: &Rc<Runner>) -> Vec<Listener> {
    let Ok(window) = globals::window() else { return Vec::new() };
    let on = |name: &'static str, event: fn(&web_sys::Event) -> Option<Event>| {
        let runner = Rc::clone(runner);
        listen::on(&window, name, Way::Passive, move |what| {
            if let Some(event) = event(what) {
                runner.dispatch(event);
            }
        })
    };
    let mut listeners = vec![
        on("online", |_| Some(Event::Online)),
        on("pagehide", |_| Some(Event::Leave)),
        on("pageshow", |_| Some(Event::Tick)),
        on("storage", |what| {
            let key = what.dyn_ref::<web_sys::StorageEvent>()?.key();
            key.is_none_or(|key| key.starts_with(kept::OUTBOX)).then_some(Event::Tick)
        }),
    ];
    if let Some(document) = window.document() {
        let runner = Rc::clone(runner);
        // A reader who comes back to the tab need not wait for the next attempt.
        listeners.push(listen::on(&document, "visibilitychange", Way::Passive, move |_| {
            if page::is_visible() {
                runner.dispatch(Event::Online);
            }
        }));
    }
    listeners
}

impl OutboxHandle {
    /// The texts of this thread that are on their way, from the oldest.
    #[must_use]
    pub(super) fn entries(&self) -> &Rc<Vec<Entry>> {
        &self.entries
    }

    /// Looks again at what the device keeps.
    pub(super) fn look(&self) {
        self.runner.dispatch(Event::Tick);
    }

    /// Lets a text go: a new one, or one that was taken back. Answers its name.
    ///
    /// # Errors
    /// [`HostError`] where the browser has no randomness to name it with.
    pub(super) fn submit(
        &self,
        taken_back: Option<EntryId>,
        post: Post,
    ) -> Result<EntryId, HostError> {
        let key = random::uuid()?;
        let id = taken_back.unwrap_or_else(|| EntryId(key.clone()));
        self.runner.dispatch(Event::Submit { id: id.clone(), key, post: Box::new(post) });
        Ok(id)
    }

    /// Tries a text without waiting.
    pub(super) fn try_now(&self, id: EntryId) {
        if let Ok(key) = random::uuid() {
            self.runner.dispatch(Event::TryNow { id, key });
        }
    }

    /// Takes a text back to change it; answers whether it was still here to be taken.
    pub(super) fn take_back(&self, id: &EntryId) -> bool {
        self.runner.dispatch(Event::Edit(id.clone()));
        self.runner.entries().iter().any(|entry| entry.id == *id && entry.is_in_hand())
    }

    /// Throws a text away.
    pub(super) fn discard(&self, id: EntryId) {
        self.runner.dispatch(Event::Discard(id));
    }

    /// Throws away every text on its way to this server.
    pub(super) fn discard_all(&self) {
        for entry in kept::entries(self.runner.endpoint()) {
            self.discard(entry.id);
        }
    }

    /// The texts of this thread as things stand now, from the oldest.
    #[must_use]
    pub(super) fn now(&self) -> Vec<Entry> {
        self.runner.entries()
    }

    /// The first text of this thread that is as asked for, as things stand now.
    #[must_use]
    pub(super) fn find(&self, is: impl Fn(&Entry) -> bool) -> Option<Entry> {
        self.now().into_iter().find(is)
    }
}
