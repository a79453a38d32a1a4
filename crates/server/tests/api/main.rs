//! The protocol as clients see it. Most tests call the router directly; `process` runs
//! the real program.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on has failed"
)]

mod admin;
mod counts;
mod create;
mod events;
mod idempotency;
mod limits;
mod list;
mod one;
mod operation;
mod process;
mod refusals;
mod render;
mod support;
mod vote;
