//! What there is of a request once its marking has begun.

use core::cell::RefCell;
use std::rc::Rc;

use web_sys::{HtmlElement, Node};

use super::contest::Contest;
use super::terms::Known;
use super::{MarkRequest, MarkedArticle};
use crate::dom::DomError;
use crate::dom::changes::{Changes, Scope};
use crate::dom::flatten::Bounds;
use crate::dom::marks::Marks;
use crate::host::clock;
use crate::ui::hooks::{Terms, report};

/// How long the page is held up at a time, in milliseconds: half a frame at 60 Hz.
const SLICE_MS: i64 = 8;

/// What there is once marking has begun.
#[derive(Debug)]
pub(super) struct Standing {
    pub(super) scope: Scope,
    pub(super) terms: Terms,
    pub(super) known: RefCell<Known>,
    pub(super) marks: Rc<Marks>,
    /// Nothing where the browser does not tell of changes.
    pub(super) changes: Option<Changes>,
    pub(super) contest: RefCell<Contest>,
    /// The last that was published.
    pub(super) published: RefCell<MarkedArticle>,
}

/// The time that the page is held up.
pub(super) struct Slice {
    pub(super) end: i64,
    pub(super) is_first_round: bool,
}

impl Standing {
    /// Changes the area without hearing of it.
    pub(super) fn hold<T>(&self, change: impl FnOnce() -> T) -> T {
        match &self.changes {
            Some(changes) => changes.hold(change),
            None => change(),
        }
    }

    /// The text nodes that the page has written into and that were not read since.
    pub(super) fn written(&self) -> Vec<Node> {
        self.changes.as_ref().map_or_else(Vec::new, Changes::written)
    }
}

impl Slice {
    pub(super) fn renew(&mut self) {
        self.end = clock::now().0 + SLICE_MS;
    }
}

/// What of the area is read; a `skip` that is no selector is told, and left out.
pub(super) fn scope_of(request: &MarkRequest, article: &HtmlElement) -> Option<Scope> {
    let told = |error: &DomError| {
        let option = if matches!(error, DomError::Selector(_)) { "skip" } else { "mark" };
        report::warn(&request.host, option, &error.to_string());
    };
    let MarkRequest { lists, skip, inside, .. } = request;
    let bounds = Bounds::new(article, lists, skip.as_deref())
        .inspect_err(told)
        .or_else(|_| Bounds::new(article, lists, None))
        .ok()?;
    Some(Scope { area: article.clone().into(), bounds, inside: *inside })
}
