//! Isso.

use anyhow::{Context, Result};
use glosa_e2e::http::{Answer, Call};
use glosa_e2e::peers::{Guard, Isso, IssoOptions, State};
use hyper::Method;
use serde_json::{Value, json};

use super::{PAGE, get, listed, post, refuses_connections};

async fn write(isso: &Isso, body: Value) -> Result<Answer> {
    post(format!("{}/new?uri={PAGE}", isso.endpoint()), body).await
}

fn comment(text: &str) -> Value {
    json!({"text": text, "title": "A post"})
}

#[tokio::test]
async fn a_comment_is_taken_listed_and_stored() -> Result<()> {
    let isso = Isso::start(&IssoOptions::default()).await?;
    let answer = write(&isso, json!({"text": "Well *said*", "author": "Ani", "title": "A"}));
    assert_eq!(answer.await?.status, 201);
    let list = get(format!("{}/?uri={PAGE}&plain=1", isso.endpoint())).await?;
    let replies = list.get("replies").context("no replies")?;
    assert_eq!(listed(replies, "/text"), ["Well *said*"]);
    let stored = isso.stored(PAGE).await?;
    let first = stored.first().context("nothing is stored")?;
    assert_eq!((first.author.as_str(), first.state), ("Ani", State::Shown));
    assert_eq!(isso.texts(PAGE).await?, ["Well *said*"]);
    assert_eq!(isso.texts("/other.html").await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn an_empty_comment_is_refused() -> Result<()> {
    let isso = Isso::start(&IssoOptions::default()).await?;
    assert_eq!(write(&isso, comment("")).await?.status, 400);
    assert_eq!(isso.texts(PAGE).await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn options_hold_comments_and_ask_for_names() -> Result<()> {
    let options = IssoOptions {
        moderation: true,
        require_author: true,
        require_email: true,
        ..IssoOptions::default()
    };
    let isso = Isso::start(&options).await?;
    assert_eq!(write(&isso, comment("From nobody")).await?.status, 403);
    let named = json!({"text": "From Ani", "author": "Ani", "email": "ani@blog.example",
        "title": "A post"});
    assert_eq!(write(&isso, named).await?.status, 202);
    let states: Vec<_> = isso.stored(PAGE).await?.iter().map(|one| one.state).collect();
    assert_eq!(states, [State::Held]);
    Ok(())
}

#[tokio::test]
async fn a_guard_refuses_what_comes_too_fast() -> Result<()> {
    let guard = Guard { ratelimit: 2, direct_reply: 3, reply_to_self: false };
    for (guard, last) in [(None, 201), (Some(guard), 403)] {
        let isso = Isso::start(&IssoOptions { guard, ..IssoOptions::default() }).await?;
        for text in ["The first", "The second"] {
            assert_eq!(write(&isso, comment(text)).await?.status, 201);
        }
        assert_eq!(write(&isso, comment("The third")).await?.status, last);
    }
    Ok(())
}

#[tokio::test]
async fn each_of_several_origins_may_read() -> Result<()> {
    let origins = vec!["http://127.0.0.1:8001".to_owned(), "http://127.0.0.1:8002".to_owned()];
    let options = IssoOptions { origins: origins.clone(), ..IssoOptions::default() };
    let isso = Isso::start(&options).await?;
    for origin in &origins {
        let call = Call::new(Method::GET, format!("{}/info", isso.endpoint()));
        let answer = call.header("origin", origin).send().await?;
        let allowed = answer.headers.get("access-control-allow-origin");
        assert_eq!(allowed.context("no header")?.to_str()?, origin);
    }
    Ok(())
}

#[tokio::test]
async fn two_run_side_by_side_and_nothing_of_them_stays() -> Result<()> {
    let options = IssoOptions::default();
    let (one, other) = tokio::try_join!(Isso::start(&options), Isso::start(&options))?;
    write(&one, comment("Said to one")).await?;
    assert_eq!(other.texts(PAGE).await?, [""; 0]);
    let endpoint = one.endpoint().to_owned();
    drop(one);
    assert!(refuses_connections(&endpoint).await);
    assert_eq!(write(&other, comment("Said to the other")).await?.status, 201);
    Ok(())
}
