//! Marks that are painted over the text (`paint="highlight"`): the article stays as it is.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use glosa_e2e::page::{Key, Point, widget};
use glosa_e2e::{Page, World, journeys};
use serde_json::{Value, json};

use crate::stage::{ARTICLE, Stage};

journeys![
    the_article_stays_byte_for_byte,
    a_pointer_over_painted_words_opens_the_tooltip,
    a_finger_on_painted_words_opens_the_tooltip,
    the_list_leads_to_painted_words_and_back,
    what_changes_is_painted_again,
];

const TIP: &str = "[part=tooltip]";

/// Waits until so many places are painted in the page.
async fn painted(page: &Page, count: usize) -> Result<()> {
    let is_so = "return (CSS.highlights.get('glosa-term')?.size ?? 0) === arguments[0];";
    page.wait_for(&format!("{count} painted places"), is_so, &[json!(count)]).await.map(drop)
}

async fn open(world: &World, attributes: &str) -> Result<Stage> {
    let stage = Stage::start().await?;
    let keep = "<script>window.before = document.querySelector('#post').outerHTML;</script>";
    let tag = stage.tag(&format!(
        "data-for=\"#post\" data-glossary=\"/glossary.json\" data-paint=\"highlight\" {attributes}"
    ));
    stage.open(world.page(), "/", &format!("<main>{ARTICLE}</main>{keep}{tag}")).await?;
    let page = world.page();
    page.wait_for("something painted", "return CSS.highlights.has('glosa-term');", &[]).await?;
    let tip = json!({"path": format!("glosa-article >>> {TIP}")});
    page.wait_for("the tooltip", "return findAll(arguments[0]).length > 0;", &[tip]).await?;
    Ok(stage)
}

async fn is_untouched(page: &Page) -> Result<()> {
    let is_same = "return document.querySelector('#post').outerHTML === before;";
    page.holds("the article is as it was", is_same, &[]).await
}

/// The middle of a word in the first paragraph.
async fn middle_of(page: &Page, word: &str) -> Result<Point> {
    let middle = "const walker = document.createTreeWalker(document.querySelector('#first'), 4);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.data.indexOf(arguments[0]);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at); range.setEnd(node, at + arguments[0].length);
        const box = range.getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2];
      }";
    let found = page.script(middle, &[json!(word)]).await?;
    let number = |at| found.get(at).and_then(Value::as_f64).context("no such word");
    Ok(Point { x: number(0)?, y: number(1)? })
}

async fn the_article_stays_byte_for_byte(world: &World) -> Result<()> {
    let _stage = open(world, "data-mark=\"all\"").await?;
    let page = world.page();
    is_untouched(page).await?;
    ensure!(page.count("a.glosa-term").await? == 0);
    // As many as links would be.
    painted(page, 6).await?;
    page.script("Glosa.mount('glosa-article').then((handle) => handle.destroy());", &[]).await?;
    painted(page, 0).await?;
    is_untouched(page).await
}

async fn a_pointer_over_painted_words_opens_the_tooltip(world: &World) -> Result<()> {
    let _stage = open(world, "").await?;
    let page = world.page();
    let pause = Duration::from_millis(100);
    page.move_to(middle_of(page, "Before dawn").await?, pause).await?;
    page.move_to(middle_of(page, "somwar").await?, pause).await?;
    page.wait_visible(widget(TIP)).await?;
    page.wait_text(widget(TIP), "locks").await?;
    is_untouched(page).await?;
    page.move_to(middle_of(page, "Before dawn").await?, pause).await?;
    page.wait_hidden(widget(TIP)).await
}

async fn a_finger_on_painted_words_opens_the_tooltip(world: &World) -> Result<()> {
    let _stage = open(world, "").await?;
    let page = world.page();
    page.tap_at(middle_of(page, "somwar").await?).await?;
    page.wait_visible(widget(TIP)).await?;
    page.tap_at(middle_of(page, "Before dawn").await?).await?;
    page.wait_hidden(widget(TIP)).await
}

async fn the_list_leads_to_painted_words_and_back(world: &World) -> Result<()> {
    let _stage = open(world, "").await?;
    let page = world.page();
    page.click(widget(".glossary-summary")).await?;
    page.with(widget("#glosa-ransomware .glossary-place"), "node.focus();").await?;
    page.press(Key::Enter).await?;
    page.wait_visible(widget(TIP)).await?;
    page.wait_text(widget(TIP), "locks").await?;
    page.accessible("a tooltip of painted words").await?;
    page.press(Key::Escape).await?;
    page.wait_hidden(widget(TIP)).await?;
    page.press(Key::Escape).await?;
    page.wait_focused(widget("#glosa-ransomware .glossary-place")).await
}

async fn what_changes_is_painted_again(world: &World) -> Result<()> {
    let _stage = open(world, "data-mark=\"all\"").await?;
    let page = world.page();
    let change = "const more = document.createElement('p');
      more.textContent = 'More ransomware.';
      document.querySelector('#post').append(more);
      document.querySelector('#first').textContent = 'No word of it.';";
    page.script(change, &[]).await?;
    painted(page, 3).await
}
