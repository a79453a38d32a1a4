//! Why a word is a term: for publishers who ask what their glossary does to an article.
//!
//! A mark says its term only, since a reader needs no more; which spelling it was, and
//! whether others have it too, is found out again here.

mod rows;
mod shared;
mod spelling;

pub use rows::{Seen, rows};
pub use shared::{SharedSpellings, are_told_apart};
pub use spelling::{Spelling, SpellingKind, Spellings, spellings_of};
