//! One request on its way into the page, and following the page from then on.

use core::cell::{Cell, RefCell};
use std::rc::Rc;

use glosa_core::glossary::{Mark, MarkPolicy};
use web_sys::{Element, HtmlElement, Node};

use super::contest::{Contest, Lost};
use super::terms::Known;
use super::{MarkRequest, MarkedArticle};
use crate::dom::DomError;
use crate::dom::changes::{Changed, Changes, Scope};
use crate::dom::flatten::{Bounds, FlatText, flatten};
use crate::dom::marks::{Block, Marks, blocks};
use crate::host::clock::{self, Timer};
use crate::host::{idle, log, task, text};
use crate::ui::hooks::{Terms, report, with_words};
use crate::ui::kit::State;

/// How long the page is held up at a time, in milliseconds: half a frame at 60 Hz.
const SLICE_MS: i64 = 8;
/// How long a change of the page waits for others that belong to it, in milliseconds.
/// What is new is to be marked within a tenth of a second, before it has been read.
const CALM_MS: u32 = 30;
/// What is said of a page that puts back what is marked.
const UNDONE: &str = "the page undoes the marks in one of its parts, which is left alone now";

/// One request on its way into the page, or standing there.
#[derive(Debug)]
pub(super) struct Job {
    request: MarkRequest,
    policy: Cell<MarkPolicy>,
    marked: State<Option<MarkedArticle>>,
    is_over: Cell<bool>,
    /// Whether a round is going on.
    is_working: Cell<bool>,
    /// Whether something is to be done once more when it ends.
    is_due: Cell<bool>,
    standing: RefCell<Option<Rc<Standing>>>,
    calm: RefCell<Option<Timer>>,
}

/// What there is once marking has begun.
#[derive(Debug)]
struct Standing {
    scope: Scope,
    terms: Terms,
    known: RefCell<Known>,
    marks: Rc<Marks>,
    /// Nothing where the browser does not tell of changes.
    changes: Option<Changes>,
    contest: RefCell<Contest>,
    /// The last that was published.
    published: RefCell<MarkedArticle>,
}

/// The time that the page is held up.
struct Slice {
    end: i64,
    is_first_round: bool,
}

impl Job {
    pub(super) fn new(request: MarkRequest, marked: State<Option<MarkedArticle>>) -> Rc<Self> {
        Rc::new(Self {
            policy: Cell::new(request.policy),
            request,
            marked,
            is_over: Cell::new(false),
            is_working: Cell::new(true),
            is_due: Cell::new(false),
            standing: RefCell::default(),
            calm: RefCell::default(),
        })
    }

    /// Marks the area for the first time.
    pub(super) async fn run(self: Rc<Self>) {
        let request = &self.request;
        let (Some(article), Some(terms)) = (&request.article, &request.terms) else { return };
        idle::idle().await;
        if self.is_over.get() {
            return;
        }
        let known = Known::of(request, terms).await;
        idle::idle().await;
        if self.is_over.get() {
            return;
        }
        let Some(scope) = self.scope(article) else { return };
        let marks = Rc::new(Marks::new(article, request.paint, request.tab_stops));
        let published = MarkedArticle::new(
            Rc::clone(&marks),
            Rc::clone(&known.glossary),
            terms.dictionaries.clone(),
        );
        let standing = Rc::new(Standing {
            changes: self.watch(article),
            scope,
            terms: terms.clone(),
            known: RefCell::new(known),
            marks,
            contest: RefCell::default(),
            published: RefCell::new(published),
        });
        self.standing.replace(Some(Rc::clone(&standing)));
        let parts = standing.scope.parts();
        self.work(standing, Changed { parts, ..Changed::default() }, true).await;
    }

    /// Chooses anew which occurrences are marked.
    pub(super) fn follow(self: &Rc<Self>, policy: MarkPolicy) {
        if self.policy.replace(policy) != policy {
            self.catch_up();
        }
    }

    /// Takes out what stands in the page, also in the midst of marking.
    pub(super) fn end(&self) {
        self.is_over.set(true);
        self.calm.take();
        if let Some(standing) = self.standing.take() {
            let written = standing.written();
            standing.hold(|| standing.marks.restore(&written));
        }
    }

    fn watch(self: &Rc<Self>, article: &HtmlElement) -> Option<Changes> {
        let this = Rc::downgrade(self);
        let notify = move || {
            if let Some(this) = this.upgrade() {
                this.changed();
            }
        };
        let changes = Changes::watch(article, notify);
        changes.inspect_err(|error| log::warn(&error.to_string())).ok()
    }

    /// The page has changed: what belongs together is waited for, but not put off by what
    /// comes after it.
    fn changed(self: &Rc<Self>) {
        let mut calm = self.calm.borrow_mut();
        if calm.is_none() {
            let this = Rc::downgrade(self);
            *calm = Some(clock::after(CALM_MS, move || {
                if let Some(this) = this.upgrade() {
                    this.calm.take();
                    this.catch_up();
                }
            }));
        }
    }

    /// Does what has come up, after what is going on.
    fn catch_up(self: &Rc<Self>) {
        self.is_due.set(true);
        let standing = self.standing.borrow().clone();
        if let Some(standing) = standing.filter(|_| !self.is_working.get()) {
            self.is_working.set(true);
            let this = Rc::clone(self);
            task::spawn(async move {
                let changed = standing.changed();
                this.work(standing, changed, false).await;
            });
        }
    }

