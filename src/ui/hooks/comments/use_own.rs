//! The rights to one's own comments, kept on the device by thread.

use std::rc::Rc;

use glosa_core::draft::Slot;
use glosa_core::json::Value;
use glosa_core::thread::{CommentId, State};
use glosa_core::time::Timestamp;
use glosa_core::wire::Posted;
use yew::prelude::*;

use super::{Desk, kept};
use crate::host::json;
use crate::host::storage::Storage;
use crate::ui::kit::{State as Held, use_effect_with, use_memo, use_state};

/// What lets this browser change a comment, and whether it was held when last seen.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Right {
    token: String,
    held: bool,
    /// When it ends, where the server says so.
    until: Option<Timestamp>,
}

/// By comment; a reader has few in one thread.
type Rights = Vec<(CommentId, Right)>;

/// One's own comments of a thread.
#[derive(Clone)]
pub(super) struct OwnHandle {
    key: Rc<str>,
    rights: Held<Rights>,
}

/// The reader's own comments of a desk's thread.
#[hook]
pub(super) fn use_own(desk: &Desk) -> OwnHandle {
    let key = use_memo(desk.clone(), |desk| Rc::<str>::from(kept::own_key(desk.scope())));
    let rights = use_state(|| read(&key));
    use_effect_with(Rc::clone(&key), {
        let rights = rights.clone();
        move |key| rights.set(read(key))
    });
    OwnHandle { key: Rc::clone(&key), rights }
}

impl OwnHandle {
    /// What lets this browser change a comment.
    #[must_use]
    pub(super) fn token(&self, id: &CommentId) -> Option<String> {
        let rights = self.rights.get();
        rights.iter().find(|(known, _)| known == id).map(|(_, right)| right.token.clone())
    }

    /// The comments that this browser may change at that time.
    #[must_use]
    pub(super) fn ids(&self, now: Timestamp) -> Vec<CommentId> {
        let rights = self.rights.get();
        let lasts = |right: &Right| right.until.is_none_or(|until| until > now);
        rights.iter().filter(|(_, right)| lasts(right)).map(|(id, _)| id.clone()).collect()
    }

    /// The comments that were held when last seen, with what opens them.
    #[must_use]
    pub(super) fn held(&self) -> Vec<(CommentId, String)> {
        let rights = self.rights.get();
        let held = rights.iter().filter(|(_, right)| right.held);
        held.map(|(id, right)| (id.clone(), right.token.clone())).collect()
    }

    /// Reads again what the device keeps.
    pub(super) fn refresh(&self) {
        self.rights.set(read(&self.key));
    }

    /// Notes that a comment is not held any more.
    pub(super) fn published(&self, id: &CommentId) {
        self.change(|rights| {
            for (_, right) in rights.iter_mut().filter(|(known, _)| known == id) {
                right.held = false;
            }
        });
    }

    /// Gives up the right to a comment that is no more.
    pub(super) fn forget(&self, id: &CommentId) {
        self.change(|rights| {
            rights.retain(|(known, _)| known != id);
        });
    }

    fn change(&self, change: impl FnOnce(&mut Rights)) {
        // From the device, not from memory: another tab may have posted since.
        let mut rights = read(&self.key);
        change(&mut rights);
        write(&self.key, &rights);
        self.rights.set(rights);
    }
}

/// Keeps the right to a comment that was posted.
pub(super) fn keep(endpoint: &str, thread: &str, posted: &Posted) {
    let Some(token) = posted.token.clone() else { return };
    let key = kept::own_key(&Slot::scope(endpoint, thread));
    let mut rights = read(&key);
    let held = posted.comment.state == State::Held;
    rights.retain(|(known, _)| *known != posted.comment.id);
    rights.push((posted.comment.id.clone(), Right { token, held, until: posted.until }));
    write(&key, &rights);
}

fn read(key: &str) -> Rights {
    let kept = Storage::local().get(key).and_then(|text| json::parse(&text).ok());
    let right = |(id, value): &(String, Value)| {
        let token = value.get("token").as_text()?;
        let held = value.get("held").as_bool().unwrap_or(false);
        let until = value.get("until").as_str().and_then(Timestamp::parse);
        Some((CommentId(id.clone()), Right { token, held, until }))
    };
    kept.iter().flat_map(Value::members).filter_map(right).collect()
}

fn write(key: &str, rights: &Rights) {
    if rights.is_empty() {
        Storage::local().remove(key);
        return;
    }
    let member = |(id, right): &(CommentId, Right)| {
        let value = Value::object([
            ("token", right.token.as_str().into()),
            ("held", right.held.into()),
            ("until", right.until.map(Timestamp::to_rfc3339).as_deref().into()),
        ]);
        (id.0.clone(), value)
    };
    let value = Value::Object(rights.iter().map(member).collect());
    kept::keep_value(key, &value);
}
