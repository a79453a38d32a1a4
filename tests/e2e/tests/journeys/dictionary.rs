//! Compiled glossaries: an index that is loaded, and definitions that are fetched when
//! they are read.

use anyhow::{Context, Result, ensure};
use glosa_core::glossary::compiled::{Compiled, compile};
use glosa_core::glossary::{Entry, Glossary};
use glosa_e2e::page::{Key, Locator, widget};
use glosa_e2e::site::Resource;
use glosa_e2e::{World, journeys};

use crate::stage::{ARTICLE, Stage, mark};

journeys![
    definitions_are_fetched_when_they_are_read,
    list_shows_a_definition_when_it_is_asked_for,
    definition_that_does_not_come_says_so_and_comes_at_the_second_try,
    file_that_is_no_index_is_told_and_the_page_lives,
];

/// A dictionary of many terms, of which the article has three, under `/dictionary/`.
fn serve(stage: &Stage) -> Result<usize> {
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
    let Compiled { index, chunks } = compile(&glossary, Some("en"), 16, &str::to_owned);
    let bytes = Resource::new("application/octet-stream", index.to_bytes());
    stage.site.put("/dictionary/index.glosa", bytes);
    for (number, chunk) in chunks.iter().enumerate() {
        let json = serde_json::to_value(chunk).context("a chunk is JSON")?;
        stage.site.put(&chunk_path(number), Resource::json(&json));
    }
    Ok(chunks.len())
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
