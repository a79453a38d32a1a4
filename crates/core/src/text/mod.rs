//! Positions in text: the browser counts UTF-16 code units, Rust counts bytes.

pub mod fold;
mod layout;
mod offset;

pub use layout::Layout;
pub use offset::{Utf16Offset, Utf16Span};
