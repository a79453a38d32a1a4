//! What paints marks over the text, in a module of its own: mostly they are links.

use glosa_core::config::Paint;

use super::MarkRequest;
use crate::dom::marks::{Painter, painter};
use crate::ui::hooks::use_part::try_twice;
use crate::ui::hooks::{door, report};

/// What is said when links have to do for what cannot be painted.
const NOT_PAINTED: &str = "the module that paints marks did not load; they are links";

door! {
    fn painting() -> fn() -> Option<Painter> = painter, in painting
}

/// What paints the marks over the text, where that is wanted and can be.
pub(super) async fn painter_for(request: &MarkRequest) -> Option<Painter> {
    if request.paint == Paint::Links {
        return None;
    }
    let painting = try_twice(painting).await;
    if painting.is_none() {
        report::warn(&request.host, "glossary", NOT_PAINTED);
    }
    painting?()
}
