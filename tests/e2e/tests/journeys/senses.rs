//! Two senses of one term: which is meant where it stands, and why.

use anyhow::{Result, ensure};
use glosa_e2e::page::{Key, Page, widget};
use glosa_e2e::site::Resource;
use glosa_e2e::{World, journeys};
use serde_json::{Value, json};

use crate::stage::{Stage, mark, marked};

journeys![
    author_says_which_sense_is_meant,
    page_or_words_around_say_which_sense_is_meant,
    fetched_article_is_about_what_its_source_says,
    entry_that_is_not_there_is_told_once,
];

const MONEY: &str = "A house that keeps money.";
const RIVER: &str = "The land along a river.";

fn glossary() -> Value {
    json!([
        {"id": "bank-money", "term": "bank", "definition": MONEY, "domain": "finance"},
        {"id": "bank-river", "term": "bank", "definition": RIVER, "domain": "nature"},
        {"term": "loan", "definition": "Money that is lent.", "domain": "finance"},
        {"term": "delta", "definition": "Where a river ends.", "domain": "nature"},
    ])
}

/// Shows a page with `head` in its head and `text` as its article.
async fn open(world: &World, head: &str, text: &str) -> Result<Stage> {
    let stage = Stage::start().await?;
    stage.site.put("/senses.json", Resource::json(&glossary()));
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"/senses.json\" data-mark=\"all\"");
    let article = format!("<main><h1>Banks</h1><article id=\"post\">{text}</article>{tag}</main>");
    let body = format!("<script>{head}</script>{article}");
    stage.open(world.page(), "/senses.html", &body).await?;
    marked(world.page(), mark("bank-money")).await?;
    Ok(stage)
}

/// What the tooltip says of the mark after `nth` others: meaning, reason, other meanings.
async fn said(page: &Page, nth: usize) -> Result<(Vec<String>, Vec<String>, Vec<String>)> {
    page.press(Key::Escape).await?;
    page.hover(mark("bank-money").nth(nth)).await?;
    page.wait_visible(widget("[part=tooltip] .definition")).await?;
    let all = page.texts(widget("[part=tooltip] .definition")).await?;
    let others = page.texts(widget("[part=tooltip] .other-senses .definition")).await?;
    let meant = all.into_iter().filter(|text| !others.contains(text)).collect();
    Ok((meant, page.texts(widget("[part=tooltip] .sense-reason")).await?, others))
}

async fn author_says_which_sense_is_meant(world: &World) -> Result<()> {
    let text = "<p data-sense=\"bank-river\">A loan of the bank.</p>\
        <p data-sense=\"bank-river\">On <span data-sense=\"bank-money\">the bank</span>.</p>";
    let _stage = open(world, "", text).await?;
    let page = world.page();
    let (meant, reason, others) = said(page, 0).await?;
    ensure!(meant == [RIVER] && others.is_empty(), "{meant:?} {others:?}");
    ensure!(reason == ["Meant here, because the author says so."], "{reason:?}");
    page.accessible("a sense that the author names").await?;
    let (meant, ..) = said(page, 1).await?;
    ensure!(meant == [MONEY], "the nearest name counts: {meant:?}");
    // All senses are in the list.
    page.click(widget("[part=tooltip] .tooltip-more")).await?;
    page.wait_visible(widget("#glosa-bank-money .definition").text(RIVER)).await
}

async fn page_or_words_around_say_which_sense_is_meant(world: &World) -> Result<()> {
    let text = "<p>The bank of the delta.</p><p>A loan. A loan at the bank.</p>\
        <p>The bank, the loan, the delta.</p><p>The bank.</p>";
    let _stage = open(world, "", text).await?;
    let page = world.page();
    let (meant, reason, others) = said(page, 0).await?;
    ensure!(meant == [RIVER] && others == [MONEY], "{meant:?} {others:?}");
    ensure!(reason == ["Meant here, because “delta” stands in the same paragraph."], "{reason:?}");
    page.accessible("a sense that the words around tell").await?;
    let (meant, reason, _) = said(page, 1).await?;
    ensure!(meant == [MONEY] && reason.concat().contains("“loan”"), "{meant:?} {reason:?}");
    for nth in [2, 3] {
        let (meant, reason, _) = said(page, nth).await?;
        ensure!(meant == [MONEY, RIVER] && reason.is_empty(), "{meant:?} {reason:?}");
    }
    let head = "const meta = document.createElement('meta');
        Object.assign(meta, {name: 'keywords', content: 'money, Nature'});
        document.head.append(meta);";
    let _stage = open(world, head, text).await?;
    let (meant, reason, others) = said(page, 1).await?;
    ensure!(meant == [RIVER] && others == [MONEY], "{meant:?} {others:?}");
    ensure!(reason == ["Meant here, because this article is about “nature”."], "{reason:?}");
    Ok(())
}

async fn fetched_article_is_about_what_its_source_says(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.site.put("/senses.json", Resource::json(&glossary()));
    let item = json!({"id": "1", "title": "Banks", "tags": ["nature"],
        "content_html": "<p>The bank.</p><p>One <span data-sense='bank-money'>bank</span>.</p>"});
    stage.site.put("/item.json", Resource::json(&item));
    let page = world.page();
    let element = "<glosa-article src=\"/item.json\" glossary=\"/senses.json\" mark=\"all\">";
    stage.open(page, "/", &format!("{element}</glosa-article>{}", stage.tag(""))).await?;
    marked(page, mark("bank-money")).await?;
    let (meant, reason, _) = said(page, 0).await?;
    ensure!(meant == [RIVER] && reason.concat().contains("“nature”"), "{meant:?} {reason:?}");
    let (meant, reason, _) = said(page, 1).await?;
    ensure!(meant == [MONEY] && reason.concat().contains("author"), "{meant:?} {reason:?}");
    Ok(())
}

async fn entry_that_is_not_there_is_told_once(world: &World) -> Result<()> {
    let listen = "window.told = []; addEventListener('glosa:warning',
        (event) => told.push(event.detail.option + event.detail.message));";
    let text =
        "<p data-sense=\"nobody bank-river\">The bank.</p><p data-sense=\"no-one\">The bank.</p>";
    let _stage = open(world, listen, text).await?;
    let page = world.page();
    let (meant, ..) = said(page, 0).await?;
    ensure!(meant == [RIVER], "{meant:?}");
    let (meant, ..) = said(page, 1).await?;
    ensure!(meant == [MONEY, RIVER], "{meant:?}");
    page.holds(
        "one warning",
        "return told.length === 1 && told[0].includes('nobody, no-one')
        && told[0].startsWith('data-sense');",
        &[],
    )
    .await?;
    world.allow_console("data-sense");
    Ok(())
}
