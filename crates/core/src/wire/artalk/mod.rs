//! Artalk 2: <https://artalk.js.org/en/develop/fe-api.html>, its `swagger.yaml` and its
//! source (`server/handler`).
//!
//! A thread's key is its `page_key`; the option `project` names the site. A name and an e-mail
//! address are needed, and by them a writer sees what is held of hers, which is how a post
//! whose answer never came is looked for.

mod answers;

use super::capabilities::{Again, Capabilities, Votes};
use super::read::{Sending, given, path_to, with_filled};
use super::{Answer, Ask, Exchange, Found, Level, Method, Posted, Request, encode, query};
use crate::draft::{Post, Refusal};
use crate::thread::{CommentId, Sort};

/// What Artalk can do for readers who are not logged in.
pub(super) const CAPABILITIES: Capabilities = Capabilities {
    votes: Votes::Free,
    again: Again::LookedUp,
    need_name: true,
    need_email: true,
    ..Capabilities::LEAST
};

/// Roots of a page, each with all that stands below it.
const PAGE: u32 = 20;

/// Asks a server for something.
pub(super) fn ask(endpoint: &str, site: &str, ask: Ask) -> Exchange<Answer> {
    let base = base(endpoint);
    match ask {
        Ask::List(level) if level.parent.is_some() => Exchange::not_offered(),
        Ask::List(level) => {
            let (first, offset) = (level.is_first(), level.offset());
            Exchange::one(list(&base, site, &level, &[("flat_mode", "false")]), move |answer| {
                let (info, page) = answers::read_list(answer, offset, PAGE)?;
                Ok(Answer::List(first.then_some(info), page))
            })
        }
        Ask::Find { id, .. } => find(base, id.clone(), id, Vec::new()),
        Ask::Post { key, post, at, again } => {
            let sending = Sending { key, post, at, first: again.unwrap_or(at) };
            match again {
                Some(_) => post_again(base, site.to_owned(), sending),
                None => self::post(&base, site, &sending.post),
            }
        }
        Ask::Vote { id, stands, .. } => vote(&base, &id, stands),
        Ask::Counts { threads } => {
            let pairs = [("site_name", site), ("page_keys", &threads.join(","))];
            let url = [&base, "/stats/page_comment", &query(&pairs)].concat();
            Exchange::one(Request::new(Method::Get, url), |answer| {
                answers::read_counts(answer).map(Answer::Counts)
            })
        }
        Ask::Edit { .. } | Ask::Delete { .. } | Ask::Preview { .. } => Exchange::not_offered(),
    }
}

/// A vote, or its withdrawal: the same choice once more takes it back. Whose vote stands the
/// server tells by address, so where it stood otherwise than this browser thought, the
/// answer says so, and the choice is made once more.
fn vote(base: &str, id: &CommentId, stands: bool) -> Exchange<Answer> {
    let url = [base, "/votes/comment/", &encode(id.as_str()), "/up"].concat();
    let request = Request::new(Method::Post, url)
        .with_json(crate::json::Value::object([("name", "".into()), ("email", "".into())]));
    let once_more = request.clone();
    Exchange::one(request, answers::read_voted).and_then(move |(votes, is_up)| {
        if is_up.is_none_or(|is_up| is_up == stands) {
            return Exchange::done(Answer::Voted(votes));
        }
        Exchange::one(once_more, answers::read_voted).map(|(votes, _)| Answer::Voted(votes))
    })
}

/// The base of the interface: the endpoint is the server, with or without `/api/v2`.
fn base(endpoint: &str) -> String {
    let server = endpoint.strip_suffix("/api/v2").unwrap_or(endpoint);
    [server, "/api/v2"].concat()
}

fn list(base: &str, site: &str, level: &Level, more: &[(&str, &str)]) -> Request {
    let sort = match level.sort {
        Sort::Oldest => "date_asc",
        Sort::Newest => "date_desc",
        Sort::Top => "vote",
    };
    let (limit, offset) = (PAGE.to_string(), level.offset().to_string());
    let mut pairs = vec![
        ("page_key", level.thread.as_str()),
        ("site_name", site),
        ("limit", &limit),
        ("offset", &offset),
        ("sort_by", sort),
    ];
    pairs.extend_from_slice(more);
    Request::new(Method::Get, [base, "/comments", &query(&pairs)].concat())
}

/// The most steps from a reply up to its root.
const DEPTH: usize = 64;

fn find(
    base: String,
    id: CommentId,
    next: CommentId,
    mut path: Vec<crate::thread::Comment>,
) -> Exchange<Answer> {
    let url = [&base, "/comments/", &encode(next.as_str())].concat();
    Exchange::one(Request::new(Method::Get, url), answers::read_one).and_then(move |comment| {
        let parent = comment.parent.clone().filter(|_| path.len() < DEPTH);
        path.push(comment);
        match parent {
            Some(parent) => find(base, id, parent, path),
            None => {
                let path = path_to(&path, &id);
                Exchange::done(Answer::Found(Found { path, text: None, thread: None }))
            }
        }
    })
}

fn post(base: &str, site: &str, post: &Post) -> Exchange<Answer> {
    let rid = post.parent.as_ref().and_then(|id| id.as_str().parse::<f64>().ok());
    let request = with_filled(
        Request::new(Method::Post, [base, "/comments"].concat()),
        [
            ("name", given(&post.identity.author)),
            ("email", given(&post.identity.email)),
            ("link", given(&post.identity.url)),
            ("content", post.text.as_str().into()),
            ("rid", rid.unwrap_or(0.0).into()),
            ("page_key", post.thread.as_str().into()),
            ("page_title", given(&post.title)),
            ("site_name", given(site)),
        ],
    );
    Exchange::one(request, |answer| {
        let comment = answers::read_one(answer)?;
        Ok(Answer::Posted(Posted { comment, token: None, until: None }))
    })
}

/// Looks for what was sent before, held or not, and sends it where it is not there.
fn post_again(base: String, site: String, sending: Sending) -> Exchange<Answer> {
    let level =
        Level { thread: sending.post.thread.clone(), sort: Sort::Newest, ..Level::default() };
    let identity = &sending.post.identity;
    // Replies stand below roots of any age: all in one list, the newest first.
    let more =
        [("flat_mode", "true"), ("name", identity.author.trim()), ("email", identity.email.trim())];
    let request = list(&base, &site, &level, &more);
    Exchange::one(request, move |answer| {
        answers::find(answer, &sending).map(|found| (found, sending.post))
    })
    .and_then(move |(found, post)| match found {
        Some(comment) => {
            Exchange::done(Answer::Posted(Posted { comment, token: None, until: None }))
        }
        None => self::post(&base, &site, &post),
    })
}

/// What a refused request means.
fn refusal(response: &super::Response) -> Refusal {
    answers::refusal(response)
}
