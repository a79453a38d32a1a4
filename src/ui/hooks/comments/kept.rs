//! What the comment part keeps on the device, by key. All keys begin with `glosa:`.

use core::cell::Cell;

use glosa_core::draft::{Slot, Target};
use glosa_core::json::Value;
use glosa_core::outbox::{Entry, EntryId};

use crate::host::storage::Storage;
use crate::host::{json, log};

/// What every key of ours begins with.
const ALL: &str = "glosa:";
/// Who the reader says to be, when it is to be remembered.
pub(super) const IDENTITY: &str = "glosa:identity";
/// What the keys of all drafts begin with.
const DRAFTS: &str = "glosa:draft:";
/// What the keys of one's own comments begin with.
pub(super) const OWN: &str = "glosa:own:";
/// What the keys of all texts on their way begin with.
pub(super) const OUTBOX: &str = "glosa:outbox:";

/// Keeps a text on the device; answers whether it outlives the page. That it does not is
/// one line in the console, however much is written.
pub(super) fn keep(key: &str, text: &str) -> bool {
    thread_local! {
        static IS_SAID: Cell<bool> = const { Cell::new(false) };
    }
    let Err(error) = Storage::local().set(key, text) else { return true };
    if !IS_SAID.replace(true) {
        let why =
            "drafts, comments on their way, names and rights are kept only while the page lives: ";
        log::warn(&[why, &error.to_string()].concat());
    }
    false
}

/// Keeps a value on the device; answers whether it outlives the page.
pub(super) fn keep_value(key: &str, value: &Value) -> bool {
    json::stringify(value).is_ok_and(|text| keep(key, &text))
}

/// The key of the rights to one's own comments of a thread.
pub(super) fn own_key(scope: &str) -> String {
    [OWN, scope].concat()
}

/// The key of when the reader saw a thread last.
pub(super) fn visit_key(scope: &str) -> String {
    ["glosa:visit:", scope].concat()
}

/// The key of the comments of a thread that this browser voted for.
pub(super) fn votes_key(scope: &str) -> String {
    ["glosa:votes:", scope].concat()
}

/// The key of this browser's random name, by which a server counts its votes once.
pub(super) const VOTER: &str = "glosa:voter";

/// What the keys of texts on their way to a server begin with.
pub(super) fn outbox_prefix(endpoint: &str) -> String {
    [OUTBOX, endpoint, " "].concat()
}

/// The texts on their way to a server, as every tab sees them.
pub(super) fn entries(endpoint: &str) -> Vec<Entry> {
    let storage = Storage::local();
    let keys = storage.keys(&outbox_prefix(endpoint));
    let read = |key: String| Entry::from_json(&json::parse(&storage.get(&key)?).ok()?);
    keys.into_iter().filter_map(read).collect()
}

/// Keeps a text on its way.
pub(super) fn keep_entry(endpoint: &str, entry: &Entry) {
    keep_value(&(outbox_prefix(endpoint) + &entry.id.0), &entry.to_json());
}

/// Removes a text that has arrived or was thrown away.
pub(super) fn forget_entry(endpoint: &str, id: &EntryId) {
    Storage::local().remove(&(outbox_prefix(endpoint) + &id.0));
}

/// The draft of a box; empty where there is none.
#[must_use]
pub(super) fn draft(scope: &str, target: &Target) -> String {
    let slot = Slot { scope: scope.to_owned(), target: target.clone() };
    Storage::local().get(&slot.key()).unwrap_or_default()
}

/// Keeps the draft of a box; a blank one is removed. Answers whether nothing of it is lost
/// with the page.
pub(super) fn keep_draft(scope: &str, target: &Target, text: &str) -> bool {
    let key = Slot { scope: scope.to_owned(), target: target.clone() }.key();
    if text.trim().is_empty() {
        Storage::local().remove(&key);
        return true;
    }
    keep(&key, text)
}

/// The boxes of a thread that have a draft.
#[must_use]
pub(super) fn drafts(scope: &str) -> Vec<Target> {
    let keys = Storage::local().keys(&Slot::prefix(scope));
    keys.iter().filter_map(|key| Slot::from_key(scope, key)).map(|slot| slot.target).collect()
}

/// Whether the device keeps a text that no server has.
#[must_use]
pub fn is_anything_unsent() -> bool {
    let storage = Storage::local();
    [DRAFTS, OUTBOX].iter().any(|prefix| !storage.keys(prefix).is_empty())
}

/// Whether a text that no server has goes with the page: the device did not keep it.
#[must_use]
pub(super) fn is_anything_lost() -> bool {
    let storage = Storage::local();
    [DRAFTS, OUTBOX].iter().any(|prefix| storage.is_held_in_memory(prefix))
}

/// Removes everything that was kept on the device.
pub(super) fn forget_all() {
    let storage = Storage::local();
    for key in storage.keys(ALL) {
        storage.remove(&key);
    }
}
