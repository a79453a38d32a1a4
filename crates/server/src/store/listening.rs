//! Hearing what other servers on the same database do.

use std::time::Duration;

use sqlx::postgres::PgListener;
use tokio::time::timeout;

use super::{Pools, Result, Store, postgres};

/// After so long a silence the connection is made anew: one whose other end was cut off
/// is silent too, and nothing says so.
const SILENCE: Duration = Duration::from_secs(60);

/// Hears that there may be new events.
pub struct Listener {
    /// `None` for a file, which one server has for itself.
    database: Option<postgres::Database>,
    heard: Option<PgListener>,
}

impl Store {
    /// Hears of new events, those of other servers included.
    #[must_use]
    pub fn listener(&self) -> Listener {
        let database = match &self.pools {
            Pools::Sqlite(_) => None,
            Pools::Postgres(database) => Some(database.clone()),
        };
        Listener { database, heard: None }
    }
}

impl Listener {
    /// Waits until there may be something new: also once at the start, and each time
    /// that the database can be heard again, since nobody tells what was missed. Of a
    /// file there is nothing to hear.
    ///
    /// # Errors
    /// When the database cannot be heard for now.
    pub async fn hear(&mut self) -> Result<()> {
        let Some(database) = &self.database else { return std::future::pending().await };
        let Some(listener) = &mut self.heard else {
            self.heard = Some(database.listen().await?);
            return Ok(());
        };
        let heard = timeout(SILENCE, listener.try_recv()).await;
        if !matches!(heard, Ok(Ok(Some(_)))) {
            // By itself it would go on with a new connection, and not say so.
            self.heard = None;
        }
        if let Ok(heard) = heard {
            heard?;
        }
        Ok(())
    }
}
