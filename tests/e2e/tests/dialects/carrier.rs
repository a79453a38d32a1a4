//! The outbox at work, with a clock that does not make anybody wait.

use std::collections::VecDeque;

use anyhow::{Context, Result, ensure};
use glosa_core::draft::Refusal;
use glosa_core::outbox::{
    Effect, Entry, EntryId, Event, Now, Outbox, Outcome, Receipt, Report, Work,
};
use glosa_core::thread::State;
use glosa_core::time::Timestamp;
use glosa_core::wire::Ask;

use crate::speaker::{Speaker, fresh_key, now};

/// An outbox, its device and its network.
pub(crate) struct Carrier<'a> {
    speaker: &'a Speaker,
    outbox: Outbox,
    kept: Vec<Entry>,
    at: Timestamp,
    /// Attempts to post so far.
    pub(crate) attempts: usize,
}

/// Attempts after which a text counts as lost.
const PATIENCE: usize = 200;

impl<'a> Carrier<'a> {
    pub(crate) fn new(speaker: &'a Speaker) -> Self {
        let outbox = Outbox::new("tab".to_owned());
        Self { speaker, outbox, kept: Vec::new(), at: now(), attempts: 0 }
    }

    /// Lets a text go, and waits until it is there.
    pub(crate) async fn deliver(&mut self, text: &str) -> Result<Report> {
        let key = fresh_key();
        let id = EntryId(key.clone());
        let post = Box::new(self.speaker.written(text, None));
        let mut events = VecDeque::from([Event::Submit { id, key, post }]);
        let before = self.attempts;
        while let Some(event) = events.pop_front() {
            ensure!(self.attempts - before < PATIENCE, "“{text}” does not come through");
            self.outbox.sync(self.kept.clone());
            let moment = Now { at: self.at, jitter: 0.5, online: true };
            let mut wake = None;
            for effect in self.outbox.handle(event, moment) {
                match effect {
                    Effect::Persist(entry) => {
                        self.kept.retain(|other| other.id != entry.id);
                        self.kept.push(*entry);
                    }
                    Effect::Forget(id) => self.kept.retain(|other| other.id != id),
                    Effect::Send { id, attempt, work } => {
                        let outcome = self.attempt(work).await?;
                        events.push_back(Event::Answered { id, attempt, outcome });
                    }
                    Effect::WakeAt(at) => wake = Some(at),
                    Effect::Report { report: Report::Queued, .. } => {}
                    Effect::Report { report, .. } => return Ok(report),
                }
            }
            if let (Some(at), true) = (wake, events.is_empty()) {
                self.at = at;
                events.push_back(Event::Tick);
            }
        }
        None.with_context(|| format!("nothing more is done for “{text}”"))
    }

    /// What a page makes of an answer, or of none.
    async fn attempt(&mut self, work: Work) -> Result<Outcome> {
        let Work::Post { key, post, at, again } = work else { anyhow::bail!("a correction") };
        self.attempts += 1;
        Ok(match self.speaker.attempt(Ask::Post { key, post, at, again }).await {
            Err(_) => Outcome::Failed,
            Ok(Err(refusal)) => Outcome::Refused(refusal),
            Ok(Ok(posted)) => Outcome::Accepted(Receipt {
                held: posted.comment.state == State::Held,
                comment: posted.comment.id,
                token: posted.token,
            }),
        })
    }
}

/// A report that everybody can see it.
pub(crate) const fn is_sent(report: &Report) -> bool {
    matches!(report, Report::Sent(_))
}

/// A report that nobody knows.
pub(crate) const fn is_unknown(report: &Report) -> bool {
    matches!(report, Report::Refused(Refusal::Unknown))
}
