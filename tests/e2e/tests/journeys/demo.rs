//! The demo page: what a newsroom would look at first.

use anyhow::{Context, Result, ensure};
use glosa_e2e::page::{Locator, Page, widget};
use glosa_e2e::site::html;
use glosa_e2e::{CommentServer, Site, World, journeys};

use crate::stage::{MARK, marked};

journeys![narrow_screens_have_nothing_to_the_side, every_page_is_silent,];

/// The pages of the demo site.
pub(crate) const PAGES: [&str; 5] = [
    "/",
    "/www/pages/english.html",
    "/www/pages/embed.html",
    "/www/pages/text.html",
    "/www/pages/rtl.html",
];

/// The demo site with its comment server.
#[derive(Debug)]
pub(crate) struct Demo {
    pub(crate) site: Site,
    pub(crate) server: CommentServer,
}

pub(crate) async fn start(options: &[&str]) -> Result<Demo> {
    let site = Site::demo().await?;
    let options = [&["--rate-scale", "0"], options].concat();
    let server = CommentServer::start(&[site.origin()], &options).await?;
    site.pass("/api", server.address());
    Ok(Demo { site, server })
}

/// Leads the browser to a page of the demo, down to its comments, and waits for them.
pub(crate) async fn open(page: &Page, demo: &Demo, path: &str) -> Result<()> {
    page.goto(&demo.site.url(path)).await?;
    marked(page, MARK).await?;
    page.with(widget("[part~=comments]"), "node.scrollIntoView({behavior: 'instant'});").await?;
    // The part comes first, then the thread.
    page.wait_visible(widget("[part~=comments] .talk")).await?;
    page.wait_count(widget("[part~=comments] .skeleton"), 0).await
}

pub(crate) fn text() -> Locator {
    widget("form[part~=form]:not(article form) textarea[name=text]")
}

async fn narrow_screens_have_nothing_to_the_side(world: &World) -> Result<()> {
    let demo = start(&[]).await?;
    let page = world.page();
    for path in PAGES {
        // Windows cannot be made this narrow in every engine; a frame can.
        let frame = format!("<iframe src=\"{path}\" width=\"320\" height=\"800\"></iframe>");
        demo.site.put("/frame.html", html("en", "Frame", &frame));
        page.goto(&demo.site.url("/frame.html")).await?;
        page.enter_frame("iframe").await?;
        page.wait_visible("a.glosa-term").await?;
        let wide = "return [...document.querySelectorAll('body *')].filter((node) =>
            node.getBoundingClientRect().right > 321 && seen(node) && !node.closest('pre, table, [style*=overflow], .table'))
            .map((node) => node.outerHTML.slice(0, 80));";
        let width = page.script("return document.documentElement.scrollWidth;", &[]).await?;
        let width = width.as_u64().unwrap_or_default();
        let culprits = page.script(wide, &[]).await?;
        ensure!(width <= 320, "{path} is {width} px wide: {culprits}");
    }
    Ok(())
}

async fn every_page_is_silent(world: &World) -> Result<()> {
    let demo = start(&[]).await?;
    let page = world.page();
    for path in PAGES {
        open(page, &demo, path).await.with_context(|| path)?;
        page.wait_visible(text()).await.with_context(|| path)?;
    }
    Ok(())
}
