//! A glossary of a dictionary's size, made ready beforehand: an index of hashes, and
//! definitions in chunks that are fetched when they are read.
//!
//! ```text
//! terms ─► compile ─┬─► index: sorted hashes of all spellings ─► Matcher
//!                   └─► chunks: the senses, in the order of the index
//! ```
//!
//! A spelling is found by its hash alone, so the index holds no text; the place of a hash
//! among all is the place of its senses among the chunks. A hash may lie, once in some
//! hundred thousand words; the senses say what the spelling was.

mod bits;
mod build;
mod chunk;
mod find;
mod hash;
mod index;

pub use build::{Compiled, compile};
pub use chunk::{Record, read_chunk};
pub use index::{BrokenIndex, CompiledIndex, Place};
