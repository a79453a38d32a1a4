//! The tooltip of an article: what happens in the page goes in, what is shown comes out.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use glosa_core::glossary::{Entry, TermIndex};
use glosa_core::tooltip::{Describe, Effect, Event, MarkNumber, Point, TooltipState};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::marks::{MarkedArticle, SameArticle};
use super::tooltip_listeners::{self, Surroundings};
use super::use_definition::spoken;
use super::{Ends, SenseContext, Words};
use crate::dom::description::Description;
use crate::host::clock::{self, Timer};
use crate::host::log;
use crate::host::task::Task;
use crate::ui::kit::{State, use_callback, use_effect_with, use_mut_ref, use_state_eq};

/// A tooltip that is open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown {
    /// The mark that it explains.
    pub mark: MarkNumber,
    /// Where the pointer was in the viewport; nothing when the keyboard opened it.
    pub at: Option<Point>,
    /// Whether it may fade in.
    pub animated: bool,
    /// Whether a tap opened it.
    pub pinned: bool,
}

/// A mark that the reader was led to and that cannot have the focus: its tooltip opens at
/// once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PointedOut {
    /// The mark.
    pub mark: MarkNumber,
    /// Another number each time.
    pub visit: u32,
}

/// What the owner of a tooltip wants to hear, and have said.
#[derive(Clone, Debug, PartialEq)]
pub struct TooltipCallbacks {
    /// Which marks are described by the definition.
    pub describe: Describe,
    /// The tooltip of a term opened (`true`) or closed.
    pub on_open_change: Callback<(TermIndex, bool)>,
    /// A mark was followed as a link: by Enter or with the mouse.
    pub on_follow: Callback<MarkNumber>,
    /// What tells which senses are meant.
    pub context: SenseContext,
    /// The words in which a screen reader is told why a sense is meant.
    pub words: Words,
}

