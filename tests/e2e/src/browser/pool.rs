//! One browser of each engine, shared by all journeys, one journey at a time.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use tokio::sync::{Mutex, MutexGuard};

use super::engine::Engine;
use super::session::Session;

/// The browsers that were started so far.
#[derive(Debug, Default)]
pub struct Pool {
    chromium: Mutex<Option<Arc<Session>>>,
    firefox: Mutex<Option<Arc<Session>>>,
    webkit: Mutex<Option<Arc<Session>>>,
}

/// A browser that is ours alone until this is dropped.
#[derive(Debug)]
pub struct Lease<'a> {
    slot: MutexGuard<'a, Option<Arc<Session>>>,
    /// The browser's session.
    pub session: Arc<Session>,
}

impl Lease<'_> {
    /// Ends this browser, so that the next journey starts a fresh one.
    pub async fn discard(mut self) {
        self.slot.take();
        close(&self.session).await;
    }
}

impl Pool {
    fn slot(&self, engine: Engine) -> &Mutex<Option<Arc<Session>>> {
        match engine {
            Engine::Chromium => &self.chromium,
            Engine::Firefox => &self.firefox,
            Engine::WebKit => &self.webkit,
        }
    }

    /// Waits for the engine's browser to be free, and starts it if need be.
    ///
    /// # Errors
    /// When it cannot be started.
    pub async fn lease(&self, engine: Engine) -> Result<Lease<'_>> {
        let mut slot = self.slot(engine).lock().await;
        let session = match &*slot {
            Some(session) => session.clone(),
            None => slot.insert(Arc::new(Session::start(engine).await?)).clone(),
        };
        Ok(Lease { slot, session })
    }

    /// Ends every browser.
    pub async fn close(&self) {
        for engine in Engine::ALL {
            if let Some(session) = self.slot(engine).lock().await.take() {
                close(&session).await;
            }
        }
    }
}

/// How long a browser may take to end itself.
const FAREWELL: Duration = Duration::from_secs(10);

/// A browser that no longer answers is ended with its driver.
async fn close(session: &Session) {
    drop(tokio::time::timeout(FAREWELL, session.delete("")).await);
}
