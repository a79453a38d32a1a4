//! From the page's nodes to values and back, without decisions of its own: what to keep,
//! mark or show is decided by `glosa_core`.
//!
//! Nothing here knows `host` or `ui`, and nothing here sets `innerHTML`.

pub mod boxes;
pub mod changed;
pub mod changes;
pub mod claim;
pub mod colours;
pub mod copying;
pub mod definition;
pub mod definition_list;
pub mod description;
mod error;
pub mod flatten;
mod headings;
mod inert;
pub mod light_article;
pub mod linked_data;
pub mod marks;
pub mod metadata;
mod nodes;
pub mod reveal;
pub mod rich_text;
pub mod sanitize;
pub mod selection;
pub mod senses;
pub mod sheets;
pub mod surface;
pub mod writing;
pub mod xml;

pub use error::DomError;
