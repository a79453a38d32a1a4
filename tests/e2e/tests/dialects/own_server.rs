//! Our own server.

use anyhow::Result;
use glosa_core::wire::{Dialect, Server};
use glosa_e2e::CommentServer;

use crate::contract::keeps_the_contract;
use crate::speaker::Speaker;

#[tokio::test]
async fn it_keeps_the_contract() -> Result<()> {
    let server = CommentServer::start(&[], &["--rate-scale", "0"]).await?;
    let endpoint = format!("http://{}/api", server.address());
    let at = Server { dialect: Dialect::Glosa, endpoint, ..Server::default() };
    keeps_the_contract(&Speaker::new(at, "/night")).await
}
