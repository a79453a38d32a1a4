//! The logic of Glosa: pure values in, pure values out.
//!
//! ```text
//! options ─► config
//! article source ─► article ─► (DOM, in the widget) ─► text ─┐
//! glossary source ─► glossary ───────────────────────────────┴─► marks ─► tooltip
//! endpoint ◄─► wire ◄─► thread
//!                └─◄ outbox ◄─ draft
//! ```
//!
//! Nothing here knows a browser, a clock, a network or randomness: time and
//! identifiers are arguments, effects are values. So every race is a plain test.
#![forbid(unsafe_code)]

pub mod article;
pub mod config;
pub mod draft;
pub mod glossary;
pub mod i18n;
pub mod json;
pub mod lookup;
pub mod markdown;
pub mod outbox;
pub mod sanitize;
pub mod text;
pub mod thread;
pub mod time;
pub mod tooltip;
pub mod wire;
