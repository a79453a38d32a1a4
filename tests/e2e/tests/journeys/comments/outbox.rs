//! A sent text is never lost and never posted twice.

use anyhow::{Result, ensure};
use glosa_e2e::proxy::SECOND_TRY;
use glosa_e2e::wait::throughout;
use glosa_e2e::{Fault, Page, Scope, World, journeys};

use super::talk::{THREAD, Talk, comment, on_its_way, send, shown, text, waiting};

journeys![
    browser_that_goes_offline_sends_when_it_is_back only in [Chromium, Firefox]
        because "WebKit's driver cannot switch the network off",
    offline_post_is_kept_and_sent_once,
    offline_post_survives_a_reload,
    dead_server_gets_the_post_when_it_is_back,
    swallowed_answer_gives_one_comment,
    lost_request_gives_one_comment,
    broken_answer_gives_one_comment,
    gateway_error_keeps_the_post,
    reload_in_the_middle_of_sending_gives_one_comment,
    two_tabs_send_each_post_once,
];

/// Tells the page that the way is free, as the browser does after an outage.
pub(super) async fn back_online(page: &Page) -> Result<()> {
    page.script("dispatchEvent(new Event('online'));", &[]).await?;
    Ok(())
}

/// What the log says of an answer that is none of the server's.
const STRANGE: &str = "answered strangely";

pub(super) fn allow_failed_requests(world: &World) {
    for line in ["Failed to load resource", "ERR_", "CORS", "access control checks", "502", STRANGE]
    {
        world.allow_console(line);
    }
}

/// What a reader is told while a post waits.
pub(super) async fn told_that_it_is_kept(page: &Page, words: &str) -> Result<()> {
    page.wait_visible(on_its_way(words)).await?;
    page.wait_visible(waiting()).await?;
    let said = page.text(waiting()).await?;
    ensure!(said.len() > 20, "only “{said}” is said");
    Ok(())
}

/// One comment in the database and on the page, now and a while later.
pub(super) async fn exactly_one(talk: &Talk, page: &Page, words: &str) -> Result<()> {
    talk.stored(words, 1).await?;
    page.wait_count(comment(words), 1).await?;
    throughout("one comment", SECOND_TRY, || async {
        Ok(talk.server.stored(THREAD, words).await? == 1 && page.count(shown(words)).await? == 1)
    })
    .await?;
    ensure!(page.value(text()).await?.is_empty(), "the box is free again");
    Ok(())
}

/// The fault is over and the page hears of it: then there is one comment.
pub(super) async fn mended(talk: &Talk, world: &World, words: &str) -> Result<()> {
    talk.proxy.set(Fault::None, Scope::All);
    back_online(world.page()).await?;
    allow_failed_requests(world);
    exactly_one(talk, world.page(), words).await
}

async fn browser_that_goes_offline_sends_when_it_is_back(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    page.offline(true).await?;
    // Firefox without a network still reaches its own machine.
    talk.proxy.refuse();
    send(page, "Ida", "On the ferry").await?;
    told_that_it_is_kept(page, "On the ferry").await?;
    talk.proxy.accept().await?;
    ensure!(talk.proxy.posts() == 0, "nothing is tried without a network");
    // The browser itself tells the page.
    page.offline(false).await?;
    allow_failed_requests(world);
    exactly_one(&talk, page, "On the ferry").await?;
    ensure!(talk.proxy.posts() == 1);
    Ok(())
}

async fn offline_post_is_kept_and_sent_once(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    talk.proxy.refuse();
    send(page, "Ida", "From the tunnel").await?;
    told_that_it_is_kept(page, "From the tunnel").await?;
    talk.proxy.accept().await?;
    mended(&talk, world, "From the tunnel").await
}

async fn offline_post_survives_a_reload(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    talk.proxy.refuse();
    send(page, "Ida", "Before the lights went out").await?;
    told_that_it_is_kept(page, "Before the lights").await?;
    page.reload().await?;
    page.wait_visible(shown("Before the lights")).await?;
    talk.proxy.accept().await?;
    mended(&talk, world, "Before the lights").await
}

async fn dead_server_gets_the_post_when_it_is_back(world: &World) -> Result<()> {
    let mut talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    talk.server.kill().await?;
    send(page, "Ida", "Into the void").await?;
    told_that_it_is_kept(page, "Into the void").await?;
    talk.server.restart().await?;
    // No event tells a page that a server is back: it has to try by itself.
    allow_failed_requests(world);
    exactly_one(&talk, page, "Into the void").await
}

async fn swallowed_answer_gives_one_comment(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    talk.proxy.set(Fault::Unanswered, Scope::Writes);
    send(page, "Ida", "Heard but not answered").await?;
    talk.stored("Heard but not", 1).await?;
    page.wait_visible(shown("Heard but not")).await?;
    talk.proxy.set(Fault::None, Scope::All);
    back_online(page).await?;
    talk.proxy.wait_posts(2).await?;
    allow_failed_requests(world);
    exactly_one(&talk, page, "Heard but not").await
}

async fn lost_request_gives_one_comment(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    talk.proxy.set(Fault::Lost, Scope::Writes);
    send(page, "Ida", "Lost on the way").await?;
    talk.proxy.wait_posts(1).await?;
    page.wait_visible(shown("Lost on the way")).await?;
    ensure!(talk.server.stored(THREAD, "Lost on").await? == 0);
    mended(&talk, world, "Lost on the way").await
}

async fn broken_answer_gives_one_comment(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    talk.proxy.set(Fault::Truncated, Scope::Writes);
    send(page, "Ida", "Half an answer").await?;
    talk.stored("Half an answer", 1).await?;
    page.wait_visible(shown("Half an answer")).await?;
    mended(&talk, world, "Half an answer").await
}

async fn gateway_error_keeps_the_post(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    talk.proxy.set(Fault::BadGateway, Scope::Writes);
    send(page, "Ida", "Against the wall").await?;
    talk.proxy.wait_posts(1).await?;
    told_that_it_is_kept(page, "Against the wall").await?;
    mended(&talk, world, "Against the wall").await
}

async fn reload_in_the_middle_of_sending_gives_one_comment(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    talk.proxy.set(Fault::Held, Scope::Writes);
    send(page, "Ida", "Between two pages").await?;
    talk.proxy.wait_held().await?;
    page.reload().await?;
    // The new page repeats the post while the old one's may still arrive.
    talk.proxy.wait_posts(2).await?;
    talk.proxy.set(Fault::None, Scope::All);
    allow_failed_requests(world);
    exactly_one(&talk, page, "Between two pages").await
}

async fn two_tabs_send_each_post_once(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    let first = page.tab().await?;
    talk.proxy.refuse();
    send(page, "Ida", "From the left tab").await?;
    told_that_it_is_kept(page, "From the left tab").await?;
    page.open_tab().await?;
    talk.proxy.accept().await?;
    talk.open(world).await?;
    send(page, "Ida", "From the right tab").await?;
    page.wait_visible(comment("From the right tab")).await?;
    back_online(page).await?;
    page.turn_to(&first).await?;
    back_online(page).await?;
    talk.stored("From the left tab", 1).await?;
    talk.stored("From the right tab", 1).await?;
    allow_failed_requests(world);
    throughout("one comment of each tab", SECOND_TRY, || async {
        let left = talk.server.stored(THREAD, "From the left tab").await?;
        let right = talk.server.stored(THREAD, "From the right tab").await?;
        Ok(left == 1 && right == 1)
    })
    .await
}
