//! Journeys of a reader through real pages, in Chromium, Firefox and WebKit,
//! against the real comment server.
//!
//! A [`journey::Journey`] is an async function that is given a [`World`]: a page
//! in one browser, and the means to start sites, comment servers and faulty
//! proxies. It runs once in every engine, named `engine::theme::behaviour`, so
//! `cargo test -p glosa-e2e chromium` or `… tooltip` picks some of them.

pub mod browser;
pub mod cluster;
pub mod fill;
pub mod http;
pub mod journey;
pub mod outlive;
pub mod page;
pub mod peers;
pub mod proxy;
pub mod server;
pub mod site;
pub mod wait;
pub mod world;

pub use browser::Engine;
pub use cluster::Cluster;
pub use journey::Journey;
pub use page::Page;
pub use proxy::{Fault, FaultProxy, Scope};
pub use server::CommentServer;
pub use site::Site;
pub use world::World;
