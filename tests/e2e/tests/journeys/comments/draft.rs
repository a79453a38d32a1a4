//! Words that were not sent yet.

use anyhow::{Result, ensure};
use glosa_e2e::page::widget;
use glosa_e2e::{World, journeys};

use super::talk::{THREAD, Talk, button, comment, loaded, reply, send, text};

journeys![
    draft_survives_a_reload_and_belongs_to_its_thread,
    reply_draft_survives_and_its_box_reopens,
    sent_draft_is_gone,
    moved_element_keeps_the_draft,
    draft_of_one_tab_comes_into_the_other,
    everything_kept_is_removed_by_one_button,
];

async fn draft_survives_a_reload_and_belongs_to_its_thread(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    page.write(text(), "Half a thou").await?;
    page.reload().await?;
    page.wait_value(text(), "Half a thou").await?;
    talk.open_thread(world, "other").await?;
    page.wait_value(text(), "").await?;
    page.write(text(), "Another half").await?;
    talk.open(world).await?;
    page.wait_value(text(), "Half a thou").await?;
    talk.open_thread(world, "other").await?;
    page.wait_value(text(), "Another half").await?;
    ensure!(talk.proxy.posts() == 0);
    Ok(())
}

async fn reply_draft_survives_and_its_box_reopens(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.server.post(THREAD, "Budi", "The first word").await?;
    talk.open(world).await?;
    let page = world.page();
    page.write(text(), "To all").await?;
    page.wait_visible(button("Reply")).await?;
    page.click(button("Reply")).await?;
    page.wait_visible(reply("textarea[name=text]")).await?;
    page.write(reply("textarea[name=text]"), "To you alone").await?;
    page.reload().await?;
    page.wait_value(reply("textarea[name=text]"), "To you alone").await?;
    page.wait_value(text(), "To all").await?;
    loaded(page).await
}

async fn sent_draft_is_gone(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    send(page, "Ida", "Said and done").await?;
    page.wait_visible(comment("Said and done")).await?;
    page.reload().await?;
    page.wait_visible(comment("Said and done")).await?;
    ensure!(page.value(text()).await?.is_empty());
    // What the device keeps of it is how one's own comment begins.
    let kept = "return Object.entries(localStorage).every(([key, value]) =>
        key.startsWith('glosa:own:') || !value.includes('Said and done'));";
    page.wait_for("nothing of the draft is kept", kept, &[]).await?;
    Ok(())
}

async fn moved_element_keeps_the_draft(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    page.write(text(), "On the move").await?;
    page.script(
        "const aside = document.createElement('aside'); document.body.prepend(aside);
        aside.append(document.querySelector('glosa-article'));",
        &[],
    )
    .await?;
    page.wait_value(text(), "On the move").await?;
    // Taken away and brought back later, as single-page apps do.
    page.script("window.kept = document.querySelector('glosa-article'); kept.remove();", &[])
        .await?;
    page.wait_count("glosa-article", 0).await?;
    page.script("document.body.append(kept);", &[]).await?;
    page.wait_value(text(), "On the move").await?;
    // A thread that is still on its way when its server ends is a line in the console.
    loaded(page).await
}

async fn draft_of_one_tab_comes_into_the_other(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    let first = page.tab().await?;
    page.open_tab().await?;
    talk.open(world).await?;
    page.write(text(), "Begun on the right").await?;
    page.turn_to(&first).await?;
    page.wait_value(text(), "Begun on the right").await?;
    loaded(page).await?;
    page.write(text(), ", ended on the left").await?;
    page.reload().await?;
    page.wait_value(text(), "Begun on the right, ended on the left").await?;
    loaded(page).await
}

async fn everything_kept_is_removed_by_one_button(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    page.click(widget("form[part~=form] input[type=checkbox]")).await?;
    send(page, "Ida", "Known for now").await?;
    page.wait_visible(comment("Known for now")).await?;
    page.wait_for("something is kept", "return localStorage.length > 0;", &[]).await?;
    page.click(widget("[part~=comments] button").name("Forget")).await?;
    page.wait_for("nothing is kept", "return localStorage.length === 0;", &[]).await?;
    page.wait_count(button("Edit"), 0).await
}
