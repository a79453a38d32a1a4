//! The list of the article's terms.

use anyhow::{Result, ensure};
use glosa_e2e::page::widget;
use glosa_e2e::{World, journeys};

use crate::stage::{Stage, mark};

journeys![terms_stand_from_a_to_z, occurrences_lead_there_and_back];

async fn terms_stand_from_a_to_z(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "data-mark=\"all\"").await?;
    let page = world.page();
    page.wait_visible(widget("[part~=glossary]")).await?;
    let shown = page.text(widget("[part~=glossary]")).await?;
    let at = |word: &str| shown.find(word);
    let order =
        [at("A house that keeps money"), at("A break-in by way"), at("Software that locks")];
    ensure!(order.iter().all(Option::is_some) && order.is_sorted(), "{order:?} in {shown}");
    ensure!(at("Not in this article").is_none(), "only terms of this article are listed");
    Ok(())
}

async fn occurrences_lead_there_and_back(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "data-mark=\"all\"").await?;
    let page = world.page();
    page.wait_visible(widget("[part~=glossary]")).await?;
    // With the mouse, a mark is a link to its entry.
    page.click(mark("ransomware")).await?;
    let entry = "const near = focused();
      return Boolean(near?.closest('[part~=glossary]')) && near.closest('li, dt, dd, div, article')?.textContent.includes('ansomware');";
    page.wait_for("the focus on the entry", entry, &[]).await?;
    page.click(widget("[part~=glossary] a").nth(0)).await?;
    page.wait_for(
        "the focus on a mark",
        "return focused()?.classList.contains('glosa-term');",
        &[],
    )
    .await?;
    Ok(())
}
