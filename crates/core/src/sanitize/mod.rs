//! What untrusted HTML may keep: one policy for the widget and the server.
//!
//! The widget rebuilds a parsed tree node by node and asks [`Profile::element`] and
//! [`Profile::attribute`]; the server configures its sanitiser from the same tables.

mod policy;
mod srcset;
mod url;

pub use policy::{Attribute, Element, Profile, is_address, is_block, late_sources};
pub use srcset::srcset_candidates;
pub use url::{SAFE_SCHEMES, is_safe_url};
