//! What a dialect owes a reader, whatever the server: each check is made of what the
//! dialect says that it can.

use anyhow::{Context, Result, bail, ensure};
use glosa_core::draft::{Code, Field, Problem, Refusal};
use glosa_core::thread::{Comment, CommentId, Sort, State};
use glosa_core::wire::{Again, Answer, Ask, Votes};

use crate::speaker::{Speaker, Told, fresh_key, now, refused};

/// Texts that a server stores and shows as they are.
const WORDS: &str = "Trojan *horses* of 2021 & “quotes” — ünïcode 你好";

/// Makes all checks on an empty thread.
pub(crate) async fn keeps_the_contract(speaker: &Speaker) -> Result<()> {
    an_empty_thread_is_listed(speaker).await.context("an empty thread is listed")?;
    what_is_posted_is_listed(speaker).await.context("what is posted is listed")?;
    replies_stand_below(speaker).await.context("replies stand below")?;
    blank_texts_are_refused(speaker).await.context("blank texts are refused")?;
    long_texts_are_refused(speaker).await.context("long texts are refused")?;
    one_comment_is_found(speaker).await.context("one comment is found")?;
    pages_follow_each_other(speaker).await.context("pages follow each other")?;
    a_doubted_post_is_stored_once(speaker).await.context("a doubted post is stored once")?;
    counts_are_told(speaker).await.context("counts are told")?;
    previews_are_shown(speaker).await.context("previews are shown")?;
    votes_are_counted(speaker).await.context("votes are counted")?;
    own_comments_are_changed(speaker).await.context("own comments are changed")
}

async fn an_empty_thread_is_listed(speaker: &Speaker) -> Result<()> {
    let (info, page) = speaker.list(Sort::Oldest, None, None).await?;
    ensure!(page.comments.is_empty() && page.next.is_none(), "{page:?}");
    let info = info.context("nothing of the thread")?;
    ensure!(info.count == 0 && !info.closed, "{info:?}");
    Ok(())
}

async fn what_is_posted_is_listed(speaker: &Speaker) -> Result<()> {
    let began = now();
    let posted = speaker.say(WORDS, None).await?;
    ensure!(posted.comment.state == State::Shown, "{posted:?}");
    let (info, page) = speaker.list(Sort::Oldest, None, None).await?;
    ensure!(info.is_some_and(|info| info.count == 1), "it is not counted");
    let [listed] = &page.comments[..] else { bail!("{page:?}") };
    ensure!(listed.id == posted.comment.id, "{listed:?} is not {posted:?}");
    ensure!(listed.author.name == "Ida & Budi", "{:?}", listed.author);
    ensure!(
        listed
            .author
            .url
            .as_deref()
            .is_some_and(|url| url.trim_end_matches('/') == "https://ida.example"),
        "{:?}",
        listed.author
    );
    for part in ["Trojan", "horses", "of 2021", "ünïcode 你好"] {
        ensure!(listed.html.contains(part), "“{part}” is missing in {}", listed.html);
    }
    let markdown = listed.html.contains("<em>horses</em>");
    ensure!(markdown == speaker.server.capabilities().markdown, "{}", listed.html);
    let distance = listed.created.0 - began.0;
    ensure!((-10_000..60_000).contains(&distance), "written {distance} ms later");
    Ok(())
}

async fn replies_stand_below(speaker: &Speaker) -> Result<()> {
    let root = first(speaker).await?;
    let reply = speaker.say("A reply", Some(&root.id)).await?.comment;
    ensure!(reply.parent == Some(root.id.clone()), "{reply:?}");
    let deeper = speaker.say("A deeper reply", Some(&reply.id)).await?.comment;
    let all = speaker.whole(Sort::Oldest).await?;
    ensure!(all.len() == 3, "{all:?}");
    let find = |id: &CommentId| all.iter().find(|one| one.id == *id).context("it is not listed");
    ensure!(find(&reply.id)?.parent == Some(root.id.clone()));
    // Some servers bring deeper replies up to the level of the first.
    let parent = find(&deeper.id)?.parent.clone();
    ensure!(parent == Some(reply.id) || parent == Some(root.id.clone()), "{parent:?}");
    ensure!(find(&root.id)?.replies >= 1, "the replies are not counted");
    Ok(())
}

