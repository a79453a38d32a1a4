//! Compiled glossaries: an index that is loaded, and definitions that are fetched when
//! they are read.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use glosa_core::glossary::compiled::{Compiled, compile};
use glosa_core::glossary::{Entry, Glossary};
use glosa_e2e::page::{Key, Locator, Point, widget};
use glosa_e2e::site::Resource;
use glosa_e2e::wait::{PATIENCE, until};
use glosa_e2e::{World, journeys};

use crate::stage::{ARTICLE, Stage, mark};
use crate::tooltip::AWAY;

journeys![
    definitions_are_fetched_when_they_are_read,
    list_shows_a_definition_when_it_is_asked_for,
    definition_is_fetched_ahead_and_called_off_when_the_pointer_leaves,
    definition_that_somebody_else_waits_for_is_not_called_off,
    definition_that_does_not_come_says_so_and_comes_at_the_second_try,
    file_that_is_no_index_is_told_and_the_page_lives,
];

/// A dictionary of many terms, of which the article has three, under `/dictionary/`.
fn serve(stage: &Stage) -> Result<usize> {
    let Compiled { index, chunks } = compiled();
    let bytes = Resource::new("application/octet-stream", index.to_bytes());
    stage.site.put("/dictionary/index.glosa", bytes);
    for (number, chunk) in chunks.iter().enumerate() {
        let json = serde_json::to_value(chunk).context("a chunk is JSON")?;
        stage.site.put(&chunk_path(number), Resource::json(&json));
    }
    Ok(chunks.len())
}

fn compiled() -> Compiled {
    let filler = (0..400).map(|at| Entry::new(format!("filler {at}"), "Not in the article."));
    let entries = [
        Entry::new("ransomware", "Software that <em>locks</em> data."),
        Entry { domain: Some("nature".to_owned()), ..Entry::new("bank", "Land along a river.") },
        Entry { domain: Some("finance".to_owned()), ..Entry::new("bank", "A house for money.") },
        Entry {
            aliases: vec!["cyber attack".to_owned()],
            ..Entry::new("intrusion", "A break-in.")
        },
    ];
    let glossary = Glossary::from_entries(entries.into_iter().chain(filler));
    compile(&glossary, Some("en"), 16, &str::to_owned)
}

fn chunk_path(number: usize) -> String {
    format!("/dictionary/chunks/{number}.json")
}

fn fetched(stage: &Stage, chunks: usize) -> usize {
    (0..chunks).map(|number| stage.site.requested(&chunk_path(number))).sum()
}

async fn open(world: &World) -> Result<(Stage, usize)> {
    let stage = Stage::start().await?;
    let chunks = serve(&stage)?;
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"/dictionary/index.glosa\"");
    stage.open(world.page(), "/post.html", &format!("<main>{ARTICLE}{tag}</main>")).await?;
    crate::stage::marked(world.page(), crate::stage::MARK).await?;
    Ok((stage, chunks))
}

async fn definitions_are_fetched_when_they_are_read(world: &World) -> Result<()> {
    let (stage, chunks) = open(world).await?;
    let page = world.page();
    ensure!(page.count("#post a.glosa-term").await? >= 3, "three terms are marked");
    ensure!(fetched(&stage, chunks) == 0, "definitions were fetched before they were read");
    page.hover(mark("ransomware")).await?;
    page.wait_visible(widget("[part=tooltip] em").text("locks")).await?;
    ensure!(fetched(&stage, chunks) == 1, "{} chunks", fetched(&stage, chunks));
    page.wait_for(
        "the description",
        "const mark = document.querySelector(\"a.glosa-term[data-term='ransomware']\");
         const id = mark.getAttribute('aria-describedby');
         return Boolean(document.getElementById(id)?.textContent.includes('locks'));",
        &[],
    )
    .await?;
    page.accessible("a definition that was fetched").await?;
    page.press(Key::Escape).await?;
    page.hover(mark("bank")).await?;
    page.wait_visible(widget("[part=tooltip] ol.senses li").text("Land along a river")).await?;
    ensure!(page.count(widget("[part=tooltip] ol.senses li")).await? == 2, "two senses");
    page.press(Key::Escape).await?;
    // An alias leads to the term that has it.
    page.hover(mark("cyber-attack")).await?;
    page.wait_visible(widget("[part=tooltip]").text("A break-in")).await
}

/// Lets every definition come after some time.
fn slow_down(stage: &Stage, chunks: usize, delay: Duration) -> Result<()> {
    for (number, chunk) in compiled().chunks.iter().enumerate().take(chunks) {
        let json = serde_json::to_value(chunk).context("a chunk is JSON")?;
        stage.site.put(&chunk_path(number), Resource::json(&json).after(delay));
    }
    Ok(())
}

