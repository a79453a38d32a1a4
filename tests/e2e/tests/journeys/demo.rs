//! The demo page: what a newsroom would look at first.

use anyhow::{Context, Result, ensure};
use glosa_e2e::page::{Locator, Page, widget};
use glosa_e2e::site::html;
use glosa_e2e::{CommentServer, Site, World, journeys};

journeys![
    every_state_is_accessible_in_light_and_dark,
    narrow_screens_have_nothing_to_the_side,
    every_page_is_silent,
];

/// The pages of the demo site.
const PAGES: [&str; 5] = [
    "/",
    "/www/pages/english.html",
    "/www/pages/embed.html",
    "/www/pages/text.html",
    "/www/pages/rtl.html",
];

/// The demo site with its comment server.
#[derive(Debug)]
struct Demo {
    site: Site,
    _server: CommentServer,
}

async fn start() -> Result<Demo> {
    let site = Site::demo().await?;
    let server = CommentServer::start(&[site.origin()], &[]).await?;
    site.pass("/api", server.address());
    Ok(Demo { site, _server: server })
}

fn text() -> Locator {
    widget("form[part~=form]:not(article form) textarea[name=text]")
}

async fn every_state_is_accessible_in_light_and_dark(world: &World) -> Result<()> {
    let demo = start().await?;
    let page = world.page();
    for dark in [false, true] {
        if !page.prefer_dark(dark).await? && dark {
            continue;
        }
        let colours = if dark { "dark" } else { "light" };
        page.goto(&demo.site.url("/")).await?;
        each_state(page, colours).await.with_context(|| format!("in {colours}"))?;
    }
    Ok(())
}

async fn each_state(page: &Page, colours: &str) -> Result<()> {
    page.wait_visible("a.glosa-term").await?;
    page.accessible("the article").await?;
    page.hover("a.glosa-term").await?;
    page.wait_visible(widget("[part=tooltip]")).await?;
    page.accessible("an open tooltip").await?;
    page.with(widget("[part~=comments]"), "node.scrollIntoView({behavior: 'instant'});").await?;
    page.wait_visible(text()).await?;
    page.accessible("the empty comment box").await?;
    page.click(widget("form[part~=form]:not(article form) [part~=submit]")).await?;
    page.accessible("a comment box with something missing").await?;
    page.paste(widget("form[part~=form]:not(article form) input[name=author]"), "Ida").await?;
    let words = format!("Kata {colours}");
    page.paste(text(), &words).await?;
    page.click(widget("form[part~=form]:not(article form) [part~=submit]")).await?;
    page.wait_visible(widget("article[part~=comment]").text(&words)).await?;
    page.accessible("a posted comment").await?;
    page.click(widget("article[part~=comment] button").name("Balas")).await?;
    page.wait_visible(widget("article[part~=comment] form[part~=form]")).await?;
    page.accessible("an open reply box").await
}

async fn narrow_screens_have_nothing_to_the_side(world: &World) -> Result<()> {
    let demo = start().await?;
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
    let demo = start().await?;
    let page = world.page();
    for path in PAGES {
        page.goto(&demo.site.url(path)).await?;
        page.wait_visible("a.glosa-term").await?;
        page.with(widget("[part~=comments]"), "node.scrollIntoView({behavior: 'instant'});")
            .await?;
        page.wait_visible(text()).await.with_context(|| path)?;
    }
    Ok(())
}
