//! Threads at servers of others, and at none.

use anyhow::{Result, ensure};
use glosa_e2e::page::widget;
use glosa_e2e::peers::{Isso, IssoOptions, WordPress, WordPressOptions};
use glosa_e2e::site::Resource;
use glosa_e2e::wait::{PATIENCE, until};
use glosa_e2e::{Fault, FaultProxy, Page, Scope, World, journeys};
use serde_json::json;

use super::talk::{author, button, comment, loaded, notice, reply, send, sentence, text};
use crate::stage::{ARTICLE, Stage};

journeys![
    isso_takes_what_a_reader_writes_answers_changes_and_votes_for,
    isso_is_asked_before_a_post_is_sent_again,
    isso_demands_are_told_before_anything_is_sent,
    wordpress_takes_what_a_reader_writes_and_answers,
    wordpress_stores_a_post_once_whose_answer_never_came,
    wordpress_without_anonymous_comments_is_explained,
    a_form_service_gets_a_comment,
    a_dialect_of_the_page_is_spoken,
];

/// Opens the article with a thread elsewhere.
async fn open(stage: &Stage, page: &Page, options: &str, more: &str) -> Result<()> {
    let tag = stage.tag(&format!("data-for=\"#post\" data-comments=\"eager\" {options}"));
    stage.open(page, "/night/", &format!("{ARTICLE}{more}{tag}")).await?;
    loaded(page).await
}

/// Isso for the pages of a stage.
async fn isso(stage: &Stage, options: IssoOptions) -> Result<Isso> {
    Isso::start(&IssoOptions { origins: vec![stage.site.origin()], ..options }).await
}

async fn answer(page: &Page, words: &str) -> Result<()> {
    page.click(button("Reply")).await?;
    page.wait_focused(reply("textarea[name=text]")).await?;
    page.paste(reply("textarea[name=text]"), words).await?;
    page.click(reply("[part~=submit]")).await?;
    let nested = widget("article[part~=comment] article[part~=comment]:not([data-entry])");
    page.wait_visible(nested.text(words)).await
}

async fn isso_takes_what_a_reader_writes_answers_changes_and_votes_for(
    world: &World,
) -> Result<()> {
    let stage = Stage::start().await?;
    let isso = isso(&stage, IssoOptions::default()).await?;
    let page = world.page();
    let options = format!("data-dialect=\"isso\" data-endpoint=\"{}\"", isso.endpoint());
    open(&stage, page, &options, "").await?;
    send(page, "Ida & Budi", "A thought with **weight**.").await?;
    page.wait_visible(comment("A thought with weight.")).await?;
    page.wait_text(comment("A thought"), "Ida & Budi").await?;
    answer(page, "An answer to it").await?;
    page.click(widget("article[part~=comment] .vote")).await?;
    let mark = widget("article[part~=comment] .vote[aria-pressed=true]");
    page.wait_visible(mark).await?;
    page.reload().await?;
    page.wait_visible(comment("An answer to it")).await?;
    let answered = widget("article[part~=comment] article[part~=comment]");
    page.wait_text(&answered, "An answer to it").await?;
    // By its cookie, Isso lets the writer change it.
    page.click(widget("article article .edit")).await?;
    page.wait_value(reply("textarea[name=text]"), "An answer to it").await?;
    page.paste(reply("textarea[name=text]"), "A *better* answer").await?;
    page.click(reply("[part~=submit]")).await?;
    page.wait_text(&answered, "A better answer").await?;
    page.click(widget("article article .delete")).await?;
    page.click(widget("article article button.danger")).await?;
    page.wait_count(answered, 0).await?;
    until("the deletion", PATIENCE, || async {
        let texts = isso.texts("/night/").await?;
        Ok((texts == ["A thought with **weight**."]).then_some(()))
    })
    .await
}

async fn isso_is_asked_before_a_post_is_sent_again(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let isso = isso(&stage, IssoOptions::default()).await?;
    let proxy = FaultProxy::start(isso.endpoint().trim_start_matches("http://")).await?;
    let page = world.page();
    let options = format!("data-dialect=\"isso\" data-endpoint=\"{}\"", proxy.origin());
    open(&stage, page, &options, "").await?;
    proxy.set(Fault::Unanswered, Scope::Writes);
    stored_once(world, "Its answer was swallowed", || proxy.set(Fault::None, Scope::All)).await?;
    let texts = isso.texts("/night/").await?;
    ensure!(texts == ["Its answer was swallowed"], "{texts:?}");
    Ok(())
}

/// Sends a text whose answer never comes, mends the network, and waits for the comment.
async fn stored_once(world: &World, words: &str, mend: impl FnOnce()) -> Result<()> {
    for line in ["Failed to load resource", "ERR_", "CORS", "access control checks"] {
        world.allow_console(line);
    }
    let page = world.page();
    send(page, "Ida", words).await?;
    page.wait_visible(widget("article[data-entry] [part~=notice]")).await?;
    mend();
    page.script("dispatchEvent(new Event('online'));", &[]).await?;
    page.wait_visible(comment(words)).await?;
    page.wait_count(widget("article[data-entry]"), 0).await
}

async fn isso_demands_are_told_before_anything_is_sent(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let strict = IssoOptions { require_email: true, moderation: true, ..IssoOptions::default() };
    let isso = isso(&stage, strict).await?;
    let page = world.page();
    let options = format!("data-dialect=\"isso\" data-endpoint=\"{}\"", isso.endpoint());
    open(&stage, page, &options, "").await?;
    page.wait_text(widget("[part~=comments]"), &sentence("comments.moderated")?).await?;
    send(page, "Ida", "Without an address").await?;
    page.wait_text(notice(), &sentence("comments.problem.email.required")?).await?;
    page.paste(widget("form[part~=form] input[name=email]"), "ida@example.org").await?;
    send(page, "Ida", "With an address").await?;
    page.wait_text(comment("With an address"), &sentence("comments.held")?).await?;
    ensure!(isso.texts("/night/").await? == ["With an address"]);
    Ok(())
}