fn called_off(stage: &Stage, chunks: usize) -> usize {
    (0..chunks).map(|number| stage.site.called_off(&chunk_path(number))).sum()
}

async fn definition_is_fetched_ahead_and_called_off_when_the_pointer_leaves(
    world: &World,
) -> Result<()> {
    let (stage, chunks) = open(world).await?;
    let page = world.page();
    slow_down(&stage, chunks, Duration::from_secs(20))?;
    let at = page.middle(mark("ransomware")).await?;
    let beside = Point { x: at.x + 2.0, ..at };
    // A hand that rests on the word for less than it takes to open.
    page.move_along(&[beside], Duration::from_millis(220)).await?;
    page.move_to(AWAY, Duration::ZERO).await?;
    until("the request, called off", PATIENCE, || async {
        Ok((fetched(&stage, chunks) == 1 && called_off(&stage, chunks) == 1).then_some(()))
    })
    .await?;
    // What was called off is asked for again.
    serve(&stage)?;
    page.hover(mark("ransomware")).await?;
    page.wait_visible(widget("[part=tooltip] em").text("locks")).await?;
    ensure!(fetched(&stage, chunks) == 2, "{} requests", fetched(&stage, chunks));
    Ok(())
}

async fn definition_that_somebody_else_waits_for_is_not_called_off(world: &World) -> Result<()> {
    let (stage, chunks) = open(world).await?;
    let page = world.page();
    page.click(widget("[part~=glossary] summary")).await?;
    slow_down(&stage, chunks, Duration::from_secs(4))?;
    page.click(widget("[part~=glossary] [id='glosa-ransomware'] dd button").name("Show")).await?;
    page.hover(mark("ransomware")).await?;
    page.wait_visible(widget("[part=tooltip]").text("Fetching")).await?;
    page.move_to(AWAY, Duration::ZERO).await?;
    page.wait_hidden(widget("[part=tooltip]")).await?;
    page.wait_visible(widget("[part~=glossary] [id='glosa-ransomware']").text("locks")).await?;
    ensure!((fetched(&stage, chunks), called_off(&stage, chunks)) == (1, 0), "one for both");
    Ok(())
}

async fn list_shows_a_definition_when_it_is_asked_for(world: &World) -> Result<()> {
    let (stage, chunks) = open(world).await?;
    let page = world.page();
    page.click(widget("[part~=glossary] summary")).await?;
    let entry = widget("[part~=glossary] [id='glosa-ransomware']");
    page.wait_visible(entry.clone()).await?;
    page.accessible("a list whose definitions are elsewhere").await?;
    ensure!(fetched(&stage, chunks) == 0, "nobody has asked");
    page.click(widget("[part~=glossary] [id='glosa-ransomware'] dd button").name("Show")).await?;
    page.wait_visible(entry.text("locks")).await?;
    ensure!(fetched(&stage, chunks) == 1);
    Ok(())
}

async fn definition_that_does_not_come_says_so_and_comes_at_the_second_try(
    world: &World,
) -> Result<()> {
    let (stage, chunks) = open(world).await?;
    let page = world.page();
    for number in 0..chunks {
        let down = Resource::new("text/plain", "down").status(503);
        stage.site.put(&chunk_path(number), down);
    }
    page.hover(mark("ransomware")).await?;
    page.wait_visible(widget("[part=tooltip]").text("could not be fetched")).await?;
    page.press(Key::Escape).await?;
    page.click(widget("[part~=glossary] summary")).await?;
    let button = widget("[part~=glossary] [id='glosa-ransomware'] dd button");
    page.click(button.clone().name("Show")).await?;
    let entry = widget("[part~=glossary] [id='glosa-ransomware']");
    page.wait_visible(entry.clone().text("could not be fetched")).await?;
    serve(&stage)?;
    page.click(button.name("Try again")).await?;
    page.wait_visible(entry.text("locks")).await?;
    for line in ["glosa: glossary:", "Failed to load resource", "503"] {
        world.allow_console(line);
    }
    Ok(())
}

async fn file_that_is_no_index_is_told_and_the_page_lives(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.site.put("/broken.glosa", Resource::new("application/octet-stream", "no index"));
    let page = world.page();
    let listen = "<script>window.failures = [];
      addEventListener('glosa:error', (event) => failures.push(event.detail.message));</script>";
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"/broken.glosa /glossary.json\"");
    stage.open(page, "/post.html", &format!("{listen}{ARTICLE}{tag}")).await?;
    page.wait_visible(mark("ransomware")).await?;
    let told = "return failures.some((message) => message.includes('compiled glossary'));";
    page.wait_for("the event", told, &[]).await?;
    crate::stage::marked(page, Locator::new("#post a.glosa-term").nth(1)).await?;
    world.allow_console("glosa: glossary:");
    Ok(())
}
