//! The protocol as clients see it, over each database. Most tests call the router
//! directly; `process` runs the real program.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on has failed"
)]
#![allow(clippy::duplicate_mod, reason = "each database has the tests that hold over both")]

mod postgres;
mod render;
mod sqlite;
mod support;
