//! A text is posted once and never lost, whatever breaks on the way: each fault, a reload at
//! each step, a device that keeps nothing.

use std::time::Duration;

use anyhow::{Result, ensure};
use glosa_e2e::page::widget;
use glosa_e2e::site::html;
use glosa_e2e::wait::until;
use glosa_e2e::{Cluster, CommentServer, Fault, FaultProxy, Page, Scope, World, journeys};
use serde_json::json;

use super::outbox::{
    allow_failed_requests, back_online, exactly_one, mended, told_that_it_is_kept,
};
use super::talk::{THREAD, Talk, comment, send, shown, text, waiting};
use crate::stage::{ARTICLE, Stage};

journeys![
    an_answer_that_takes_longer_than_anyone_waits_gives_one_comment,
    a_page_of_html_in_place_of_the_answer_gives_one_comment,
    a_reload_at_each_step_gives_one_comment,
    a_database_that_goes_away_gets_the_post_when_it_is_back,
    a_device_whose_storage_is_full_posts_once_and_says_so,
    a_device_whose_storage_is_blocked_posts_once_and_says_so only in [Chromium, Firefox]
        because "WebKit's driver does not type into a frame of another origin",
];

/// How long the widget waits for an answer, with the time to tell of it.
const ANSWER: Duration = Duration::from_secs(45);

async fn an_answer_that_takes_longer_than_anyone_waits_gives_one_comment(
    world: &World,
) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    talk.proxy.set(Fault::Held, Scope::Writes);
    send(page, "Ida", "Slower than snails").await?;
    talk.proxy.wait_held().await?;
    until("a word that no answer came", ANSWER, || async {
        Ok(page.is_visible(waiting()).await?.then_some(()))
    })
    .await?;
    // The first request still arrives, late, and so does the second one.
    mended(&talk, world, "Slower than snails").await
}

async fn a_page_of_html_in_place_of_the_answer_gives_one_comment(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    talk.proxy.set(Fault::Portal, Scope::Writes);
    send(page, "Ida", "In a hotel").await?;
    talk.stored("In a hotel", 1).await?;
    told_that_it_is_kept(page, "In a hotel").await?;
    mended(&talk, world, "In a hotel").await
}

/// What the first page lives to see of its post before it is loaded again.
const STEPS: [(Fault, &str); 6] = [
    (Fault::Held, "While it is under way"),
    (Fault::Lost, "When it was lost"),
    (Fault::Unanswered, "When no answer came"),
    (Fault::Truncated, "When half an answer came"),
    (Fault::BadGateway, "When a gateway answered"),
    (Fault::Portal, "When another network answered"),
];

async fn a_reload_at_each_step_gives_one_comment(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    allow_failed_requests(world);
    for (fault, words) in STEPS {
        let before = talk.proxy.posts();
        talk.proxy.set(fault, Scope::Writes);
        send(page, "Ida", words).await?;
        talk.proxy.wait_posts(before + 1).await?;
        if fault != Fault::Held {
            page.wait_visible(waiting()).await?;
        }
        page.reload().await?;
        page.wait_visible(shown(words)).await?;
        talk.proxy.set(Fault::None, Scope::All);
        back_online(page).await?;
        talk.stored(words, 1).await?;
        page.wait_visible(comment(words)).await?;
    }
    // Once more, with everything in order: nothing is sent again.
    page.reload().await?;
    for (_, words) in STEPS {
        exactly_one_after_all(&talk, page, words).await?;
    }
    Ok(())
}

async fn exactly_one_after_all(talk: &Talk, page: &Page, words: &str) -> Result<()> {
    page.wait_count(shown(words), 1).await?;
    let stored = talk.server.stored(THREAD, words).await?;
    ensure!(stored == 1, "“{words}” is stored {stored} times");
    Ok(())
}

async fn a_database_that_goes_away_gets_the_post_when_it_is_back(world: &World) -> Result<()> {
    let mut cluster = Cluster::start().await?;
    let stage = Stage::start().await?;
    let origins = [stage.site.origin()];
    let server = CommentServer::on(&cluster.url(), &origins, &["--rate-scale", "0"]).await?;
    let proxy = FaultProxy::start(server.address()).await?;
    let talk = Talk { stage, server, proxy };
    talk.open(world).await?;
    let page = world.page();
    send(page, "Ida", "Before the flood").await?;
    page.wait_visible(comment("Before the flood")).await?;
    cluster.stop().await?;
    send(page, "Ida", "During the flood").await?;
    told_that_it_is_kept(page, "During the flood").await?;
    cluster.start_again().await?;
    // The server said when to come again.
    allow_failed_requests(world);
    world.allow_console("503");
    exactly_one(&talk, page, "During the flood").await?;
    page.wait_count(comment("Before the flood"), 1).await
}

/// Fills what the browser gives this page to the last byte.
const FILL: &str = "let piece = 'x'.repeat(1 << 20);
  for (let number = 0; piece.length > 0; number += 1) {
    try { localStorage.setItem('full' + number, piece); }
    catch { piece = piece.slice(0, piece.length >> 1); }
  }
  return localStorage.length;";

async fn a_device_whose_storage_is_full_posts_once_and_says_so(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    page.script(FILL, &[]).await?;
    world.allow_console("kept only while the page lives");
    page.paste(text(), "No room for words").await?;
    page.wait_visible(widget(".unkept")).await?;
    // An outage: the text stays on the page, the only place that it has.
    talk.proxy.refuse();
    send(page, "Ida", "No room for words").await?;
    told_that_it_is_kept(page, "No room for words").await?;
    talk.proxy.accept().await?;
    mended(&talk, world, "No room for words").await?;
    page.script("localStorage.clear();", &[]).await.map(drop)
}

async fn a_device_whose_storage_is_blocked_posts_once_and_says_so(world: &World) -> Result<()> {
    // A frame that may run scripts and send forms, and nothing else, is an origin of its
    // own, “null”, to which a browser gives no storage.
    let talk = Talk::start(&["--allow-origin", "*"]).await?;
    let tag = talk.stage.tag(&format!(
        "data-for=\"#post\" data-endpoint=\"{}\" data-thread=\"{THREAD}\" data-comments=\"eager\"",
        talk.endpoint()
    ));
    let page = world.page();
    let inner = html("en", "Inside", &format!("{ARTICLE}{tag}"));
    talk.stage.site.put("/inside.html", inner);
    // From the page's corner on, so that drivers point at the same places in both.
    let frame = "<iframe sandbox='allow-scripts allow-forms' src='/inside.html'
        style='position: fixed; inset: 0; inline-size: 100%; block-size: 100%; border: 0'>
        </iframe>";
    talk.stage.open(page, "/outside.html", frame).await?;
    page.enter_frame("iframe").await?;
    super::talk::loaded(page).await?;
    let blocked = "try { localStorage.length; return false; } catch { return true; }";
    ensure!(page.script(blocked, &[]).await? == json!(true), "the frame has a storage");
    world.allow_console("kept only while the page lives");
    page.paste(text(), "Kept nowhere").await?;
    page.wait_visible(widget(".unkept")).await?;
    talk.proxy.set(Fault::Unanswered, Scope::Writes);
    send(page, "Ida", "Kept nowhere").await?;
    talk.stored("Kept nowhere", 1).await?;
    mended(&talk, world, "Kept nowhere").await
}
