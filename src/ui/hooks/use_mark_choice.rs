//! Which marks the reader wants to see, whatever the publisher does.

use glosa_core::glossary::MarkPolicy;
use yew::prelude::*;

use super::use_marks::{MarkRequest, MarkedArticle, use_marks};
use crate::host::storage;
use crate::ui::kit::{State, use_mut_ref, use_state_eq};

/// Where the choice is kept on the device; nothing is while the publisher's holds.
pub(super) const CHOICE: &str = "glosa:marks";

/// What the reader has chosen; nothing where the publisher's choice holds.
#[hook]
pub fn use_mark_choice() -> State<Option<MarkPolicy>> {
    use_state_eq(|| MarkPolicy::named(&storage::peek(CHOICE)?))
}

/// Marks an article, and while it is marked anew by another policy keeps what was known of
/// it, so that the list of terms stays with all that is going on there. Tells as well
/// whether that is what stands in the page.
#[hook]
pub fn use_lasting_marks(request: MarkRequest) -> (Option<MarkedArticle>, bool) {
    let kept = use_mut_ref(|| None::<(MarkRequest, MarkedArticle)>);
    let marked = use_marks(request.clone());
    let mut kept = kept.borrow_mut();
    let is_current = marked.is_some();
    *kept = match (marked, kept.take()) {
        (Some(marked), _) => Some((request, marked)),
        (None, Some((old, marked)))
            if (MarkRequest { policy: request.policy, ..old.clone() }) == request =>
        {
            Some((old, marked))
        }
        _ => None,
    };
    (kept.as_ref().map(|(_, marked)| marked.clone()), is_current)
}
