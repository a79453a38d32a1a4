//! Work that goes on beside what the reader does.

use core::future::{Future, poll_fn};
use core::task::Poll;
use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;

/// Runs a future to its end. It is boxed, so that all of them share one executor's code.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    wasm_bindgen_futures::spawn_local(work);
}

/// Work that ends with its owner: dropping it drops the future where it stands, with the
/// requests that it waits for.
#[must_use = "dropping a task calls it off"]
pub struct Task(Rc<RefCell<Option<Work>>>);

type Work = Pin<Box<dyn Future<Output = ()>>>;

impl core::fmt::Debug for Task {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Task")
    }
}

impl Task {
    /// Runs a future as long as the answer is held.
    pub fn spawn(work: impl Future<Output = ()> + 'static) -> Self {
        Self::run(Box::pin(work))
    }

    fn run(work: Work) -> Self {
        let cell = Rc::new(RefCell::new(Some(work)));
        let shared = Rc::clone(&cell);
        spawn(poll_fn(move |context| {
            // Out of the cell while it runs: what it does may drop the task itself.
            let Some(mut work) = shared.borrow_mut().take() else { return Poll::Ready(()) };
            let polled = work.as_mut().poll(context);
            if polled.is_pending() && Rc::strong_count(&shared) > 1 {
                shared.replace(Some(work));
            }
            polled
        }));
        Self(cell)
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        // Out of the cell first: what goes with the work may look into it.
        let work = self.0.take();
        drop(work);
    }
}
