//! The widget.
pub mod host;