async fn wordpress_takes_what_a_reader_writes_and_answers(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let blog = WordPress::start(&WordPressOptions::default()).await?;
    let page = world.page();
    // The post is found by the last part of its path.
    let options = format!(
        "data-dialect=\"wordpress\" data-endpoint=\"{}\" data-thread=\"/2021/{}/\"",
        blog.origin(),
        blog.slug()
    );
    open(&stage, page, &options, "").await?;
    send(page, "Ida & Budi", "1 < 2 & **no** markup").await?;
    page.wait_visible(comment("1 < 2 & **no** markup")).await?;
    page.wait_text(comment("1 < 2"), "Ida & Budi").await?;
    ensure!(page.count(widget("article[part~=comment] .vote")).await? == 0, "a vote is offered");
    ensure!(page.count(button("Edit")).await? == 0, "an edit is offered");
    answer(page, "An answer to it").await?;
    page.reload().await?;
    let answered = widget("article[part~=comment] article[part~=comment]");
    page.wait_text(answered, "An answer to it").await?;
    ensure!(blog.texts().await?.len() == 2);
    Ok(())
}

async fn wordpress_stores_a_post_once_whose_answer_never_came(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let blog = WordPress::start(&WordPressOptions::default()).await?;
    let proxy = FaultProxy::start(blog.origin().trim_start_matches("http://")).await?;
    let page = world.page();
    let options = format!(
        "data-dialect=\"wordpress\" data-endpoint=\"{}\" data-thread=\"{}\"",
        proxy.origin(),
        blog.post()
    );
    open(&stage, page, &options, "").await?;
    proxy.set(Fault::Unanswered, Scope::Writes);
    // The browser tells of the answer that the text is there already.
    world.allow_console("409");
    stored_once(world, "Once & for all", || proxy.set(Fault::None, Scope::All)).await?;
    ensure!(blog.texts().await?.len() == 1);
    Ok(())
}

async fn wordpress_without_anonymous_comments_is_explained(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let options = WordPressOptions { anonymous: false, ..WordPressOptions::default() };
    let blog = WordPress::start(&options).await?;
    let page = world.page();
    let options = format!(
        "data-dialect=\"wordpress\" data-endpoint=\"{}\" data-thread=\"{}\"",
        blog.plain_endpoint(),
        blog.post()
    );
    open(&stage, page, &options, "").await?;
    world.allow_console("401");
    send(page, "Ida", "May I?").await?;
    page.wait_text(notice(), &sentence("comments.refused.needs_login")?).await?;
    page.wait_value(text(), "May I?").await
}

async fn a_form_service_gets_a_comment(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    stage.site.put("/hook", Resource::new("text/html", "<p>Thank you</p>"));
    let page = world.page();
    let options = "data-dialect=\"post\" data-endpoint=\"/hook\" data-encoding=\"form\"
        data-fields=\"text=message\"";
    let tag = stage.tag(&format!("data-for=\"#post\" data-comments=\"eager\" {options}"));
    stage.open(page, "/night/", &format!("{ARTICLE}{tag}")).await?;
    page.wait_visible(author()).await?;
    ensure!(page.count(widget(".list-head")).await? == 0, "a list is shown that there is not");
    send(page, "Ida", "To whom it may concern").await?;
    page.wait_visible(comment("To whom it may concern")).await?;
    page.wait_value(text(), "").await?;
    ensure!(stage.site.requested("/hook") == 1);
    Ok(())
}

/// A dialect that keeps its thread in the page, and refuses what is too short.
const MINE: &str = "<script>window.said = [];
  window.mine = {
    can: { needName: true },
    async list({ thread }) {
      return { thread: { count: said.length }, comments: said.filter((one) => one.thread === thread) };
    },
    async post({ thread, author, text }) {
      if (text === 'Spam') throw Object.assign(new Error('No spam here.'), { code: 'rejected' });
      const comment = { thread, id: said.length + 1, author, html: `<p>${text}</p>`,
        created: new Date().toISOString() };
      said.push(comment);
      return comment;
    },
    async vote({ stands }) { return { votes: stands ? 41 : 40 }; },
  };
  addEventListener('load', () => Glosa.dialect('mine', mine));</script>";

async fn a_dialect_of_the_page_is_spoken(world: &World) -> Result<()> {
    let stage = Stage::start().await?;
    let page = world.page();
    open(&stage, page, "data-dialect=\"mine\" data-endpoint=\"/mine\"", MINE).await?;
    page.paste(text(), "Nobody wrote this").await?;
    page.click(super::talk::submit()).await?;
    page.wait_text(notice(), &sentence("comments.problem.author.required")?).await?;
    send(page, "Ida", "Spam").await?;
    page.wait_text(notice(), "No spam here.").await?;
    send(page, "Ida", "Said in my own way").await?;
    page.wait_visible(comment("Said in my own way")).await?;
    ensure!(page.count(button("Edit")).await? == 0, "an edit is offered");
    page.click(widget("article[part~=comment] .vote")).await?;
    page.wait_text(widget("article[part~=comment] .vote"), "41").await?;
    let asked = page.script("return said.length;", &[]).await?;
    ensure!(asked == json!(1), "{asked}");
    Ok(())
}
