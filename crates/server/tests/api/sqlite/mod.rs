//! Over a file.

#[path = "../both/mod.rs"]
mod both;
mod files;

use crate::support::databases::{Kind, Place, Sqlite};

pub(crate) type Server = crate::support::Server<Sqlite>;

/// A new database.
pub(crate) async fn place() -> Place {
    Sqlite::place().await
}
