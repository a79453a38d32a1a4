//! Entries as kept on the device.

use super::{Cause, Entry, EntryId, Lease, Receipt, Sent, State};
use crate::draft::{Post, Refusal};
use crate::json::Value;
use crate::thread::CommentId;
use crate::time::Timestamp;

/// The version of what is kept. A version that is not known is left where it lies, for
/// the program that wrote it.
const VERSION: f64 = 1.0;

impl Entry {
    /// The entry as kept on the device.
    #[must_use]
    pub fn to_json(&self) -> Value {
        Value::object([
            ("version", VERSION.into()),
            ("id", self.id.0.as_str().into()),
            ("revision", f64::from(self.revision).into()),
            ("created", time(self.created)),
            ("post", self.post.to_json()),
            ("key", self.key.as_str().into()),
            ("sent", self.sent.as_ref().map(sent_to_json).into()),
            ("receipt", self.receipt.as_ref().map(receipt_to_json).into()),
            ("attempts", f64::from(self.attempts).into()),
            ("failures", f64::from(self.failures).into()),
            ("state", state_to_json(&self.state)),
            ("lease", self.lease.as_ref().map(lease_to_json).into()),
        ])
    }

    /// The entry that was kept; `None` for another version, or when its text is missing.
    #[must_use]
    pub fn from_json(value: &Value) -> Option<Self> {
        if value.get("version").as_f64() != Some(VERSION) {
            return None;
        }
        Some(Self {
            id: EntryId(value.get("id").as_text()?),
            revision: number(value.get("revision")),
            created: read_time(value.get("created"))?,
            post: Post::from_json(value.get("post"))?,
            key: value.get("key").as_text()?,
            sent: sent_from_json(value.get("sent")),
            receipt: receipt_from_json(value.get("receipt")),
            attempts: number(value.get("attempts")),
            failures: number(value.get("failures")),
            state: state_from_json(value.get("state")),
            lease: lease_from_json(value.get("lease")),
        })
    }
}

fn sent_to_json(sent: &Sent) -> Value {
    Value::object([
        ("post", sent.post.to_json()),
        ("first", time(sent.first)),
        ("uncertain", sent.uncertain.into()),
    ])
}

fn sent_from_json(value: &Value) -> Option<Sent> {
    Some(Sent {
        post: Post::from_json(value.get("post"))?,
        first: read_time(value.get("first"))?,
        uncertain: value.get("uncertain").as_bool()?,
    })
}

fn receipt_to_json(receipt: &Receipt) -> Value {
    Value::object([
        ("comment", receipt.comment.as_str().into()),
        ("token", receipt.token.as_deref().into()),
        ("held", receipt.held.into()),
    ])
}

fn receipt_from_json(value: &Value) -> Option<Receipt> {
    Some(Receipt {
        comment: CommentId(value.get("comment").as_text()?),
        token: value.get("token").as_text(),
        held: value.get("held").as_bool()?,
    })
}

fn lease_to_json(lease: &Lease) -> Value {
    Value::object([("owner", lease.owner.as_str().into()), ("until", time(lease.until))])
}

fn lease_from_json(value: &Value) -> Option<Lease> {
    let owner = value.get("owner").as_text()?;
    Some(Lease { owner, until: read_time(value.get("until"))? })
}

fn state_to_json(state: &State) -> Value {
    let (name, more) = match state {
        State::Queued => ("queued", Value::Null),
        State::Sending => ("sending", Value::Null),
        State::Waiting { until, cause } => {
            let cause = match cause {
                Cause::Network => "network",
                Cause::Server => "server",
                Cause::Asked => "asked",
            };
            ("waiting", Value::object([("until", time(*until)), ("cause", cause.into())]))
        }
        State::Unknown => ("unknown", Value::Null),
        State::Refused(refusal) => ("refused", refusal.to_json()),
        State::Editing => ("editing", Value::Null),
    };
    Value::object([("name", name.into()), ("more", more)])
}

/// A state that is not known becomes [`State::Unknown`]: what is asked with the same
/// key is never posted twice.
fn state_from_json(value: &Value) -> State {
    let more = value.get("more");
    match value.get("name").as_str().unwrap_or_default() {
        "queued" => State::Queued,
        "sending" => State::Sending,
        "waiting" => State::Waiting {
            until: read_time(more.get("until")).unwrap_or_default(),
            cause: match more.get("cause").as_str() {
                Some("server") => Cause::Server,
                Some("asked") => Cause::Asked,
                _ => Cause::Network,
            },
        },
        "refused" => State::Refused(Refusal::from_json(more)),
        "editing" => State::Editing,
        _ => State::Unknown,
    }
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of any real date fit")]
fn time(at: Timestamp) -> Value {
    Value::Number(at.0 as f64)
}

#[expect(clippy::cast_possible_truncation, reason = "written from an i64")]
fn read_time(value: &Value) -> Option<Timestamp> {
    value.as_f64().map(|ms| Timestamp(ms as i64))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
fn number(value: &Value) -> u32 {
    value.as_f64().unwrap_or(0.0) as u32
}
