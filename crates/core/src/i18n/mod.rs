//! The words of the interface: keyed catalogues with a fallback per key.

mod catalog;
mod plural;

pub use catalog::Catalog;
pub use plural::PluralCategory;
