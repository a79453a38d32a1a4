//! What follows the page as it changes, in a module that comes when the first marks stand.

use web_sys::{Element, HtmlElement, MutationRecord};

use super::contest::{Contest, Lost};
use crate::dom::changed;
use crate::dom::changes::{Changed, Scope};
use crate::host::clock;
use crate::ui::hooks::{door, report};

/// What is said of a page that puts back what is marked.
const UNDONE: &str = "the page undoes the marks in one of its parts, which is left alone now";

/// What follows the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Following {
    /// Which parts of an area are to be read again.
    pub(super) read: fn(&Scope, &[MutationRecord]) -> Changed,
    /// Whether a part with this text is left as the page wants it, of which `host` is told.
    pub(super) gives_up: fn(&mut Contest, host: &HtmlElement, &Element, &str) -> bool,
}

door! {
    pub(super) fn following() -> Following = Following { read: changed::read, gives_up }, in later
}

fn gives_up(contest: &mut Contest, host: &HtmlElement, part: &Element, text: &str) -> bool {
    let lost = contest.judge(part, text, clock::now().0);
    if lost == Some(Lost::JustNow) {
        report::warn(host, "glossary", UNDONE);
    }
    lost.is_some()
}
