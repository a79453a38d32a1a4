//! WordPress.

use anyhow::{Context, Result};
use glosa_e2e::http::Answer;
use glosa_e2e::peers::{State, WordPress, WordPressOptions};
use serde_json::{Value, json};

use super::{get, listed, post, refuses_connections};

async fn write(blog: &WordPress, text: &str) -> Result<Answer> {
    let body = json!({"post": blog.post(), "content": text});
    post(format!("{}/comments", blog.endpoint()), body).await
}

#[tokio::test]
async fn a_comment_is_taken_listed_and_stored() -> Result<()> {
    let blog = WordPress::start(&WordPressOptions::default()).await?;
    assert_eq!(write(&blog, "Well said").await?.status, 201);
    let named = json!({"post": blog.post(), "content": "And done", "author_name": "Ani",
        "author_email": "ani@blog.example"});
    let answer = post(format!("{}/comments", blog.plain_endpoint()), named).await?;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let of_post = format!("post={}&order=asc", blog.post());
    let pretty = get(format!("{}/comments?{of_post}", blog.endpoint())).await?;
    let plain = get(format!("{}/comments&{of_post}", blog.plain_endpoint())).await?;
    for list in [pretty, plain] {
        let texts = listed(&list, "/content/rendered");
        assert_eq!(texts, ["<p>Well said</p>\n", "<p>And done</p>\n"]);
    }
    assert_eq!(blog.texts().await?, ["Well said", "And done"]);
    let stored = blog.stored().await?;
    let second = stored.get(1).context("no second comment")?;
    assert_eq!((second.author.as_str(), second.state), ("Ani", State::Shown));
    Ok(())
}

#[tokio::test]
async fn an_empty_comment_is_refused() -> Result<()> {
    let blog = WordPress::start(&WordPressOptions::default()).await?;
    assert_eq!(write(&blog, "").await?.status, 400);
    assert_eq!(blog.texts().await?, [""; 0]);
    Ok(())
}

#[tokio::test]
async fn the_post_is_found_by_its_slug() -> Result<()> {
    let blog = WordPress::start(&WordPressOptions::default()).await?;
    let posts = get(format!("{}/posts?slug={}", blog.endpoint(), blog.slug())).await?;
    assert_eq!(posts.pointer("/0/id").and_then(Value::as_u64), Some(blog.post()));
    let link = posts.pointer("/0/link").and_then(Value::as_str);
    assert_eq!(link, Some(format!("{}/{}/", blog.origin(), blog.slug()).as_str()));
    Ok(())
}

#[tokio::test]
async fn every_origin_may_read_and_write() -> Result<()> {
    let blog = WordPress::start(&WordPressOptions::default()).await?;
    let answer = write(&blog, "From another origin").await?;
    let allowed = answer.headers.get("access-control-allow-origin");
    assert_eq!(allowed.context("no header")?.to_str()?, "http://127.0.0.1");
    Ok(())
}

#[tokio::test]
async fn each_option_refuses_with_a_code_of_its_own() -> Result<()> {
    let usual = WordPressOptions::default();
    let cases = [
        (WordPressOptions { anonymous: false, ..usual.clone() }, "rest_comment_login_required"),
        (WordPressOptions { open: false, ..usual.clone() }, "rest_comment_closed"),
        (
            WordPressOptions { require_name_email: true, ..usual },
            "rest_comment_author_data_required",
        ),
    ];
    for (options, code) in cases {
        let blog = WordPress::start(&options).await?;
        let answer = write(&blog, "From nobody").await?.json()?;
        assert_eq!(answer.get("code").and_then(Value::as_str), Some(code), "{answer}");
        assert_eq!(blog.texts().await?, [""; 0]);
    }
    Ok(())
}

#[tokio::test]
async fn a_moderated_comment_is_held_and_not_listed() -> Result<()> {
    let options = WordPressOptions { moderation: true, ..WordPressOptions::default() };
    let blog = WordPress::start(&options).await?;
    let answer = write(&blog, "For a moderator").await?.json()?;
    assert_eq!(answer.get("status").and_then(Value::as_str), Some("hold"), "{answer}");
    let list = get(format!("{}/comments?post={}", blog.endpoint(), blog.post())).await?;
    assert_eq!(list, json!([]));
    assert_eq!(blog.stored().await?.first().map(|one| one.state), Some(State::Held));
    Ok(())
}

#[tokio::test]
async fn a_flood_is_refused_where_that_is_checked() -> Result<()> {
    for (flood_check, last) in [(false, 201), (true, 400)] {
        let options = WordPressOptions { flood_check, ..WordPressOptions::default() };
        let blog = WordPress::start(&options).await?;
        assert_eq!(write(&blog, "The first").await?.status, 201);
        let answer = write(&blog, "The second").await?;
        assert_eq!(answer.status, last, "{}", answer.text);
    }
    Ok(())
}

#[tokio::test]
async fn two_run_side_by_side_and_nothing_of_them_stays() -> Result<()> {
    let options = WordPressOptions::default();
    let (one, other) = tokio::try_join!(WordPress::start(&options), WordPress::start(&options))?;
    write(&one, "Said to one").await?;
    assert_eq!(other.texts().await?, [""; 0]);
    let origin = one.origin().to_owned();
    drop(one);
    assert!(refuses_connections(&origin).await);
    assert_eq!(write(&other, "Said to the other").await?.status, 201);
    Ok(())
}
