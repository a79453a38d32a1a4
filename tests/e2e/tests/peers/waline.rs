//! Waline.

use anyhow::{Context, Result};
use glosa_e2e::http::Answer;
use glosa_e2e::peers::{State, Waline, WalineOptions};
use serde_json::{Value, json};

use super::{PAGE, get, listed, post, refuses_connections};

async fn write(waline: &Waline, text: &str) -> Result<Answer> {
    let body = json!({"url": PAGE, "comment": text, "nick": "Ani", "mail": "", "link": "",
        "ua": "tests"});
    post(format!("{}/api/comment", waline.endpoint()), body).await
}

/// What Waline says of itself; its status is 200 also when it refuses.
fn error(answer: &Answer) -> Result<u64> {
    let body = answer.json()?;
    body.get("errno").and_then(Value::as_u64).with_context(|| body.to_string())
}

async fn list(waline: &Waline) -> Result<Value> {
    let url = format!("{}/api/comment?path={PAGE}&sortBy=insertedAt_asc", waline.endpoint());
    get(url).await?.pointer("/data/data").cloned().context("no list")
}

#[tokio::test]
async fn a_comment_is_taken_listed_and_stored() -> Result<()> {
    let waline = Waline::start(&WalineOptions::default()).await?;
    for text in ["Well *said*", "And done"] {
        let answer = write(&waline, text).await?;
        assert_eq!(error(&answer)?, 0, "{}", answer.text);
    }
    let list = list(&waline).await?;
    let expected = ["<p>Well <em>said</em></p>\n", "<p>And done</p>\n"];
    assert_eq!(listed(&list, "/comment"), expected);
    assert_eq!(waline.texts(PAGE).await?, ["Well *said*", "And done"]);
    assert_eq!(waline.texts("/other.html").await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn an_empty_comment_is_refused() -> Result<()> {
    let waline = Waline::start(&WalineOptions::default()).await?;
    assert_ne!(error(&write(&waline, "").await?)?, 0);
    assert_eq!(waline.texts(PAGE).await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn a_moderated_comment_is_held_and_not_listed() -> Result<()> {
    let options = WalineOptions { moderation: true, ..WalineOptions::default() };
    let waline = Waline::start(&options).await?;
    assert_eq!(error(&write(&waline, "For a moderator").await?)?, 0);
    assert_eq!(list(&waline).await?, json!([]));
    assert_eq!(waline.stored(PAGE).await?.first().map(|one| one.state), Some(State::Held));
    Ok(())
}

#[tokio::test]
async fn options_refuse_strangers_and_those_in_a_hurry() -> Result<()> {
    let login = WalineOptions { login: true, ..WalineOptions::default() };
    let waline = Waline::start(&login).await?;
    assert_eq!(write(&waline, "From a stranger").await?.status, 401);
    let slow = WalineOptions { seconds_between: 60, ..WalineOptions::default() };
    let waline = Waline::start(&slow).await?;
    assert_eq!(error(&write(&waline, "The first").await?)?, 0);
    assert_ne!(error(&write(&waline, "The second").await?)?, 0);
    assert_eq!(waline.texts(PAGE).await?, ["The first"]);
    Ok(())
}

#[tokio::test]
async fn two_run_side_by_side_and_nothing_of_them_stays() -> Result<()> {
    let options = WalineOptions::default();
    let (one, other) = tokio::try_join!(Waline::start(&options), Waline::start(&options))?;
    write(&one, "Said to one").await?;
    assert_eq!(other.texts(PAGE).await?, [""; 0]);
    let endpoint = one.endpoint().to_owned();
    drop(one);
    assert!(refuses_connections(&endpoint).await);
    assert_eq!(error(&write(&other, "Said to the other").await?)?, 0);
    Ok(())
}
