//! The offer to look selected words up, and the answer: what happens in the page goes in,
//! what is shown comes out.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use glosa_core::glossary::Entry;
use glosa_core::lookup::offer::{Effect, Event, OfferState};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, ShadowRoot};
use yew::prelude::*;

use super::Ends;
use super::lookup::Lookup;
use super::use_placement::{Anchor, Standing, hide, show};
use crate::dom::selection::{self, Selected};
use crate::dom::{metadata, reveal};
use crate::host::clock::{self, Timer};
use crate::host::globals;
use crate::host::task::Task;
use crate::ui::kit::{State, use_effect_with, use_mut_ref, use_state};

/// What is shown of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The words that are asked for.
    pub words: AttrValue,
    /// Whether the answer is on its way.
    pub is_under_way: bool,
    /// The answer, once it is to be shown.
    pub answer: Option<Rc<Vec<Entry>>>,
    /// Where the words stand.
    selected: Selected,
}

/// What is shown, and what the reader can do about it.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferHandle {
    /// An offer or an answer.
    pub asked: Option<Asked>,
    /// Looks the words up.
    pub take: Callback<()>,
    /// Takes away what is shown.
    pub close: Callback<()>,
}

/// The elements in which it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferNodes {
    /// The popover of the offer, with its button.
    pub offer: NodeRef,
    /// The popover of the answer.
    pub answer: NodeRef,
}

/// Watches what is selected in `article`.
#[hook]
pub fn use_offer(
    article: HtmlElement,
    lookup: Lookup,
    nodes: OfferNodes,
    ends: Ends,
) -> OfferHandle {
    let asked = use_state(|| None::<Asked>);
    let controller = use_mut_ref(Weak::<Controller>::new);
    use_effect_with((article, lookup), {
        let (asked, controller, nodes) = (asked.clone(), Rc::clone(&controller), nodes.clone());
        move |(article, lookup)| {
            let new = Rc::new(Controller {
                article: article.clone(),
                lookup: lookup.clone(),
                nodes,
                asked,
                state: RefCell::default(),
                timer: RefCell::default(),
                asking: RefCell::default(),
                answer: RefCell::default(),
                from: RefCell::default(),
            });
            controller.replace(Rc::downgrade(&new));
            let listeners = new.listen();
            let end = Rc::downgrade(&new);
            ends.set("lookup", move || {
                if let Some(new) = end.upgrade() {
                    new.stop();
                }
            });
            move || {
                drop(listeners);
                new.stop();
            }
        }
    });
    let now = (*asked.get()).clone();
    use_effect_with(now.clone(), move |asked| {
        let standing = stand(asked.as_ref(), &nodes);
        move || drop(standing)
    });
    let send = |event: Event| {
        let controller = Rc::clone(&controller);
        Callback::from(move |()| {
            let current = controller.borrow().upgrade();
            if let Some(current) = current {
                current.send(event.clone());
            }
        })
    };
    OfferHandle { asked: now, take: send(Event::Taken), close: send(Event::Closed) }
}

/// Shows offer or answer beside the selected words; the answer takes the focus, since the
/// button that had it is gone.
fn stand(asked: Option<&Asked>, OfferNodes { offer, answer }: &OfferNodes) -> Option<Standing> {
    let (offer, answer) = (offer.cast::<HtmlElement>()?, answer.cast::<HtmlElement>()?);
    let Some(Asked { answer: found, selected, .. }) = asked else {
        hide(&offer);
        hide(&answer);
        return None;
    };
    let (shown, other) = if found.is_some() { (answer, offer) } else { (offer, answer) };
    hide(&other);
    show(&shown);
    let range = selected.range.clone();
    let anchor = Anchor {
        lines: Box::new(move || selection::last_line(&range)),
        around: Some(selected.around.clone().into()),
        line: 0,
        pointer: None,
    };
    let standing = Standing::new(shown.clone(), anchor);
    if found.is_some() {
        reveal::focus(&shown);
    }
    standing
}

