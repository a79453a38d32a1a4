//! What others do while a reader has the thread before her.

use anyhow::{Context, Result, ensure};
use glosa_e2e::page::{Locator, widget};
use glosa_e2e::{Fault, Scope, World, journeys};
use hyper::Method;
use serde_json::{Value, json};

use super::talk::{THREAD, Talk, button, comment, loaded, reply};

journeys![
    new_comments_are_told_of_and_opened_without_moving_the_page,
    edits_votes_and_removals_arrive_in_their_place,
    what_was_missed_in_an_outage_is_caught_up,
    without_streams_the_thread_is_asked_for_from_time_to_time,
    ones_own_comment_is_no_news,
];

fn newcomers() -> Locator {
    widget("[part~=new]")
}

async fn new_comments_are_told_of_and_opened_without_moving_the_page(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    let first = talk.server.post(THREAD, "Budi", "The first word").await?;
    talk.open(world).await?;
    let page = world.page();
    page.wait_visible(comment("The first word")).await?;
    page.click(button("Reply")).await?;
    page.wait_focused(reply("textarea[name=text]")).await?;
    let place = "return find(arguments[0]).getBoundingClientRect().top;";
    let target = [json!({"path": "glosa-article >>> article[part~=comment]"})];
    let before = page.script(place, &target).await?;
    for number in 0..3 {
        talk.server.post(THREAD, "Sari", &format!("Meanwhile {number}")).await?;
    }
    let id = first.get("id").and_then(Value::as_str).context("no id")?;
    let below = json!({"thread": THREAD, "title": "x", "url": "http://blog.example/", "parent": id,
        "author": {"name": "Tono"}, "text": "Meanwhile below"});
    let call =
        talk.server.call(Method::POST, "comments").header("idempotency-key", "below-the-first");
    ensure!(call.json(&below).send().await?.status == 201);
    page.wait_text(newcomers(), "4 new comments").await?;
    page.wait_text(widget("[role=status]"), "new comment").await?;
    ensure!(page.count(comment("Meanwhile")).await? == 0, "they came unasked");
    ensure!(page.script(place, &target).await? == before, "the page moved");
    page.wait_focused(reply("textarea[name=text]")).await?;
    page.click(newcomers()).await?;
    page.wait_visible(comment("Meanwhile 2")).await?;
    let nested = widget("article[part~=comment] article[part~=comment]");
    page.wait_text(nested, "Meanwhile below").await?;
    page.wait_count(newcomers(), 0).await?;
    page.wait_text(widget("[part~=count]"), "5").await
}

async fn edits_votes_and_removals_arrive_in_their_place(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    let mut ids = Vec::new();
    for text in ["To be changed", "To be removed", "To stay"] {
        let posted = talk.server.post(THREAD, "Budi", text).await?;
        let text = |name: &str| posted.get(name).and_then(Value::as_str).map(str::to_owned);
        ids.push((text("id").context("no id")?, text("token").context("no token")?));
    }
    talk.open(world).await?;
    let page = world.page();
    page.wait_visible(comment("To stay")).await?;
    let [changed, removed, _] = &ids[..] else { anyhow::bail!("three were posted") };
    let call = |method, (id, token): &(String, String), more: &str| {
        let call = talk.server.call(method, &format!("comments/{id}{more}"));
        call.header("authorization", &format!("Bearer {token}"))
    };
    let edit = call(Method::PATCH, changed, "").json(&json!({"text": "It is *changed*"}));
    ensure!(edit.send().await?.status == 200);
    page.wait_visible(comment("It is changed")).await?;
    let vote = call(Method::PUT, changed, "/vote").header("glosa-voter", "another-reader-entirely");
    ensure!(vote.send().await?.status < 300);
    page.wait_text(widget("article[part~=comment] .vote"), "1").await?;
    ensure!(call(Method::DELETE, removed, "").send().await?.status < 300);
    page.wait_count(comment("To be removed"), 0).await?;
    // Its place is kept, so that nothing moves.
    page.wait_count(widget("article[part~=comment]"), 3).await?;
    page.wait_text(widget("[part~=count]"), "2").await
}

async fn what_was_missed_in_an_outage_is_caught_up(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    for line in ["Failed to load resource", "ERR_", "CORS", "access control", "connection", "load"]
    {
        world.allow_console(line);
    }
    let page = world.page();
    talk.proxy.refuse();
    talk.server.post(THREAD, "Sari", "Said in the dark").await?;
    talk.proxy.accept().await?;
    page.wait_visible(newcomers()).await?;
    page.click(newcomers()).await?;
    page.wait_visible(comment("Said in the dark")).await
}

async fn without_streams_the_thread_is_asked_for_from_time_to_time(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    // The newest of them are on a page that is not loaded, and are no news.
    talk.server.fill(THREAD, 60, 0).await?;
    talk.proxy.block("/events");
    for line in ["Failed to load resource", "502", "ERR_", "EventSource", "connection"] {
        world.allow_console(line);
    }
    talk.open(world).await?;
    let page = world.page();
    talk.server.post(THREAD, "Sari", "No stream brings it").await?;
    // A reader who comes back to the tab is served at once.
    let seen = "document.dispatchEvent(new Event('visibilitychange'));
        return findAll(arguments[0]).length > 0;";
    let target = json!({"path": "glosa-article >>> [part~=new]"});
    page.wait_for("the new comment", seen, &[target]).await?;
    page.wait_text(newcomers(), "1 new comment").await?;
    page.click(newcomers()).await?;
    page.wait_visible(comment("No stream brings it")).await
}

async fn ones_own_comment_is_no_news(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    super::talk::send(page, "Ida", "Mine").await?;
    page.wait_visible(comment("Mine")).await?;
    // The event may come before the answer; then it waits until the answer.
    talk.proxy.set(Fault::Held, Scope::Writes);
    super::talk::send(page, "Ida", "Mine too").await?;
    talk.proxy.wait_held().await?;
    talk.proxy.set(Fault::None, Scope::All);
    page.wait_visible(comment("Mine too")).await?;
    talk.server.post(THREAD, "Sari", "Not mine").await?;
    page.wait_text(newcomers(), "1 new comment").await?;
    page.click(newcomers()).await?;
    page.wait_visible(comment("Not mine")).await?;
    page.wait_count(comment("Mine"), 2).await?;
    loaded(page).await
}
