//! Things that are fetched once for all who ask, and kept.

use core::future::Future;
use std::cell::RefCell;
use std::rc::{Rc, Weak};

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::host::task::Task;

/// Things by their keys; the oldest goes when there are too many.
pub(super) struct Shelf<K, T> {
    most: usize,
    kept: RefCell<Vec<(K, Rc<T>)>>,
    coming: RefCell<Vec<(K, Weak<Coming>)>>,
}

/// A thing on its way. Those who wait for it hold it together, and when the last one goes
/// the work is called off.
struct Coming {
    /// It never fails; what did not come is not kept.
    promise: Promise,
    _work: Task,
}

impl<K: Clone + PartialEq + 'static, T: 'static> Shelf<K, T> {
    /// A shelf that keeps at `most` so many.
    pub(super) fn new(most: usize) -> Rc<Self> {
        Rc::new(Self { most, kept: RefCell::default(), coming: RefCell::default() })
    }

    /// What is here of `key`.
    pub(super) fn get(&self, key: &K) -> Option<Rc<T>> {
        let kept = self.kept.borrow();
        kept.iter().find(|(known, _)| known == key).map(|(_, thing)| Rc::clone(thing))
    }

    /// The thing of `key`, fetched by `work` unless it is here or under way; `None` when it
    /// did not come. Dropping the future takes its wait back.
    pub(super) async fn fetch<F>(self: &Rc<Self>, key: K, work: impl FnOnce() -> F) -> Option<Rc<T>>
    where
        F: Future<Output = Option<T>> + 'static,
    {
        if let Some(here) = self.get(&key) {
            return Some(here);
        }
        let coming = self.under_way(&key).unwrap_or_else(|| self.start(key.clone(), work()));
        let _ = JsFuture::from(coming.promise.clone()).await;
        self.get(&key)
    }

    fn under_way(&self, key: &K) -> Option<Rc<Coming>> {
        let coming = self.coming.borrow();
        coming.iter().find(|(known, _)| known == key)?.1.upgrade()
    }

    fn start(
        self: &Rc<Self>,
        key: K,
        work: impl Future<Output = Option<T>> + 'static,
    ) -> Rc<Coming> {
        let mut done = Function::default();
        let promise = Promise::new(&mut |resolve, _| done = resolve);
        let (shelf, own) = (Rc::clone(self), key.clone());
        let work = Task::spawn(async move {
            let thing = work.await;
            shelf.coming.borrow_mut().retain(|(known, _)| *known != own);
            if let Some(thing) = thing {
                shelf.put(own, thing);
            }
            // A function that resolves a promise does not throw.
            let _ = done.call0(&JsValue::UNDEFINED);
        });
        let coming = Rc::new(Coming { promise, _work: work });
        let mut all = self.coming.borrow_mut();
        all.retain(|(known, other)| *known != key && other.strong_count() > 0);
        all.push((key, Rc::downgrade(&coming)));
        coming
    }

    fn put(&self, key: K, thing: T) {
        let mut kept = self.kept.borrow_mut();
        if kept.len() >= self.most {
            kept.remove(0);
        }
        kept.push((key, Rc::new(thing)));
    }
}
