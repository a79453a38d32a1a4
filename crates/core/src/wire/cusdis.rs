//! Cusdis: <https://cusdis.com>, and its source (`pages/api/open/comments.ts`,
//! `service/comment.service.ts`).
//!
//! A thread's key is its `pageId`; the option `project` is the application's `appId`. Each
//! comment waits for its approval, and nobody but the moderator sees it until then, so that
//! nobody knows whether a post has arrived whose answer never came.

use super::capabilities::{Again, Capabilities, Sorts};
use super::read::{Sending, bare, by_status, count, given, success, unescaped, with_filled};
use super::{Answer, Ask, Exchange, Found, Method, Posted, Request, Response, encode, query};
use crate::draft::Refusal;
use crate::json::Value;
use crate::thread::{Comment, CommentId, Info, Page, State};
use crate::time::Timestamp;

/// What Cusdis can do.
pub(super) const CAPABILITIES: Capabilities = Capabilities {
    sorts: Sorts::NEWEST,
    again: Again::Unknown,
    moderated: true,
    need_name: true,
    ..Capabilities::LEAST
};

/// Asks a server for something.
pub(super) fn ask(endpoint: &str, app: &str, ask: Ask) -> Exchange<Answer> {
    match ask {
        Ask::List(level) if level.parent.is_some() => Exchange::not_offered(),
        Ask::List(level) => {
            let first = level.is_first();
            let number = level.after().unwrap_or("1");
            let request = list(endpoint, app, &level.thread, number);
            let number: u32 = number.parse().unwrap_or(1);
            Exchange::one(request, move |answer| {
                let (info, page) = read_list(answer, number)?;
                Ok(Answer::List(first.then_some(info), page))
            })
        }
        Ask::Find { thread, id, .. } => find(endpoint.to_owned(), app.to_owned(), thread, id, 1),
        Ask::Post { again: Some(_), .. } => Exchange::refused(Refusal::Unknown),
        Ask::Post { key, post, at, again: None } => {
            self::post(endpoint, app, Sending { key, post, at, first: at })
        }
        Ask::Counts { threads } => {
            let url = [
                endpoint,
                "/api/open/project/",
                &encode(app),
                "/comments/count",
                &query(&[("pageIds", &threads.join(","))]),
            ];
            Exchange::one(Request::new(Method::Get, url.concat()), |answer| {
                let counts = success(answer, by_status)?.get("data").members();
                let counts = counts.iter().map(|(key, value)| (key.clone(), count(value)));
                Ok(Answer::Counts(counts.collect()))
            })
        }
        Ask::Edit { .. } | Ask::Delete { .. } | Ask::Vote { .. } | Ask::Preview { .. } => {
            Exchange::not_offered()
        }
    }
}

fn list(endpoint: &str, app: &str, thread: &str, number: &str) -> Request {
    let pairs = [("appId", app), ("pageId", thread), ("page", number)];
    Request::new(Method::Get, [endpoint, "/api/open/comments", &query(&pairs)].concat())
}

/// The most pages in which a comment is looked for.
const FIND_PAGES: u32 = 50;

fn find(
    endpoint: String,
    app: String,
    thread: String,
    id: CommentId,
    number: u32,
) -> Exchange<Answer> {
    let request = list(&endpoint, &app, &thread, &number.to_string());
    Exchange::one(request, move |answer| read_list(answer, number)).and_then(move |(_, page)| {
        let path = super::read::path_to(&page.comments, &id);
        if !path.is_empty() {
            return Exchange::done(Answer::Found(Found { path, text: None, thread: Some(thread) }));
        }
        match page.next {
            Some(_) if number < FIND_PAGES => find(endpoint, app, thread, id, number + 1),
            _ => Exchange::refused(Refusal::NotFound),
        }
    })
}

fn post(endpoint: &str, app: &str, sending: Sending) -> Exchange<Answer> {
    let post = &sending.post;
    let request = with_filled(
        Request::new(Method::Post, [endpoint, "/api/open/comments"].concat()),
        [
            ("appId", app.into()),
            ("pageId", post.thread.as_str().into()),
            ("content", post.text.as_str().into()),
            ("nickname", given(&post.identity.author)),
            ("email", given(&post.identity.email)),
            ("parentId", post.parent.as_ref().map(CommentId::as_str).into()),
            ("pageUrl", given(&post.url)),
            ("pageTitle", given(&post.title)),
        ],
    );
    Exchange::one(request, move |answer| {
        let data = success(answer, by_status)?.get("data");
        let mut comment = sending.as_sent(State::Held);
        if let Some(id) = data.get("id").as_text() {
            comment.id = CommentId(id);
        }
        if data.get("approved").as_bool() == Some(true) {
            comment.state = State::Shown;
        }
        Ok(Answer::Posted(Posted { comment, token: None, until: None }))
    })
}

/// Reads a page of roots with all that stands below them.
fn read_list(response: &Response, number: u32) -> Result<(Info, Page), Refusal> {
    let list = success(response, by_status)?.get("data");
    if !matches!(list.get("data"), Value::Array(_)) {
        return Err(Refusal::BadAnswer("a list without comments".to_owned()));
    }
    let info = Info { count: count(list.get("commentCount")), moderated: true, ..Info::default() };
    let next = (number < count(list.get("pageCount"))).then(|| (number + 1).to_string());
    let mut page = Page { next, ..Page::default() };
    // Without recursion: the depth is a stranger's to choose.
    let mut stack: Vec<(&Value, Option<CommentId>)> =
        list.get("data").items().iter().rev().map(|value| (value, None)).collect();
    while let Some((value, parent)) = stack.pop() {
        let mut comment = comment(value)?;
        comment.parent = parent;
        let replies = value.get("replies").get("data").items();
        comment.replies = u32::try_from(replies.len()).unwrap_or(u32::MAX);
        let id = comment.id.clone();
        stack.extend(replies.iter().rev().map(|reply| (reply, Some(id.clone()))));
        page.comments.push(comment);
    }
    Ok((info, page))
}

fn comment(value: &Value) -> Result<Comment, Refusal> {
    let missing = |what: &str| Refusal::BadAnswer(["a comment without ", what].concat());
    let id = value.get("id").as_text().ok_or_else(|| missing("id"))?;
    let created = value.get("createdAt").as_str().and_then(Timestamp::parse);
    let mut comment = bare(CommentId(id), created.ok_or_else(|| missing("createdAt"))?);
    comment.author.name = unescaped(value.get("by_nickname"));
    let moderator = value.get("moderator").get("displayName");
    if comment.author.name.is_empty() && moderator.as_str().is_some() {
        comment.author.name = unescaped(moderator);
        comment.author.badge = Some("moderator".to_owned());
    }
    value.get("parsedContent").as_str().unwrap_or_default().clone_into(&mut comment.html);
    Ok(comment)
}
