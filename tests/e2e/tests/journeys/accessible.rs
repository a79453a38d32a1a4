//! Every state of the demo before axe-core, in light colours and in dark ones.

use anyhow::Result;
use glosa_e2e::page::{Locator, Page, widget};
use glosa_e2e::site::Resource;
use glosa_e2e::{World, journeys};
use hyper::Method;
use serde_json::json;

use crate::demo::{self, PAGES, open, text};

journeys![
    every_page_in_light,
    every_page_in_dark only in [Chromium, Firefox]
        because "WebKit's driver knows no wish for dark colours",
    explaining_and_talking_in_light,
    explaining_and_talking_in_dark only in [Chromium, Firefox]
        because "WebKit's driver knows no wish for dark colours",
    troubles_in_light,
    troubles_in_dark only in [Chromium, Firefox]
        because "WebKit's driver knows no wish for dark colours",
];

/// The demo's own thread: its page is the root.
const THREAD: &str = "/";

async fn every_page_in_light(world: &World) -> Result<()> {
    every_page(world).await
}

async fn every_page_in_dark(world: &World) -> Result<()> {
    world.page().prefer_dark(true).await?;
    every_page(world).await
}

async fn explaining_and_talking_in_light(world: &World) -> Result<()> {
    explaining_and_talking(world).await
}

async fn explaining_and_talking_in_dark(world: &World) -> Result<()> {
    world.page().prefer_dark(true).await?;
    explaining_and_talking(world).await
}

async fn troubles_in_light(world: &World) -> Result<()> {
    troubles(world).await
}

async fn troubles_in_dark(world: &World) -> Result<()> {
    world.page().prefer_dark(true).await?;
    troubles(world).await
}

fn submit() -> Locator {
    widget("form[part~=form]:not(article form) [part~=submit]")
}

/// A button of a comment by its class, whatever the page's language.
fn button(class: &str) -> Locator {
    widget(&format!("article[part~=comment] button.{class}"))
}

fn posted(words: &str) -> Locator {
    widget("article[part~=comment]:not([data-entry])").text(words)
}

async fn send(page: &Page, words: &str) -> Result<()> {
    page.paste(text(), words).await?;
    page.click(submit()).await
}

async fn every_page(world: &World) -> Result<()> {
    let demo = demo::start(&[]).await?;
    let page = world.page();
    for path in PAGES {
        open(page, &demo, path).await?;
        page.accessible(path).await?;
    }
    Ok(())
}

/// What a reader sees who reads, looks a word up, and talks.
async fn explaining_and_talking(world: &World) -> Result<()> {
    let demo = demo::start(&[]).await?;
    let page = world.page();
    open(page, &demo, "/").await?;
    page.hover("a.glosa-term").await?;
    page.wait_visible(widget("[part=tooltip]")).await?;
    page.accessible("an open tooltip").await?;
    page.click(widget("[part~=glossary] summary")).await?;
    page.wait_visible(widget("[part~=glossary] dt")).await?;
    page.accessible("the list of terms").await?;
    page.click(submit()).await?;
    page.wait_visible(widget("form [part~=notice]")).await?;
    page.accessible("a comment box with something missing").await?;
    page.paste(text(), &"k".repeat(9_990)).await?;
    page.wait_visible(widget("form .counter")).await?;
    page.accessible("a comment box that is nearly full").await?;
    send(page, "Kata pertama").await?;
    page.wait_visible(posted("Kata pertama")).await?;
    page.accessible("a posted comment").await?;
    page.click(button("reply")).await?;
    page.wait_visible(widget("article[part~=comment] form[part~=form]")).await?;
    page.accessible("an open reply box").await?;
    page.click(widget("article[part~=comment] form[part~=form] button.cancel")).await?;
    page.click(button("edit")).await?;
    page.wait_visible(widget("article[part~=comment] form[part~=form]")).await?;
    page.accessible("an open box for new words").await?;
    page.click(widget("article[part~=comment] form[part~=form] button.cancel")).await?;
    page.click(button("delete")).await?;
    page.wait_visible(button("danger")).await?;
    page.accessible("the question before a comment is deleted").await
}

/// What a reader sees when something is in the way.
async fn troubles(world: &World) -> Result<()> {
    let page = world.page();
    let mut demo = demo::start(&["--moderate"]).await?;
    open(page, &demo, "/").await?;
    send(page, "Untuk ditinjau").await?;
    page.wait_visible(posted("Untuk ditinjau")).await?;
    page.accessible("a comment that is held for review").await?;
    demo.server.kill().await?;
    send(page, "Menunggu jalan").await?;
    page.wait_visible(widget("article[data-entry] [part~=notice]")).await?;
    page.accessible("a comment that waits for the server").await?;
    page.click(widget("footer.kept button.forget")).await?;
    page.wait_visible(widget("footer.kept button.danger")).await?;
    page.accessible("the question before everything is forgotten").await?;

    let demo = demo::start(&[]).await?;
    demo.server.post(THREAD, "Budi", "Kata terakhir").await?;
    open(page, &demo, "/").await?;
    let close = demo.server.call(Method::PATCH, "admin/threads?thread=%2F");
    let token = format!("Bearer {}", glosa_e2e::server::ADMIN_TOKEN);
    close.header("authorization", &token).json(&json!({"closed": true})).send().await?;
    send(page, "Terlambat").await?;
    page.wait_visible(widget("form [part~=notice]")).await?;
    page.accessible("a refused comment").await?;
    page.click(widget("footer.kept button.forget")).await?;
    page.click(widget("footer.kept button.danger")).await?;
    open(page, &demo, "/").await?;
    page.accessible("a closed thread").await?;

    let gone = Resource::new("text/plain", "gone").status(404);
    demo.site.put("/www/sample/article-id.txt", gone);
    page.goto(&demo.site.url("/www/pages/text.html")).await?;
    page.wait_visible(widget("[part=notice] button")).await?;
    page.accessible("an article that did not come").await?;
    for line in ["Failed to load resource", "access control checks", "glosa: article:"] {
        world.allow_console(line);
    }
    Ok(())
}
