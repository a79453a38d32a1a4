//! Threads of WordPress. It lists comments flat, a hundred at most at a time: a thread that
//! is not longer comes whole, of a longer one the roots come page by page, each with all
//! that stands below it.

use super::super::read::{count_replies, path_to};
use super::super::{Answer, Exchange, Found, Level, Method, Request, Response};
use super::place::{about, address};
use super::{answers, json};
use crate::draft::Refusal;
use crate::thread::{Comment, CommentId, Info, Page, Sort};

/// The most that WordPress lists at a time.
const MOST: &str = "100";
/// Roots of a page of a long thread.
const ROOTS: &str = "25";
/// The deepest that threads go (`thread_comments_depth` is at most 10).
const DEPTH: usize = 10;
/// The most pages of replies that are asked for below a page of roots.
const PAGES: u32 = 100;

/// A part of a thread.
pub(super) fn list(endpoint: &str, level: Level) -> Exchange<Answer> {
    let endpoint = endpoint.to_owned();
    if let Some(page) = level.after().map(str::to_owned) {
        return roots(&endpoint, level, page).map(|page| Answer::List(None, page));
    }
    let whole = comments(&endpoint, &level.thread, "asc", &[("per_page", MOST)]);
    closed(&endpoint, &level.thread).and_then(move |closed| {
        Exchange::one(whole, read).and_then(move |(found, total, pages)| {
            let info = Info { count: total, closed, ..Info::default() };
            if pages > 1 {
                return roots(&endpoint, level, "1".to_owned())
                    .map(|page| Answer::List(Some(info), page));
            }
            Exchange::done(Answer::List(Some(info), page_of(found, None)))
        })
    })
}

/// Whether a post takes no comments. A post that cannot be asked for takes them.
fn closed(endpoint: &str, post: &str) -> Exchange<bool> {
    let ask = |route| {
        let request = Request::new(Method::Get, about(endpoint, route, post));
        Exchange::one(request, |answer| {
            Ok(json(answer)?.get("comment_status").as_str() == Some("closed"))
        })
    };
    let page = ask("/pages");
    ask("/posts").then(|found| match found {
        Err(Refusal::NotFound) => page.then(|found| Exchange::done(found.unwrap_or(false))),
        found => Exchange::done(found.unwrap_or(false)),
    })
}

fn comments(endpoint: &str, post: &str, order: &str, more: &[(&str, &str)]) -> Request {
    let mut pairs = vec![("post", post), ("orderby", "date_gmt"), ("order", order)];
    pairs.extend_from_slice(more);
    Request::new(Method::Get, address(endpoint, "/comments", &pairs))
}

/// Comments of an answer, how many there are in all, and on how many pages.
fn read(response: &Response) -> Result<(Vec<Comment>, u32, u32), Refusal> {
    let found: Vec<Comment> =
        json(response)?.items().iter().map(answers::comment).collect::<Result<_, _>>()?;
    let here = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let total = response.number("x-wp-total").unwrap_or(here);
    Ok((found, total, response.number("x-wp-totalpages").unwrap_or(1)))
}

/// A page of roots with what stands below them.
fn roots(endpoint: &str, level: Level, number: String) -> Exchange<Page> {
    let order = if level.sort == Sort::Newest { "desc" } else { "asc" };
    let more = [("parent", "0"), ("per_page", ROOTS), ("page", number.as_str())];
    let request = comments(endpoint, &level.thread, order, &more);
    let endpoint = endpoint.to_owned();
    Exchange::one(request, read).and_then(move |(roots, _, pages)| {
        let number: u32 = number.parse().unwrap_or(1);
        let next = (number < pages).then(|| (number + 1).to_string());
        let ids = roots.iter().map(|root| root.id.clone()).collect();
        below(endpoint, level.thread, roots, ids, DEPTH)
            .map(move |comments| page_of(comments, next))
    })
}

/// What stands below comments, level by level.
fn below(
    endpoint: String,
    post: String,
    known: Vec<Comment>,
    parents: Vec<CommentId>,
    depth: usize,
) -> Exchange<Vec<Comment>> {
    if parents.is_empty() || depth == 0 {
        return Exchange::done(known);
    }
    let list: Vec<&str> = parents.iter().map(CommentId::as_str).collect();
    let list = list.join(",");
    replies(endpoint.clone(), post.clone(), list, 1, Vec::new()).and_then(move |found| {
        let ids = found.iter().map(|one| one.id.clone()).collect();
        let known = known.into_iter().chain(found).collect();
        below(endpoint, post, known, ids, depth - 1)
    })
}

/// The direct replies to comments, all pages of them.
fn replies(
    endpoint: String,
    post: String,
    parents: String,
    number: u32,
    known: Vec<Comment>,
) -> Exchange<Vec<Comment>> {
    let page = number.to_string();
    let more = [("parent", parents.as_str()), ("per_page", MOST), ("page", page.as_str())];
    let request = comments(&endpoint, &post, "asc", &more);
    Exchange::one(request, read).and_then(move |(found, _, pages)| {
        let known: Vec<Comment> = known.into_iter().chain(found).collect();
        if number >= pages.min(PAGES) {
            return Exchange::done(known);
        }
        replies(endpoint, post, parents, number + 1, known)
    })
}

fn page_of(mut comments: Vec<Comment>, next: Option<String>) -> Page {
    count_replies(&mut comments);
    Page { comments, next, ..Page::default() }
}

/// One comment with those that it answers.
pub(super) fn find(endpoint: &str, id: CommentId) -> Exchange<Answer> {
    climb(endpoint.to_owned(), id.clone(), Vec::new(), None).and_then(move |(path, thread)| {
        let path = path_to(&path, &id);
        if path.is_empty() {
            return Exchange::refused(Refusal::NotFound);
        }
        Exchange::done(Answer::Found(Found { path, text: None, thread }))
    })
}

type Climbed = (Vec<Comment>, Option<String>);

fn climb(
    endpoint: String,
    id: CommentId,
    mut path: Vec<Comment>,
    thread: Option<String>,
) -> Exchange<Climbed> {
    let route = ["/comments/", &super::super::encode(id.as_str())].concat();
    let request = Request::new(Method::Get, address(&endpoint, &route, &[]));
    Exchange::one(request, |answer| {
        let answer = json(answer)?;
        Ok((answers::comment(answer)?, answer.get("post").as_text()))
    })
    .and_then(move |(comment, post)| {
        let parent = comment.parent.clone().filter(|_| path.len() < DEPTH);
        path.push(comment);
        let thread = thread.or(post);
        match parent {
            Some(parent) => climb(endpoint, parent, path, thread),
            None => Exchange::done((path, thread)),
        }
    })
}

/// How many comments posts have.
pub(super) fn counts(endpoint: &str, threads: Vec<String>) -> Exchange<Answer> {
    count_next(endpoint.to_owned(), threads, Vec::new())
}

fn count_next(
    endpoint: String,
    mut threads: Vec<String>,
    mut known: Vec<(String, u32)>,
) -> Exchange<Answer> {
    let Some(thread) = threads.pop() else {
        known.reverse();
        return Exchange::done(Answer::Counts(known));
    };
    let pairs = [("post", thread.as_str()), ("per_page", "1"), ("_fields", "id")];
    let request = Request::new(Method::Get, address(&endpoint, "/comments", &pairs));
    Exchange::one(request, |answer| {
        json(answer).map(|_| answer.number("x-wp-total").unwrap_or_default())
    })
    .and_then(move |count| {
        known.push((thread, count));
        count_next(endpoint, threads, known)
    })
}
