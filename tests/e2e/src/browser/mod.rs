//! The three browsers: their drivers, their sessions, and the wire to them.

mod driver;
mod engine;
mod pool;
mod process;
mod session;

pub use engine::Engine;
pub use pool::{Lease, Pool};
pub use process::{Spawned, free_port};
pub use session::Session;
