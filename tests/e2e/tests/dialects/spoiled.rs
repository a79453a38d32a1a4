//! Posts through a network that spoils half of the exchanges: requests that never arrive,
//! answers that never come, pages of HTML, half an answer. Each is stored once.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use glosa_core::wire::{Dialect, Server};
use glosa_e2e::peers::{Isso, IssoOptions, Waline, WalineOptions, WordPress, WordPressOptions};
use glosa_e2e::{CommentServer, Fault, FaultProxy, Scope};

use crate::carrier::{Carrier, is_sent};
use crate::speaker::Speaker;

/// Sends so many texts to a server through a network that spoils; answers the texts.
async fn send(count: usize, dialect: Dialect, endpoint: &str, thread: &str) -> Result<Vec<String>> {
    let address = endpoint.strip_prefix("http://").context("another scheme")?;
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    let proxy = FaultProxy::start(host).await?;
    let endpoint = [&*proxy.origin(), "/", path].concat().trim_end_matches('/').to_owned();
    let speaker = Speaker::new(Server { dialect, endpoint, ..Server::default() }, thread);
    proxy.set(Fault::Spoiled, Scope::All);
    let mut carrier = Carrier::new(&speaker);
    let mut texts = Vec::new();
    for number in 0..count {
        let text = format!("Number {number} & its *words*");
        let report = carrier.deliver(&text).await?;
        ensure!(is_sent(&report), "“{text}”: {report:?}");
        texts.push(text);
    }
    ensure!(carrier.attempts > count * 3 / 2, "only {} attempts", carrier.attempts);
    Ok(texts)
}

/// Each text is there once, and nothing else.
fn are_stored_once(sent: &[String], stored: &[String]) -> Result<()> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for text in stored {
        *counts.entry(text.trim()).or_default() += 1;
    }
    let wrong: Vec<_> = counts.iter().filter(|(_, count)| **count != 1).collect();
    ensure!(wrong.is_empty(), "stored more than once: {wrong:?}");
    let missing: Vec<_> = sent.iter().filter(|text| !counts.contains_key(text.as_str())).collect();
    ensure!(missing.is_empty(), "lost: {missing:?}");
    ensure!(stored.len() == sent.len(), "{} stored of {}", stored.len(), sent.len());
    Ok(())
}

#[tokio::test]
async fn a_thousand_posts_are_stored_once_by_our_server() -> Result<()> {
    let server = CommentServer::start(&[], &["--rate-scale", "0"]).await?;
    let endpoint = format!("http://{}/api", server.address());
    let sent = send(1_000, Dialect::Glosa, &endpoint, "/night").await?;
    let at = Server { dialect: Dialect::Glosa, endpoint, ..Server::default() };
    let stored = Speaker::new(at, "/night").whole(glosa_core::thread::Sort::Oldest).await?;
    let texts: Vec<String> = stored.iter().map(|one| as_typed(&one.html)).collect();
    are_stored_once(&sent, &texts)
}

/// A text as it was typed, from its HTML.
fn as_typed(html: &str) -> String {
    let text = html.replace("<em>", "*").replace("</em>", "*").replace("&amp;", "&");
    text.replace("<p>", "").replace("</p>", "")
}

#[tokio::test]
async fn two_hundred_posts_are_stored_once_by_isso() -> Result<()> {
    let isso = Isso::start(&IssoOptions::default()).await?;
    let sent = send(200, Dialect::Isso, isso.endpoint(), "/night").await?;
    are_stored_once(&sent, &isso.texts("/night").await?)
}

#[tokio::test]
async fn two_hundred_posts_are_stored_once_by_wordpress() -> Result<()> {
    let blog = WordPress::start(&WordPressOptions::default()).await?;
    let post = blog.post().to_string();
    let sent = send(200, Dialect::WordPress, &blog.endpoint(), &post).await?;
    let stored = blog.texts().await?;
    let texts: Vec<String> = stored.iter().map(|text| text.replace("&amp;", "&")).collect();
    are_stored_once(&sent, &texts)
}

#[tokio::test]
async fn two_hundred_posts_are_stored_once_by_waline() -> Result<()> {
    let waline = Waline::start(&WalineOptions::default()).await?;
    let sent = send(200, Dialect::Waline, waline.endpoint(), "/night").await?;
    are_stored_once(&sent, &waline.texts("/night").await?)
}
