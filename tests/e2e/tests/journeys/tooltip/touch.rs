//! By finger.

use anyhow::{Result, ensure};
use glosa_e2e::page::Point;
use glosa_e2e::{World, journeys};

use super::{PAST_EVERY_DELAY, tip};
use crate::stage::{Stage, mark};

journeys![
    tap_opens_and_a_tap_outside_closes,
    second_tap_on_the_term_closes,
    it_can_be_closed_from_within,
];

async fn tap_opens_and_a_tap_outside_closes(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "").await?;
    let page = world.page();
    page.tap(mark("ransomware")).await?;
    page.wait_visible(tip()).await?;
    page.stays(tip(), true, PAST_EVERY_DELAY).await?;
    page.holds("one tap does not leave the place", "return location.hash === '';", &[]).await?;
    page.tap_at(Point { x: 900.0, y: 500.0 }).await?;
    page.wait_hidden(tip()).await
}

async fn second_tap_on_the_term_closes(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "").await?;
    let page = world.page();
    page.tap(mark("ransomware")).await?;
    page.wait_visible(tip()).await?;
    page.tap(mark("ransomware")).await?;
    page.wait_hidden(tip()).await?;
    page.stays(tip(), false, PAST_EVERY_DELAY).await
}

async fn it_can_be_closed_from_within(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "").await?;
    let page = world.page();
    page.tap(mark("ransomware")).await?;
    page.wait_visible(tip()).await?;
    let close = glosa_e2e::page::widget("[part=tooltip] button");
    page.wait_visible(&close).await?;
    let size = "const box = node.getBoundingClientRect(); return Math.min(box.width, box.height);";
    let size = page.with(&close, size).await?.as_f64().unwrap_or_default();
    // WCAG 2.2, success criterion 2.5.8: a target is at least 24 by 24 CSS pixels.
    ensure!(size >= 24.0, "the way out is only {size} px wide");
    page.tap(&close).await?;
    page.wait_hidden(tip()).await
}
