//! Posting, and reading what others posted.

use anyhow::{Context, Result, ensure};
use glosa_e2e::page::{Key, widget};
use glosa_e2e::site::html;
use glosa_e2e::{World, journeys};
use hyper::Method;
use serde_json::Value;

use super::talk::{THREAD, Talk, author, button, comment, loaded, reply, send, submit, text};
use crate::stage::ARTICLE;

journeys![
    posted_comment_is_stored_for_good,
    keyboard_alone_is_enough,
    reply_stands_below_its_comment,
    names_and_texts_are_no_markup,
    thread_is_paged_and_sorted,
    deep_link_leads_to_a_comment_on_a_later_page,
    deep_link_leads_there_from_the_top_of_a_long_article,
    fields_that_a_program_fills_at_once_are_all_taken,
    name_is_remembered_only_when_wanted,
    thread_is_not_loaded_before_it_is_near,
];

async fn posted_comment_is_stored_for_good(world: &World) -> Result<()> {
    let mut talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    let heading = page.text(widget("[part~=comments]")).await?;
    ensure!(heading.contains("Post a comment on “Night of the ransomware”"), "{heading}");
    page.script("window.told = []; addEventListener('glosa:comment', (event) => told.push(event.detail.state));", &[]).await?;
    send(page, "Ida", "A thought with **weight**.").await?;
    page.wait_visible(comment("A thought with weight.")).await?;
    page.wait_value(text(), "").await?;
    page.wait_for("the event", "return told.at(-1) === 'sent';", &[]).await?;
    talk.stored("A thought with", 1).await?;
    talk.server.restart().await?;
    page.reload().await?;
    page.wait_visible(comment("A thought with weight.")).await?;
    ensure!(page.text(comment("A thought")).await?.contains("Ida"));
    ensure!(page.count(widget("article[part~=comment] strong")).await? == 1, "Markdown");
    ensure!(talk.proxy.posts() == 1);
    // Between kill and restart a live connection may have noticed.
    world.allow_console("ERR_");
    Ok(())
}

async fn keyboard_alone_is_enough(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    page.with(text(), "node.focus();").await?;
    page.write(text(), "Typed by hand").await?;
    if page.is_visible(author()).await? {
        page.write(author(), "Ida").await?;
    }
    page.with(submit(), "node.focus();").await?;
    page.press(Key::Enter).await?;
    page.wait_visible(comment("Typed by hand")).await
}

async fn reply_stands_below_its_comment(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.server.post(THREAD, "Budi", "The first word").await?;
    talk.open(world).await?;
    let page = world.page();
    page.wait_visible(comment("The first word")).await?;
    page.click(button("Reply")).await?;
    page.wait_focused(reply("textarea[name=text]")).await?;
    if page.is_visible(reply("input[name=author]")).await? {
        page.paste(reply("input[name=author]"), "Ida").await?;
    }
    page.paste(reply("textarea[name=text]"), "An answer").await?;
    page.click(reply("[part~=submit]")).await?;
    let nested = widget("article[part~=comment] article[part~=comment]:not([data-entry])");
    page.wait_visible(nested.text("An answer")).await?;
    page.wait_count(reply("textarea"), 0).await?;
    let thread = talk.server.thread(THREAD).await?;
    let html = thread.pointer("/comments/0/replies/comments/0/html").and_then(Value::as_str);
    ensure!(html.is_some_and(|html| html.contains("An answer")), "{thread}");
    Ok(())
}

async fn names_and_texts_are_no_markup(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    let evil =
        "<img src=x onerror=hurt()> <script>hurt()</script> [link](javascript:hurt()) <b>bold</b>";
    talk.server.post(THREAD, "<b onclick=hurt()>Eve</b>", evil).await?;
    talk.open(world).await?;
    let page = world.page();
    page.script("window.hurts = 0; window.hurt = () => { hurts += 1; };", &[]).await?;
    page.wait_visible(comment("Eve")).await?;
    ensure!(
        page.text(comment("Eve")).await?.contains("<b onclick=hurt()>Eve</b>"),
        "a name is plain text"
    );
    let harmless = "const thread = find(arguments[0]);
      return hurts === 0 && [...thread.querySelectorAll('*')].every((node) =>
        node.localName !== 'script' && [...node.attributes].every((at) => !/^on/.test(at.name) && !/^javascript:/.test(at.value)));";
    page.holds(
        "nothing hurts",
        harmless,
        &[serde_json::json!({"path": "glosa-article >>> [part~=comments]"})],
    )
    .await
}

