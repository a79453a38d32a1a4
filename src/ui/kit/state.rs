//! Values whose change renders a component again.

use std::cell::RefCell;
use std::rc::Rc;

use yew::functional::{Hook, HookContext};

use super::slot::Slot;

/// A value of a component. Clones share it, and always tell what it is now.
pub struct State<T> {
    value: Rc<RefCell<Rc<T>>>,
    slot: Rc<Slot>,
    same: fn(&T, &T) -> bool,
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        Self { value: Rc::clone(&self.value), slot: Rc::clone(&self.slot), same: self.same }
    }
}

/// Equal when they are one state, whatever its value.
impl<T> PartialEq for State<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.value, &other.value)
    }
}

impl<T> core::fmt::Debug for State<T> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("State")
    }
}

impl<T> State<T> {
    /// The value as it is now.
    #[must_use]
    pub fn get(&self) -> Rc<T> {
        Rc::clone(&self.value.borrow())
    }

    /// Puts another value in its place.
    pub fn set(&self, value: T) {
        let old = self.value.replace(Rc::new(value));
        if !(self.same)(&old, &self.value.borrow()) {
            self.slot.rerender.force_update();
        }
    }

    /// Changes the value where it stands, or a copy of it where others still look at it.
    pub fn update(&self, change: impl FnOnce(&mut T))
    where
        T: Clone,
    {
        change(Rc::make_mut(&mut self.value.borrow_mut()));
        self.slot.rerender.force_update();
    }
}

/// A value that renders the component again whenever it is set.
pub fn use_state<T: 'static>(init: impl FnOnce() -> T) -> impl Hook<Output = State<T>> {
    StateHook { init, same: |_, _| false }
}

/// The same, but setting an equal value renders nothing.
pub fn use_state_eq<T: PartialEq + 'static>(
    init: impl FnOnce() -> T,
) -> impl Hook<Output = State<T>> {
    StateHook { init, same: T::eq }
}

struct StateHook<T, F> {
    init: F,
    same: fn(&T, &T) -> bool,
}

impl<T: 'static, F: FnOnce() -> T> Hook for StateHook<T, F> {
    type Output = State<T>;

    fn run(self, ctx: &mut HookContext) -> State<T> {
        let slot = Slot::next(ctx);
        let value = slot.get(|| RefCell::new(Rc::new((self.init)())));
        State { value, slot, same: self.same }
    }
}
