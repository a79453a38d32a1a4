//! `GET comments`.

use std::collections::HashSet;

use axum::http::Method;
use serde_json::{Value, json};

use super::Server;
use crate::support::outline;

/// Follows `next` from page to page; `between` runs after each page.
async fn pages(server: &Server, query: &str, mut between: impl AsyncFnMut(usize)) -> Vec<String> {
    let (mut outlines, mut after) = (Vec::new(), String::new());
    loop {
        let page = server.list(&format!("{query}{after}")).await;
        outlines.push(outline(&page["comments"]));
        let Some(next) = page["next"].as_str() else { return outlines };
        after = format!("&after={next}");
        between(outlines.len()).await;
    }
}

#[tokio::test]
async fn a_thread_that_nobody_knows_is_empty() {
    let server = Server::start().await;
    let list = server.list("").await;
    let thread = json!({"key": "/post", "title": "", "count": 0, "closed": false,
        "moderated": false, "event": 0});
    assert_eq!(list, json!({"thread": thread, "comments": [], "previous": null, "next": null}));
}

#[tokio::test]
async fn roots_stand_in_the_order_asked_for_page_by_page() {
    let server = Server::start().await;
    let mut comments = Vec::new();
    for text in ["a", "b", "c", "d", "e"] {
        comments.push(server.posted(text).await);
    }
    for (place, voter) in [(3, "one"), (3, "two"), (1, "one")] {
        let id = comments[place]["id"].as_str().unwrap();
        let vote = server.call(Method::PUT, &format!("/api/comments/{id}/vote"));
        vote.header("glosa-voter", voter).success().await;
    }
    let cases = [
        ("&limit=2", vec!["a b", "c d", "e"]),
        ("&limit=2&sort=oldest", vec!["a b", "c d", "e"]),
        ("&limit=2&sort=newest", vec!["e d", "c b", "a"]),
        ("&limit=2&sort=top", vec!["d b", "a c", "e"]),
        ("&limit=5", vec!["a b c d e"]),
        ("", vec!["a b c d e"]),
    ];
    for (query, expected) in cases {
        assert_eq!(pages(&server, query, async |_| ()).await, expected, "{query}");
    }
}

#[tokio::test]
async fn nothing_is_missed_or_told_twice_while_comments_come_and_go() {
    for sort in ["oldest", "newest", "top"] {
        let server = Server::start().await;
        let mut comments = Vec::new();
        for number in 0..9 {
            comments.push(server.posted(&format!("n{number}")).await);
        }
        let pages = pages(&server, &format!("&limit=3&sort={sort}"), async |page| {
            server.posted(&format!("late{page}")).await;
            if page == 1 {
                server.delete(&comments[4]).await;
            }
        })
        .await;
        let told: Vec<&str> = pages.iter().flat_map(|page| page.split(' ')).collect();
        let distinct: HashSet<&str> = told.iter().copied().collect();
        assert_eq!(distinct.len(), told.len(), "{sort}: {told:?}");
        for number in (0..9).filter(|number| *number != 4) {
            assert!(distinct.contains(format!("n{number}").as_str()), "{sort}: {told:?}");
        }
    }
}

#[tokio::test]
async fn replies_come_with_their_comment_and_go_on_by_cursor() {
    let server = Server::start().await;
    let root = server.posted("root").await;
    let mut first = Value::Null;
    for number in 1..=7 {
        let reply = server.replied(&root, &format!("r{number}")).await;
        if number == 1 {
            first = reply;
        }
    }
    let mut deep = first;
    for text in ["d1", "d2", "d3"] {
        deep = server.replied(&deep, text).await;
    }
    let list = server.list("&sort=newest").await;
    assert_eq!(outline(&list["comments"]), "root[r1[d1[d2]] r2 r3 r4 r5]");
    let replies = &list["comments"][0]["replies"];
    assert_eq!(replies["count"], 7);

    let id = root["id"].as_str().unwrap();
    let next = replies["next"].as_str().unwrap();
    let rest = server.list(&format!("&parent={id}&after={next}")).await;
    assert_eq!((outline(&rest["comments"]).as_str(), &rest["next"]), ("r6 r7", &Value::Null));
    let page = server.list(&format!("&parent={id}&limit=3&sort=top")).await;
    assert_eq!(outline(&page["comments"]), "r1[d1[d2[d3]]] r2 r3");

    let below = replies.pointer("/comments/0/replies/comments/0/replies/comments/0").unwrap();
    assert_eq!(
        (&below["replies"]["count"], &below["replies"]["comments"]),
        (&json!(1), &json!([]))
    );
    let (id, next) = (&below["id"], &below["replies"]["next"]);
    let query = format!("&parent={}&after={}", id.as_str().unwrap(), next.as_str().unwrap());
    assert_eq!(outline(&server.list(&query).await["comments"]), "d3");
}

