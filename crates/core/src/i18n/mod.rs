//! The words of the interface: keyed catalogues with a fallback per key.

mod catalog;
mod choose;
mod plural;

pub use catalog::Catalog;
pub use choose::choose;
pub use plural::PluralCategory;
