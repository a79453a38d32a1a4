//! By mouse.

use std::time::Duration;

use anyhow::{Result, bail, ensure};
use glosa_e2e::page::{Key, Point};
use glosa_e2e::wait::until;
use glosa_e2e::{World, journeys};

use super::{AWAY, PAST_EVERY_DELAY, tip};
use crate::stage::{ARTICLE, Stage, mark, marked};

journeys![
    rest_opens_and_leaving_closes,
    crossing_or_scrolling_past_opens_nothing,
    pointer_can_move_into_the_tooltip,
    escape_closes_and_it_stays_closed,
    it_never_times_out,
    next_term_takes_over,
    term_events_tell_what_is_open,
    pointer_that_came_before_the_last_mark_is_answered,
];

async fn rest_opens_and_leaving_closes(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "").await?;
    let page = world.page();
    ensure!(!page.is_visible(tip()).await?);
    page.hover(mark("ransomware")).await?;
    page.wait_visible(tip()).await?;
    let text = page.text(tip()).await?;
    ensure!(text.contains("Software that locks data and asks for money."), "{text}");
    ensure!(page.count(glosa_e2e::page::widget("[part=tooltip] em")).await? == 1, "inline markup");
    page.move_to(AWAY, Duration::ZERO).await?;
    page.wait_hidden(tip()).await
}

async fn crossing_or_scrolling_past_opens_nothing(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let tail = "<div style=\"height: 3000px\"></div>";
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"/glossary.json\"");
    let page = world.page();
    stage
        .open(page, "/", &format!("<div style=\"height: 700px\"></div>{ARTICLE}{tail}{tag}"))
        .await?;
    marked(page, mark("ransomware")).await?;
    let at = page.middle(mark("ransomware")).await?;
    let steps = [at, Point { y: at.y + 200.0, ..at }];
    page.move_along(&steps, Duration::from_millis(60)).await?;
    page.stays(tip(), false, PAST_EVERY_DELAY).await?;
    // The page moves the mark under a pointer that lies still.
    page.move_to(AWAY, Duration::ZERO).await?;
    let at = page.middle(mark("ransomware")).await?;
    page.script("scrollBy({top: -300, behavior: 'instant'});", &[]).await?;
    page.move_to(at, Duration::ZERO).await?;
    page.script("scrollBy({top: 300, behavior: 'instant'});", &[]).await?;
    page.stays(tip(), false, PAST_EVERY_DELAY).await
}

async fn pointer_can_move_into_the_tooltip(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "").await?;
    let page = world.page();
    let from = page.hover(mark("ransomware")).await?;
    page.wait_visible(tip()).await?;
    let into = page.with(tip(), "const box = node.getBoundingClientRect(); return [box.left, box.right, box.top, box.bottom];").await?;
    let edge = |at: usize| into.get(at).and_then(serde_json::Value::as_f64).unwrap_or_default();
    let inside = Point {
        x: from.x.clamp(edge(0) + 5.0, edge(1) - 5.0),
        y: from.y.clamp(edge(2) + 5.0, edge(3) - 5.0),
    };
    // Across the gap pixel by pixel, in about 300 ms.
    let pixels = (inside.y - from.y).abs().max((inside.x - from.x).abs()).ceil().max(1.0);
    let mut way = Vec::new();
    let mut step = 1.0;
    while step <= pixels {
        let part = step / pixels;
        way.push(Point {
            x: from.x + (inside.x - from.x) * part,
            y: from.y + (inside.y - from.y) * part,
        });
        step += 1.0;
    }
    page.move_along(&way, Duration::from_millis(6)).await?;
    page.stays(tip(), true, PAST_EVERY_DELAY).await?;
    page.move_to(AWAY, Duration::ZERO).await?;
    page.wait_hidden(tip()).await
}

