//! Text as the browser and as Rust see it: positions, words, folded letters. The browser
//! counts UTF-16 code units, Rust counts bytes.

pub(crate) mod characters;
pub mod fold;
mod layout;
mod lower;
mod marks;
pub(crate) mod names;
mod offset;
pub mod rewrite;
mod space;
mod unspaced;
pub mod words;

pub use layout::{Area, Layout, LayoutBuilder};
pub use offset::{Utf16Offset, Utf16Span};
pub use space::{joined, respaced};
pub use unspaced::{has_unspaced, note_words};
