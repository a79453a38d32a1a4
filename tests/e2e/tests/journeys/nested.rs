//! Terms in definitions, and terms in comments.

use std::time::Duration;

use anyhow::{Result, ensure};
use glosa_e2e::page::{Key, widget};
use glosa_e2e::site::Resource;
use glosa_e2e::{World, journeys};
use serde_json::json;

use crate::stage::{ARTICLE, MARK, Stage, mark, marked};

journeys![
    a_term_in_a_definition_opens_a_second_tooltip,
    escape_closes_the_second_tooltip_before_the_first,
    the_keyboard_finds_terms_in_the_definitions_of_the_list,
    terms_that_explain_each_other_come_to_an_end,
];

const FIRST: &str = "[part=tooltip]";
const SECOND: &str = "[part=tooltip] [part=tooltip]";
const INNER: &str = "[part=tooltip] .definition a.glosa-term";

/// Terms that explain each other.
async fn open(world: &World) -> Result<Stage> {
    let stage = Stage::start().await?;
    stage.site.put(
        "/glossary.json",
        Resource::json(&json!([
            {"id": "ransomware", "term": "ransomware", "definition": "Malware, that is ransomware, for money."},
            {"id": "malware", "term": "malware", "definition": "Software that does harm, as ransomware does."},
        ])),
    );
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"/glossary.json\"");
    stage.open(world.page(), "/", &format!("<main>{ARTICLE}</main>{tag}")).await?;
    marked(world.page(), MARK).await?;
    Ok(stage)
}

/// Opens the first tooltip by mouse and rests on the term in it.
async fn open_both(world: &World) -> Result<()> {
    let page = world.page();
    page.hover(mark("ransomware")).await?;
    page.wait_visible(widget(FIRST)).await?;
    page.wait_count(widget(INNER), 1).await?;
    page.hover(widget(INNER)).await?;
    page.wait_visible(widget(SECOND)).await
}

async fn a_term_in_a_definition_opens_a_second_tooltip(world: &World) -> Result<()> {
    let _stage = open(world).await?;
    let page = world.page();
    open_both(world).await?;
    ensure!(page.text(widget(INNER)).await? == "Malware", "its own term is not marked");
    page.wait_text(widget(SECOND), "Software that does harm").await?;
    ensure!(page.is_visible(widget(FIRST)).await?, "the first stays");
    page.accessible("two tooltips").await?;
    // Into the second, where both stay; away, and both go.
    let middle = page.middle(widget(SECOND)).await?;
    page.move_to(middle, Duration::from_millis(200)).await?;
    page.stays(widget(SECOND), true, Duration::from_millis(600)).await?;
    ensure!(page.is_visible(widget(FIRST)).await?);
    page.move_to(page.middle("#second").await?, Duration::from_millis(100)).await?;
    page.wait_hidden(widget(SECOND)).await?;
    page.wait_hidden(widget(FIRST)).await
}

async fn escape_closes_the_second_tooltip_before_the_first(world: &World) -> Result<()> {
    let _stage = open(world).await?;
    let page = world.page();
    open_both(world).await?;
    page.press(Key::Escape).await?;
    page.wait_hidden(widget(SECOND)).await?;
    ensure!(page.is_visible(widget(FIRST)).await?, "the first stays");
    page.press(Key::Escape).await?;
    page.wait_hidden(widget(FIRST)).await
}

async fn the_keyboard_finds_terms_in_the_definitions_of_the_list(world: &World) -> Result<()> {
    let _stage = open(world).await?;
    let page = world.page();
    page.click(widget(".glossary-summary")).await?;
    let inner = widget("#glosa-ransomware .definition a.glosa-term");
    page.wait_count(inner.clone(), 1).await?;
    page.with(widget("#glosa-ransomware dt"), "node.focus();").await?;
    page.press(Key::Tab).await?;
    page.wait_focused(inner.clone()).await?;
    let tip = widget(".glossary [part=tooltip]");
    page.wait_visible(tip.clone()).await?;
    page.wait_text(tip.clone(), "Software that does harm").await?;
    page.press(Key::Escape).await?;
    page.wait_hidden(tip).await?;
    page.wait_focused(inner).await
}

async fn terms_that_explain_each_other_come_to_an_end(world: &World) -> Result<()> {
    let _stage = open(world).await?;
    let page = world.page();
    open_both(world).await?;
    let third = "[part=tooltip] [part=tooltip] .definition a.glosa-term";
    page.stays(widget(third), false, Duration::from_millis(600)).await
}
