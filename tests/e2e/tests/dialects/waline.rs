//! Waline.

use anyhow::{Result, ensure};
use glosa_core::draft::Refusal;
use glosa_core::thread::{Sort, State};
use glosa_core::wire::{Dialect, Server};
use glosa_e2e::peers::{Waline, WalineOptions};

use crate::contract::keeps_the_contract;
use crate::speaker::{Speaker, fresh_key, now, refused};

fn reader(waline: &Waline) -> Speaker {
    let endpoint = waline.endpoint().to_owned();
    Speaker::new(Server { dialect: Dialect::Waline, endpoint, ..Server::default() }, "/night")
}

#[tokio::test]
async fn it_keeps_the_contract() -> Result<()> {
    let waline = Waline::start(&WalineOptions::default()).await?;
    keeps_the_contract(&reader(&waline)).await
}

#[tokio::test]
async fn a_held_comment_is_told_so_and_stored_once() -> Result<()> {
    let options = WalineOptions { moderation: true, ..WalineOptions::default() };
    let waline = Waline::start(&options).await?;
    let reader = reader(&waline);
    let post = reader.written("To be seen first", None);
    let (key, began) = (fresh_key(), now());
    for again in [None, Some(began)] {
        let posted = reader.send_post(&key, post.clone(), again).await?.map_err(refused)?;
        ensure!(posted.comment.state == State::Held, "{posted:?}");
    }
    ensure!(waline.texts("/night").await?.len() == 1);
    let (_, page) = reader.list(Sort::Oldest, None, None).await?;
    ensure!(page.comments.is_empty());
    Ok(())
}

#[tokio::test]
async fn each_of_its_refusals_has_its_own_meaning() -> Result<()> {
    let waline =
        Waline::start(&WalineOptions { seconds_between: 60, ..WalineOptions::default() }).await?;
    let reader = reader(&waline);
    let post = reader.written("The same words", None);
    reader.post(post.clone()).await?.map_err(refused)?;
    let told = reader.post(post).await?;
    ensure!(told == Err(Refusal::Duplicate), "{told:?}");
    let told = reader.post(reader.written("Too fast", None)).await?;
    ensure!(told == Err(Refusal::TooFast { retry_after: Some(60) }), "{told:?}");
    let closed = Waline::start(&WalineOptions { login: true, ..WalineOptions::default() }).await?;
    let outsider = self::reader(&closed);
    let told = outsider.post(outsider.written("Anyone?", None)).await?;
    ensure!(told == Err(Refusal::NeedsLogin), "{told:?}");
    Ok(())
}