    /// Goes through parts of the area, and those that change meanwhile.
    async fn work(&self, standing: Rc<Standing>, mut changed: Changed, is_first: bool) {
        let mut slice = Slice { end: 0, is_first_round: is_first };
        loop {
            self.is_due.set(false);
            slice.renew();
            let Some(is_new) = self.round(&standing, &changed, &mut slice).await else { return };
            let policy = self.policy.get();
            // A change of the page that is none for us is not told of.
            if is_new || slice.is_first_round || standing.published.borrow().policy() != policy {
                let next = standing.published.borrow().next(policy);
                standing.published.replace(next.clone());
                self.marked.set(Some(next));
            }
            slice.is_first_round = false;
            if !self.is_due.get() {
                self.is_working.set(false);
                return;
            }
            changed = standing.changed();
        }
    }

    /// Reads and marks parts of the area. Answers with whether anything is otherwise than it
    /// was; `None` when nobody wants it any more.
    async fn round(
        &self,
        standing: &Standing,
        changed: &Changed,
        slice: &mut Slice,
    ) -> Option<bool> {
        let Standing { marks, scope, terms, known, .. } = standing;
        let mut is_new = standing.hold(|| marks.clear(changed));
        let mut flats = Vec::with_capacity(changed.parts.len());
        let mut more = Vec::new();
        for part in &changed.parts {
            let Ok(mut flat) = flatten(part, &scope.bounds) else { continue };
            with_words(&mut flat.layout, &flat.text, self.request.language.as_deref());
            if !slice.is_first_round && self.is_contested(standing, part, &flat) {
                continue;
            }
            if !terms.dictionaries.is_empty() {
                more.extend(known.borrow().entries_in(terms, &flat, &self.request));
            }
            flats.push((part, flat));
            self.breathe(slice).await?;
        }
        if !more.is_empty() {
            known.borrow_mut().grow(more);
            let glossary = Rc::clone(&known.borrow().glossary);
            standing.published.borrow().set_glossary(glossary);
        }
        let matcher = Rc::clone(&known.borrow().matcher);
        let language = self.request.language.as_deref();
        for (part, flat) in flats {
            let mut found = matcher.find(&flat.text, &flat.layout, language, &text::normalize);
            if let Some(own) = scope.explained_by(part) {
                // A term's own definition would only lead back to itself.
                let glossary = Rc::clone(&known.borrow().glossary);
                let is_own = |mark: &Mark| glossary.term(mark.term).is_some_and(|t| t.id == own);
                found.retain(|mark| !is_own(mark));
            }
            if scope.inside.is_some() {
                marks.insert(vec![Block::of_section(part)]);
            }
            is_new |= !found.is_empty();
            marks.insert(blocks(flat, found));
            self.breathe(slice).await?;
        }
        let glossary = Rc::clone(&known.borrow().glossary);
        is_new |= marks.choose(self.policy.get());
        while standing.hold(|| marks.show_next(&glossary, &standing.written())) {
            self.breathe(slice).await?;
        }
        marks.settle();
        Some(is_new)
    }

    /// Gives the page its turn when the slice is used up; `None` when nobody wants the rest
    /// any more.
    async fn breathe(&self, slice: &mut Slice) -> Option<()> {
        if clock::now().0 >= slice.end {
            if slice.is_first_round {
                idle::idle().await;
            } else {
                clock::pause(0).await;
            }
            slice.renew();
        }
        (!self.is_over.get()).then_some(())
    }

    fn is_contested(&self, standing: &Standing, part: &Element, flat: &FlatText) -> bool {
        let now = clock::now().0;
        let lost = standing.contest.borrow_mut().judge(part, &flat.text, now);
        if lost == Some(Lost::JustNow) {
            report::warn(&self.request.host, "glossary", UNDONE);
        }
        lost.is_some()
    }

    /// What of the area is read; a `skip` that is no selector is told, and left out.
    fn scope(&self, article: &HtmlElement) -> Option<Scope> {
        let told = |error: &DomError| {
            let option = if matches!(error, DomError::Selector(_)) { "skip" } else { "mark" };
            report::warn(&self.request.host, option, &error.to_string());
        };
        let MarkRequest { lists, skip, inside, .. } = &self.request;
        let bounds = Bounds::new(article, lists, skip.as_deref())
            .inspect_err(told)
            .or_else(|_| Bounds::new(article, lists, None))
            .ok()?;
        Some(Scope { area: article.clone().into(), bounds, inside: *inside })
    }
}

impl Standing {
    /// Changes the area without hearing of it.
    fn hold<T>(&self, change: impl FnOnce() -> T) -> T {
        match &self.changes {
            Some(changes) => changes.hold(change),
            None => change(),
        }
    }

    /// The text nodes that the page has written into and that were not read since.
    fn written(&self) -> Vec<Node> {
        self.changes.as_ref().map_or_else(Vec::new, Changes::written)
    }

    fn changed(&self) -> Changed {
        let changes = self.changes.as_ref();
        changes.map_or_else(Changed::default, |changes| changes.take(&self.scope))
    }
}

impl Slice {
    fn renew(&mut self) {
        self.end = clock::now().0 + SLICE_MS;
    }
}
