//! What holds over each database. This folder is compiled once for each, with that one's
//! [`Server`] and [`place`].

mod admin;
mod counts;
mod create;
mod events;
mod idempotency;
mod limits;
mod list;
mod list_around;
mod long_thread;
mod many_streams;
mod one;
mod operation;
mod process;
mod refusals;
mod vote;

use super::{Server, place};
