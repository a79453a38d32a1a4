//! One place of a component where a hook keeps something.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use yew::functional::{Hook, HookContext, UseForceUpdateHandle, use_force_update, use_memo};

/// What a hook keeps from one rendering to the next.
pub(super) struct Slot {
    value: RefCell<Option<Rc<dyn Any>>>,
    pub(super) rerender: UseForceUpdateHandle,
}

impl Slot {
    /// The next place of the component that is being rendered.
    pub(super) fn next(ctx: &mut HookContext) -> Rc<Self> {
        let rerender = use_force_update().run(ctx);
        let make = move |(): &()| Self { value: RefCell::default(), rerender };
        use_memo((), make).run(ctx)
    }

    /// What is kept here, made when there is nothing yet.
    pub(super) fn get<T: 'static>(&self, make: impl FnOnce() -> T) -> Rc<T> {
        let known = self.value.borrow().clone();
        if let Some(Ok(known)) = known.map(Rc::downcast::<T>) {
            return known;
        }
        let fresh = Rc::new(make());
        self.value.replace(Some(Rc::<T>::clone(&fresh)));
        fresh
    }
}
