//! By keyboard, and as a screen reader is told.

use std::time::Duration;

use anyhow::{Result, ensure};
use glosa_e2e::page::{Key, widget};
use glosa_e2e::{World, journeys};

use super::{AWAY, PAST_EVERY_DELAY, tip};
use crate::stage::{ARTICLE, Stage, mark, marked};

journeys![
    focus_opens_and_leaving_closes,
    escape_closes_a_focused_one_and_keeps_the_focus,
    escape_is_not_swallowed_when_nothing_is_open,
    composing_is_not_escape,
    one_escape_in_a_dialog_closes_only_the_tooltip,
    trigger_keeps_its_name_and_is_described,
];

async fn focus_opens_and_leaving_closes(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "").await?;
    let page = world.page();
    page.move_to(AWAY, Duration::ZERO).await?;
    page.press(Key::Tab).await?;
    page.wait_focused(mark("ransomware")).await?;
    page.wait_visible(tip()).await?;
    page.stays(tip(), true, PAST_EVERY_DELAY).await?;
    ensure!(page.is_focused(mark("ransomware")).await?, "the focus stays on the term");
    let inside = "return [...node.querySelectorAll('*')].every((part) => part.tabIndex < 0)
        || node.getAttribute('role') !== 'tooltip';";
    ensure!(page.with(tip(), inside).await? == true, "nothing in a tooltip takes the focus");
    page.press_with(Key::Shift, Key::Tab).await?;
    page.wait_hidden(tip()).await
}

async fn escape_closes_a_focused_one_and_keeps_the_focus(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "").await?;
    let page = world.page();
    page.move_to(AWAY, Duration::ZERO).await?;
    page.press(Key::Tab).await?;
    page.wait_visible(tip()).await?;
    page.press(Key::Escape).await?;
    page.wait_hidden(tip()).await?;
    ensure!(page.is_focused(mark("ransomware")).await?, "the focus stays on the term");
    page.stays(tip(), false, PAST_EVERY_DELAY).await
}

async fn escape_is_not_swallowed_when_nothing_is_open(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "").await?;
    let page = world.page();
    let listen = "window.escapes = [];
      addEventListener('keydown', (event) => {
        if (event.key === 'Escape') escapes.push(event.defaultPrevented);
      });";
    page.script(listen, &[]).await?;
    page.press(Key::Escape).await?;
    page.holds("Escape reaches the page", "return escapes.join() === 'false';", &[]).await
}

async fn composing_is_not_escape(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "").await?;
    let page = world.page();
    page.hover(mark("ransomware")).await?;
    page.wait_visible(tip()).await?;
    // No driver composes text, so the event of an input method is dispatched.
    let compose = "document.body.dispatchEvent(new KeyboardEvent('keydown',
        {key: 'Escape', isComposing: true, bubbles: true, composed: true}));";
    page.script(compose, &[]).await?;
    page.stays(tip(), true, PAST_EVERY_DELAY).await
}

async fn one_escape_in_a_dialog_closes_only_the_tooltip(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let page = world.page();
    let body = format!(
        "<dialog><button>first</button>\
        <glosa-article glossary=\"/glossary.json\">{ARTICLE}</glosa-article></dialog>{}",
        stage.tag("")
    );
    stage.open(page, "/", &body).await?;
    page.script("document.querySelector('dialog').showModal();", &[]).await?;
    marked(page, mark("ransomware")).await?;
    page.press(Key::Tab).await?;
    page.wait_focused(mark("ransomware")).await?;
    page.wait_visible(tip()).await?;
    page.press(Key::Escape).await?;
    page.wait_hidden(tip()).await?;
    ensure!(page.is_visible("dialog").await?, "the dialog is still open");
    page.press(Key::Escape).await?;
    page.wait_hidden("dialog").await
}

async fn trigger_keeps_its_name_and_is_described(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.open_article(world, "").await?;
    let page = world.page();
    page.hover(mark("ransomware")).await?;
    page.wait_visible(tip()).await?;
    ensure!(page.attribute(widget("[part=tooltip]"), "role").await?.as_deref() == Some("tooltip"));
    for naming in ["aria-label", "aria-labelledby", "title"] {
        ensure!(page.attribute(mark("ransomware"), naming).await?.is_none(), "{naming} renames it");
    }
    // A description by id cannot point into a shadow root, so it stands in the mark's own tree.
    let described = "const ids = (node.getAttribute('aria-describedby') ?? '').split(' ');
      const texts = ids.map((id) => node.getRootNode().getElementById(id)?.textContent ?? '');
      return [node.getAttribute('aria-description') ?? '', ...texts].join(' ').replace(/\\s+/g, ' ');";
    let described = page.with(mark("ransomware"), described).await?;
    let described = described.as_str().unwrap_or_default();
    ensure!(described.contains("Software that locks data"), "described by: “{described}”");
    Ok(())
}
