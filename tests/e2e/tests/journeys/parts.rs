//! The parts of the widget that are loaded when they are used.

use anyhow::{Context, Result, ensure};
use glosa_e2e::page::{Locator, widget};
use glosa_e2e::site::{Resource, embed_folder};
use glosa_e2e::{World, journeys};

use crate::comments::talk::{Talk, loaded};
use crate::stage::{ARTICLE, MARK, Stage, mark};

journeys![
    each_part_is_loaded_when_it_is_used,
    comments_that_do_not_load_say_so_and_a_second_try_works,
    explanations_that_do_not_load_come_when_the_way_is_free,
    fetched_article_whose_part_does_not_load_says_so,
];

/// The path of a part of the embed folder.
fn part(name: &str) -> Result<String> {
    let start = format!("{name}-");
    for entry in std::fs::read_dir(embed_folder()?.join("parts"))? {
        let file = entry?.file_name().to_string_lossy().into_owned();
        if file.starts_with(&start) && file.ends_with(".wasm") {
            return Ok(format!("/parts/{file}"));
        }
    }
    anyhow::bail!("the embed folder has no part {name}")
}

/// Has the embed site refuse a part, and tells which.
fn refuse(stage: &Stage, name: &str) -> Result<String> {
    let path = part(name).context("the files were built in one piece")?;
    stage.embed.put(&path, Resource::new("text/plain", "down").status(503));
    Ok(path)
}

fn allow_the_failure(world: &World) {
    for line in ["its module did not load", "did not load", "Failed to load resource", "503"] {
        world.allow_console(line);
    }
}

async fn each_part_is_loaded_when_it_is_used(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    let stage = &talk.stage;
    let page = world.page();
    let paths = ["explained", "comments", "fetched", "glossaries"].map(part);
    let [explained, comments, fetched, glossaries] = paths;
    let loads =
        |path: &Result<String>| path.as_deref().map_or(0, |path| stage.embed.requested(path));
    let tag = stage.tag(&format!("data-for=\"#post\" data-endpoint=\"{}\"", talk.endpoint()));
    let long = "<style>#post { min-height: 6000px }</style>";
    stage.open(page, "/without.html", &format!("{long}{ARTICLE}{tag}")).await?;
    page.wait_visible(Locator::new("glosa-article >>> [part=comments] h2")).await?;
    ensure!(loads(&explained) == 0, "an article without terms needs no explanation");
    let tag = stage.tag(&format!(
        "data-for=\"#post\" data-glossary=\"/glossary.json\" data-endpoint=\"{}\"",
        talk.endpoint()
    ));
    stage.open(page, "/long.html", &format!("{long}{ARTICLE}{tag}")).await?;
    crate::stage::marked(page, MARK).await?;
    ensure!(loads(&explained) == 1, "{} loads", loads(&explained));
    ensure!(loads(&comments) == 0, "comments are loaded before the reader is near");
    let down = "document.querySelector('glosa-article').scrollIntoView({behavior: 'instant'});";
    page.script(down, &[]).await?;
    loaded(page).await?;
    ensure!(loads(&comments) == 1, "{} loads", loads(&comments));
    ensure!(loads(&fetched) + loads(&glossaries) == 0, "nobody uses these parts");
    Ok(())
}

async fn comments_that_do_not_load_say_so_and_a_second_try_works(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    let path = refuse(&talk.stage, "comments")?;
    let page = world.page();
    let tag = talk.stage.tag(&format!(
        "data-for=\"#post\" data-comments=\"eager\" data-endpoint=\"{}\"",
        talk.endpoint()
    ));
    talk.stage.open(page, "/post.html", &format!("<main>{ARTICLE}{tag}</main>")).await?;
    let notice = widget("[part=comments] [part=notice][role=alert]");
    page.wait_visible(notice.clone()).await?;
    let said = page.text(notice).await?;
    ensure!(said.contains("could not be loaded") && said.contains("Try again"), "{said}");
    page.accessible("comments that did not load").await?;
    talk.stage.embed.forget(&path);
    page.click(widget("[part=comments] [part=notice] button")).await?;
    loaded(page).await?;
    allow_the_failure(world);
    Ok(())
}

async fn explanations_that_do_not_load_come_when_the_way_is_free(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let path = refuse(&stage, "explained")?;
    let page = world.page();
    let listen = "<script>window.failures = [];
      addEventListener('glosa:error', (event) => failures.push(event.detail.part));</script>";
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"/glossary.json\"");
    stage.open(page, "/post.html", &format!("{listen}{ARTICLE}{tag}")).await?;
    page.wait_for("the event", "return failures.includes('glossary');", &[]).await?;
    page.wait_visible(mark("ransomware")).await?;
    stage.embed.forget(&path);
    page.script("dispatchEvent(new Event('online'));", &[]).await?;
    crate::stage::marked(page, MARK).await?;
    page.hover(mark("ransomware")).await?;
    page.wait_visible(widget("[part=tooltip]")).await?;
    allow_the_failure(world);
    Ok(())
}

async fn fetched_article_whose_part_does_not_load_says_so(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let path = refuse(&stage, "fetched")?;
    stage.site.put("/a.txt", Resource::new("text/plain", "A title\n\nA paragraph."));
    let page = world.page();
    let script = format!("<script async src=\"{}\"></script>", stage.embed.url("/glosa.js"));
    let element = "<glosa-article src=\"/a.txt\"></glosa-article>";
    stage.open(page, "/post.html", &format!("{script}{element}")).await?;
    page.wait_visible(widget("[part=notice][role=alert]")).await?;
    stage.embed.forget(&path);
    page.click(widget("[part=notice] button")).await?;
    page.wait_visible(Locator::new("glosa-article p").text("A paragraph.")).await?;
    allow_the_failure(world);
    Ok(())
}
