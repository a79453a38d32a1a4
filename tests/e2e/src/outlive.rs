//! Servers that a journey has let go of answer until the page's console has been read: a
//! page may be loading something still when the last step is done, and its browser would
//! complain of a server that is gone.

use std::any::Any;
use std::future::Future;
use std::sync::{Mutex, PoisonError};

tokio::task_local! {
    static KEPT: Mutex<Vec<Box<dyn Any + Send>>>;
}

/// Does something, such as a journey, whose servers run until it is done.
pub async fn outlive<T>(done: impl Future<Output = T>) -> T {
    KEPT.scope(Mutex::default(), done).await
}

/// Keeps a server until then. Outside of a journey nobody asks any more, and it ends here.
pub(crate) fn keep(server: impl Any + Send) {
    let _ends = KEPT.try_with(|kept| {
        kept.lock().unwrap_or_else(PoisonError::into_inner).push(Box::new(server))
    });
}
