//! The outbox in a world of tabs over one store and one server, in which anything
//! happens in any order.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "tests"
)]

use std::collections::{BTreeMap, BTreeSet};

use glosa_core::draft::{Post, Refusal};
use glosa_core::json::Value;
use glosa_core::outbox::{
    Effect, Entry, EntryId, Event, Now, Outbox, Outcome, Receipt, Report, Work,
};
use glosa_core::time::Timestamp;

const MINUTE_MS: i64 = 60_000;
/// After this a request has failed, in milliseconds.
const TIMEOUT_MS: i64 = 30_000;

fn id(name: &str) -> EntryId {
    EntryId(name.to_owned())
}

fn post(text: &str) -> Box<Post> {
    Box::new(Post { thread: "/a".to_owned(), text: text.to_owned(), ..Post::default() })
}

/// A generator of numbers that are random enough (xorshift, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

/// A request on its way, from a tab that may be gone by the time of the answer.
struct InFlight {
    tab: usize,
    life: u32,
    id: EntryId,
    attempt: u32,
    work: Work,
    since: i64,
}

/// Tabs over one store and one server that keeps idempotency keys.
struct World {
    dice: Dice,
    clock: i64,
    online: bool,
    tabs: Vec<(Outbox, u32)>,
    store: BTreeMap<EntryId, Value>,
    wire: Vec<InFlight>,
    /// Comments at the server, by key: one for each, whatever is asked.
    stored: BTreeMap<String, String>,
    /// Every entry that was ever submitted, and what its writer did not throw away.
    submitted: BTreeMap<EntryId, String>,
    discarded: BTreeSet<EntryId>,
    delivered: BTreeMap<EntryId, u32>,
}

impl World {
    fn new(seed: u64) -> Self {
        Self {
            dice: Dice(seed),
            clock: 0,
            online: true,
            tabs: (0..2).map(|tab| (Outbox::new(format!("{tab}")), 0)).collect(),
            store: BTreeMap::new(),
            wire: Vec::new(),
            stored: BTreeMap::new(),
            submitted: BTreeMap::new(),
            discarded: BTreeSet::new(),
            delivered: BTreeMap::new(),
        }
    }

    fn dispatch(&mut self, tab: usize, event: Event) {
        let entries = self.store.values().map(|value| Entry::from_json(value).unwrap()).collect();
        let now = Now { at: Timestamp(self.clock), jitter: 0.5, online: self.online };
        let (outbox, life) = &mut self.tabs[tab];
        outbox.sync(entries);
        for effect in outbox.handle(event, now) {
            match effect {
                Effect::Persist(entry) => {
                    self.store.insert(entry.id.clone(), entry.to_json());
                }
                Effect::Forget(id) => {
                    self.store.remove(&id);
                }
                Effect::Send { id, attempt, work } => {
                    assert!(self.store.contains_key(&id), "sent before it was kept");
                    let live = |other: &&InFlight| other.id == id;
                    assert!(!self.wire.iter().any(|other| live(&other)), "two sends in flight");
                    self.wire.push(InFlight {
                        tab,
                        life: *life,
                        id,
                        attempt,
                        work,
                        since: self.clock,
                    });
                }
                Effect::Report { id, report: Report::Sent(_) | Report::Held(_) } => {
                    *self.delivered.entry(id).or_default() += 1;
                }
                Effect::Report { .. } | Effect::WakeAt(_) => {}
            }
        }
    }

    /// The server takes a request, or something in between spoils it.
    fn answer_one(&mut self) {
        if self.wire.is_empty() {
            return;
        }
        let at = self.dice.roll(self.wire.len() as u64) as usize;
        let InFlight { tab, life, id, attempt, work, .. } = self.wire.remove(at);
        let fate = if self.online { self.dice.roll(6) } else { 5 };
        if fate < 4 {
            match &work {
                Work::Post { key, post, .. } => {
                    let first = self.stored.entry(key.clone()).or_insert(post.text.clone());
                    assert_eq!(first, &post.text, "one key with two bodies");
                }
                Work::Correct { comment, text, .. } => {
                    *self.stored.get_mut(comment.as_str()).unwrap() = text.clone();
                }
            }
        }
        let comment = match work {
            Work::Post { key, .. } => key.as_str().into(),
            Work::Correct { comment, .. } => comment,
        };
        let receipt = Receipt { comment, token: Some("t".to_owned()), held: false };
        let outcome = match fate {
            0..=2 => Outcome::Accepted(receipt),
            4 => Outcome::Refused(match self.dice.roll(3) {
                0 => Refusal::TooFast { retry_after: Some(3) },
                1 => Refusal::ServerTrouble { retry_after: None },
                _ => Refusal::BadAnswer("<html>".to_owned()),
            }),
            _ => Outcome::Failed,
        };
        if self.tabs[tab].1 == life {
            self.dispatch(tab, Event::Answered { id, attempt, outcome });
        }
    }

