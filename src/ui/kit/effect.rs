//! What a component does to the world after it has been rendered.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::functional::{self, Hook, HookContext};

use super::slot::Slot;

/// How an effect ends: before its next run, and when its component goes.
pub trait Ending: 'static {
    /// The same, boxed.
    fn boxed(self) -> Box<dyn FnOnce()>;
}

impl Ending for () {
    fn boxed(self) -> Box<dyn FnOnce()> {
        Box::new(|| ())
    }
}

impl<F: FnOnce() + 'static> Ending for F {
    fn boxed(self) -> Box<dyn FnOnce()> {
        Box::new(self)
    }
}

/// Runs `effect` after a rendering in which `deps` are not equal to the last ones.
pub fn use_effect_with<D: PartialEq + 'static, E: Ending>(
    deps: D,
    effect: impl FnOnce(&D) -> E + 'static,
) -> impl Hook<Output = ()> {
    EffectHook { deps, effect }
}

struct EffectHook<D, F> {
    deps: D,
    effect: F,
}

impl<D: PartialEq + 'static, E: Ending, F: FnOnce(&D) -> E + 'static> Hook for EffectHook<D, F> {
    type Output = ();

    fn run(self, ctx: &mut HookContext) {
        let last = Slot::next(ctx).get(|| RefCell::new(None::<Rc<D>>));
        let is_known = last.borrow().as_ref().is_some_and(|last| **last == self.deps);
        let next = (!is_known).then(|| {
            let deps = Rc::new(self.deps);
            last.replace(Some(Rc::clone(&deps)));
            let effect = self.effect;
            Box::new(move || effect(&deps).boxed()) as Start
        });
        run(ctx, next);
    }
}

type Start = Box<dyn FnOnce() -> Box<dyn FnOnce()>>;

/// An effect that waits for the end of the rendering. It is counted, not compared.
#[derive(Default)]
struct Waiting {
    start: RefCell<Option<Start>>,
    turn: Cell<u32>,
}

fn run(ctx: &mut HookContext, next: Option<Start>) {
    let waiting = Slot::next(ctx).get(Waiting::default);
    if next.is_some() {
        waiting.turn.set(waiting.turn.get().wrapping_add(1));
        waiting.start.replace(next);
    }
    let turn = waiting.turn.get();
    functional::use_effect_with(turn, move |_| {
        // Taken out first: what starts may render again.
        let start = waiting.start.take();
        start.map_or_else(|| ().boxed(), |start| start())
    })
    .run(ctx);
}
