//! A JSON value, for data whose shape others decide.
//!
//! Glossaries, feeds and comment servers send more shapes than one struct can say,
//! and one bad entry must not lose the others. So they are read as this tree, field
//! by field; and since there is one type to decode, the bundle holds one decoder.

mod value;

pub use value::{Map, Value};
