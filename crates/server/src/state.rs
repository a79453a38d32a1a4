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
        let hub = Hub::start(store.clone(), config.rate_scale > 0.0, stopper.listen()).await?;
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

    /// Whether the token is a moderator's, for calls that others make too.
    ///
    /// # Errors
    /// After too many wrong tokens, of whatever this one is.
    pub fn is_moderator(&self, bearer: &Bearer, client: IpAddr) -> Result<bool, Error> {
        let Some(token) = &bearer.0 else { return Ok(false) };
        // Without moderators there is nothing to guess.
        if self.0.config.admin_token.is_none() {
            return Ok(false);
        }
        let found = self.recognised(client, || self.opens_all(token).then_some(()))?;
        Ok(found.is_some())
    }

    /// What the bearer of a token may do with a comment.
    ///
    /// # Errors
    /// When there is no token or it is another's, and after too many wrong tokens.
    pub fn role(&self, record: &Record, bearer: &Bearer, client: IpAddr) -> Result<Role, Error> {
        let token = bearer.0.as_ref().ok_or(Error::TokenRequired)?;
        let role = || {
            let own = record.token_hash.as_deref() == Some(digest(token.as_bytes()).as_str());
            let writer = own.then_some(Role::Writer);
            self.opens_all(token).then_some(Role::Moderator).or(writer)
        };
        self.recognised(client, role)?.ok_or(Error::NotAllowed)
    }

    /// Nothing for a moderator.
    ///
    /// # Errors
    /// For everybody else, and after too many wrong tokens.
    pub fn moderator(&self, bearer: &Bearer, client: IpAddr) -> Result<(), Error> {
        let token = bearer.0.as_ref().ok_or(Error::TokenRequired)?;
        let found = self.recognised(client, || self.opens_all(token).then_some(()))?;
        found.ok_or(Error::NotAllowed)
    }

    /// What a token is good for, if anything. It counts as wrong before it is looked at:
    /// after too many wrong ones a right one is refused like them, and so tells nobody
    /// that it is right.
    fn recognised<T>(
        &self,
        client: IpAddr,
        look: impl FnOnce() -> Option<T>,
    ) -> Result<Option<T>, Error> {
        self.limit(Action::Guess, client)?;
        let found = look();
        if found.is_some() {
            self.0.guard.give_back(Action::Guess, client);
        }
        Ok(found)
    }

    /// Whether the token is the moderators'.
    fn opens_all(&self, token: &str) -> bool {
        // Hashes are compared, so that the time it takes says nothing of the token.
        let admin = self.0.config.admin_token.as_deref();
        admin.is_some_and(|admin| digest(admin.as_bytes()) == digest(token.as_bytes()))
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
