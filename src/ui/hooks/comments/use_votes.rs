//! The comments that this browser voted for, kept on the device by thread.

use std::rc::Rc;

use glosa_core::json::Value;
use glosa_core::thread::CommentId;
use yew::prelude::*;

use super::{Desk, kept};
use crate::host::storage::Storage;
use crate::host::{HostError, json, random};
use crate::ui::kit::{State, use_effect_with, use_memo, use_state};

/// The votes in a thread.
#[derive(Clone)]
pub(super) struct VotesHandle {
    key: Rc<str>,
    ids: State<Vec<CommentId>>,
}

/// The votes of this browser in a desk's thread.
#[hook]
pub(super) fn use_votes(desk: &Desk) -> VotesHandle {
    let key = use_memo(desk.clone(), |desk| Rc::<str>::from(kept::votes_key(desk.scope())));
    let ids = use_state(|| read(&key));
    use_effect_with(Rc::clone(&key), {
        let ids = ids.clone();
        move |key| ids.set(read(key))
    });
    VotesHandle { key: Rc::clone(&key), ids }
}

impl VotesHandle {
    /// The comments that this browser voted for.
    #[must_use]
    pub(super) fn ids(&self) -> Vec<CommentId> {
        self.ids.get().to_vec()
    }

    /// Notes that a vote for a comment stands, or not any more.
    pub(super) fn note(&self, id: &CommentId, stands: bool) {
        // From the device, not from memory: another tab may have voted since.
        let mut ids = read(&self.key);
        ids.retain(|known| known != id);
        if stands {
            ids.push(id.clone());
        }
        if ids.is_empty() {
            Storage::local().remove(&self.key);
        } else {
            let list = ids.iter().map(|id| id.as_str().into()).collect();
            kept::keep_value(&self.key, &Value::Array(list));
        }
        self.ids.set(ids);
    }

    /// Reads again what the device keeps.
    pub(super) fn refresh(&self) {
        self.ids.set(read(&self.key));
    }
}

fn read(key: &str) -> Vec<CommentId> {
    let kept = Storage::local().get(key).and_then(|text| json::parse(&text).ok());
    let ids = kept.iter().flat_map(Value::items);
    ids.filter_map(|id| id.as_text().map(CommentId)).collect()
}

/// This browser's random name for votes, made at the first one.
///
/// # Errors
/// [`HostError`] where the browser has no randomness.
pub(super) fn voter() -> Result<String, HostError> {
    if let Some(name) = Storage::local().get(kept::VOTER) {
        return Ok(name);
    }
    let name = random::uuid()?;
    kept::keep(kept::VOTER, &name);
    Ok(name)
}
