//! Every refusal: a sentence of its own, seen and announced, and the text still there.

use anyhow::{Result, ensure};
use glosa_e2e::page::Locator;
use glosa_e2e::server::ADMIN_TOKEN;
use glosa_e2e::{Page, World, journeys};
use hyper::Method;
use serde_json::json;

use super::talk::{THREAD, Talk, author, comment, notice, send, submit, text};

journeys![
    empty_comment_is_not_sent,
    too_long_text_is_told_before_and_kept,
    too_fast_tells_how_long_to_wait,
    closed_thread_keeps_the_text,
    wrong_address_is_named_at_its_field,
];

/// The reason is visible, has the focus or is announced, and the words are still there.
async fn refused(page: &Page, reason: &str, words: &str) -> Result<()> {
    page.wait_text(notice(), reason).await?;
    page.wait_visible(notice()).await?;
    let announced = "const node = need(arguments[0]);
      const near = node.closest('[role=alert],[role=status],[aria-live]') ?? node.querySelector('[role=alert],[role=status],[aria-live]');
      const focus = focused();
      return Boolean(near) || node === focus || node.contains(focus) || (focus?.getAttribute('aria-describedby') ?? '') !== '';";
    page.holds(
        "the reason is announced",
        announced,
        &[json!({"path": "glosa-article >>> [part~=comments] [part~=notice]"})],
    )
    .await?;
    let kept = page.value(text()).await?;
    ensure!(kept == words, "the box holds “{kept}”");
    Ok(())
}

async fn empty_comment_is_not_sent(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    page.click(submit()).await?;
    page.wait_focused(text()).await?;
    ensure!(talk.proxy.posts() == 0);
    Ok(())
}

async fn too_long_text_is_told_before_and_kept(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    let words = "x".repeat(10_001);
    page.paste(text(), &words).await?;
    page.wait_text(Locator::new("glosa-article >>> form[part~=form]:not(article form)"), "1")
        .await?;
    page.click(submit()).await?;
    refused(page, "long", &words).await?;
    ensure!(talk.server.stored(THREAD, "xxx").await? == 0);
    Ok(())
}

async fn too_fast_tells_how_long_to_wait(world: &World) -> Result<()> {
    let talk = Talk::start(&["--rate-limit", "2"]).await?;
    talk.open(world).await?;
    let page = world.page();
    for words in ["One", "Two"] {
        send(page, "Ida", words).await?;
        page.wait_visible(comment(words)).await?;
    }
    send(page, "Ida", "Three too fast").await?;
    page.wait_text(notice(), "fast").await?;
    world.allow_console("429");
    world.allow_console("Failed to load resource");
    ensure!(talk.server.stored(THREAD, "Three too fast").await? == 0);
    Ok(())
}

async fn closed_thread_keeps_the_text(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.server.post(THREAD, "Budi", "The last word").await?;
    talk.open(world).await?;
    let page = world.page();
    page.wait_visible(comment("The last word")).await?;
    let close = talk
        .server
        .call(Method::PUT, &format!("admin/threads/{THREAD}"))
        .json(&json!({"closed": true}));
    let closed = close.header("authorization", &format!("Bearer {ADMIN_TOKEN}")).send().await?;
    ensure!(closed.status < 300, "{} {}", closed.status, closed.text);
    send(page, "Ida", "One more thing").await?;
    refused(page, "closed", "One more thing").await?;
    world.allow_console("403");
    world.allow_console("Failed to load resource");
    page.reload().await?;
    page.wait_visible(comment("The last word")).await?;
    page.wait_count(submit(), 0).await
}

async fn wrong_address_is_named_at_its_field(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    let email = glosa_e2e::page::widget("form[part~=form] input[name=email]");
    page.paste(author(), "Ida").await?;
    page.paste(&email, "not an address").await?;
    page.paste(text(), "With a wrong address").await?;
    page.click(submit()).await?;
    page.wait_focused(&email).await?;
    ensure!(page.attribute(&email, "aria-invalid").await?.as_deref() == Some("true"));
    ensure!(page.value(text()).await? == "With a wrong address");
    ensure!(talk.proxy.posts() == 0);
    Ok(())
}