    /// Time passes, and with it requests reach their time limit.
    fn pass(&mut self, ms: i64) {
        let end = self.clock + ms;
        while let Some(at) = self.wire.iter().position(|request| request.since + TIMEOUT_MS <= end)
        {
            let InFlight { tab, id, attempt, work, since, .. } = self.wire.remove(at);
            self.clock = self.clock.max(since + TIMEOUT_MS);
            if let (Work::Post { key, post, .. }, true) = (work, self.online) {
                self.stored.entry(key).or_insert(post.text);
            }
            self.dispatch(tab, Event::Answered { id, attempt, outcome: Outcome::Failed });
        }
        self.clock = self.clock.max(end);
    }

    /// A page is reloaded, with a farewell or without one; its requests end with it,
    /// some of them after the server took them.
    fn reload(&mut self, tab: usize) {
        if self.dice.roll(2) == 0 {
            self.dispatch(tab, Event::Leave);
        }
        for request in self.wire.extract_if(.., |request| request.tab == tab) {
            if let (Work::Post { key, post, .. }, true) = (request.work, self.online) {
                self.stored.entry(key).or_insert(post.text);
            }
        }
        let life = self.tabs[tab].1 + 1;
        self.tabs[tab] = (Outbox::new(format!("{tab}-{life}")), life);
        self.dispatch(tab, Event::Tick);
    }

    fn some_entry(&mut self) -> Option<EntryId> {
        let count = self.store.len() as u64;
        let at = if count == 0 { return None } else { self.dice.roll(count) as usize };
        self.store.keys().nth(at).cloned()
    }

    fn step(&mut self, number: u64) {
        let tab = self.dice.roll(2) as usize;
        match self.dice.roll(16) {
            0 | 1 => {
                let id = id(&format!("{number:05}"));
                let text = format!("text {number}");
                self.submitted.insert(id.clone(), text.clone());
                let key = format!("key {number}");
                self.dispatch(tab, Event::Submit { id, key, post: post(&text) });
            }
            2 => {
                self.online = !self.online;
                for tab in 0..2 {
                    let event = if self.online { Event::Online } else { Event::Tick };
                    self.dispatch(tab, event);
                }
            }
            3 => self.reload(tab),
            4 | 5 => {
                let ms = self.dice.roll(90_000) as i64;
                self.pass(ms);
                self.dispatch(tab, Event::Tick);
            }
            6 => self.reader_acts(tab, number),
            _ => self.answer_one(),
        }
    }

    fn reader_acts(&mut self, tab: usize, number: u64) {
        let Some(id) = self.some_entry() else { return };
        let key = format!("fresh {number}");
        match self.dice.roll(8) {
            0 => {
                self.discarded.insert(id.clone());
                self.dispatch(tab, Event::Discard(id));
            }
            1..=3 => self.dispatch(tab, Event::TryNow { id, key }),
            _ => {
                self.dispatch(tab, Event::Edit(id.clone()));
                let in_hand = self.tabs[tab].0.get(&id).is_some_and(Entry::is_in_hand);
                if in_hand {
                    let text = format!("new words {number}");
                    self.submitted.insert(id.clone(), text.clone());
                    self.dispatch(tab, Event::Submit { id, key, post: post(&text) });
                }
            }
        }
    }

    /// No text is lost: each is kept, stored at the server, or thrown away.
    fn check(&self, seed: u64) {
        let texts: BTreeSet<&String> = self.stored.values().collect();
        for (id, text) in &self.submitted {
            let kept = self
                .store
                .get(id)
                .is_some_and(|value| value.get("post").get("text").as_str() == Some(text.as_str()));
            let safe = kept || texts.contains(text) || self.discarded.contains(id);
            assert!(safe, "{text} is lost, seed {seed}");
        }
    }

    /// All trouble ends: the network is back, and the writer lets everything go.
    fn settle(&mut self) {
        self.online = true;
        for round in 0..10_000 {
            if self.store.is_empty() {
                return;
            }
            self.pass(MINUTE_MS);
            for tab in 0..2 {
                let ids: Vec<EntryId> = self.store.keys().cloned().collect();
                for id in ids {
                    let key = format!("last {} {round}", id.0);
                    self.dispatch(tab, Event::TryNow { id, key });
                }
            }
            while !self.wire.is_empty() {
                self.answer_one();
            }
        }
    }
}

#[test]
fn in_any_order_of_events_no_text_is_lost_and_none_is_posted_twice() {
    for seed in 1..=60 {
        let mut world = World::new(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed));
        for number in 0..300 {
            world.step(number);
            world.check(seed);
        }
        world.settle();
        world.check(seed);
        assert!(world.store.is_empty(), "seed {seed}: something never arrived");
        let (all, thrown) = (world.submitted.len(), world.discarded.len());
        let comments = world.stored.len();
        assert!(comments <= all && comments >= all - thrown, "seed {seed}: {comments} of {all}");
        assert!(world.delivered.values().all(|times| *times == 1), "seed {seed}: told twice");
    }
}
