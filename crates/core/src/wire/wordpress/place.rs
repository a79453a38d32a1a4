//! Addresses of WordPress, and the post that a page is.

use super::super::{Exchange, Method, Request, encode, query};
use super::json;
use crate::article::percent_decoded;
use crate::draft::Refusal;

/// The routes that comments are below.
const NAMESPACE: &str = "/wp/v2";

/// The address of a route. The endpoint is the site, its `…/wp-json`, either with
/// `/wp/v2`, or `…/?rest_route=/` of a site without pretty addresses.
pub(super) fn address(endpoint: &str, route: &str, pairs: &[(&str, &str)]) -> String {
    let endpoint = endpoint.trim_end_matches('/');
    let endpoint = endpoint.strip_suffix("/comments").unwrap_or(endpoint);
    let base = if endpoint.ends_with(NAMESPACE) {
        endpoint.to_owned()
    } else if endpoint.ends_with("/wp-json") || endpoint.contains("rest_route=") {
        [endpoint, NAMESPACE].concat()
    } else {
        [endpoint, "/wp-json", NAMESPACE].concat()
    };
    let mut query = query(pairs);
    if base.contains('?') {
        query = query.replacen('?', "&", 1);
    }
    [&base, route, &query].concat()
}

/// The number of the post that a thread is: itself, `?p=` of the page, or that of the post
/// or page whose short name is the last part of the path.
pub(in crate::wire) fn resolve(endpoint: &str, thread: &str, page: &str) -> Exchange<String> {
    if is_number(thread) {
        return Exchange::done(thread.to_owned());
    }
    let number = [thread, page].into_iter().find_map(|address| {
        let (_, query) = address.split_once('?')?;
        let mut pairs = query.split(['&', '#']).filter_map(|pair| pair.split_once('='));
        pairs.find(|(name, value)| matches!(*name, "p" | "page_id") && is_number(value))
    });
    if let Some((_, number)) = number {
        return Exchange::done(number.to_owned());
    }
    let path = thread.split(['?', '#']).next().unwrap_or_default();
    let last = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default();
    let slug = percent_decoded(last).unwrap_or_else(|| last.to_owned());
    let (posts, pages) = (named(endpoint, "/posts", &slug), named(endpoint, "/pages", &slug));
    posts.and_then(move |found| match found {
        Some(number) => Exchange::done(number),
        None => pages.and_then(|found| Exchange::Done(found.ok_or(Refusal::NotFound))),
    })
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn named(endpoint: &str, route: &str, slug: &str) -> Exchange<Option<String>> {
    let url = address(endpoint, route, &[("slug", slug), ("_fields", "id")]);
    Exchange::one(Request::new(Method::Get, url), |answer| {
        Ok(json(answer)?.items().first().and_then(|post| post.get("id").as_text()))
    })
}

/// The address that tells of a post or page.
pub(super) fn about(endpoint: &str, route: &str, post: &str) -> String {
    let route = [route, "/", &encode(post)].concat();
    address(endpoint, &route, &[("_fields", "id,comment_status")])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_of_the_endpoint_leads_to_the_comments() {
        let cases = [
            ("https://a.example", "https://a.example/wp-json/wp/v2/comments?post=1"),
            ("https://a.example/blog/", "https://a.example/blog/wp-json/wp/v2/comments?post=1"),
            ("https://a.example/wp-json", "https://a.example/wp-json/wp/v2/comments?post=1"),
            ("https://a.example/wp-json/wp/v2/", "https://a.example/wp-json/wp/v2/comments?post=1"),
            (
                "https://a.example/wp-json/wp/v2/comments",
                "https://a.example/wp-json/wp/v2/comments?post=1",
            ),
            (
                "https://a.example/?rest_route=/",
                "https://a.example/?rest_route=/wp/v2/comments&post=1",
            ),
            (
                "https://a.example/?rest_route=/wp/v2",
                "https://a.example/?rest_route=/wp/v2/comments&post=1",
            ),
        ];
        for (endpoint, expected) in cases {
            assert_eq!(address(endpoint, "/comments", &[("post", "1")]), expected, "{endpoint}");
        }
    }

    #[test]
    fn a_post_is_its_number_or_that_of_the_page_or_is_looked_up() {
        let done =
            [("12", "", "12"), ("/", "https://a.example/?p=7#x", "7"), ("/?page_id=3", "", "3")];
        for (thread, page, expected) in done {
            let Exchange::Done(found) = resolve("https://a.example", thread, page) else {
                panic!("{thread} is asked for")
            };
            assert_eq!(found.as_deref(), Ok(expected));
        }
        let asked = [("/2021/07/malam/", "slug=malam&"), ("/kamus-%C3%A9", "slug=kamus-%C3%A9&")];
        for (thread, expected) in asked {
            let Exchange::Send(request, _) = resolve("https://a.example", thread, "") else {
                panic!("{thread} is not asked for")
            };
            assert!(request.url.contains(expected), "{}", request.url);
        }
    }
}
