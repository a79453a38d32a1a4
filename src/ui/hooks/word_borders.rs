//! Where words begin in an article without spaces: core says of which stretches that is
//! asked, and the browser answers. It comes in a module of its own, since most texts have
//! spaces.

use glosa_core::text::{Layout, has_unspaced, note_words};
use web_sys::HtmlElement;

use super::use_part::try_twice;
use super::{door, report};
use crate::host::words::word_borders;

/// What is said when nobody parts words.
const NO_PART: &str = "the module for texts without spaces did not load";

type Part = fn(&mut Layout, &str, Option<&str>);

door! {
    fn parting() -> Part = with_words, in words
}

/// What parts words, as far as the texts of one round have asked for it.
#[derive(Default)]
pub(super) struct Parting(Option<Option<Part>>);

impl Parting {
    /// Does what [`with_words`] does, if the text needs it; `host` is told once when that
    /// cannot be.
    pub(super) async fn part(
        &mut self,
        host: &HtmlElement,
        layout: &mut Layout,
        text: &str,
        language: Option<&str>,
    ) {
        if !has_unspaced(text) {
            return;
        }
        if self.0.is_none() {
            let part = try_twice(parting).await;
            if part.is_none() {
                report::error(host, "glossary", NO_PART);
            }
            self.0 = Some(part);
        }
        if let Some(Some(part)) = self.0 {
            part(layout, text, language);
        }
    }
}

/// Notes in `layout` where words begin in the runs of `text` that have no spaces.
/// `language` is a BCP 47 tag. Any other text costs one look at its letters.
pub fn with_words(layout: &mut Layout, text: &str, language: Option<&str>) {
    note_words(layout, text, &|stretch| word_borders(stretch, language));
}
