//! What is kept on the device.
//!
//! `localStorage` throws in sandboxed frames and where the reader blocks it, and it
//! may be full. Then a store in memory takes its place for the life of the page.

use std::cell::RefCell;
use std::rc::Rc;

use super::{HostError, globals};

/// A store of texts by key. Clones share what they hold.
#[derive(Clone, Debug)]
pub struct Storage {
    local: Option<web_sys::Storage>,
    // A list, not a map: it holds a handful of texts, and a map of its own would weigh
    // more in the bundle than all of this file.
    memory: Rc<RefCell<Vec<(String, String)>>>,
}

/// Written and removed once to learn whether the store works.
const PROBE_KEY: &str = "glosa:probe";

impl Storage {
    /// The page's own store, or one in memory where that is refused.
    #[must_use]
    pub fn local() -> Self {
        thread_local! {
            static SHARED: Storage = Storage { local: probe(), memory: Rc::default() };
        }
        SHARED.with(Clone::clone)
    }

    /// Whether what is kept outlives the page.
    #[must_use]
    pub fn is_persistent(&self) -> bool {
        self.local.is_some()
    }

    /// The text under a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<String> {
        if let Some((_, text)) = self.memory.borrow().iter().find(|(known, _)| known == key) {
            return Some(text.clone());
        }
        self.local.as_ref()?.get_item(key).ok().flatten()
    }

    /// Keeps a text. Where the store refuses it (a full disk, say), it is held in
    /// memory, so that it is not lost while the page lives, and the error says so.
    ///
    /// # Errors
    /// [`HostError::Threw`] when the text will not outlive the page.
    pub fn set(&self, key: &str, text: &str) -> Result<(), HostError> {
        let outcome = match &self.local {
            Some(local) => {
                local.set_item(key, text).map_err(|e| HostError::threw("localStorage", &e))
            }
            None => Err(HostError::Missing("localStorage")),
        };
        let mut memory = self.memory.borrow_mut();
        memory.retain(|(known, _)| known != key);
        if outcome.is_err() {
            memory.push((key.to_owned(), text.to_owned()));
        }
        outcome
    }

    /// Whether a text whose key begins with `prefix` goes with the page.
    #[must_use]
    pub fn is_held_in_memory(&self, prefix: &str) -> bool {
        self.memory.borrow().iter().any(|(key, _)| key.starts_with(prefix))
    }

    /// Forgets a text.
    pub fn remove(&self, key: &str) {
        self.memory.borrow_mut().retain(|(known, _)| known != key);
        if let Some(local) = &self.local {
            // A store that refuses to forget has nothing that we could do about it.
            let _ = local.remove_item(key);
        }
    }

    /// The keys that begin with `prefix`, in order.
    #[must_use]
    pub fn keys(&self, prefix: &str) -> Vec<String> {
        let mut keys: Vec<String> =
            self.memory.borrow().iter().map(|(key, _)| key.clone()).collect();
        if let Some(local) = &self.local {
            let count = local.length().unwrap_or(0);
            keys.extend((0..count).filter_map(|at| local.key(at).ok().flatten()));
        }
        keys.retain(|key| key.starts_with(prefix));
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

/// The text under a key, for who only asks; nothing where the store is refused.
#[must_use]
pub fn peek(key: &str) -> Option<String> {
    globals::window().ok()?.local_storage().ok()??.get_item(key).ok()?
}

fn probe() -> Option<web_sys::Storage> {
    let storage = globals::window().ok()?.local_storage().ok()??;
    storage.set_item(PROBE_KEY, "1").ok()?;
    storage.remove_item(PROBE_KEY).ok()?;
    Some(storage)
}
