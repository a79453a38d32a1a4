//! Replies to a passage.

use glosa_core::draft::Target;
use glosa_core::markdown;
use glosa_core::thread::CommentId;
use web_sys::Element;

use super::clerk::Clerk;
use super::talk::Turn;
use super::{kept, selector};
use crate::dom::{rich_text, selection};

impl Clerk {
    /// Opens the box to answer a comment. What the reader has selected of it comes first, as
    /// a quote, where nothing has been written yet.
    pub(super) fn reply(&self, id: CommentId) {
        let quote = self.quote_of(&id).unwrap_or_default();
        let target = Target::Reply(id);
        if quote.is_empty() || !kept::draft(self.desk.scope(), &target).is_empty() {
            return self.open(target);
        }
        self.focus(&selector::text_of(&target));
        self.turn(Turn::Open { target: target.clone(), text: quote.clone(), restored: false });
        self.write(&target, &quote);
    }

    /// What is selected of a comment, as a quote; `None` where the server reads no Markdown.
    fn quote_of(&self, id: &CommentId) -> Option<String> {
        let root = self.root.cast::<Element>().filter(|_| self.can.markdown)?;
        let body = root.query_selector(&selector::body_of(id)).ok()??;
        let passage = rich_text::of_range(&selection::passage_of(&body)?).ok()?;
        Some(markdown::quote(&passage))
    }
}
