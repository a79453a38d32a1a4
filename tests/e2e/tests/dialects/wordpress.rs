//! WordPress.

use anyhow::{Result, ensure};
use glosa_core::draft::Refusal;
use glosa_core::thread::{Sort, State};
use glosa_core::wire::{Dialect, Server};
use glosa_e2e::peers::{WordPress, WordPressOptions};

use crate::contract::keeps_the_contract;
use crate::speaker::{Speaker, fresh_key, now, refused};

fn at(endpoint: String) -> Server {
    Server { dialect: Dialect::WordPress, endpoint, ..Server::default() }
}

fn reader(blog: &WordPress) -> Speaker {
    Speaker::new(at(blog.endpoint()), &blog.post().to_string())
}

#[tokio::test]
async fn it_keeps_the_contract() -> Result<()> {
    let blog = WordPress::start(&WordPressOptions::default()).await?;
    keeps_the_contract(&reader(&blog)).await
}

#[tokio::test]
async fn a_post_is_found_by_its_page() -> Result<()> {
    let blog = WordPress::start(&WordPressOptions::default()).await?;
    let number = blog.post().to_string();
    for endpoint in [blog.endpoint(), blog.plain_endpoint(), blog.origin().to_owned()] {
        let speaker = Speaker::new(at(endpoint), "");
        let path = format!("/{}/", blog.slug());
        for (thread, page) in
            [(&*path, ""), (&number, ""), ("/", &*format!("http://x/?p={number}"))]
        {
            let found = speaker.run(speaker.server.resolve(thread, page)).await?;
            ensure!(found.as_deref() == Ok(number.as_str()), "{thread}: {found:?}");
        }
        let found = speaker.run(speaker.server.resolve("/nothing-here/", "")).await?;
        ensure!(found == Err(Refusal::NotFound), "{found:?}");
    }
    Ok(())
}

#[tokio::test]
async fn anonymous_comments_that_are_off_are_explained() -> Result<()> {
    let options = WordPressOptions { anonymous: false, ..WordPressOptions::default() };
    let blog = WordPress::start(&options).await?;
    let reader = reader(&blog);
    let told = reader.post(reader.written("Anyone there?", None)).await?;
    ensure!(told == Err(Refusal::NeedsLogin), "{told:?}");
    Ok(())
}

#[tokio::test]
async fn a_held_comment_is_told_so_and_stored_once() -> Result<()> {
    let options = WordPressOptions { moderation: true, ..WordPressOptions::default() };
    let blog = WordPress::start(&options).await?;
    let reader = reader(&blog);
    let post = reader.written("To be seen first", None);
    let (key, began) = (fresh_key(), now());
    for again in [None, Some(began)] {
        let posted = reader.send_post(&key, post.clone(), again).await?.map_err(refused)?;
        ensure!(posted.comment.state == State::Held, "{posted:?}");
    }
    ensure!(blog.texts().await?.len() == 1);
    Ok(())
}

#[tokio::test]
async fn each_of_its_refusals_has_its_own_meaning() -> Result<()> {
    let options = WordPressOptions {
        require_name_email: true,
        flood_check: true,
        ..WordPressOptions::default()
    };
    let blog = WordPress::start(&options).await?;
    let reader = reader(&blog);
    let mut post = reader.written("Without a name", None);
    post.identity = Default::default();
    let told = reader.post(post).await?;
    ensure!(told == Err(Refusal::NeedsIdentity { email: true }), "{told:?}");
    let post = reader.written("The same words", None);
    reader.post(post.clone()).await?.map_err(refused)?;
    let told = reader.post(post).await?;
    ensure!(told == Err(Refusal::Duplicate), "{told:?}");
    let told = reader.post(reader.written("Too fast", None)).await?;
    ensure!(told == Err(Refusal::TooFast { retry_after: Some(15) }), "{told:?}");
    let nowhere = Speaker::new(reader.server.clone(), "99999");
    let told = nowhere.post(nowhere.written("Nowhere", None)).await?;
    ensure!(told == Err(Refusal::NotFound), "{told:?}");
    blog.close_comments().await?;
    let told = reader.post(reader.written("Too late", None)).await?;
    ensure!(told == Err(Refusal::Closed), "{told:?}");
    let (info, page) = reader.list(Sort::Oldest, None, None).await?;
    ensure!(info.is_some_and(|info| info.closed) && page.comments.len() == 1);
    Ok(())
}