/// Watches the marks of `article` and the tooltip element `tip`. Answers with what is
/// open, and a callback that closes it. The way to end it is kept under a name.
#[hook]
pub fn use_tooltip(
    marked: MarkedArticle,
    article: HtmlElement,
    tip: NodeRef,
    callbacks: TooltipCallbacks,
    pointed_out: Option<PointedOut>,
    end: (&'static str, Ends),
) -> (Option<Shown>, Callback<()>) {
    let shown = use_state_eq(|| None::<Shown>);
    let latest = use_mut_ref(|| callbacks.clone());
    let controller = use_mut_ref(|| None::<Rc<Controller>>);
    if let Ok(mut latest) = latest.try_borrow_mut() {
        *latest = callbacks;
    }
    use_effect_with(marked.clone(), {
        let controller = Rc::clone(&controller);
        move |_| check(&controller)
    });
    use_effect_with((SameArticle(marked), article), {
        let (shown, controller) = (shown.clone(), Rc::clone(&controller));
        move |(SameArticle(marked), article)| {
            let new = Rc::new(Controller {
                marked: marked.clone(),
                shown,
                callbacks: latest,
                state: RefCell::default(),
                timer: RefCell::default(),
                description: RefCell::default(),
                describing: RefCell::default(),
                prefetching: RefCell::default(),
                open: Cell::default(),
            });
            replace(&controller, Some(Rc::clone(&new)));
            let listeners = tip.cast::<HtmlElement>().map(|tip| {
                let around = Surroundings { marked: marked.clone(), article: article.clone(), tip };
                tooltip_listeners::listen(&Rc::new(around), &new)
            });
            let ((name, ends), new_end) = (end, Rc::clone(&new));
            ends.set(name, move || new_end.stop());
            move || {
                drop(listeners);
                new.stop();
                replace(&controller, None);
            }
        }
    });
    use_effect_with(pointed_out, {
        let controller = Rc::clone(&controller);
        move |pointed_out| {
            if let (Some(PointedOut { mark, .. }), Some(current)) =
                (pointed_out, current(&controller))
            {
                current.send(Event::Tapped { mark: *mark, at: None });
            }
        }
    });
    let close = use_callback((), move |(), ()| close(&controller));
    (*shown.get(), close)
}

type Current = RefCell<Option<Rc<Controller>>>;

fn current(controller: &Current) -> Option<Rc<Controller>> {
    controller.try_borrow().ok().and_then(|current| current.clone())
}

fn close(controller: &Current) {
    if let Some(current) = current(controller) {
        current.send(Event::CloseRequested);
    }
}

/// Closes a tooltip whose mark has gone with a change of the page.
fn check(controller: &Current) {
    if let Some(current) = current(controller) {
        let open = current.open.get();
        if open.is_some_and(|(mark, _)| current.marked.occurrence(mark).is_none()) {
            current.send(Event::CloseRequested);
        }
    }
}

fn replace<T>(cell: &RefCell<Option<T>>, value: Option<T>) {
    let old = cell.try_borrow_mut().map(|mut slot| core::mem::replace(&mut *slot, value));
    // Out of the cell first: what goes may look into it.
    drop(old);
}

/// Carries out what the reducer asks for.
pub(super) struct Controller {
    marked: MarkedArticle,
    shown: State<Option<Shown>>,
    callbacks: Rc<RefCell<TooltipCallbacks>>,
    state: RefCell<TooltipState>,
    timer: RefCell<Option<Timer>>,
    description: RefCell<Option<Description>>,
    /// What fetches a description that was not here.
    describing: RefCell<Option<Task>>,
    /// What fetches ahead of the tooltip.
    prefetching: RefCell<Option<Task>>,
    open: Cell<Option<(MarkNumber, TermIndex)>>,
}

impl Controller {
    /// Hands an event to the reducer; `true` when it used up the Escape key.
    pub(super) fn send(self: &Rc<Self>, event: Event) -> bool {
        let Ok(mut state) = self.state.try_borrow_mut() else { return false };
        let effects = state.handle(event);
        // What follows may bring the next event, for instance by moving the focus.
        drop(state);
        let mut consumed = false;
        for effect in effects {
            consumed |= self.perform(effect);
        }
        consumed
    }

    /// Whether the tooltip of this mark is open.
    pub(super) fn is_open(&self, mark: MarkNumber) -> bool {
        self.open.get().is_some_and(|(open, _)| open == mark)
    }

    /// Tells the owner that a mark was followed, and closes the tooltip.
    pub(super) fn follow(self: &Rc<Self>, mark: MarkNumber) {
        self.send(Event::CloseRequested);
        if let Some(callbacks) = self.callbacks() {
            callbacks.on_follow.emit(mark);
        }
    }

    fn perform(self: &Rc<Self>, effect: Effect) -> bool {
        match effect {
            Effect::StartTimer { token, after } => {
                let this = Rc::downgrade(self);
                let timer = clock::after(after, move || {
                    if let Some(this) = this.upgrade() {
                        this.send(Event::TimerFired(token));
                    }
                });
                replace(&self.timer, Some(timer));
            }
            Effect::Prefetch { mark } => replace(&self.prefetching, self.prefetch(mark)),
            Effect::CancelPrefetch => replace(&self.prefetching, None),
            Effect::Open { mark, at, animated, pinned } => {
                self.describe(Some(mark));
                self.shown.set(Some(Shown { mark, at, animated, pinned }));
                self.tell(Some(mark));
            }
            Effect::Close { .. } => {
                self.describe(None);
                self.shown.set(None);
                self.tell(None);
            }
            Effect::ConsumeEscape => return true,
        }
        false
    }

    /// At once and not with the next rendering: a screen reader reads the description
    /// with the focus.
    fn describe(self: &Rc<Self>, mark: Option<MarkNumber>) {
        // The old one goes first, since both may describe one mark.
        replace(&self.description, None);
        replace(&self.describing, None);
        let Some(mark) = mark else { return };
        let occurrence = self.marked.occurrence(mark);
        let Some(occurrence) = occurrence.filter(|o| self.describes(o.term, mark)) else { return };
        let Some(link) = occurrence.link() else { return };
        match self.marked.senses(occurrence.term) {
            Some(senses) => self.describe_as(mark, link, &senses),
            None => replace(&self.describing, Some(self.describe_later(mark, occurrence.term))),
        }
    }

    fn describe_as(&self, mark: MarkNumber, link: &Element, senses: &[Entry]) {
        let Some(callbacks) = self.callbacks() else { return };
        let choice = callbacks.context.choose(mark, senses);
        match Description::new(link, &spoken(senses, &choice, &callbacks.words)) {
            Ok(description) => replace(&self.description, Some(description)),
            Err(error) => log::warn(&error.to_string()),
        }
    }

    fn describes(&self, term: TermIndex, mark: MarkNumber) -> bool {
        let places = self.marked.places();
        let mut marks =
            places.iter().filter(|place| place.mark.term == term && place.number.is_some());
        let is_first = marks.next().is_some_and(|first| first.number == Some(mark));
        self.callbacks().is_some_and(|callbacks| callbacks.describe.reaches(is_first))
    }

    /// Describes a mark when its senses have come, if its tooltip is still open then.
    fn describe_later(self: &Rc<Self>, mark: MarkNumber, term: TermIndex) -> Task {
        let this = Rc::downgrade(self);
        let marked = self.marked.clone();
        Task::spawn(async move {
            let Some(senses) = marked.fetch_senses(term).await else { return };
            if let (Some(this), Some(found)) = (this.upgrade(), marked.occurrence(mark))
                && let Some(link) = found.link()
                && this.is_open(mark)
            {
                this.describe_as(mark, link, &senses);
            }
        })
    }

    /// Fetches what the tooltip of a mark will show; nothing where all of it is here.
    fn prefetch(&self, mark: MarkNumber) -> Option<Task> {
        let marked = self.marked.clone();
        let term = marked.occurrence(mark)?.term;
        marked.senses(term).is_none().then(|| {
            Task::spawn(async move {
                marked.fetch_senses(term).await;
            })
        })
    }

    /// By the term, since the mark of a tooltip that closes may be gone.
    fn tell(&self, mark: Option<MarkNumber>) {
        let term = |mark| Some((mark, self.marked.occurrence(mark)?.term));
        let open = mark.and_then(term);
        let before = self.open.replace(open);
        let Some(callbacks) = self.callbacks() else { return };
        for (at, is_open) in [(before, false), (open, true)] {
            if let Some((_, term)) = at {
                callbacks.on_open_change.emit((term, is_open));
            }
        }
    }

    fn callbacks(&self) -> Option<TooltipCallbacks> {
        self.callbacks.try_borrow().ok().map(|callbacks| callbacks.clone())
    }

    fn stop(&self) {
        replace(&self.timer, None);
        replace(&self.description, None);
        replace(&self.describing, None);
        replace(&self.prefetching, None);
        self.shown.set(None);
        self.tell(None);
    }
}