async fn blank_texts_are_refused(speaker: &Speaker) -> Result<()> {
    let told = speaker.post(speaker.written("", None)).await?;
    ensure!(is_problem(&told, Field::Text), "{told:?}");
    Ok(())
}

async fn long_texts_are_refused(speaker: &Speaker) -> Result<()> {
    let can = speaker.server.capabilities();
    let long = "long ".repeat(can.text_max / 5 + 1);
    ensure!(can.check_text(&long) == Some(Code::TooLong));
    let told = speaker.post(speaker.written(&long, None)).await?;
    // What a server takes in spite of what is documented is not lost either.
    ensure!(told == Err(Refusal::TooLong) || told.is_ok(), "{told:?}");
    Ok(())
}

async fn one_comment_is_found(speaker: &Speaker) -> Result<()> {
    let all = speaker.whole(Sort::Oldest).await?;
    let root = first(speaker).await?.id;
    let reply = all.iter().find(|one| one.parent.as_ref() == Some(&root)).context("no reply")?;
    let ask = |id: &str| Ask::Find { thread: speaker.thread.clone(), id: id.into(), token: None };
    let found = speaker.ask(ask(reply.id.as_str())).await?.map_err(refused)?;
    let found = found.found().map_err(refused)?;
    let path: Vec<_> = found.path.iter().map(|one| &one.id).collect();
    ensure!(path.len() == 2 && path.last() == Some(&&reply.id), "{path:?}");
    let told = speaker.ask(ask("999999")).await?;
    ensure!(matches!(told, Err(Refusal::NotFound | Refusal::NotAllowed)), "{told:?}");
    Ok(())
}

/// As many roots as no server lists at a time.
async fn pages_follow_each_other(speaker: &Speaker) -> Result<()> {
    for number in 0..130 {
        speaker.say(&format!("Number {number} of many"), None).await?;
    }
    let sorts = speaker.server.capabilities().sorts;
    for sort in sorts.all() {
        let all = speaker.whole(sort).await?;
        let mut seen: Vec<_> = all.iter().map(|one| one.id.clone()).collect();
        let listed = seen.len();
        seen.sort_unstable();
        seen.dedup();
        ensure!(seen.len() == listed, "{sort:?}: some came twice");
        for number in 0..130 {
            let text = format!("Number {number} of");
            ensure!(
                all.iter().any(|one| one.html.contains(&text)),
                "{sort:?}: {number} is missing"
            );
        }
    }
    if sorts.has(Sort::Newest) {
        let (_, page) = speaker.list(Sort::Newest, None, None).await?;
        let all = speaker.whole(Sort::Newest).await?;
        let newest = |list: &[Comment]| list.iter().map(|one| one.created).max();
        ensure!(newest(&page.comments) == newest(&all), "the newest are not on the first page");
    }
    Ok(())
}

/// What was sent, and is sent again because its answer never came.
async fn a_doubted_post_is_stored_once(speaker: &Speaker) -> Result<()> {
    let root = first(speaker).await?;
    for (text, parent) in
        [("Said *once*, “heard” once", None), ("And “heard” below", Some(&root.id))]
    {
        let post = speaker.written(text, parent);
        let (key, began) = (fresh_key(), now());
        let one = speaker.send_post(&key, post.clone(), None).await?.map_err(refused)?;
        let again = speaker.send_post(&key, post, Some(began)).await?;
        match (speaker.server.capabilities().again, again) {
            (Again::Unknown, Err(Refusal::Unknown)) => {}
            (_, Ok(two)) => ensure!(one.comment.id == two.comment.id, "{one:?} is not {two:?}"),
            (_, told) => bail!("{told:?}"),
        }
    }
    // One that never arrived is sent.
    let post = speaker.written("Never arrived before", None);
    if speaker.server.capabilities().again != Again::Unknown {
        speaker.send_post(&fresh_key(), post, Some(now())).await?.map_err(refused)?;
        let all = speaker.whole(Sort::Oldest).await?;
        let said = |text: &str| all.iter().filter(|one| one.html.contains(text)).count();
        ensure!(said("Never arrived before") == 1, "it was not sent");
        ensure!(said("heard") == 2, "{} times instead of once in each place", said("heard"));
    }
    Ok(())
}

