//! Positions in text: the browser counts UTF-16 code units, Rust counts bytes.

pub mod fold;
mod offset;

pub use offset::{Utf16Offset, Utf16Span};
