//! Markdown as readers write it: what a tool makes of a selection, what becomes of pasted
//! rich text, and quotes. Nothing here reads Markdown; servers do.

mod escape;
mod html;
mod inline;
mod lines;
mod place;
mod tools;

pub use html::{Element, Node, from_html, quote};
pub use place::Edit;
pub use tools::{Tool, edit};
