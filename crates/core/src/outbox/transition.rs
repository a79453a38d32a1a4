//! How an entry goes from one state to the next.

use super::backoff::delay_ms;
use super::{Cause, Entry, Now, Receipt, Report, Sent, State, Work};
use crate::draft::{Post, Refusal};
use crate::time::Timestamp;

/// How long a server is trusted to know a key, in milliseconds: servers keep keys for a
/// day, less an hour for clocks that differ.
const KEY_LIFETIME_MS: i64 = 23 * 3_600_000;

impl Entry {
    /// Lets an entry go again, with new words if there are some. The key stays while
    /// something that was sent under it may have arrived.
    pub(super) fn release(&mut self, key: String, post: Option<Post>) {
        self.doubt_if_sending();
        if let Some(post) = post {
            self.post = post;
        }
        if !self.may_have_arrived() {
            self.sent = None;
            self.key = key;
        }
        self.state = State::Queued;
        self.failures = 0;
    }

    /// What the next attempt sends; nothing when the server has it all.
    pub(super) fn work(&mut self, at: Timestamp) -> Option<Work> {
        if self.is_delivered() {
            return None;
        }
        if let Some(Receipt { comment, token, .. }) = &self.receipt {
            let (comment, token) = (comment.clone(), token.clone()?);
            return Some(Work::Correct { comment, token, text: self.post.text.clone() });
        }
        let post = self.post.clone();
        let sent = self.sent.get_or_insert(Sent { post, first: at, uncertain: false });
        let again = sent.uncertain.then_some(sent.first);
        Some(Work::Post { key: self.key.clone(), post: sent.post.clone(), at, again })
    }

    pub(super) fn key_has_expired(&self, at: Timestamp) -> bool {
        self.receipt.is_none()
            && self
                .sent
                .as_ref()
                .is_some_and(|sent| sent.uncertain && at.0 - sent.first.0 > KEY_LIFETIME_MS)
    }

    /// Notes that what was sent may have arrived.
    pub(super) fn doubt(&mut self) {
        if let Some(sent) = &mut self.sent {
            sent.uncertain = true;
        }
    }

    /// An attempt whose tab has not come back to say how it ended may have arrived.
    pub(super) fn doubt_if_sending(&mut self) {
        if self.state == State::Sending {
            self.doubt();
        }
    }

    /// Waits for the next attempt, as long as the server asked for or a little longer
    /// each time.
    pub(super) fn wait(&mut self, cause: Cause, retry_after: Option<u32>, now: Now) {
        if cause == Cause::Asked {
            // The server has turned this attempt away before it looked at it.
            self.sent.take_if(|sent| !sent.uncertain);
        } else {
            self.doubt();
        }
        let asked = retry_after.map_or(0, |seconds| i64::from(seconds) * 1_000);
        self.failures = self.failures.saturating_add(1);
        let wait = delay_ms(self.failures, now.jitter).max(asked);
        self.state = State::Waiting { until: Timestamp(now.at.0 + wait), cause };
        self.lease = None;
    }

    pub(super) fn refuse(&mut self, refusal: Refusal) {
        // Too fast says nothing of what an earlier attempt has come to, and a refused
        // correction leaves what the server has.
        let stands = matches!(refusal, Refusal::TooFast { .. }) && self.may_have_arrived();
        if self.receipt.is_none() && !stands {
            self.sent = None;
        }
        self.state = State::Refused(refusal);
        self.lease = None;
    }

    /// Notes that the server has what was sent last; answers whether that is all.
    pub(super) fn accept(&mut self, receipt: Receipt) -> bool {
        if self.receipt.is_some()
            && let Some(sent) = &mut self.sent
        {
            // The answer to a correction: it has these very words now.
            sent.post.text.clone_from(&self.post.text);
        }
        // Without a token a comment cannot be corrected: what was sent stands.
        let settled = receipt.token.is_none();
        self.receipt = Some(receipt);
        self.lease = None;
        if self.state == State::Editing {
            return false;
        }
        self.state = State::Queued;
        settled || self.is_delivered()
    }

    /// What to say when the server has it.
    pub(super) fn delivery(&self) -> Option<Report> {
        let Receipt { comment, held, .. } = self.receipt.as_ref()?;
        Some(if *held { Report::Held(comment.clone()) } else { Report::Sent(comment.clone()) })
    }
}
