//! Where words begin in an article without spaces: core says of which stretches that is
//! asked, and the browser answers.

use glosa_core::text::{Layout, note_words};

use crate::host::words::word_borders;

/// Notes in `layout` where words begin in the runs of `text` that have no spaces.
/// `language` is a BCP 47 tag. Any other text costs one look at its letters.
pub fn with_words(layout: &mut Layout, text: &str, language: Option<&str>) {
    note_words(layout, text, &|stretch| word_borders(stretch, language));
}
