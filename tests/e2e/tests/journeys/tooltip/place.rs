//! Where the tooltip stands, and on which screens.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use glosa_e2e::page::{Key, Point};
use glosa_e2e::site::{Resource, html};
use glosa_e2e::{Page, World, journeys};
use serde_json::{Value, json};

use super::tip;
use crate::stage::{Stage, mark, marked};

journeys![
    it_fits_between_the_edges_at_every_corner,
    it_stands_at_the_line_under_the_pointer,
    long_definitions_scroll_on_a_small_screen,
    wishes_of_the_reader_are_kept only in [Chromium]
        because "only Chromium's driver can pretend these wishes",
];

/// Left, top, right and bottom of the tooltip, then width and height of the viewport.
async fn tip_box(page: &Page) -> Result<[f64; 6]> {
    let body = "const box = node.getBoundingClientRect();
      return [box.left, box.top, box.right, box.bottom, innerWidth, innerHeight];";
    let edges = page.with(tip(), body).await?;
    let edges: Vec<f64> =
        edges.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    edges.try_into().ok().context("no box")
}

async fn inside_the_viewport(page: &Page, what: &str) -> Result<()> {
    let [left, top, right, bottom, width, height] = tip_box(page).await?;
    let fits = left >= 0.0 && top >= 0.0 && right <= width && bottom <= height;
    ensure!(fits, "{what}: {left}..{right} by {top}..{bottom} in {width} by {height}");
    ensure!(right - left > 80.0 && bottom - top > 20.0, "{what}: too small to read");
    Ok(())
}

async fn it_fits_between_the_edges_at_every_corner(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let page = world.page();
    for corner in
        ["top: 0; left: 0", "top: 0; right: 0", "bottom: 0; left: 0", "bottom: 0; right: 0"]
    {
        let article = format!(
            "<article id=\"post\"><p style=\"position: fixed; margin: 0; {corner}\">ransomware</p></article>"
        );
        let tag = stage.tag("data-for=\"#post\" data-glossary=\"/glossary.json\"");
        stage.open(page, "/", &format!("{article}{tag}")).await?;
        marked(page, mark("ransomware")).await?;
        page.hover(mark("ransomware")).await?;
        page.wait_visible(tip()).await?;
        inside_the_viewport(page, corner).await?;
        let clear = "const [mark, tip] = [need(arguments[0]), need(arguments[1])].map((node) => node.getBoundingClientRect());
          return tip.bottom <= mark.top + 1 || tip.top >= mark.bottom - 1 || tip.right <= mark.left + 1 || tip.left >= mark.right - 1;";
        let both =
            [json!({"path": "a.glosa-term"}), json!({"path": "glosa-article >>> [part=tooltip]"})];
        page.holds(&format!("{corner}: the word is not covered"), clear, &both).await?;
    }
    Ok(())
}

async fn it_stands_at_the_line_under_the_pointer(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let page = world.page();
    // The line breaks inside the term: its first word ends a line far to the right,
    // its second begins the next one at the left.
    let article =
        "<article id=\"post\" style=\"width: 66ch; margin: 200px 0 0 100px; font: 14px monospace\">
      <p>Some words in front so that the line is nearly full by now cyber attack</p></article>";
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"/glossary.json\"");
    stage.open(page, "/", &format!("{article}{tag}")).await?;
    marked(page, mark("cyber-attack")).await?;
    let lines = "const boxes = [...document.querySelectorAll('a.glosa-term')].flatMap((mark) => [...mark.getClientRects()]);
      return boxes.map((box) => [box.left + box.width / 2, box.top + box.height / 2]);";
    let lines = page.script(lines, &[]).await?;
    let lines = lines.as_array().context("no lines")?;
    ensure!(lines.len() == 2, "the term wraps: {lines:?}");
    for line in lines {
        let coordinate = |at: usize| line.get(at).and_then(Value::as_f64).unwrap_or_default();
        let at = Point { x: coordinate(0), y: coordinate(1) };
        page.move_to(at, Duration::from_millis(30)).await?;
        page.wait_visible(tip()).await?;
        let [left, top, right, bottom, ..] = tip_box(page).await?;
        ensure!(left - 20.0 <= at.x && at.x <= right + 20.0, "{left}..{right} is not at {}", at.x);
        ensure!(top - 80.0 <= at.y && at.y <= bottom + 80.0, "{top}..{bottom} is not at {}", at.y);
        page.press(Key::Escape).await?;
        page.wait_hidden(tip()).await?;
        page.move_to(super::AWAY, Duration::ZERO).await?;
    }
    Ok(())
}

async fn long_definitions_scroll_on_a_small_screen(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let long = "A definition that goes on. ".repeat(120);
    stage
        .site
        .put("/long.json", Resource::json(&json!([{"term": "ransomware", "definition": long}])));
    let article = "<article id=\"post\"><p>The ransomware came at night.</p></article>";
    let tag = stage.tag("data-for=\"#post\" data-glossary=\"/long.json\"");
    stage.site.put("/small.html", html("en", "Small", &format!("{article}{tag}")));
    let page = world.page();
    // Windows cannot be made this narrow in every engine; a frame can.
    stage
        .open(page, "/", "<iframe src=\"/small.html\" width=\"320\" height=\"480\"></iframe>")
        .await?;
    page.enter_frame("iframe").await?;
    marked(page, "a.glosa-term").await?;
    page.tap("a.glosa-term").await?;
    page.wait_visible(tip()).await?;
    inside_the_viewport(page, "320 px").await?;
    let scrolls = "return [node, ...node.querySelectorAll('*')].some((part) =>
      part.scrollHeight > part.clientHeight + 10 && /auto|scroll/.test(getComputedStyle(part).overflowY));";
    ensure!(
        page.with(tip(), scrolls).await? == true,
        "a long definition can be scrolled to its end"
    );
    page.holds(
        "nothing is wider than the screen",
        "return document.documentElement.scrollWidth <= 320;",
        &[],
    )
    .await
}

async fn wishes_of_the_reader_are_kept(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "").await?;
    let page = world.page();
    page.emulate_media("prefers-reduced-motion", "reduce").await?;
    page.hover(mark("ransomware")).await?;
    page.wait_visible(tip()).await?;
    let still = "const style = getComputedStyle(node);
      return style.animationName === 'none' && style.transitionDuration.split(', ').every((time) => parseFloat(time) <= 0.01);";
    ensure!(page.with(tip(), still).await? == true, "nothing slides");
    page.emulate_media("forced-colors", "active").await?;
    let bordered = "const style = getComputedStyle(node); return parseFloat(style.borderTopWidth) >= 1 && style.borderTopStyle !== 'none';";
    ensure!(page.with(tip(), bordered).await? == true, "a border is seen in forced colours");
    page.emulate_media("forced-colors", "").await?;
    page.emulate_print(true).await?;
    page.wait_hidden(tip()).await?;
    let listed = page.is_visible(glosa_e2e::page::widget("[part=glossary]")).await?;
    page.emulate_print(false).await?;
    ensure!(listed, "a printed page lists the terms");
    Ok(())
}
