//! Who the reader says to be: kept on the device only when the reader wants it.

use glosa_core::draft::Identity;
use glosa_core::json::Value;
use yew::prelude::*;

use super::kept;
use crate::host::storage::Storage;
use crate::host::{json, log};
use crate::ui::kit::use_state;

/// Who writes, and whether to keep it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remembered {
    /// Who writes.
    pub identity: Identity,
    /// Whether it is kept on this device.
    pub remember: bool,
}

/// Who writes, as kept; what is set is kept, or removed, at once.
#[hook]
pub(super) fn use_identity() -> (Remembered, Callback<Remembered>) {
    let state = use_state(read);
    let set = {
        let state = state.clone();
        Callback::from(move |remembered: Remembered| {
            write(&remembered);
            state.set(remembered);
        })
    };
    ((*state.get()).clone(), set)
}

fn read() -> Remembered {
    let kept = Storage::local().get(kept::IDENTITY).and_then(|text| json::parse(&text).ok());
    let Some(kept) = kept else { return Remembered::default() };
    let text = |name: &str| kept.get(name).as_str().unwrap_or_default().to_owned();
    let identity = Identity { author: text("author"), email: text("email"), url: text("url") };
    Remembered { identity, remember: true }
}

fn write(Remembered { identity, remember }: &Remembered) {
    if !remember {
        Storage::local().remove(kept::IDENTITY);
        return;
    }
    let value = Value::object([
        ("author", identity.author.as_str().into()),
        ("email", identity.email.as_str().into()),
        ("url", identity.url.as_str().into()),
    ]);
    let kept = json::stringify(&value).and_then(|text| Storage::local().set(kept::IDENTITY, &text));
    if let Err(error) = kept {
        log::warn(&format!("the name is remembered only while the page lives: {error}"));
    }
}
