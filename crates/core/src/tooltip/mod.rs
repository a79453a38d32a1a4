//! When the one tooltip of an article opens and closes, and where it stands.
//!
//! [`state`] is a reducer: events of pointer, keyboard, touch and timers in,
//! effects out. [`placement`] is arithmetic on rectangles. Neither knows a
//! browser, so each rule of WCAG 2.1 SC 1.4.13 (content on hover or focus) and
//! each race of timers is a plain test.
mod describe;
pub mod event;
pub mod geometry;
pub mod placement;
mod scroll;
pub mod state;

pub use describe::Describe;
pub use event::{Effect, Event, MarkNumber, PointerTarget, Token};
pub use geometry::{Point, Rect, Size};
pub use placement::{Direction, Placement, Side, place};
pub use scroll::scroll_step;
pub use state::TooltipState;

#[cfg(test)]
mod placement_tests;
#[cfg(test)]
mod state_tests;
