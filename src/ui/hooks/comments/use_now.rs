//! The time, for what is told relative to it.

use gloo::timers::callback::Interval;
use glosa_core::time::Timestamp;
use yew::prelude::*;

use crate::host::clock;
use crate::ui::kit::{use_effect_with, use_state_eq};

/// How often relative times are told anew, in milliseconds: they count minutes.
const REFRESH_MS: u32 = 60_000;

/// The time, renewed each minute.
#[hook]
pub(super) fn use_now() -> Timestamp {
    let now = use_state_eq(clock::now);
    use_effect_with((), {
        let now = now.clone();
        move |()| {
            let interval = Interval::new(REFRESH_MS, move || now.set(clock::now()));
            move || drop(interval)
        }
    });
    *now.get()
}
