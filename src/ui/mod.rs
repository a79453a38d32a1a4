//! What the reader sees and touches, as Yew components.
//!
//! Components take properties and callbacks; only `hooks` ask the browser.

mod app;
pub mod article;
pub mod comments;
pub mod definition;
mod explained;
pub mod glossary_panel;
pub mod hooks;
pub mod kit;
mod lookup;
mod marks_in_talk;
mod parts;
mod talk;
mod talk_place;
mod terms_within;
pub mod tooltip;

pub use app::{App, AppProps};
pub use explained::ENGLISH as EXPLAINED_ENGLISH;
pub use hooks::{Ends, Explanation};