async fn escape_closes_and_it_stays_closed(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "").await?;
    let page = world.page();
    let at = page.hover(mark("ransomware")).await?;
    page.wait_visible(tip()).await?;
    page.script("window.focusBefore = document.activeElement;", &[]).await?;
    page.press(Key::Escape).await?;
    page.wait_hidden(tip()).await?;
    page.holds("the focus has not moved", "return document.activeElement === focusBefore;", &[])
        .await?;
    // The hand trembles on the same word.
    page.move_to(Point { x: at.x + 3.0, ..at }, Duration::from_millis(30)).await?;
    page.stays(tip(), false, PAST_EVERY_DELAY).await?;
    page.move_to(AWAY, Duration::ZERO).await?;
    page.move_to(at, Duration::from_millis(30)).await?;
    page.wait_visible(tip()).await
}

async fn it_never_times_out(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "").await?;
    let page = world.page();
    page.hover(mark("ransomware")).await?;
    page.wait_visible(tip()).await?;
    // As long as the slowest reader of a definition that the criterion's authors had in mind.
    page.stays(tip(), true, Duration::from_secs(30)).await
}

async fn next_term_takes_over(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "").await?;
    let page = world.page();
    page.hover(mark("ransomware")).await?;
    page.wait_text(tip(), "Software that").await?;
    page.hover(mark("bank-money")).await?;
    page.wait_text(tip(), "A house that keeps money.").await?;
    ensure!(!page.text(tip()).await?.contains("Software that"), "the first term's text is gone");
    page.wait_visible(tip()).await
}

async fn term_events_tell_what_is_open(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "").await?;
    let page = world.page();
    let listen = "window.told = []; document.addEventListener('glosa:term',
        (event) => told.push(`${event.detail.id} ${event.detail.open}`));";
    page.script(listen, &[]).await?;
    page.hover(mark("ransomware")).await?;
    page.wait_visible(tip()).await?;
    page.move_to(AWAY, Duration::ZERO).await?;
    page.wait_hidden(tip()).await?;
    let expected = "return told.join() === 'ransomware true,ransomware false';";
    page.wait_for("both events", expected, &[]).await.map(drop)
}

async fn pointer_that_came_before_the_last_mark_is_answered(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let page = world.page();
    // Marks are made in idle time. This page has none until the reader points at the first
    // mark, and is too long for all of them to be made at once.
    let busy = "<script>window.tasks = [];
        window.requestIdleCallback = (task) => tasks.push(task);</script>";
    let rest = "<p>The ransomware at the bank was a cyber attack.</p>".repeat(4_000);
    let article = format!("<article id=\"post\"><p>ransomware</p>{rest}</article>");
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"/glossary.json\" data-mark=\"all\"");
    stage.open(page, "/", &format!("{busy}{article}{tag}")).await?;
    let first = "if (find({path: 'a.glosa-term'})) return true;
        tasks.splice(0).forEach((task) => task());
        return false;";
    page.wait_for("the first mark", first, &[]).await?;
    let body = "const box = node.getBoundingClientRect(); return [box.left + 5, box.top + 5];";
    let at = page.with(mark("ransomware"), body).await?;
    let edge = |n: usize| at.get(n).and_then(serde_json::Value::as_f64).unwrap_or_default();
    let at = Point { x: edge(0), y: edge(1) };
    page.move_to(at, Duration::ZERO).await?;
    page.wait_count("a.glosa-term:hover", 1).await?;
    ensure!(page.count(tip()).await? == 0, "all marks stand already");
    let idle = "window.requestIdleCallback = setTimeout; tasks.forEach((task) => task());";
    page.script(idle, &[]).await?;
    marked(page, mark("ransomware")).await?;
    // A page that lays out thousands of marks may miss a movement, as of any hand.
    for step in 1..=8 {
        page.move_to(Point { x: at.x + f64::from(step), ..at }, Duration::from_millis(30)).await?;
        let seen = || async { Ok(page.is_visible(tip()).await?.then_some(())) };
        if until("the tooltip", Duration::from_millis(900), seen).await.is_ok() {
            return Ok(());
        }
    }
    bail!("the pointer that came first is not answered")
}