async fn thread_is_paged_and_sorted(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    for number in 0..45 {
        talk.server.post(THREAD, "Budi", &format!("Numbered {number:02}.")).await?;
    }
    talk.open(world).await?;
    let page = world.page();
    page.wait_visible(comment("Numbered")).await?;
    let first = page.count(comment("Numbered")).await?;
    ensure!(first < 45, "all 45 came at once");
    page.click(widget("[part~=comments] button").name("more")).await?;
    let grown = "return findAll(arguments[0]).length > arguments[1];";
    let arguments =
        [serde_json::json!({"path": "glosa-article >>> article[part~=comment]"}), first.into()];
    page.wait_for("more comments", grown, &arguments).await?;
    // The other order begins with the other end.
    let sort = widget("[part~=comments] select");
    page.with(
        &sort,
        "node.value = 'newest';
        node.dispatchEvent(new Event('change', {bubbles: true, composed: true}));",
    )
    .await?;
    page.wait_text(widget("article[part~=comment]"), "Numbered 44.").await
}

async fn deep_link_leads_to_a_comment_on_a_later_page(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    let mut ids = Vec::new();
    for number in 0..45 {
        let posted = talk.server.post(THREAD, "Budi", &format!("Numbered {number:02}.")).await?;
        ids.push(posted.get("id").cloned().context("no id")?);
    }
    // Whichever order the thread begins with, one of the two ends is on a later page.
    for (id, words) in [(ids.first(), "Numbered 00."), (ids.last(), "Numbered 44.")] {
        let id = id.context("no comment")?;
        let id = id.as_str().map_or_else(|| id.to_string(), str::to_owned);
        talk.open_thread(world, THREAD).await?;
        let page = world.page();
        page.goto("about:blank").await?;
        page.goto(&talk.stage.site.url(&format!("/{THREAD}.html#glosa-comment-{id}"))).await?;
        let target = widget(&format!("[id='glosa-comment-{id}']"));
        page.wait_text(&target, words).await?;
        let shown = "const box = find(arguments[0])?.getBoundingClientRect();
          return Boolean(box) && box.top < innerHeight && box.bottom > 0;";
        let place =
            serde_json::json!({"path": format!("glosa-article >>> [id='glosa-comment-{id}']")});
        page.wait_for("the comment in the viewport", shown, &[place]).await?;
    }
    Ok(())
}

async fn deep_link_leads_there_from_the_top_of_a_long_article(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    let posted = talk.server.post("/long.html", "Budi", "Far below.").await?;
    let id = posted.get("id").and_then(Value::as_str).context("no id")?;
    let tag = talk.stage.tag(&format!("data-for=\"#post\" data-endpoint=\"{}\"", talk.endpoint()));
    let long = "<style>#post { min-height: 6000px }</style>";
    let page = world.page();
    let site = &talk.stage.site;
    site.put("/long.html", html("en", "A long night", &format!("{long}{ARTICLE}{tag}")));
    page.goto(&site.url(&format!("/long.html#glosa-comment-{id}"))).await?;
    page.wait_visible(comment("Far below.")).await?;
    page.wait_for("the page to have gone there", "return scrollY > 3000;", &[]).await?;
    Ok(())
}

async fn fields_that_a_program_fills_at_once_are_all_taken(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    page.wait_visible(author()).await?;
    let fill = "const root = document.querySelector('glosa-article').shadowRoot;
      for (const [name, value] of [['author', 'Ida'], ['email', 'ida@example.org']]) {
        const field = root.querySelector(`input[name=${name}]`);
        field.value = value;
        field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
      }";
    page.script(fill, &[]).await?;
    page.paste(text(), "Filled in at once").await?;
    page.wait_value(author(), "Ida").await?;
    page.click(submit()).await?;
    page.wait_text(comment("Filled in at once"), "Ida").await
}

async fn name_is_remembered_only_when_wanted(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    send(page, "Ida", "Not to be known").await?;
    page.wait_visible(comment("Not to be known")).await?;
    page.reload().await?;
    page.wait_visible(author()).await?;
    ensure!(page.value(author()).await?.is_empty(), "the name was kept without being asked");
    let remember = widget("form[part~=form] input[type=checkbox]");
    page.click(&remember).await?;
    send(page, "Ida", "To be known").await?;
    page.wait_visible(comment("To be known")).await?;
    page.reload().await?;
    page.wait_value(author(), "Ida").await?;
    // The thread is there: no request is cut off with the server.
    page.wait_visible(comment("To be known")).await
}

async fn thread_is_not_loaded_before_it_is_near(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    let tag = talk.stage.tag(&format!("data-for=\"#post\" data-endpoint=\"{}\"", talk.endpoint()));
    let long = "<style>#post { min-height: 6000px }</style>";
    let page = world.page();
    talk.stage.open(page, "/long.html", &format!("{long}{ARTICLE}{tag}")).await?;
    page.wait_for("the widget", "return Boolean(document.querySelector('glosa-article')?.shadowRoot?.querySelector('.root'));", &[]).await?;
    ensure!(talk.proxy.seen(&Method::GET, "/comments") == 0, "the thread was loaded at once");
    page.script(
        "document.querySelector('glosa-article').scrollIntoView({behavior: 'instant'});",
        &[],
    )
    .await?;
    loaded(page).await?;
    let asked = talk.proxy.seen(&Method::GET, "/comments");
    ensure!(asked == 1, "the thread is asked for {asked} times");
    Ok(())
}
