//! What an effect or a memo depends on, whatever its type.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

/// Something that can be told from another of its type.
pub(super) trait Deps: Any {
    /// Whether `other` is the same.
    fn is(&self, other: &dyn Any) -> bool;
}

impl<D: PartialEq + 'static> Deps for D {
    fn is(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<D>().is_some_and(|other| self == other)
    }
}

/// What a hook depended on in the last rendering.
#[derive(Default)]
pub(super) struct LastDeps(RefCell<Option<Rc<dyn Deps>>>);

impl LastDeps {
    /// Whether `deps` are equal to the last ones.
    pub(super) fn is(&self, deps: &dyn Deps) -> bool {
        self.0.borrow().as_ref().is_some_and(|last| deps.is(&**last))
    }

    /// Puts `deps` in the place of the last ones.
    pub(super) fn set(&self, deps: Rc<dyn Deps>) {
        self.0.replace(Some(deps));
    }
}
