//! Texts on their way to a server: kept before the first attempt, and until the
//! server has them or their writer throws them away.
//!
//! The machine does no IO. It takes an [`Event`] and the [`Now`] and answers with
//! [`Effect`]s to carry out, in order. Several tabs share one store: each writes a
//! lease into an entry before it sends it, and the idempotency key of the entry is
//! the last guard where two tabs write in the same instant.

mod backoff;
mod entry;
mod event;
mod machine;
mod snapshot;
mod transition;

pub use entry::{Cause, Entry, EntryId, Lease, Receipt, Sent, State};
pub use event::{Effect, Event, Now, Outcome, Report, Work};
pub use machine::Outbox;