/// Carries out what the reducer asks for.
pub(super) struct Controller {
    pub(super) article: HtmlElement,
    lookup: Lookup,
    pub(super) nodes: OfferNodes,
    pub(super) asked: State<Option<Asked>>,
    state: RefCell<OfferState>,
    timer: RefCell<Option<Timer>>,
    asking: RefCell<Option<Task>>,
    answer: RefCell<Option<Rc<Vec<Entry>>>>,
    /// What had the focus before it came here.
    from: RefCell<Option<HtmlElement>>,
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

    fn perform(self: &Rc<Self>, effect: Effect) -> bool {
        match effect {
            Effect::StartTimer { token, after } => {
                let this = Rc::downgrade(self);
                let timer = clock::after(after, move || {
                    if let Some(this) = this.upgrade() {
                        this.send(Event::TimerFired(token));
                    }
                });
                self.timer.replace(Some(timer));
            }
            Effect::Offer(words) => {
                if let Some(selected) = selection::selected_in(&self.article) {
                    let words = words.into();
                    let offered = Asked { words, is_under_way: false, answer: None, selected };
                    self.asked.set(Some(offered));
                }
            }
            Effect::Ask(words) => self.ask(words),
            Effect::Show => {
                self.remember_focus();
                let answer = self.answer.take();
                self.change(|asked| asked.answer = answer);
            }
            Effect::Withdraw => self.withdraw(),
            Effect::ConsumeEscape => return true,
        }
        false
    }

    fn ask(self: &Rc<Self>, words: String) {
        self.change(|asked| asked.is_under_way = true);
        let asked = self.asked.get();
        let language =
            (*asked).as_ref().and_then(|asked| metadata::language_of(&asked.selected.around));
        let (this, lookup) = (Rc::downgrade(self), self.lookup.clone());
        let task = Task::spawn(async move {
            let answer = lookup.ask(&words, language).await;
            if let Some(this) = this.upgrade() {
                let is_explained = !answer.is_empty();
                this.answer.replace(Some(answer));
                this.send(Event::Answered(is_explained));
            }
        });
        self.asking.replace(Some(task));
    }

    fn change(&self, change: impl FnOnce(&mut Asked)) {
        let mut asked = (*self.asked.get()).clone();
        if let Some(asked) = &mut asked {
            change(asked);
        }
        self.asked.set(asked);
    }

    /// Takes away what is shown; a focus in it goes back to where it came from.
    fn withdraw(&self) {
        drop(self.asking.take());
        let had_focus = self.has_focus();
        let from = self.from.take();
        let gone = (*self.asked.get()).clone();
        self.asked.set(None);
        if had_focus {
            match from.filter(|from| from.is_connected()) {
                Some(from) => reveal::focus(&from),
                None => {
                    let nodes = [&self.nodes.offer, &self.nodes.answer];
                    nodes.into_iter().filter_map(NodeRef::cast).for_each(|node| hide(&node));
                }
            }
            if let Some(gone) = gone {
                selection::select(&gone.selected.range);
            }
        }
    }

    fn stop(&self) {
        drop(self.timer.take());
        self.withdraw();
    }

    /// Where in our own tree the focus is.
    fn focused(&self) -> Option<Element> {
        let root = self.nodes.offer.cast::<HtmlElement>()?.get_root_node();
        root.dyn_ref::<ShadowRoot>()?.active_element()
    }

    pub(super) fn has_focus(&self) -> bool {
        let Some(focused) = self.focused() else { return false };
        let nodes = [&self.nodes.offer, &self.nodes.answer];
        nodes.into_iter().filter_map(NodeRef::get).any(|node| node.contains(Some(&focused)))
    }

    pub(super) fn remember_focus(&self) {
        if !self.has_focus() {
            let active = globals::document().ok().and_then(|document| document.active_element());
            let active = active.and_then(|active| active.dyn_into::<HtmlElement>().ok());
            self.from.replace(active.filter(|active| active.local_name() != "body"));
        }
    }
}