async fn counts_are_told(speaker: &Speaker) -> Result<()> {
    let threads = vec![speaker.thread.clone()];
    let Answer::Counts(counts) = speaker.ask(Ask::Counts { threads }).await?.map_err(refused)?
    else {
        bail!("no counts")
    };
    let [(thread, count)] = &counts[..] else { bail!("{counts:?}") };
    ensure!(*thread == speaker.thread && *count >= 130, "{counts:?}");
    Ok(())
}

async fn previews_are_shown(speaker: &Speaker) -> Result<()> {
    let told = speaker.ask(Ask::Preview { text: "A *sample*".to_owned() }).await?;
    if !speaker.server.capabilities().preview {
        ensure!(told == Err(Refusal::NotAllowed), "{told:?}");
        return Ok(());
    }
    let html = told.and_then(Answer::preview).map_err(refused)?;
    ensure!(html.contains("<em>sample</em>"), "{html}");
    Ok(())
}

async fn votes_are_counted(speaker: &Speaker) -> Result<()> {
    let id = first(speaker).await?.id;
    let vote = |stands| {
        let ask = Ask::Vote { id: id.clone(), voter: "a-random-reader-of-this".to_owned(), stands };
        speaker.ask(ask)
    };
    let told = vote(true).await?.and_then(Answer::voted);
    let votes = speaker.server.capabilities().votes;
    if votes == Votes::None {
        ensure!(told == Err(Refusal::NotAllowed), "{told:?}");
        return Ok(());
    }
    // A writer's vote for her own comment may not count.
    ensure!(matches!(told, Ok(1) | Err(Refusal::Duplicate)), "{told:?}");
    if votes == Votes::Free {
        ensure!(vote(false).await?.and_then(Answer::voted) == Ok(0), "it is not taken back");
    }
    Ok(())
}

async fn own_comments_are_changed(speaker: &Speaker) -> Result<()> {
    let can = speaker.server.capabilities();
    let posted = speaker.say("To be *changed*", None).await?;
    let id = posted.comment.id;
    let (Some(token), true) = (posted.token, can.edit) else {
        ensure!(!can.edit && !can.delete, "no token came");
        return Ok(());
    };
    let find =
        Ask::Find { thread: speaker.thread.clone(), id: id.clone(), token: Some(token.clone()) };
    let found = speaker.ask(find).await?.and_then(Answer::found).map_err(refused)?;
    ensure!(found.text.as_deref() == Some("To be *changed*"), "{found:?}");
    let text = "It is **changed**".to_owned();
    let edit = Ask::Edit { id: id.clone(), token: token.clone(), text };
    let edited = speaker.ask(edit).await?.and_then(Answer::edited).map_err(refused)?;
    ensure!(edited.html.contains("<strong>changed</strong>") && edited.edited.is_some());
    ensure!(edited.author.name == "Ida & Budi", "{edited:?}");
    for _ in 0..2 {
        let delete = Ask::Delete { id: id.clone(), token: token.clone() };
        let told = speaker.ask(delete).await?;
        ensure!(matches!(told, Ok(Answer::Deleted) | Err(Refusal::NotAllowed)), "{told:?}");
    }
    let all = speaker.whole(Sort::Oldest).await?;
    ensure!(!all.iter().any(|one| one.id == id), "it is still there");
    Ok(())
}

/// The first comment of the thread.
async fn first(speaker: &Speaker) -> Result<Comment> {
    let (_, page) = speaker.list(Sort::Oldest, None, None).await?;
    page.comments.into_iter().next().context("the thread is empty")
}

/// Whether a field is told to be at fault, or a server's own words say that something is.
pub(crate) fn is_problem<T>(told: &Told<T>, field: Field) -> bool {
    match told {
        Err(Refusal::Invalid(problems)) => {
            problems.iter().any(|problem: &Problem| problem.field == field)
        }
        Err(Refusal::Rejected(_)) => true,
        _ => false,
    }
}
