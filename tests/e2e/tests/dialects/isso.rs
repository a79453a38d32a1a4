//! Isso.

use anyhow::{Result, ensure};
use glosa_core::draft::{Code, Field, Problem, Refusal};
use glosa_core::thread::{Sort, State};
use glosa_core::wire::{Dialect, Server};
use glosa_e2e::peers::{Guard, Isso, IssoOptions};

use crate::contract::keeps_the_contract;
use crate::speaker::{Speaker, fresh_key, now};

fn reader(isso: &Isso) -> Speaker {
    let endpoint = isso.endpoint().to_owned();
    Speaker::new(Server { dialect: Dialect::Isso, endpoint, ..Server::default() }, "/night")
}

#[tokio::test]
async fn it_keeps_the_contract() -> Result<()> {
    let isso = Isso::start(&IssoOptions::default()).await?;
    keeps_the_contract(&reader(&isso)).await
}

#[tokio::test]
async fn a_held_comment_is_told_so_before_and_after() -> Result<()> {
    let isso = Isso::start(&IssoOptions { moderation: true, ..IssoOptions::default() }).await?;
    let reader = reader(&isso);
    let (info, _) = reader.list(Sort::Oldest, None, None).await?;
    ensure!(info.is_some_and(|info| info.moderated));
    let post = reader.written("To be seen first", None);
    let (key, began) = (fresh_key(), now());
    let posted = reader.send_post(&key, post.clone(), None).await?;
    ensure!(posted.is_ok_and(|posted| posted.comment.state == State::Held));
    // Nobody can see whether it is there, so nothing is sent twice without the reader.
    ensure!(reader.send_post(&key, post, Some(began)).await? == Err(Refusal::Unknown));
    ensure!(isso.texts("/night").await?.len() == 1);
    Ok(())
}

#[tokio::test]
async fn what_it_demands_is_known_before_anything_is_sent() -> Result<()> {
    let options =
        IssoOptions { require_author: true, require_email: true, ..IssoOptions::default() };
    let isso = Isso::start(&options).await?;
    let reader = reader(&isso);
    let (info, _) = reader.list(Sort::Oldest, None, None).await?;
    ensure!(info.is_some_and(|info| info.need_name && info.need_email));
    let mut post = reader.written("Without a name", None);
    post.identity.email.clear();
    let told = reader.post(post.clone()).await?;
    ensure!(told == Err(Refusal::NeedsIdentity { email: true }), "{told:?}");
    post.identity = Default::default();
    post.identity.email = "a@example.org".to_owned();
    let told = reader.post(post).await?;
    ensure!(told == Err(Refusal::NeedsIdentity { email: false }), "{told:?}");
    Ok(())
}

#[tokio::test]
async fn each_of_its_refusals_has_its_own_meaning() -> Result<()> {
    let guard = Guard { ratelimit: 3, direct_reply: 2, reply_to_self: false };
    let isso = Isso::start(&IssoOptions { guard: Some(guard), ..IssoOptions::default() }).await?;
    let reader = reader(&isso);
    let problem = |field, code| Err(Refusal::Invalid(vec![Problem { field, code }]));
    let told = reader.post(reader.written("hm", None)).await?;
    ensure!(told == problem(Field::Text, Code::TooShort), "{told:?}");
    let mut post = reader.written("A site that is none", None);
    post.identity.url = "not a site".to_owned();
    let told = reader.post(post.clone()).await?;
    ensure!(told == problem(Field::Url, Code::Invalid), "{told:?}");
    post.identity.url.clear();
    post.identity.email = format!("{}@example.org", "a".repeat(260));
    let told = reader.post(post).await?;
    ensure!(told == problem(Field::Email, Code::TooLong), "{told:?}");
    let first = reader.say("The first", None).await?.comment.id;
    reader.say("The second", None).await?;
    let told = reader.post(reader.written("The third", None)).await?;
    ensure!(told == Err(Refusal::TooMany), "{told:?}");
    let told = reader.post(reader.written("To myself", Some(&first))).await?;
    ensure!(told == Err(Refusal::AnswersSelf), "{told:?}");
    let other = Speaker::new(reader.server.clone(), "/other");
    other.say("Elsewhere", None).await?;
    let told = other.post(other.written("Too fast", None)).await?;
    ensure!(told == Err(Refusal::TooFast { retry_after: Some(60) }), "{told:?}");
    Ok(())
}
