//! Opening and closing, whichever database it is.

use super::statement::sql;
use super::{Pools, Result, Store, StoreError, postgres, sqlite};
use crate::secret::Secret;

impl Store {
    /// Opens the database at `address`, makes its file when it is one and missing, and
    /// brings its tables to this version.
    ///
    /// # Errors
    /// When that fails; see [`StoreError`].
    pub async fn open(address: &str) -> Result<Self> {
        if let Some(options) = postgres::options(address) {
            // Of an address that cannot be read, any part may be the password.
            let options = options.map_err(|cause| opening("postgres://…", cause))?;
            let name = postgres::name(&options);
            let database = postgres::Database::open(options).await;
            let database = database.map_err(|cause| opening(&name, cause))?;
            return Self::with(Pools::Postgres(database)).await;
        }
        let path = sqlite::path(address);
        let path = path.ok_or_else(|| StoreError::Address(address.to_owned()))?;
        let file = sqlite::File::open(path).await.map_err(|cause| opening(path, cause))?;
        Self::with(Pools::Sqlite(file)).await
    }

    async fn with(pools: Pools) -> Result<Self> {
        let secret = secret(&pools).await?;
        Ok(Self { pools, secret })
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn check(&self) -> Result<()> {
        let (_,): (i64,) = sql("SELECT count(*) FROM secret").one(self).await?;
        Ok(())
    }

    /// Finishes what is under way and closes the database.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite(file) => file.close().await,
            Pools::Postgres(database) => database.pool.close().await,
        }
    }
}

fn opening(name: &str, cause: StoreError) -> StoreError {
    StoreError::Opening(name.to_owned(), Box::new(cause))
}

/// The stored key, made where there is none. Two servers that start at once agree on
/// the one that was first.
async fn secret(pools: &Pools) -> Result<Secret> {
    let mut transaction = pools.begin().await?;
    sql("INSERT INTO secret (id, value) VALUES (1, $1) ON CONFLICT (id) DO NOTHING")
        .bind(Secret::random()?.to_text())
        .execute(&mut transaction)
        .await?;
    let (text,): (String,) = sql("SELECT value FROM secret").one(&mut transaction).await?;
    transaction.commit().await?;
    Secret::from_text(&text).ok_or(StoreError::Damaged("secret"))
}
