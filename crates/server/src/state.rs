//! What the handlers share.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use glosa_core::time::Timestamp;

use crate::config::Config;
use crate::error::Error;
use crate::events::Hub;
use crate::extract::Bearer;
use crate::guard::{Action, Guard};
use crate::secret::digest;
use crate::stopping::{Stopper, Stopping};
use crate::store::{Record, Store, StoreError};

/// How often old rows are thrown away.
const CLEANING: Duration = Duration::from_secs(3_600);

/// The server's parts; a clone is the same server.
#[derive(Clone)]
pub struct AppState(Arc<Inner>);

struct Inner {
    config: Config,
    store: Store,
    guard: Guard,
    hub: Hub,
    stopper: Stopper,
}

/// Who asks to change a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The one who wrote it.
    Writer,
    /// A moderator.
    Moderator,
}

impl AppState {
    /// Opens the database and starts the work in the background: telling of events
    /// and throwing away what is old.
    ///
    /// # Errors
    /// When the database cannot be opened.
    pub async fn open(config: Config) -> Result<Self, StoreError> {
        let store = Store::open(&config.database).await?;
        let guard = Guard::new(config.rate_scale);
        let stopper = Stopper::new();
        let hub = Hub::start(store.clone(), stopper.listen()).await?;
        tokio::spawn(keep_clean(store.clone(), stopper.listen()));
        Ok(Self(Arc::new(Inner { config, store, guard, hub, stopper })))
    }

    /// What the command line set.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// The database.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// Where events are told.
    #[must_use]
    pub fn hub(&self) -> &Hub {
        &self.0.hub
    }

    /// Hears that the server stops.
    #[must_use]
    pub fn stopping(&self) -> Stopping {
        self.0.stopper.listen()
    }

    /// Ends the streams of events and the work in the background.
    pub fn stop(&self) {
        self.0.stopper.stop();
    }

    /// Counts an action of an address.
    ///
    /// # Errors
    /// When there were too many.
    pub fn limit(&self, action: Action, address: IpAddr) -> Result<(), Error> {
        self.0.guard.take(action, address, Instant::now())
    }

    /// Whether the token is a moderator's.
    #[must_use]
    pub fn is_moderator(&self, bearer: &Bearer) -> bool {
        match (&self.0.config.admin_token, &bearer.0) {
            // Hashes are compared, so that the time it takes says nothing of the token.
            (Some(token), Some(sent)) => digest(token.as_bytes()) == digest(sent.as_bytes()),
            _ => false,
        }
    }

    /// What the bearer of a token may do with a comment.
    ///
    /// # Errors
    /// When there is no token or it is another's; wrong tokens are limited.
    pub fn role(&self, record: &Record, bearer: &Bearer, client: IpAddr) -> Result<Role, Error> {
        let token = bearer.0.as_ref().ok_or(Error::TokenRequired)?;
        if self.is_moderator(bearer) {
            return Ok(Role::Moderator);
        }
        if record.token_hash.as_deref() == Some(digest(token.as_bytes()).as_str()) {
            return Ok(Role::Writer);
        }
        self.limit(Action::Guess, client)?;
        Err(Error::NotAllowed)
    }

    /// Nothing for a moderator.
    ///
    /// # Errors
    /// For everybody else; wrong tokens are limited.
    pub fn moderator(&self, bearer: &Bearer, client: IpAddr) -> Result<(), Error> {
        if bearer.0.is_none() {
            return Err(Error::TokenRequired);
        }
        if self.is_moderator(bearer) {
            return Ok(());
        }
        self.limit(Action::Guess, client)?;
        Err(Error::NotAllowed)
    }
}

/// The time.
#[must_use]
pub fn now() -> Timestamp {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX))
}

async fn keep_clean(store: Store, mut stopping: Stopping) {
    let mut times = tokio::time::interval(CLEANING);
    loop {
        tokio::select! {
            _ = times.tick() => {
                if let Err(cause) = store.clean(now()).await {
                    tracing::warn!(%cause, "old rows were not thrown away");
                }
            }
            () = stopping.wait() => return,
        }
    }
}
