//! Every refusal: a sentence of its own, seen and announced, and the text still there.

use anyhow::{Context, Result, ensure};
use glosa_e2e::page::{Key, widget};
use glosa_e2e::{Fault, Page, Scope, World, journeys};
use hyper::Method;
use serde_json::{Value, json};

use super::talk::{
    THREAD, Talk, author, button, comment, notice, reply, send, sentence, submit, text,
};

journeys![
    empty_comment_is_not_sent,
    limit_is_shown_before_it_bites,
    wrong_address_is_named_at_its_field,
    missing_name_and_address_are_asked_for,
    too_fast_tells_how_long_to_wait,
    closed_thread_keeps_the_text,
    blocked_address_is_told_so,
    deleted_comment_takes_no_reply,
    late_edit_is_refused_with_its_reason,
    robot_that_fills_the_hidden_field_is_refused,
    every_answer_of_the_protocol_has_its_own_sentence,
];

/// Answers that the real server gives seldom or never: status, problem document, and the
/// sentence that a reader sees.
const ANSWERS: [(u16, &str, &str); 10] = [
    (403, r#"{"code": "login_required"}"#, "comments.refused.needs_login"),
    (404, "{}", "comments.refused.not_found"),
    (409, r#"{"code": "duplicate"}"#, "comments.refused.duplicate"),
    (409, r#"{"code": "conflict"}"#, "comments.refused.conflict"),
    (413, "{}", "comments.refused.too_long"),
    (418, "{}", "comments.refused.other"),
    (422, r#"{"code": "rejected", "detail": "No."}"#, "comments.refused.rejected_because"),
    (
        422,
        r#"{"errors": [{"field": "author", "code": "too_long"}]}"#,
        "comments.problem.author.too_long",
    ),
    (422, r#"{"errors": [{"field": "url", "code": "invalid"}]}"#, "comments.problem.url.invalid"),
    (429, "{}", "comments.refused.too_fast"),
];

/// A refused request is a line in Chromium's console, with its status.
fn allow_refused_request(world: &World) {
    world.allow_console("Failed to load resource");
}

/// The reason is visible, the focus is on it or on the field that it describes, and the
/// words are still there.
async fn refused(page: &Page, reason: &str, words: &str) -> Result<()> {
    page.wait_text(notice(), reason).await?;
    page.wait_visible(notice()).await?;
    let told = "const [notice, focus] = [find(arguments[0]), focused()];
      return Boolean(notice) && (notice === focus || focus?.getAttribute('aria-describedby')?.split(' ').includes(notice.id));";
    let place =
        json!({"path": "glosa-article >>> form[part~=form]:not(article form) [part~=notice]"});
    page.wait_for("the focus on the reason or on its field", told, &[place]).await?;
    let kept = page.value(text()).await?;
    ensure!(kept == words, "the box holds “{kept}”");
    Ok(())
}

async fn empty_comment_is_not_sent(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    page.click(submit()).await?;
    refused(page, &sentence("comments.problem.text.required")?, "").await?;
    ensure!(page.attribute(text(), "aria-invalid").await?.as_deref() == Some("true"));
    ensure!(talk.proxy.posts() == 0);
    Ok(())
}

async fn limit_is_shown_before_it_bites(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    let counter = widget("form[part~=form]:not(article form) .counter");
    ensure!(page.count(&counter).await? == 0, "nobody counts a short text");
    page.paste(text(), &"x".repeat(9_990)).await?;
    page.wait_text(&counter, "10").await?;
    let words = "x".repeat(10_001);
    page.paste(text(), &words).await?;
    page.wait_text(&counter, "1").await?;
    page.click(submit()).await?;
    refused(page, &sentence("comments.problem.text.too_long")?, &words).await?;
    ensure!(talk.proxy.posts() == 0);
    Ok(())
}

async fn wrong_address_is_named_at_its_field(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    let email = widget("form[part~=form] input[name=email]");
    page.paste(author(), "Ida").await?;
    page.paste(&email, "not an address").await?;
    page.paste(text(), "With a wrong address").await?;
    page.click(submit()).await?;
    page.wait_text(notice(), &sentence("comments.problem.email.invalid")?).await?;
    ensure!(page.attribute(&email, "aria-invalid").await?.as_deref() == Some("true"));
    let described = "const field = need(arguments[0]);
      return field.getRootNode().getElementById(field.getAttribute('aria-describedby'))?.textContent.length > 10;";
    let place = json!({"path": "glosa-article >>> form[part~=form] input[name=email]"});
    page.holds("the field is described by the reason", described, &[place]).await?;
    ensure!(page.value(text()).await? == "With a wrong address");
    ensure!(talk.proxy.posts() == 0);
    Ok(())
}

async fn missing_name_and_address_are_asked_for(world: &World) -> Result<()> {
    for (option, key) in [
        ("--require-name", "comments.refused.needs_name"),
        ("--require-email", "comments.refused.needs_email"),
    ] {
        let talk = Talk::start(&[option]).await?;
        talk.open(world).await?;
        let page = world.page();
        page.paste(text(), "Who am I?").await?;
        page.click(submit()).await?;
        page.wait_visible(notice()).await?;
        let said = page.text(notice()).await?;
        let field = key.replace("refused.needs_name", "problem.author.required");
        let field = field.replace("refused.needs_email", "problem.email.required");
        let fits =
            [key, &field].iter().any(|key| sentence(key).is_ok_and(|words| said.contains(&words)));
        ensure!(fits, "{option}: “{said}”");
        ensure!(page.value(text()).await? == "Who am I?");
        ensure!(talk.server.stored(THREAD, "Who am I?").await? == 0);
    }
    allow_refused_request(world);
    Ok(())
}

async fn too_fast_tells_how_long_to_wait(world: &World) -> Result<()> {
    let talk = Talk::start_strict(&[]).await?;
    // A machine writes as much as the server takes at once; then the reader comes.
    for number in 0..6 {
        talk.server.post(THREAD, "Budi", &format!("Quick {number}")).await?;
    }
    talk.open(world).await?;
    let page = world.page();
    send(page, "Ida", "One too many").await?;
    refused(page, &sentence("comments.refused.too_fast_wait.other")?, "One too many").await?;
    ensure!(talk.server.stored(THREAD, "One too many").await? == 0);
    allow_refused_request(world);
    Ok(())
}

async fn closed_thread_keeps_the_text(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.server.post(THREAD, "Budi", "The last word").await?;
    talk.open(world).await?;
    let page = world.page();
    page.wait_visible(comment("The last word")).await?;
    let path = format!("admin/threads?thread={THREAD}");
    talk.moderate(Method::PATCH, &path, &json!({"closed": true})).await?;
    send(page, "Ida", "One more thing").await?;
    refused(page, &sentence("comments.refused.closed")?, "One more thing").await?;
    allow_refused_request(world);
    page.reload().await?;
    page.wait_visible(comment("The last word")).await?;
    page.wait_text(widget("[part~=comments]"), &sentence("comments.closed")?).await
}

async fn blocked_address_is_told_so(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    let posted = talk.server.post(THREAD, "Budi", "From the same house").await?;
    let id = posted.get("id").and_then(Value::as_str).context("no id")?;
    talk.moderate(Method::PUT, &format!("admin/comments/{id}/block"), &Value::Null).await?;
    talk.open(world).await?;
    let page = world.page();
    send(page, "Ida", "Let me in").await?;
    refused(page, &sentence("comments.refused.blocked")?, "Let me in").await?;
    allow_refused_request(world);
    Ok(())
}

async fn deleted_comment_takes_no_reply(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    let posted = talk.server.post(THREAD, "Budi", "Soon to be gone").await?;
    let id = posted.get("id").and_then(Value::as_str).context("no id")?;
    talk.open(world).await?;
    let page = world.page();
    page.wait_visible(button("Reply")).await?;
    page.click(button("Reply")).await?;
    page.wait_visible(reply("textarea[name=text]")).await?;
    page.paste(reply("textarea[name=text]"), "Answering nobody").await?;
    talk.moderate(Method::PATCH, &format!("admin/comments/{id}"), &json!({"state": "deleted"}))
        .await?;
    if page.is_visible(reply("textarea[name=text]")).await? {
        page.click(reply("[part~=submit]")).await?;
    }
    // Whether the box learned of it before or after sending, the words are not lost.
    let kept = "return findAll(arguments[0]).some((area) => area.value === 'Answering nobody')
      && findAll(arguments[1]).some((node) => seen(node) && node.textContent.trim().length > 20);";
    let places = [
        json!({"path": "glosa-article >>> [part~=comments] textarea"}),
        json!({"path": "glosa-article >>> [part~=comments] [part~=notice]"}),
    ];
    page.wait_for("the words and a reason", kept, &places).await?;
    ensure!(talk.server.stored(THREAD, "Answering nobody").await? == 0);
    allow_refused_request(world);
    Ok(())
}

async fn late_edit_is_refused_with_its_reason(world: &World) -> Result<()> {
    let talk = Talk::start(&["--edit-window", "0"]).await?;
    talk.open(world).await?;
    let page = world.page();
    send(page, "Ida", "Carved in stone").await?;
    page.wait_visible(comment("Carved in stone")).await?;
    if page.count(button("Edit")).await? == 0 {
        // The page knows that nobody may edit here.
        return Ok(());
    }
    page.click(button("Edit")).await?;
    page.wait_visible(reply("textarea[name=text]")).await?;
    page.paste(reply("textarea[name=text]"), "Carved in sand").await?;
    page.click(reply("[part~=submit]")).await?;
    page.wait_visible(reply("[part~=notice]")).await?;
    ensure!(page.text(reply("[part~=notice]")).await?.len() > 20);
    ensure!(page.value(reply("textarea[name=text]")).await? == "Carved in sand");
    ensure!(talk.server.stored(THREAD, "Carved in stone").await? == 1);
    allow_refused_request(world);
    Ok(())
}

async fn robot_that_fills_the_hidden_field_is_refused(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    talk.open(world).await?;
    let page = world.page();
    let trap = widget("form[part~=form]:not(article form) [aria-hidden=true] input");
    let reachable = "const box = node.getBoundingClientRect();
      return node.tabIndex < 0 && (box.right < 0 || box.bottom < 0 || box.width < 2 || !seen(node));";
    ensure!(page.with(&trap, reachable).await? == true, "no person meets the hidden field");
    page.with(&trap, "node.value = 'cheap pills';").await?;
    page.paste(text(), "Buy now").await?;
    page.with(text(), "node.focus();").await?;
    page.press_with(Key::Control, Key::Enter).await?;
    page.wait_visible(notice()).await?;
    ensure!(talk.server.stored(THREAD, "Buy now").await? == 0);
    allow_refused_request(world);
    Ok(())
}

async fn every_answer_of_the_protocol_has_its_own_sentence(world: &World) -> Result<()> {
    let talk = Talk::start(&[]).await?;
    let page = world.page();
    allow_refused_request(world);
    for (number, (status, document, key)) in ANSWERS.into_iter().enumerate() {
        let (thread, words) = (format!("answer-{number}"), format!("Against {status} {key}"));
        talk.open_thread(world, &thread).await?;
        talk.proxy.set(Fault::Problem(status, document), Scope::Writes);
        send(page, "Ida", &words).await?;
        refused(page, &sentence(key)?, &words).await.with_context(|| words.clone())?;
        ensure!(talk.server.stored(&thread, &words).await? == 0);
        // The reader sends the same words again, and this time they are taken.
        talk.proxy.set(Fault::None, Scope::All);
        page.click(submit()).await?;
        page.wait_visible(comment(&words)).await.with_context(|| words.clone())?;
        ensure!(talk.server.stored(&thread, &words).await? == 1);
    }
    Ok(())
}
