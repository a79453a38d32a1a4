//! What a component does to the world after it has been rendered.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::functional::{self, Hook, HookContext};

use super::deps::{Deps, LastDeps};
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
    let deps = Rc::new(deps);
    let start = {
        let deps = Rc::clone(&deps);
        Box::new(move || effect(&deps).boxed())
    };
    EffectHook { deps, start }
}

type Start = Box<dyn FnOnce() -> Box<dyn FnOnce()>>;

struct EffectHook {
    deps: Rc<dyn Deps>,
    start: Start,
}

/// An effect that waits for the end of the rendering. It is counted, not compared.
#[derive(Default)]
struct Waiting {
    last: LastDeps,
    start: RefCell<Option<Start>>,
    turn: Cell<u32>,
}

impl Hook for EffectHook {
    type Output = ();

    fn run(self, ctx: &mut HookContext) {
        let Self { deps, start } = self;
        let waiting = Slot::next(ctx).get(Waiting::default);
        if !waiting.last.is(&*deps) {
            waiting.last.set(deps);
            waiting.turn.set(waiting.turn.get().wrapping_add(1));
            waiting.start.replace(Some(start));
        }
        let turn = waiting.turn.get();
        functional::use_effect_with(turn, move |_| {
            // Taken out first: what starts may render again.
            let start = waiting.start.take();
            start.map_or_else(|| ().boxed(), |start| start())
        })
        .run(ctx);
    }
}
