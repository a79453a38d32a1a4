//! Over PostgreSQL.

mod away;
#[path = "../both/mod.rs"]
mod both;
mod several_servers;

use crate::support::databases::{Kind, Place, Postgres};

pub(crate) type Server = crate::support::Server<Postgres>;

/// A new database.
pub(crate) async fn place() -> Place {
    Postgres::place().await
}
