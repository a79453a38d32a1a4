//! The window and the document, which a worker or a torn-down frame lacks.

use super::HostError;

/// The window.
///
/// # Errors
/// [`HostError::Missing`] outside a page.
pub fn window() -> Result<web_sys::Window, HostError> {
    web_sys::window().ok_or(HostError::Missing("window"))
}

/// The page's document.
///
/// # Errors
/// [`HostError::Missing`] outside a page.
pub fn document() -> Result<web_sys::Document, HostError> {
    window()?.document().ok_or(HostError::Missing("document"))
}
