//! The tooltip of an article: what happens in the page goes in, what is shown comes out.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use glosa_core::glossary::{Entry, TermIndex};
use glosa_core::tooltip::{Effect, Event, MarkNumber, Point, TooltipState};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::tooltip_listeners::{self, Surroundings};
use super::use_definition::spoken;
use super::use_marks::MarkedArticle;
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

/// What the owner of a tooltip wants to hear.
#[derive(Clone, Debug, PartialEq)]
pub struct TooltipCallbacks {
    /// The tooltip of a mark opened (`true`) or closed.
    pub on_open_change: Callback<(MarkNumber, bool)>,
    /// A mark was followed as a link: by Enter or with the mouse.
    pub on_follow: Callback<MarkNumber>,
    /// The words in which a screen reader is told why a sense is meant.
    pub words: Words,
}

/// What a tooltip explains.
#[derive(Clone, Debug, PartialEq)]
pub struct TooltipPlace {
    /// The marks and their terms.
    pub marked: MarkedArticle,
    /// The element that the marks are in.
    pub article: HtmlElement,
    /// What tells which senses are meant.
    pub context: SenseContext,
}

/// Watches the marks of an article and the tooltip element `tip`. Answers with what is
/// open, and a callback that closes it.
#[hook]
pub fn use_tooltip(
    place: TooltipPlace,
    tip: NodeRef,
    callbacks: TooltipCallbacks,
    ends: Ends,
) -> (Option<Shown>, Callback<()>) {
    let shown = use_state_eq(|| None::<Shown>);
    let latest = use_mut_ref(|| callbacks.clone());
    let controller = use_mut_ref(|| None::<Rc<Controller>>);
    if let Ok(mut latest) = latest.try_borrow_mut() {
        *latest = callbacks;
    }
    use_effect_with(place, {
        let (shown, controller) = (shown.clone(), Rc::clone(&controller));
        move |place| {
            let new = Rc::new(Controller {
                place: place.clone(),
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
                let TooltipPlace { marked, article, .. } = place.clone();
                let around = Surroundings { marked, article, tip };
                tooltip_listeners::listen(&Rc::new(around), &new)
            });
            let end = Rc::clone(&new);
            ends.set("tooltip", move || end.stop());
            move || {
                drop(listeners);
                new.stop();
                replace(&controller, None);
            }
        }
    });
    let close = use_callback((), move |(), ()| close(&controller));
    (*shown.get(), close)
}

fn close(controller: &RefCell<Option<Rc<Controller>>>) {
    let current = controller.try_borrow().ok().and_then(|current| current.clone());
    if let Some(current) = current {
        current.send(Event::CloseRequested);
    }
}

fn replace<T>(cell: &RefCell<Option<T>>, value: Option<T>) {
    let old = cell.try_borrow_mut().map(|mut slot| core::mem::replace(&mut *slot, value));
    // Out of the cell first: what goes may look into it.
    drop(old);
}

/// Carries out what the reducer asks for.
pub(super) struct Controller {
    place: TooltipPlace,
    shown: State<Option<Shown>>,
    callbacks: Rc<RefCell<TooltipCallbacks>>,
    state: RefCell<TooltipState>,
    timer: RefCell<Option<Timer>>,
    description: RefCell<Option<Description>>,
    /// What fetches a description that was not here.
    describing: RefCell<Option<Task>>,
    /// What fetches ahead of the tooltip.
    prefetching: RefCell<Option<Task>>,
    open: Cell<Option<MarkNumber>>,
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
        self.open.get() == Some(mark)
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
        let marked = &self.place.marked;
        let Some(mark) = mark else { return };
        let Some(occurrence) = marked.marks.occurrences().get(mark.0) else { return };
        match marked.senses(occurrence.term) {
            Some(senses) => self.describe_as(mark, &occurrence.element, &senses),
            None => replace(&self.describing, Some(self.describe_later(mark, occurrence.term))),
        }
    }

    fn describe_as(&self, mark: MarkNumber, element: &HtmlElement, senses: &[Entry]) {
        let Some(callbacks) = self.callbacks() else { return };
        let choice = self.place.context.choose(mark, senses);
        match Description::new(element, &spoken(senses, &choice, &callbacks.words)) {
            Ok(description) => replace(&self.description, Some(description)),
            Err(error) => log::warn(&error.to_string()),
        }
    }

    /// Describes a mark when its senses have come, if its tooltip is still open then.
    fn describe_later(self: &Rc<Self>, mark: MarkNumber, term: TermIndex) -> Task {
        let this = Rc::downgrade(self);
        let marked = self.place.marked.clone();
        Task::spawn(async move {
            let Some(senses) = marked.fetch_senses(term).await else { return };
            let element = marked.marks.occurrences().get(mark.0).map(|found| &found.element);
            if let (Some(this), Some(element)) = (this.upgrade(), element)
                && this.is_open(mark)
            {
                this.describe_as(mark, element, &senses);
            }
        })
    }

    /// Fetches what the tooltip of a mark will show; nothing where all of it is here.
    fn prefetch(&self, mark: MarkNumber) -> Option<Task> {
        let marked = self.place.marked.clone();
        let term = marked.marks.occurrences().get(mark.0)?.term;
        marked.senses(term).is_none().then(|| {
            Task::spawn(async move {
                marked.fetch_senses(term).await;
            })
        })
    }

    fn tell(&self, open: Option<MarkNumber>) {
        let before = self.open.replace(open);
        let Some(callbacks) = self.callbacks() else { return };
        for (mark, is_open) in before.map(|m| (m, false)).into_iter().chain(open.map(|m| (m, true)))
        {
            callbacks.on_open_change.emit((mark, is_open));
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