#[tokio::test]
async fn a_page_has_a_bound_on_the_replies_that_come_with_it() {
    let server = Server::start().await;
    for _ in 0..110 {
        let root = server.posted("x").await;
        for _ in 0..5 {
            server.replied(&root, "y").await;
        }
    }
    let list = server.list("&limit=100").await;
    let comments = list["comments"].as_array().unwrap();
    let replies = |comment: &Value| comment["replies"]["comments"].as_array().unwrap().len();
    assert_eq!(comments.len(), 100);
    assert_eq!(comments.iter().map(replies).sum::<usize>(), 500);
    assert!(comments.iter().all(|comment| comment["replies"]["count"] == 5));
}

#[tokio::test]
async fn a_deleted_comment_keeps_its_place_only_for_its_replies() {
    let server = Server::start().await;
    let root = server.post(json!({"text": "root", "author": {"name": "Ani"}})).success().await;
    let reply = server.replied(&root, "reply").await;
    let last = server.replied(&reply, "last").await;
    server.delete(&root).await;
    server.delete(&reply).await;
    let list = server.list("").await;
    assert_eq!(outline(&list["comments"]), "-[-[last]]");
    assert_eq!(list["thread"]["count"], 1);
    let place = &list["comments"][0];
    assert_eq!(place["author"], json!({"name": "", "url": null, "badge": null}));
    assert_eq!((&place["html"], &place["votes"]), (&json!(""), &json!(0)));
    server.delete(&last).await;
    let list = server.list("").await;
    assert_eq!((&list["comments"], &list["thread"]["count"]), (&json!([]), &json!(0)));
}

#[tokio::test]
async fn held_comments_are_listed_for_the_bearers_of_their_tokens() {
    let server = Server::with(&["--moderate"]).await;
    let root = server.post(json!({"text": "root"})).moderator().success().await;
    let one = server.replied(&root, "one").await;
    let two = server.posted("two").await;
    let tokens = |tokens: &[&Value]| {
        tokens.iter().map(|token| token.as_str().unwrap()).collect::<Vec<_>>().join(", ")
    };
    let cases = [
        (String::new(), "root"),
        ("nonsense".to_owned(), "root"),
        (tokens(&[&two["token"]]), "root two"),
        (tokens(&[&one["token"], &two["token"]]), "root[one] two"),
    ];
    for (header, expected) in cases {
        let call = server.get("/api/comments?thread=/post").header("glosa-tokens", &header);
        let list = call.success().await;
        assert_eq!(outline(&list["comments"]), expected, "{header}");
        assert_eq!(list["thread"]["count"], 1);
        assert!(!list.to_string().contains("\"token\""), "{list}");
    }
    let call = server.get("/api/comments?thread=/post").bearer(&one["token"]);
    assert_eq!(outline(&call.success().await["comments"]), "root[one]");
}

#[tokio::test]
async fn threads_are_apart_also_when_their_keys_are_alike() {
    let server = Server::start().await;
    for key in ["/a", "/a/", "/A", "/a b", "/å"] {
        server.post(json!({"text": key, "thread": key})).success().await;
    }
    for (encoded, key) in [("/a", "/a"), ("/a%20b", "/a b"), ("%2F%C3%A5", "/å")] {
        let list = server.get(&format!("/api/comments?thread={encoded}")).success().await;
        assert_eq!(outline(&list["comments"]), key);
    }
}

#[tokio::test]
async fn unusable_parameters_are_named() {
    let server = Server::start().await;
    let root = server.posted("root").await;
    let id = root["id"].as_str().unwrap();
    let cases = [
        ("", 400, "parameter"),
        ("?thread=", 400, "parameter"),
        ("?thread=%00", 400, "parameter"),
        ("?thread=%FF", 400, "unreadable"),
        (&format!("?thread={}", "x".repeat(1_025)), 400, "parameter"),
        ("?thread=/post&sort=best", 400, "parameter"),
        ("?thread=/post&limit=0", 400, "parameter"),
        ("?thread=/post&limit=101", 400, "parameter"),
        ("?thread=/post&limit=many", 400, "parameter"),
        ("?thread=/post&after=nonsense", 400, "parameter"),
        ("?thread=/post&sort=newest&after=by4wMDAwMDAwMDAwMDAwMDAw", 400, "parameter"),
        ("?thread=/post&parent=nonsense", 404, "not_found"),
        ("?thread=/post&parent=0000000000000000", 404, "not_found"),
        (&format!("?thread=/other&parent={id}"), 404, "not_found"),
    ];
    for (query, status, code) in cases {
        server.get(&format!("/api/comments{query}")).send().await.is_problem(status, code);
    }
}
