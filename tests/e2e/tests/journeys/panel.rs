//! The list of the article's terms.

use anyhow::{Result, ensure};
use glosa_e2e::page::{Key, Locator, widget};
use glosa_e2e::{World, journeys};
use serde_json::json;

use crate::stage::{ARTICLE, MARK, Stage, mark};

journeys![
    terms_stand_from_a_to_z,
    mark_leads_to_its_entry_and_back,
    occurrences_lead_into_the_text_and_back,
    unmarked_occurrences_lead_into_the_text_and_back,
];

fn summary() -> Locator {
    widget("[part~=glossary] summary")
}

fn entry(term: &str) -> Locator {
    widget(&format!("[part~=glossary] [id='glosa-{term}']"))
}

async fn terms_stand_from_a_to_z(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "data-mark=\"all\"").await?;
    let page = world.page();
    page.wait_visible(summary()).await?;
    page.click(summary()).await?;
    page.wait_visible(entry("ransomware")).await?;
    let shown = page.text(widget("[part~=glossary]")).await?;
    let at = |word: &str| shown.find(word);
    let order = [
        at("A house that keeps money"),
        at("The land along a river"),
        at("A break-in by way"),
        at("Software that locks"),
    ];
    ensure!(order.iter().all(Option::is_some) && order.is_sorted(), "{order:?} in {shown}");
    ensure!(at("Not in this article").is_none(), "only terms of this article are listed");
    Ok(())
}

async fn mark_leads_to_its_entry_and_back(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "").await?;
    let page = world.page();
    // By mouse.
    page.click(mark("ransomware")).await?;
    page.wait_visible(entry("ransomware")).await?;
    let inside = "return need(arguments[0]).contains(focused());";
    let place = [json!({"path": "glosa-article >>> [part~=glossary] [id='glosa-ransomware']"})];
    page.wait_for("the focus in the entry", inside, &place).await?;
    page.click(widget("[part~=glossary] button").name("Back")).await?;
    page.wait_focused(mark("ransomware")).await?;
    // By keyboard; Escape is the way back.
    page.press(Key::Enter).await?;
    page.wait_for("the focus in the entry", inside, &place).await?;
    page.press(Key::Escape).await?;
    page.wait_focused(mark("ransomware")).await
}

async fn occurrences_lead_into_the_text_and_back(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "data-mark=\"all\"").await?;
    let page = world.page();
    page.wait_visible(summary()).await?;
    page.click(summary()).await?;
    let second = widget("[part~=glossary] [id='glosa-ransomware'] button").nth(1);
    page.wait_visible(&second).await?;
    page.click(&second).await?;
    page.wait_focused(mark("ransomware").nth(1)).await?;
    let shown = "const box = focused().getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight;";
    page.wait_for("the place in the viewport", shown, &[]).await?;
    // The reader has just read what the tooltip says, so that it stays closed and Escape
    // leads back at once.
    ensure!(!page.is_visible(widget("[part=tooltip]")).await?, "no tooltip on the way");
    page.press(Key::Escape).await?;
    page.wait_focused(&second).await
}

async fn unmarked_occurrences_lead_into_the_text_and_back(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let tall = "<div style=\"block-size: 300vh\"></div>";
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"/glossary.json\" data-mark=\"none\"");
    let page = world.page();
    stage.open(page, "/", &format!("{ARTICLE}{tall}{tag}")).await?;
    page.wait_visible(summary()).await?;
    page.click(summary()).await?;
    let second = widget("[part~=glossary] [id='glosa-ransomware'] button").nth(1);
    let home = widget("button").name("Back to the list of terms");
    ensure!(page.count(MARK).await? == 0, "nothing is marked");
    for back in [Back::Button, Back::Escape] {
        page.wait_visible(&second).await?;
        page.click(&second).await?;
        let there = "const box = getSelection().getRangeAt(0).getBoundingClientRect();
          return String(getSelection()) === 'Ransomware' && box.top >= 0 && box.bottom <= innerHeight
            && focused().localName === 'p';";
        page.wait_for("the words, selected in the viewport", there, &[]).await?;
        page.wait_visible(&home).await?;
        match back {
            Back::Button => page.click(&home).await?,
            Back::Escape => page.press(Key::Escape).await?,
        }
        page.wait_focused(&second).await?;
        page.wait_hidden(&home).await?;
    }
    Ok(())
}

/// Ways back to the list.
enum Back {
    Button,
    Escape,
}
