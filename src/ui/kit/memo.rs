//! Values that are kept and do not render anything again.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use yew::Callback;
use yew::functional::{Hook, HookContext};

use super::deps::{Deps, LastDeps};
use super::slot::Slot;

/// A value that is computed again only when `deps` are not equal to the last ones.
pub fn use_memo<D: PartialEq + 'static, T: 'static>(
    deps: D,
    make: impl FnOnce(&D) -> T,
) -> impl Hook<Output = Rc<T>> {
    MemoHook { deps, make }
}

struct MemoHook<D, F> {
    deps: D,
    make: F,
}

impl<D: PartialEq + 'static, T: 'static, F: FnOnce(&D) -> T> Hook for MemoHook<D, F> {
    type Output = Rc<T>;

    fn run(self, ctx: &mut HookContext) -> Rc<T> {
        let kept = Slot::next(ctx).get(Kept::default);
        if let Some(Ok(value)) = kept.value(&self.deps).map(Rc::downcast) {
            return value;
        }
        let value = Rc::new((self.make)(&self.deps));
        kept.set(Rc::new(self.deps), Rc::<T>::clone(&value));
        value
    }
}

/// A value and what it was computed from.
#[derive(Default)]
struct Kept {
    last: LastDeps,
    value: RefCell<Option<Rc<dyn Any>>>,
}

impl Kept {
    /// The value, if it was computed from equal `deps`.
    fn value(&self, deps: &dyn Deps) -> Option<Rc<dyn Any>> {
        self.last.is(deps).then(|| self.value.borrow().clone()).flatten()
    }

    fn set(&self, deps: Rc<dyn Deps>, value: Rc<dyn Any>) {
        self.last.set(deps);
        self.value.replace(Some(value));
    }
}

/// A callback that stays the same as long as `deps` are equal.
pub fn use_callback<D: PartialEq + Clone + 'static, T: 'static>(
    deps: D,
    call: impl Fn(T, &D) + 'static,
) -> impl Hook<Output = Callback<T>> {
    CallbackHook { deps, call, _taken: core::marker::PhantomData }
}

struct CallbackHook<D, T, F> {
    deps: D,
    call: F,
    _taken: core::marker::PhantomData<fn(T)>,
}

impl<D: PartialEq + Clone + 'static, T: 'static, F: Fn(T, &D) + 'static> Hook
    for CallbackHook<D, T, F>
{
    type Output = Callback<T>;

    fn run(self, ctx: &mut HookContext) -> Callback<T> {
        let call = self.call;
        let make = move |deps: &D| {
            let deps = deps.clone();
            Callback::from(move |value| call(value, &deps))
        };
        (*use_memo(self.deps, make).run(ctx)).clone()
    }
}

/// A cell that is the same in every rendering.
pub fn use_mut_ref<T: 'static>(init: impl FnOnce() -> T) -> impl Hook<Output = Rc<RefCell<T>>> {
    CellHook(init)
}

struct CellHook<F>(F);

impl<T: 'static, F: FnOnce() -> T> Hook for CellHook<F> {
    type Output = Rc<RefCell<T>>;

    fn run(self, ctx: &mut HookContext) -> Rc<RefCell<T>> {
        Slot::next(ctx).get(|| RefCell::new((self.0)()))
    }
}
