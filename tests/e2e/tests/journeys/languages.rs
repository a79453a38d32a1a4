//! Languages that only some pages need, and words derived from a term: a part of the
//! widget that is loaded when a page or a glossary asks for it.

use anyhow::{Context, Result, ensure};
use glosa_e2e::site::{Resource, embed_folder, html};
use glosa_e2e::{World, journeys};
use serde_json::json;

use crate::stage::{ARTICLE, MARK, Stage};

journeys![
    forms_of_a_further_language_are_found,
    derived_words_are_found_where_an_entry_asks_for_them,
    a_language_that_does_not_load_leaves_the_terms_as_they_are_written,
];

const GERMAN: &str = "<article id=\"post\"><p>Angriff um Angriff: viele Angriffe mit Hilfe
  künstlicher Intelligenz.</p></article>";

/// The path of the part in the embed folder.
fn part() -> Result<String> {
    let files = std::fs::read_dir(embed_folder()?.join("parts"))?;
    let names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
    let mut parts = names.filter(|name| name.starts_with("languages-") && name.ends_with(".wasm"));
    parts.next().map(|name| format!("/parts/{name}")).context("there is no part of languages")
}

/// Opens a page in German with an article that has terms of German.
async fn open_german(stage: &Stage, world: &World) -> Result<()> {
    let terms = json!([
        {"term": "Angriff", "definition": "x"},
        {"term": "künstliche Intelligenz", "definition": "x"},
    ]);
    stage.site.put("/glossar.json", Resource::json(&terms));
    let listen = "<script>window.failures = [];
      addEventListener('glosa:error', (event) => failures.push(event.detail.part));</script>";
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"/glossar.json\" data-mark=\"all\"");
    stage.site.put("/de.html", html("de", "Nacht", &format!("{listen}{GERMAN}{tag}")));
    world.page().goto(&stage.site.url("/de.html")).await
}

async fn forms_of_a_further_language_are_found(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let part = part()?;
    let page = world.page();
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"/glossary.json\"");
    stage.open(page, "/post.html", &format!("{ARTICLE}{tag}")).await?;
    crate::stage::marked(page, MARK).await?;
    ensure!(stage.embed.requested(&part) == 0, "English needs no further language");
    open_german(&stage, world).await?;
    page.wait_count(MARK, 4).await?;
    crate::stage::quiet(page).await?;
    let found = page.texts(MARK).await?;
    let expected = ["Angriff", "Angriff", "Angriffe", "künstlicher Intelligenz"];
    let joined: Vec<_> = found.iter().map(|text| text.split_whitespace().collect()).collect();
    let joined: Vec<String> = joined.iter().map(|words: &Vec<&str>| words.join(" ")).collect();
    ensure!(joined == expected, "{joined:?}");
    ensure!(stage.embed.requested(&part) == 1, "the part was not loaded, or twice");
    Ok(())
}

async fn derived_words_are_found_where_an_entry_asks_for_them(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let terms = json!([
        {"term": "retas", "definition": "x", "derive": true},
        {"term": "serang", "definition": "x"},
    ]);
    stage.site.put("/istilah.json", Resource::json(&terms));
    let article = "<article id=\"post\"><p>Peretasnya meretas; penyerang menyerang.</p></article>";
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"/istilah.json\" data-mark=\"all\"");
    stage.site.put("/id.html", html("id", "Malam", &format!("{article}{tag}")));
    let page = world.page();
    page.goto(&stage.site.url("/id.html")).await?;
    page.wait_count(MARK, 2).await?;
    let found = page.texts(MARK).await?;
    ensure!(found == ["Peretasnya", "meretas"], "{found:?}");
    Ok(())
}

async fn a_language_that_does_not_load_leaves_the_terms_as_they_are_written(
    world: &World,
) -> Result<()> {
    let stage = Stage::start().await?;
    stage.embed.put(&part()?, Resource::new("text/plain", "down").status(503));
    open_german(&stage, world).await?;
    let page = world.page();
    page.wait_for("the event", "return failures.includes('glossary');", &[]).await?;
    page.wait_count(MARK, 2).await?;
    let found = page.texts(MARK).await?;
    ensure!(found == ["Angriff", "Angriff"], "{found:?}");
    for line in ["did not load", "Failed to load resource", "503"] {
        world.allow_console(line);
    }
    Ok(())
}
