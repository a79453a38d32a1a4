//! One request on its way into the page, and following the page from then on.

use core::cell::{Cell, RefCell};
use std::rc::Rc;

use glosa_core::glossary::{Mark, MarkPolicy};
use web_sys::{Element, HtmlElement};

use super::following::{Following, following};
use super::painting::painter_for;
use super::standing::{Slice, Standing, scope_of};
use super::terms::Known;
use super::{MarkRequest, MarkedArticle};
use crate::dom::changes::{Changed, Changes};
use crate::dom::flatten::{FlatText, flatten};
use crate::dom::marks::{Block, Marks, blocks};
use crate::host::clock::{self, Timer};
use crate::host::{idle, log, task, text};
use crate::ui::hooks::report;
use crate::ui::hooks::use_part::try_twice;
use crate::ui::hooks::word_borders::Parting;
use crate::ui::kit::State;

/// How long a change of the page waits for others that belong to it, in milliseconds.
/// What is new is to be marked within a tenth of a second, before it has been read.
const CALM_MS: u32 = 30;
/// What is said when the marks cannot follow the page.
const NOT_FOLLOWED: &str = "the module that follows the page as it changes did not load";

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
    /// What follows the page, once its module is here.
    following: Cell<Option<Following>>,
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
            following: Cell::default(),
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
        let painter = painter_for(request).await;
        idle::idle().await;
        if self.is_over.get() {
            return;
        }
        let Some(scope) = scope_of(request, article) else { return };
        let marks = Rc::new(Marks::new(article, painter, request.tab_stops));
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
        if !self.is_over.get() && self.following().await.is_none() {
            report::error(&request.host, "glossary", NOT_FOLLOWED);
        }
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
                if let Some(changed) = this.what_changed(&standing).await {
                    this.work(standing, changed, false).await;
                }
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
            match self.what_changed(&standing).await {
                Some(next) => changed = next,
                None => return,
            }
        }
    }

    /// What has changed since this was asked last, as soon as it can be told; `None` when
    /// nobody wants to know any more.
    async fn what_changed(&self, standing: &Standing) -> Option<Changed> {
        let mut changed = Changed::default();
        if let Some(changes) = standing.changes.as_ref().filter(|changes| changes.has_heard())
            && let Some(following) = self.following().await
        {
            changed = (following.read)(&standing.scope, &changes.take());
        }
        (!self.is_over.get()).then_some(changed)
    }

    async fn following(&self) -> Option<Following> {
        if self.following.get().is_none() {
            self.following.set(try_twice(following).await);
        }
        self.following.get()
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
        let mut parting = Parting::default();
        for part in &changed.parts {
            let Ok(mut flat) = flatten(part, &scope.bounds) else { continue };
            let language = self.request.language.as_deref();
            parting.part(&self.request.host, &mut flat.layout, &flat.text, language).await;
            if !slice.is_first_round && self.gives_up(standing, part, &flat) {
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

    /// Whether a part is left alone, because the page undoes its marks.
    fn gives_up(
        &self,
        Standing { contest, .. }: &Standing,
        part: &Element,
        flat: &FlatText,
    ) -> bool {
        let gives_up = self.following.get().map(|following| following.gives_up);
        gives_up.is_some_and(|gives_up| {
            gives_up(&mut contest.borrow_mut(), &self.request.host, part, &flat.text)
        })
    }
}
