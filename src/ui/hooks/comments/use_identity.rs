//! Who the reader says to be: kept on the device only when the reader wants it.

use glosa_core::draft::{Field, Identity};
use glosa_core::json::Value;
use yew::prelude::*;

use super::kept;
use crate::host::json;
use crate::host::storage::Storage;
use crate::ui::kit::{State, use_state};

/// Who writes, and whether to keep it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remembered {
    /// Who writes.
    pub identity: Identity,
    /// Whether it is kept on this device.
    pub remember: bool,
}

/// One thing that the reader says of herself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A field of the box.
    Field(Field, String),
    /// Whether to keep it on this device.
    Remember(bool),
}

impl Said {
    /// The field that changes, where one does.
    pub(super) const fn field(&self) -> Option<Field> {
        match self {
            Self::Field(field, _) => Some(*field),
            Self::Remember(_) => None,
        }
    }
}

/// Who writes, as kept.
#[hook]
pub(super) fn use_identity() -> State<Remembered> {
    use_state(read)
}

/// Takes in what the reader says, and keeps or removes it at once. It changes what is
/// known now: a program that fills in forms fills several fields before anything is
/// rendered.
pub(super) fn say(state: &State<Remembered>, said: Said) {
    state.update(|Remembered { identity, remember }| match said {
        Said::Field(Field::Author, text) => identity.author = text,
        Said::Field(Field::Email, text) => identity.email = text,
        Said::Field(Field::Url, text) => identity.url = text,
        Said::Field(Field::Text, _) => {}
        Said::Remember(wanted) => *remember = wanted,
    });
    write(&state.get());
}

/// Knows nothing of the reader any more.
pub(super) fn forget(state: &State<Remembered>) {
    state.set(Remembered::default());
    write(&state.get());
}

/// Another tab has forgotten who writes: what stands in the fields here is not kept either.
pub(super) fn forgotten_elsewhere(state: &State<Remembered>) {
    state.update(|remembered| remembered.remember = false);
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
    kept::keep_value(kept::IDENTITY, &value);
}
