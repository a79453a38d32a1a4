//! Terms, and where they stand in a text.
//!
//! ```text
//! formats ─► Entry ─► Glossary ─► Matcher ─┐
//!                       article text ──────┴─► find ─► choose ─► Mark
//! ```
//!
//! Marking is linear in the text and flat in the number of terms: the text is cut into
//! word tokens once, each is folded once, and a trie over tokens is walked from each.
//! What a word may look like beside its dictionary form is data, one file a language.

pub mod areas;
mod choose;
pub mod compiled;
mod entry;
pub mod explain;
mod filter;
pub mod formats;
mod languages;
pub mod linked_data;
mod matcher;
pub mod senses;
mod terms;
mod ticks;

pub use choose::{Chooser, Mark, MarkPolicy, Rule, choose};
pub use entry::Entry;
pub use filter::TermFilter;
pub use languages::Languages;
pub use matcher::{Matcher, Normalize};
pub use terms::{Glossary, Term, TermIndex};
pub use ticks::ticks;
