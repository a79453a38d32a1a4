//! From the page's nodes to values and back, without decisions of its own: what to keep,
//! mark or show is decided by `glosa_core`.
//!
//! Nothing here knows `host` or `ui`, and nothing here sets `innerHTML`.

pub mod colours;
pub mod reveal;
pub mod description;
pub mod definition;
pub mod boxes;
mod error;
pub mod flatten;
mod inert;
pub mod marks;
pub mod metadata;
pub mod sanitize;
pub mod sheets;

pub use error::DomError;
