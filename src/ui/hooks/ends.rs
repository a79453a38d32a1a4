//! Ends of what a widget has done to the page.

use std::cell::RefCell;
use std::rc::Rc;

type End = Rc<dyn Fn()>;

/// What gives the page back when a widget is taken down. Yew ends a component in a later
/// task; a page that takes a widget down wants its nodes at once.
#[derive(Clone, Default)]
pub struct Ends(Rc<RefCell<Vec<(&'static str, End)>>>);

impl PartialEq for Ends {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl core::fmt::Debug for Ends {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Ends")
    }
}

impl Ends {
    /// Says how a part ends, in the place of what was said of it before. The end may be
    /// called more than once.
    pub(super) fn set(&self, part: &'static str, end: impl Fn() + 'static) {
        let mut ends = self.0.borrow_mut();
        ends.retain(|(known, _)| *known != part);
        ends.push((part, Rc::new(end)));
    }

    /// Ends every part, the last one first.
    pub fn run(&self) {
        // Taken out first: an end may have a part say something of itself.
        let ends = self.0.take();
        for (_, end) in ends.iter().rev() {
            end();
        }
    }
}
