//! Hearing what other servers on the same database do.

use sqlx::postgres::PgListener;

use super::{Pools, Result, Store, postgres};

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
        let heard = listener.try_recv().await;
        if !matches!(heard, Ok(Some(_))) {
            // By itself it would go on with a new connection, and not say so.
            self.heard = None;
        }
        heard?;
        Ok(())
    }
}
