//! A new database for each test, of the kind that it is run over.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use glosa_server::store::Store;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};
use tempfile::TempDir;
use tokio::sync::OnceCell;

use super::cluster::Cluster;

/// A kind of database.
pub(crate) trait Kind {
    /// A new one without anything in it.
    async fn place() -> Place;
}

/// A file.
pub(crate) struct Sqlite;
/// A database of the cluster that the tests share.
pub(crate) struct Postgres;

/// A database, until this is dropped.
pub(crate) enum Place {
    /// A file in a folder.
    Folder(TempDir),
    /// A database of this name.
    Database(String),
}

impl Kind for Sqlite {
    async fn place() -> Place {
        Place::Folder(tempfile::tempdir().unwrap())
    }
}

/// A database with the tables in it, which others are copied from.
const TEMPLATE: &str = "tables";
static TEMPLATE_MADE: OnceCell<()> = OnceCell::const_new();
static COUNT: AtomicUsize = AtomicUsize::new(0);
/// Databases that no test needs any more.
static DONE: Mutex<Vec<String>> = Mutex::new(Vec::new());

impl Kind for Postgres {
    async fn place() -> Place {
        let cluster = Cluster::shared();
        TEMPLATE_MADE.get_or_init(make_template).await;
        let done = DONE.lock().unwrap_or_else(PoisonError::into_inner).pop();
        if let Some(name) = done {
            cluster.execute(format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
        let name = format!("test_{}", COUNT.fetch_add(1, Ordering::Relaxed));
        cluster.execute(format!("CREATE DATABASE {name} TEMPLATE {TEMPLATE}")).await;
        Place::Database(name)
    }
}

async fn make_template() {
    let cluster = Cluster::shared();
    cluster.execute(format!("CREATE DATABASE {TEMPLATE}")).await;
    Store::open(&cluster.url(TEMPLATE)).await.unwrap().close().await;
}

impl Place {
    /// The address of the database, as `--database` takes it.
    pub(crate) fn url(&self) -> String {
        match self {
            Self::Folder(folder) => {
                format!("sqlite://{}", folder.path().join("comments.db").display())
            }
            Self::Database(name) => Cluster::shared().url(name),
        }
    }

    /// Changes what is kept, past the server.
    pub(crate) async fn execute(&self, statement: &'static str) {
        match self {
            Self::Folder(_) => {
                let mut connection = SqliteConnection::connect(&self.url()).await.unwrap();
                connection.execute(statement).await.unwrap();
                connection.close().await.unwrap();
            }
            Self::Database(_) => {
                let mut connection = PgConnection::connect(&self.url()).await.unwrap();
                connection.execute(statement).await.unwrap();
                connection.close().await.unwrap();
            }
        }
    }

    /// All that is kept: the bytes of the files, or the rows of the tables.
    pub(crate) async fn content(&self) -> String {
        match self {
            Self::Folder(folder) => {
                let read = |name| std::fs::read(folder.path().join(name)).unwrap_or_default();
                let bytes = ["comments.db", "comments.db-wal"].map(read).concat();
                String::from_utf8_lossy(&bytes).into_owned()
            }
            Self::Database(_) => rows(&self.url()).await,
        }
    }
}

async fn rows(url: &str) -> String {
    let mut connection = PgConnection::connect(url).await.unwrap();
    let tables: Vec<String> =
        sqlx::query_scalar("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'")
            .fetch_all(&mut connection)
            .await
            .unwrap();
    let mut content = String::new();
    for table in tables {
        let rows = AssertSqlSafe(format!("SELECT t::text FROM {table} t"));
        let rows: Vec<String> = sqlx::query_scalar(rows).fetch_all(&mut connection).await.unwrap();
        content.extend(rows);
    }
    content
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Self::Database(name) = self {
            DONE.lock().unwrap_or_else(PoisonError::into_inner).push(std::mem::take(name));
        }
    }
}
