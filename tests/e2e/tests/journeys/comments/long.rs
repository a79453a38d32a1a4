//! Threads of many comments.

use anyhow::{Result, ensure};
use glosa_e2e::page::{Locator, widget};
use glosa_e2e::{Page, World, journeys};
use serde_json::{Value, json};

use super::talk::{THREAD, Talk, comment};

journeys![
    a_long_thread_holds_what_is_near_and_keeps_its_place only in [Chromium, Firefox]
        because "WebKit does not hold the place of what is read, and keeps all in the page",
    what_is_new_since_the_last_visit_is_marked_for_those_who_take_part,
];

/// Comments of the thread; the server lists fewer at a time.
const MANY: u64 = 240;

fn all() -> Locator {
    widget("article[part~=comment]")
}

/// Loads the thread page by page.
async fn load_all(page: &Page) -> Result<()> {
    let more = "const items = find(arguments[0]).querySelectorAll(':scope > li').length;
      if (items >= arguments[1]) return true;
      find(arguments[2])?.click();
      return false;";
    let arguments = [
        json!({"path": "glosa-article >>> ol.thread"}),
        json!(MANY),
        json!({"path": "glosa-article >>> .talk > .more button"}),
    ];
    page.wait_for("all comments", more, &arguments).await.map(drop)
}

async fn a_long_thread_holds_what_is_near_and_keeps_its_place(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    for number in 0..MANY {
        talk.server.post(THREAD, "Budi", &format!("Numbered {number:03}.")).await?;
    }
    talk.open(world).await?;
    let page = world.page();
    load_all(page).await?;
    let few = "return findAll(arguments[0]).length < arguments[1];";
    let shown = json!({"path": "glosa-article >>> article[part~=comment]"});
    page.wait_for("few comments in the page", few, &[shown.clone(), json!(MANY / 2)]).await?;
    // Far up, what was left out comes back, and what is read there stays where it is.
    let item = json!({"path": "glosa-article >>> ol.thread > li:nth-child(40)"});
    let go = "find(arguments[0]).scrollIntoView({block: 'start', behavior: 'instant'});";
    page.script(go, std::slice::from_ref(&item)).await?;
    page.wait_visible(comment("Numbered 039.")).await?;
    let place = "return find(arguments[0]).getBoundingClientRect().top;";
    let place = || page.script(place, std::slice::from_ref(&item));
    let top = place().await?.as_f64().unwrap_or(f64::NAN);
    ensure!(top.abs() < 2.0, "the item stands at {top}");
    page.wait_for("few comments in the page", few, &[shown, json!(MANY / 2)]).await?;
    let later = place().await?.as_f64().unwrap_or(f64::NAN);
    ensure!((top - later).abs() < 2.0, "it moved from {top} to {later}");
    // A link leads to one that is not in the page now.
    let thread = talk.server.thread(THREAD).await?;
    let next = thread.get("next").and_then(Value::as_str);
    ensure!(next.is_some(), "the server lists all at once");
    let last = page.count(all()).await?;
    ensure!(last < MANY / 2, "{last} comments");
    Ok(())
}

async fn what_is_new_since_the_last_visit_is_marked_for_those_who_take_part(
    world: &World,
) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.server.post(THREAD, "Budi", "From before").await?;
    talk.open(world).await?;
    let page = world.page();
    super::talk::send(page, "Ida", "I was here").await?;
    page.wait_visible(comment("I was here")).await?;
    // A comment is known as one's own, and the visit noted, right after it is shown.
    let noted = "return Object.keys(localStorage).some((key) => key.startsWith('glosa:visit:'));";
    page.wait_for("the visit to be noted", noted, &[]).await?;
    page.goto("about:blank").await?;
    talk.server.post(THREAD, "Sari", "While she was away").await?;
    talk.open(world).await?;
    page.wait_visible(comment("While she was away")).await?;
    page.wait_text(comment("While she was away"), "new").await?;
    page.wait_count(widget("article[part~=comment] .fresh"), 1).await?;
    page.wait_text(widget(".list-head"), "1 new since your last visit").await?;
    // Her own comments stand in one place.
    page.click(widget("[part~=own] summary")).await?;
    page.wait_text(widget("[part~=own]"), "I was here").await
}
