//! The word that the server stops, for all that would go on by itself.

use std::time::Duration;

use tokio::sync::watch;

/// Says that the server stops.
#[derive(Debug)]
pub struct Stopper(watch::Sender<bool>);

/// Hears that the server stops.
#[derive(Clone, Debug)]
pub struct Stopping(watch::Receiver<bool>);

impl Stopper {
    /// Nothing stops yet.
    #[must_use]
    pub fn new() -> Self {
        Self(watch::Sender::new(false))
    }

    /// Stops.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }

    /// One more that hears of it.
    #[must_use]
    pub fn listen(&self) -> Stopping {
        Stopping(self.0.subscribe())
    }
}

impl Default for Stopper {
    fn default() -> Self {
        Self::new()
    }
}

impl Stopping {
    /// Waits until the server stops.
    pub async fn wait(&mut self) {
        // An error says that the sender is gone, and the server with it.
        let _ = self.0.wait_for(|stop| *stop).await;
    }

    /// Waits until the server stops, and so much longer.
    pub async fn wait_and(&mut self, more: Duration) {
        self.wait().await;
        tokio::time::sleep(more).await;
    }
}
