//! Yew's hooks with their types erased.
//!
//! Yew compiles each hook anew for every type of state, dependency and closure that it is
//! used with. In a widget whose kilobytes a reader pays for, that was a third of the
//! module. These have the meaning of their namesakes and leave to generic code only what
//! has to know the type: a comparison, a downcast, a box.

mod deps;
mod effect;
mod memo;
mod slot;
mod state;

pub use effect::{Ending, use_effect_with};
pub use memo::{use_callback, use_memo, use_mut_ref};
pub use state::{State, use_state, use_state_eq};
