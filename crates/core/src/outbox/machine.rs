//! The machine.

use super::{Cause, Effect, Entry, EntryId, Event, Lease, Now, Outcome, Report, State};
use crate::draft::{Post, Refusal};
use crate::time::Timestamp;

/// How long a tab may send before another takes over, in milliseconds: the time limit
/// of a request (30 s) and as much again for a tab that the browser slows down.
const LEASE_MS: i64 = 60_000;
/// The texts of one server that are on their way, as one tab sees them.
#[derive(Clone, Debug)]
pub struct Outbox {
    tab: String,
    /// From the oldest.
    entries: Vec<Entry>,
    /// What this tab has under way, by the number of the attempt.
    in_flight: Vec<(EntryId, u32)>,
    /// What the writer has just let go and looks at: a wait that the server asks for is
    /// then told as a refusal, with the text still in the box.
    attended: Vec<EntryId>,
    /// Whether the page has gone away and has not come back.
    left: bool,
}

impl Outbox {
    /// An outbox of a tab, whose name no other tab has.
    #[must_use]
    pub fn new(tab: String) -> Self {
        Self { tab, entries: Vec::new(), in_flight: Vec::new(), attended: Vec::new(), left: false }
    }

    /// The entries, from the oldest.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// An entry by its name.
    #[must_use]
    pub fn get(&self, id: &EntryId) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == *id)
    }

    /// Takes over what the device holds, which other tabs may have changed: the later
    /// state of an entry holds, and what is gone was delivered or thrown away there.
    /// To be called before each event.
    pub fn sync(&mut self, stored: Vec<Entry>) {
        let mut entries: Vec<Entry> = Vec::with_capacity(stored.len());
        for mut entry in stored {
            let ours = self.entries.iter().find(|known| known.id == entry.id);
            if let Some(ours) = ours.filter(|ours| ours.revision > entry.revision) {
                entry = ours.clone();
            }
            let place = (entry.created, &entry.id);
            let at = entries.partition_point(|other| (other.created, &other.id) <= place);
            entries.insert(at, entry);
        }
        self.entries = entries;
    }

    /// Takes an event and answers what is to be done, in order.
    pub fn handle(&mut self, event: Event, now: Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        // An answer is the one thing that reaches a page that has gone: browsers cut its
        // requests off. Whatever it sent then would be cut off too, and its lease would
        // keep the next page from sending for a minute.
        self.left &= matches!(event, Event::Answered { .. });
        match event {
            Event::Submit { id, key, post } => self.submit(id, key, *post, now, &mut effects),
            Event::Answered { id, attempt, outcome } => {
                self.answered(&id, attempt, outcome, now, &mut effects);
            }
            Event::Tick => {}
            Event::Online => self.stop_waiting(&mut effects),
            Event::TryNow { id, key } => self.try_now(&id, key, now, &mut effects),
            Event::Edit(id) => self.edit(&id, now, &mut effects),
            Event::Discard(id) => self.remove(&id, &mut effects),
            Event::Leave => {
                self.leave(&mut effects);
                self.left = true;
            }
        }
        if self.left {
            return effects;
        }
        self.send_next(now, &mut effects);
        effects.extend(self.next_wake(now).map(Effect::WakeAt));
        effects
    }

    fn submit(
        &mut self,
        id: EntryId,
        key: String,
        post: Post,
        now: Now,
        effects: &mut Vec<Effect>,
    ) {
        match self.find(&id) {
            Some(known) if known.is_in_hand() => known.release(key, Some(post)),
            // A second press of the button: the first one has it.
            Some(_) => return,
            None => self.entries.push(Entry::new(id.clone(), key, post, now.at)),
        }
        if now.online {
            self.attended.push(id.clone());
            self.start(&id, now, effects);
        } else {
            self.persist(&id, effects);
            effects.push(Effect::Report { id, report: Report::Queued });
        }
    }

    fn try_now(&mut self, id: &EntryId, key: String, now: Now, effects: &mut Vec<Effect>) {
        let under_way = self.is_under_way(id, now);
        let Some(entry) = self.find(id).filter(|_| !under_way) else { return };
        entry.release(key, None);
        // Also when the browser says that there is no network: it is wrong at times.
        self.start(id, now, effects);
    }

    fn edit(&mut self, id: &EntryId, now: Now, effects: &mut Vec<Effect>) {
        let under_way = self.is_under_way(id, now);
        let Some(entry) = self.find(id).filter(|_| !under_way) else { return };
        entry.doubt_if_sending();
        entry.state = State::Editing;
        entry.lease = None;
        self.persist(id, effects);
    }

    fn remove(&mut self, id: &EntryId, effects: &mut Vec<Effect>) {
        self.entries.retain(|entry| entry.id != *id);
        self.attended.retain(|other| other != id);
        effects.push(Effect::Forget(id.clone()));
    }

    fn stop_waiting(&mut self, effects: &mut Vec<Effect>) {
        let mut due = Vec::new();
        for entry in &mut self.entries {
            if let State::Waiting { cause: Cause::Network | Cause::Server, .. } = entry.state {
                entry.state = State::Queued;
                due.push(entry.id.clone());
            }
        }
        for id in due {
            self.persist(&id, effects);
        }
    }

    fn leave(&mut self, effects: &mut Vec<Effect>) {
        for (id, _) in core::mem::take(&mut self.in_flight) {
            if let Some(entry) = self.find(&id) {
                entry.doubt();
                entry.state = State::Unknown;
                entry.lease = None;
                self.persist(&id, effects);
            }
        }
    }

    fn answered(
        &mut self,
        id: &EntryId,
        attempt: u32,
        outcome: Outcome,
        now: Now,
        effects: &mut Vec<Effect>,
    ) {
        self.in_flight.retain(|(other, number)| other != id || *number != attempt);
        let attended = self.attended.contains(id);
        self.attended.retain(|other| other != id);
        let Some(entry) = self.find(id) else { return };
        let current = attempt == entry.attempts && entry.state == State::Sending;
        match outcome {
            // Whichever attempt to post it answers, the server has the post.
            Outcome::Accepted(receipt) => {
                if !current && entry.receipt.is_some() {
                    return;
                }
                let settled = entry.accept(receipt);
                if settled {
                    self.deliver(id, effects);
                } else {
                    self.persist(id, effects);
                }
                return;
            }
            _ if !current => return,
            Outcome::Failed => entry.wait(Cause::Network, None, now),
            Outcome::Refused(Refusal::ServerTrouble { retry_after }) => {
                entry.wait(Cause::Server, retry_after, now);
            }
            Outcome::Refused(Refusal::BadAnswer(_)) => entry.wait(Cause::Server, None, now),
            Outcome::Refused(Refusal::TooFast { retry_after }) if !attended => {
                entry.wait(Cause::Asked, retry_after, now);
            }
            Outcome::Refused(refusal) => entry.refuse(refusal),
        }
        let report = match &entry.state {
            State::Refused(refusal) => Some(Report::Refused(refusal.clone())),
            _ if attended => Some(Report::Queued),
            _ => None,
        };
        self.persist(id, effects);
        effects.extend(report.map(|report| Effect::Report { id: id.clone(), report }));
    }

    fn deliver(&mut self, id: &EntryId, effects: &mut Vec<Effect>) {
        let report = self.get(id).and_then(Entry::delivery);
        self.remove(id, effects);
        effects.extend(report.map(|report| Effect::Report { id: id.clone(), report }));
    }

    /// Starts the oldest entry that is due, when nothing else of the background is
    /// under way: servers limit how fast one reader may post.
    fn send_next(&mut self, now: Now, effects: &mut Vec<Effect>) {
        if !now.online || self.entries.iter().any(|entry| self.is_under_way(&entry.id, now)) {
            return;
        }
        let due = self.entries.iter().find(|entry| match entry.state {
            State::Queued | State::Unknown | State::Sending => true,
            State::Waiting { until, .. } => until <= now.at,
            State::Refused(_) | State::Editing => false,
        });
        if let Some(id) = due.map(|entry| entry.id.clone()) {
            self.start(&id, now, effects);
        }
    }

    fn start(&mut self, id: &EntryId, now: Now, effects: &mut Vec<Effect>) {
        let tab = self.tab.clone();
        if self.is_under_way(id, now) {
            return;
        }
        let Some(entry) = self.find(id) else { return };
        entry.doubt_if_sending();
        if entry.key_has_expired(now.at) {
            entry.refuse(Refusal::Unknown);
            self.persist(id, effects);
            let report = Report::Refused(Refusal::Unknown);
            effects.push(Effect::Report { id: id.clone(), report });
            return;
        }
        let Some(work) = entry.work(now.at) else {
            self.deliver(id, effects);
            return;
        };
        entry.attempts = entry.attempts.saturating_add(1);
        entry.state = State::Sending;
        entry.lease = Some(Lease { owner: tab, until: Timestamp(now.at.0 + LEASE_MS) });
        let attempt = entry.attempts;
        self.in_flight.retain(|(other, _)| other != id);
        self.in_flight.push((id.clone(), attempt));
        self.persist(id, effects);
        effects.push(Effect::Send { id: id.clone(), attempt, work });
    }

    fn is_under_way(&self, id: &EntryId, now: Now) -> bool {
        self.in_flight.iter().any(|(other, _)| other == id)
            || self.get(id).is_some_and(|entry| entry.is_leased(now.at))
    }

    /// When the next entry is due, or the next lease ends. What is due and cannot go
    /// now has another event to wait for: the network's return, or an answer.
    fn next_wake(&self, now: Now) -> Option<Timestamp> {
        let wake = |entry: &Entry| match (&entry.state, &entry.lease) {
            (State::Waiting { until, .. }, _) => Some(*until),
            (State::Sending, Some(lease)) => Some(lease.until),
            _ => None,
        };
        self.entries.iter().filter_map(wake).filter(|at| *at > now.at).min()
    }

    fn persist(&mut self, id: &EntryId, effects: &mut Vec<Effect>) {
        if let Some(entry) = self.find(id) {
            entry.revision = entry.revision.saturating_add(1);
            effects.push(Effect::Persist(Box::new(entry.clone())));
        }
    }

    fn find(&mut self, id: &EntryId) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.id == *id)
    }
}
