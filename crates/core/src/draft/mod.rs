//! What a reader writes before it is sent: fields, limits and where a draft is kept.

pub mod limits;
