//! Which marks the reader wants to see, whatever the publisher does.

use glosa_core::glossary::MarkPolicy;
use yew::prelude::*;

use crate::host::storage;
use crate::ui::kit::{State, use_state_eq};

/// Where the choice is kept on the device; nothing is while the publisher's holds.
pub(super) const CHOICE: &str = "glosa:marks";

/// What the reader has chosen; nothing where the publisher's choice holds.
#[hook]
pub fn use_mark_choice() -> State<Option<MarkPolicy>> {
    use_state_eq(|| MarkPolicy::named(&storage::peek(CHOICE)?))
}
