//! Carries out what the outbox wants done.

use std::cell::RefCell;
use std::rc::Rc;

use glosa_core::draft::Refusal;
use glosa_core::outbox::{
    Effect, Entry, EntryId, Event, Now, Outbox, Outcome, Receipt, Report, Work,
};
use glosa_core::thread::{Comment, State};
use glosa_core::time::Timestamp;
use yew::Callback;

use super::{Desk, Trouble, kept, use_own};
use crate::host::clock::{self, Timer};
use crate::host::{log, page, random, task};

/// What the page is told of a text on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The text.
    pub id: EntryId,
    /// What became of it.
    pub report: Report,
}

/// The outbox of one server in this tab, at work.
pub(super) struct Runner {
    desk: Desk,
    outbox: RefCell<Outbox>,
    timer: RefCell<Option<Timer>>,
    listeners: RefCell<Listeners>,
}

/// Who hears of it; nobody once the component is gone.
#[derive(Clone, Default)]
pub(super) struct Listeners {
    /// The entries have changed.
    pub(super) changed: Callback<()>,
    /// The server has a comment of this thread, now or with new words.
    pub(super) posted: Callback<Comment>,
    /// What became of an entry.
    pub(super) told: Callback<Told>,
}

thread_local! {
    /// The runners of this page.
    static RUNNERS: Rc<RefCell<Vec<Rc<Runner>>>> = Rc::default();
}

impl Runner {
    pub(super) fn new(desk: Desk) -> Rc<Self> {
        // Without randomness two tabs could have one name; the keys still guard.
        let tab = random::uuid().unwrap_or_else(|_| clock::now().0.to_string());
        Rc::new(Self {
            desk,
            outbox: RefCell::new(Outbox::new(tab)),
            timer: RefCell::default(),
            listeners: RefCell::default(),
        })
    }

    pub(super) fn listen(&self, listeners: Listeners) {
        *self.listeners.borrow_mut() = listeners;
    }

    pub(super) fn endpoint(&self) -> &str {
        self.desk.endpoint()
    }

    /// The entries of this desk's thread, from the oldest.
    pub(super) fn entries(&self) -> Vec<Entry> {
        let outbox = self.outbox.borrow();
        outbox.entries().iter().filter(|entry| self.is_ours(entry)).cloned().collect()
    }

    fn is_ours(&self, entry: &Entry) -> bool {
        entry.post.thread == self.desk.thread()
    }

    /// The runner of a thread of this server, where a widget of the page shows it.
    fn of(self: &Rc<Self>, thread: &str) -> Option<Rc<Self>> {
        let shows = |runner: &&Rc<Self>| {
            runner.desk.thread() == thread && runner.endpoint() == self.endpoint()
        };
        let runners = RUNNERS.with(Rc::clone);
        let other = runners.borrow().iter().find(shows).cloned();
        if shows(&self) { Some(Rc::clone(self)) } else { other }
    }

    /// Tells the outbox of an event and does what it wants.
    pub(super) fn dispatch(self: &Rc<Self>, event: Event) {
        let now =
            Now { at: clock::now(), jitter: js_sys::Math::random(), online: page::is_online() };
        self.outbox.borrow_mut().sync(kept::entries(self.endpoint()));
        // Before they go: a text that has arrived is told of once it is gone.
        let mut entries = self.outbox.borrow().entries().to_vec();
        // A tick goes no further: it might come back.
        let is_news = !matches!(event, Event::Tick);
        let effects = self.outbox.borrow_mut().handle(event, now);
        entries.extend_from_slice(self.outbox.borrow().entries());
        self.timer.take();
        for effect in effects {
            match effect {
                Effect::Persist(entry) => kept::keep_entry(self.desk.endpoint(), &entry),
                Effect::Forget(id) => kept::forget_entry(self.desk.endpoint(), &id),
                Effect::Send { id, attempt, work } => self.send(id, attempt, work),
                Effect::WakeAt(at) => self.wake_at(at, now.at),
                Effect::Report { id, report } => {
                    let entry = entries.iter().find(|entry| entry.id == id);
                    if let Some(runner) = entry.and_then(|entry| self.of(&entry.post.thread)) {
                        let told = runner.listeners.borrow().told.clone();
                        told.emit(Told { id, report });
                    }
                }
            }
        }
        let changed = self.listeners.borrow().changed.clone();
        changed.emit(());
        if is_news {
            self.tell_others(&entries);
        }
    }

    /// Has the threads of other widgets look at what was done for them.
    fn tell_others(self: &Rc<Self>, entries: &[Entry]) {
        for entry in entries.iter().filter(|entry| !self.is_ours(entry)) {
            if let Some(other) = self.of(&entry.post.thread) {
                other.dispatch(Event::Tick);
            }
        }
    }

    /// The component stands in the page.
    pub(super) fn arrive(self: &Rc<Self>) {
        RUNNERS.with(Rc::clone).borrow_mut().push(Rc::clone(self));
        self.dispatch(Event::Tick);
    }

    /// The component goes: nobody listens any more, and requests may end with the page.
    pub(super) fn leave(self: &Rc<Self>) {
        RUNNERS.with(Rc::clone).borrow_mut().retain(|other| !Rc::ptr_eq(other, self));
        self.listen(Listeners::default());
        self.dispatch(Event::Leave);
    }

    fn wake_at(self: &Rc<Self>, at: Timestamp, now: Timestamp) {
        let wait = u32::try_from(at.0 - now.0).unwrap_or(0);
        let runner = Rc::downgrade(self);
        *self.timer.borrow_mut() = Some(clock::after(wait, move || {
            if let Some(runner) = runner.upgrade() {
                runner.dispatch(Event::Tick);
            }
        }));
    }

    fn send(self: &Rc<Self>, id: EntryId, attempt: u32, work: Work) {
        let runner = Rc::clone(self);
        let thread = self.outbox.borrow().get(&id).map(|entry| entry.post.thread.clone());
        task::spawn(async move {
            let outcome = runner.attempt(work, thread.unwrap_or_default()).await;
            runner.dispatch(Event::Answered { id, attempt, outcome });
        });
    }

    /// Sends what belongs to a text of `thread`.
    async fn attempt(self: &Rc<Self>, work: Work, thread: String) -> Outcome {
        let done = match work {
            Work::Post { key, post, at, again } => {
                let posted = self.desk.post(key, post.clone(), at, again).await;
                posted.map(|posted| {
                    // Kept before the outbox forgets it, so that the right to edit it
                    // is not lost between the two.
                    use_own::keep(self.desk.endpoint(), &thread, &post, &posted);
                    (posted.comment, posted.token)
                })
            }
            Work::Correct { comment, token, text } => {
                let edited = self.desk.edit(comment, token.clone(), text).await;
                edited.map(|comment| (comment, Some(token)))
            }
        };
        match done {
            Ok((comment, token)) => {
                let held = comment.state == State::Held;
                let receipt = Receipt { comment: comment.id.clone(), token, held };
                if let Some(runner) = self.of(&thread) {
                    let posted = runner.listeners.borrow().posted.clone();
                    posted.emit(comment);
                }
                Outcome::Accepted(receipt)
            }
            Err(Trouble::Refused(refusal)) => {
                if let Refusal::BadAnswer(what) = &refusal {
                    log::warn(&format!("{} answered strangely: {what}", self.desk.endpoint()));
                }
                Outcome::Refused(refusal)
            }
            Err(Trouble::Offline | Trouble::NoAnswer) => Outcome::Failed,
        }
    }
}
