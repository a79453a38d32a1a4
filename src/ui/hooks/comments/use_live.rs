//! What others do while the thread is shown: by a stream of events or, where none comes
//! through, by asking from time to time.

use std::cell::RefCell;
use std::rc::Rc;

use glosa_core::thread::Sort;
use glosa_core::wire::{Place, glosa};
use yew::prelude::*;

use super::clerk::Clerk;
use super::thread::Phase;
use crate::host::clock::{self, Timer};
use crate::host::listen::{self, Listener, Way};
use crate::host::stream::{Heard, Stream};
use crate::host::{globals, json, page, task};
use crate::ui::kit::use_effect_with;

/// How often a thread is asked for where no stream comes through, in milliseconds.
const POLL_MS: u32 = 60_000;
/// How long after a stream that stood has ended it is opened anew, in milliseconds: some
/// browsers give up at the first connection that is refused.
const AGAIN_MS: u32 = 4_000;
/// How often a stream may break before it ever stood until it counts as blocked.
const BREAKS: u32 = 2;

/// Follows a thread from its first page on, as long as the page is seen: browsers allow
/// six connections to a server, and tabs that nobody looks at are not to hold them.
#[hook]
pub(super) fn use_live(clerk: &Clerk) {
    let state = clerk.thread.state();
    let is_ready = state.phase == Phase::Ready && clerk.can.live;
    use_effect_with((clerk.desk.clone(), is_ready, state.turn), {
        let clerk = clerk.clone();
        move |(_, is_ready, _)| {
            let follower = is_ready.then(|| Follower::start(clerk));
            move || drop(follower)
        }
    });
    let count = u32::try_from(state.waiting.len()).unwrap_or(u32::MAX);
    // Said once for a flock: the button tells how many there are.
    use_effect_with(count > 0, {
        let clerk = clerk.clone();
        move |waits| {
            if *waits {
                clerk.speak(clerk.words.count("comments.new", count));
            }
        }
    });
}

/// Follows a thread until it is dropped.
struct Follower {
    clerk: Clerk,
    now: RefCell<Now>,
}

/// How a thread is followed at the moment.
#[derive(Default)]
struct Now {
    /// The last event that was heard.
    last: Option<String>,
    stream: Option<Stream>,
    timer: Option<Timer>,
    listener: Option<Listener>,
    /// How often the stream broke in a row.
    breaks: u32,
    /// Whether the last stream has stood.
    stood: bool,
    /// Whether no stream comes through here.
    blocked: bool,
    /// Whether the thread was asked for since a stream last stood. The first time is soon:
    /// what kept the stream away may have been a moment's outage.
    polled: bool,
}

/// Ends what a follower has under way: its listeners hold it.
struct Held(Rc<Follower>);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.now.take();
    }
}

impl Follower {
    fn start(clerk: Clerk) -> Held {
        let last = clerk.thread.state().thread.info.event.clone();
        let now = RefCell::new(Now { last, ..Now::default() });
        let follower = Rc::new(Self { clerk, now });
        if let Ok(document) = globals::document() {
            let weak = Rc::downgrade(&follower);
            let listener = listen::on(&document, "visibilitychange", Way::Passive, move |_| {
                if let Some(follower) = weak.upgrade() {
                    follower.look();
                }
            });
            follower.now.borrow_mut().listener = Some(listener);
        }
        follower.look();
        Held(follower)
    }

    /// Begins to follow where the page is seen, and ends it where it is not.
    fn look(self: &Rc<Self>) {
        let mut now = self.now.borrow_mut();
        now.timer = None;
        now.stream = None;
        if !page::is_visible() {
            return;
        }
        if now.blocked {
            drop(now);
            self.poll();
            return;
        }
        let url = glosa::events(
            self.clerk.desk.endpoint(),
            self.clerk.desk.thread(),
            now.last.as_deref(),
        );
        let weak = Rc::downgrade(self);
        let stream = Stream::open(&url, &glosa::EVENTS, move |heard| {
            if let Some(follower) = weak.upgrade() {
                follower.hear(heard);
            }
        });
        now.blocked = stream.is_err();
        now.stream = stream.ok();
    }

    fn hear(self: &Rc<Self>, heard: Heard) {
        match heard {
            Heard::Event { kind, data, id } => {
                self.now.borrow_mut().last = Some(id);
                let data = json::parse(&data).unwrap_or_default();
                if let Some(happening) = glosa::read_happening(kind, &data) {
                    self.clerk.thread.happened(happening);
                }
            }
            Heard::Open => {
                let mut now = self.now.borrow_mut();
                (now.breaks, now.stood, now.polled) = (0, true, false);
            }
            Heard::Broken | Heard::Ended => {
                let is_over = heard == Heard::Ended;
                let mut now = self.now.borrow_mut();
                now.breaks += 1;
                if is_over || now.breaks > BREAKS {
                    now.stream = None;
                    now.blocked = !core::mem::take(&mut now.stood);
                    let wait = if now.blocked && now.polled { POLL_MS } else { AGAIN_MS };
                    drop(now);
                    self.look_after(wait);
                }
            }
        }
    }

    fn look_after(self: &Rc<Self>, wait_ms: u32) {
        let weak = Rc::downgrade(self);
        self.now.borrow_mut().timer = Some(clock::after(wait_ms, move || {
            if let Some(follower) = weak.upgrade() {
                follower.look();
            }
        }));
    }

    /// Asks for the newest comments, and takes in those that are not known; then tries a
    /// stream again, since what blocked it may have been an outage.
    fn poll(self: &Rc<Self>) {
        let follower = Rc::clone(self);
        task::spawn(async move {
            let desk = &follower.clerk.desk;
            let answer = desk.list(Sort::Newest, None, Place::Start).await;
            if follower.now.borrow().listener.is_none() {
                return;
            }
            let Ok((info, page)) = answer else { return follower.look_after(POLL_MS) };
            if let Some(info) = &info {
                follower.clerk.thread.polled(page.comments, info.count);
            }
            let mut now = follower.now.borrow_mut();
            now.last = info.and_then(|info| info.event).or_else(|| now.last.take());
            (now.blocked, now.breaks, now.polled) = (false, 0, true);
            drop(now);
            follower.look();
        });
    }
}
