//! One's own comments: editing, taking back, and those held for review.

use anyhow::{Context, Result, ensure};
use glosa_e2e::page::widget;
use glosa_e2e::wait::{PATIENCE, until};
use glosa_e2e::{World, journeys};
use hyper::Method;
use serde_json::{Value, json};

use super::talk::{THREAD, Talk, button, comment, reply, send};

journeys![
    own_comment_is_edited,
    own_comment_is_deleted,
    comments_of_others_offer_neither,
    held_comment_is_shown_to_its_writer,
];

async fn own_comment_is_edited(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    send(page, "Ida", "A thougt with *one* slip").await?;
    page.wait_visible(comment("A thougt")).await?;
    // After a reload too: the right to edit is kept on the device.
    page.reload().await?;
    page.wait_visible(button("Edit")).await?;
    page.click(button("Edit")).await?;
    page.wait_visible(reply("textarea[name=text]")).await?;
    page.wait_focused(reply("textarea[name=text]")).await?;
    let before = page.value(reply("textarea[name=text]")).await?;
    ensure!(before == "A thougt with *one* slip", "the box holds the source: “{before}”");
    page.paste(reply("textarea[name=text]"), "A thought with *no* slip").await?;
    page.click(reply("[part~=submit]")).await?;
    page.wait_visible(comment("A thought with no slip")).await?;
    page.wait_count(comment("A thougt"), 0).await?;
    page.wait_text(comment("A thought"), "dited").await?;
    let stored = talk.server.thread(THREAD).await?;
    let edited = stored.pointer("/comments/0/edited").context("no comment")?;
    ensure!(edited.is_string(), "the server knows when it was edited: {stored}");
    Ok(())
}

async fn own_comment_is_deleted(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    send(page, "Ida", "To be taken back").await?;
    page.wait_visible(button("Delete")).await?;
    page.click(button("Delete")).await?;
    // One slip of the finger must not delete: it asks first.
    page.wait_visible(comment("To be taken back")).await?;
    page.click(widget("article[part~=comment] button.danger")).await?;
    page.wait_count(comment("To be taken back"), 0).await?;
    until("the server's deletion", PATIENCE, || async {
        Ok((talk.server.stored(THREAD, "To be taken back").await? == 0).then_some(()))
    })
    .await
}

async fn comments_of_others_offer_neither(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.server.post(THREAD, "Budi", "Not yours").await?;
    talk.open(world).await?;
    let page = world.page();
    page.wait_visible(button("Reply")).await?;
    ensure!(page.count(button("Edit")).await? == 0 && page.count(button("Delete")).await? == 0);
    Ok(())
}

async fn held_comment_is_shown_to_its_writer(world: &World) -> Result<()> {
    let talk = Talk::start(&["--moderate"]).await?;
    talk.open(world).await?;
    let page = world.page();
    page.wait_text(widget("[part~=comments]"), "review").await?;
    send(page, "Ida", "For your eyes first").await?;
    page.wait_visible(comment("For your eyes first")).await?;
    page.wait_text(comment("For your eyes first"), "review").await?;
    ensure!(talk.server.stored(THREAD, "For your eyes").await? == 0, "others do not see it");
    page.reload().await?;
    page.wait_visible(comment("For your eyes first")).await?;
    page.wait_text(comment("For your eyes first"), "review").await?;
    let held = talk.moderate(Method::GET, "admin/comments?state=held", &Value::Null).await?;
    ensure!(held.text.contains("For your eyes first"), "{}", held.text);
    let id = held
        .json()?
        .pointer("/comments/0/id")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    talk.moderate(Method::PATCH, &format!("admin/comments/{id}"), &json!({"state": "shown"}))
        .await?;
    page.reload().await?;
    page.wait_visible(comment("For your eyes first")).await?;
    let badge = comment("For your eyes first");
    ensure!(!page.text(&badge).await?.contains("review"), "an approved comment is like others");
    Ok(())
}
