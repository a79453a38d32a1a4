//! What a word may look like in running text beside its dictionary form: data, one file
//! a language.
//!
//! There is no stemmer. A stemmer merges words that have nothing to do with each other
//! (the Snowball one for Indonesian puts `seminari` and `seminar` together), and a wrong
//! explanation is worse than none. So a language lists the few endings that almost never
//! lie, and the words in which they do.
//!
//! Indonesian, Malay and English are always there; [`more`] is handed over by whoever
//! wants it, so that a browser fetches it only for the pages that need it.

mod choice;
mod derivation;
mod dutch;
mod english;
mod french;
mod german;
mod indonesian;
mod italian;
mod more;
mod portuguese;
mod rules;
mod spanish;
mod turkish;

pub use choice::Languages;
pub(super) use rules::{PLAIN, Rules, Words, is_among};
