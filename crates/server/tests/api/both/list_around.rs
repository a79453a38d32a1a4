//! `GET comments` from the middle: `at` and `before`.

use axum::http::Method;
use serde_json::{Value, json};

use super::Server;
use crate::support::{errors, outline};

const SORTS: [&str; 3] = ["oldest", "newest", "top"];

fn id(comment: &Value) -> &str {
    comment["id"].as_str().unwrap()
}

/// Comments with these texts, and votes for some, so that `top` is an order of its own.
async fn posted(server: &Server, texts: &[&str], voted: &[usize]) -> Vec<Value> {
    let mut comments = Vec::new();
    for text in texts {
        comments.push(server.posted(text).await);
    }
    for (voter, place) in voted.iter().enumerate() {
        let path = format!("/api/comments/{}/vote", id(&comments[*place]));
        let vote = server.call(Method::PUT, &path);
        vote.header("glosa-voter", format!("voter{voter}")).success().await;
    }
    comments
}

/// Follows a member from a page to the last that it leads to; `between` runs before each.
async fn follow(
    server: &Server,
    query: &str,
    from: &Value,
    (member, parameter): (&str, &str),
    mut between: impl AsyncFnMut(),
) -> Vec<String> {
    let (mut outlines, mut cursor) = (Vec::new(), from[member].clone());
    while let Some(word) = cursor.as_str() {
        between().await;
        let page = server.list(&format!("{query}&{parameter}={word}")).await;
        outlines.push(outline(&page["comments"]));
        cursor = page[member].clone();
    }
    outlines
}

const BACK: (&str, &str) = ("previous", "before");
const ON: (&str, &str) = ("next", "after");

#[tokio::test]
async fn a_list_begins_with_the_root_of_the_comment_that_is_asked_for() {
    let server = Server::start().await;
    let roots = posted(&server, &["a", "b", "c", "d", "e", "f", "g"], &[5, 5, 1]).await;
    let reply = server.replied(&roots[3], "reply").await;
    let deep = server.replied(&reply, "deep").await;
    let d = "d[reply[deep]]";
    let cases = [
        ("oldest", vec!["a", "b c"], format!("{d} e"), vec!["f g"]),
        ("newest", vec!["g", "f e"], format!("{d} c"), vec!["b a"]),
        ("top", vec!["f b", "a c"], format!("{d} e"), vec!["g"]),
    ];
    for (sort, mut before, page, after) in cases {
        for comment in [&roots[3], &reply, &deep] {
            let query = format!("&limit=2&sort={sort}");
            let list = server.list(&format!("{query}&at={}", id(comment))).await;
            assert_eq!(outline(&list["comments"]), page, "{sort}");
            before.reverse();
            assert_eq!(follow(&server, &query, &list, BACK, async || ()).await, before, "{sort}");
            assert_eq!(follow(&server, &query, &list, ON, async || ()).await, after, "{sort}");
            before.reverse();
        }
    }
}

#[tokio::test]
async fn nothing_stands_before_a_list_that_begins_at_the_beginning() {
    let server = Server::start().await;
    let comments = posted(&server, &["a", "b", "c"], &[1]).await;
    for (sort, first) in [("oldest", 0), ("newest", 2), ("top", 1)] {
        let whole = server.list(&format!("&sort={sort}")).await;
        let at = server.list(&format!("&sort={sort}&at={}", id(&comments[first]))).await;
        assert_eq!(at, whole, "{sort}");
        assert_eq!((&whole["previous"], &whole["next"]), (&Value::Null, &Value::Null));
    }
}

#[tokio::test]
async fn each_page_leads_back_to_the_one_that_led_to_it() {
    let server = Server::start().await;
    posted(&server, &["a", "b", "c", "d", "e", "f"], &[3, 3, 1]).await;
    for sort in SORTS {
        let query = format!("&limit=2&sort={sort}");
        let first = server.list(&query).await;
        let second =
            server.list(&format!("{query}&after={}", first["next"].as_str().unwrap())).await;
        let back = second["previous"].as_str().unwrap();
        assert_eq!(server.list(&format!("{query}&before={back}")).await, first, "{sort}");
        let third =
            server.list(&format!("{query}&after={}", second["next"].as_str().unwrap())).await;
        let back = third["previous"].as_str().unwrap();
        assert_eq!(server.list(&format!("{query}&before={back}")).await, second, "{sort}");
    }
}

#[tokio::test]
async fn from_the_middle_nothing_is_missed_or_told_twice_while_comments_come_and_go() {
    for sort in SORTS {
        let server = Server::start().await;
        let texts = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
        let comments = posted(&server, &texts, &[6, 2]).await;
        let query = format!("&limit=2&sort={sort}");
        let list = server.list(&format!("{query}&at={}", id(&comments[4]))).await;
        // The places that both cursors name are gone before they are followed.
        for comment in list["comments"].as_array().unwrap() {
            let gone = comments.iter().find(|known| known["id"] == comment["id"]).unwrap();
            server.delete(gone).await;
        }
        let late = async || drop(server.posted("late").await);
        let mut told = follow(&server, &query, &list, BACK, late).await;
        told.push(outline(&list["comments"]));
        told.extend(follow(&server, &query, &list, ON, late).await);
        let mut told: Vec<&str> = told.iter().flat_map(|page| page.split(' ')).collect();
        told.retain(|text| !text.starts_with("late"));
        told.sort_unstable();
        assert_eq!(told, texts, "{sort}");
    }
}

#[tokio::test]
async fn replies_are_listed_back_too() {
    let server = Server::start().await;
    let root = server.posted("root").await;
    for text in ["a", "b", "c", "d", "e"] {
        server.replied(&root, text).await;
    }
    let query = format!("&limit=2&parent={}", id(&root));
    let first = server.list(&query).await;
    let pages = follow(&server, &query, &first, ON, async || ()).await;
    assert_eq!(pages, ["c d", "e"]);
    let after = first["next"].as_str().unwrap();
    let second = server.list(&format!("{query}&after={after}")).await;
    let back = follow(&server, &query, &second, BACK, async || ()).await;
    assert_eq!((back, &first["previous"]), (vec!["a b".to_owned()], &Value::Null));
}

#[tokio::test]
async fn a_held_root_is_begun_with_for_the_bearer_of_its_token_alone() {
    let server = Server::with(&["--moderate"]).await;
    let shown = server.post(json!({"text": "shown"})).moderator().success().await;
    let held = server.posted("held").await;
    let reply = server.replied(&shown, "reply").await;
    for (comment, outlined) in [(&held, "held"), (&reply, "shown[reply]")] {
        let call = || server.get(&format!("/api/comments?thread=/post&at={}", id(comment)));
        call().send().await.is_problem(404, "not_found");
        let list = call().bearer(&comment["token"]).success().await;
        assert_eq!(outline(&list["comments"]), outlined);
    }
}

#[tokio::test]
async fn a_comment_that_is_not_to_be_seen_there_begins_no_list() {
    let server = Server::start().await;
    let (gone, place) = (server.posted("gone").await, server.posted("place").await);
    server.replied(&place, "reply").await;
    server.delete(&gone).await;
    server.delete(&place).await;
    let list = server.list(&format!("&at={}", id(&place))).await;
    assert_eq!(outline(&list["comments"]), "-[reply]");
    for (thread, at) in [
        ("/post", id(&gone)),
        ("/other", id(&place)),
        ("/post", "0000000000000000"),
        ("/post", "nonsense"),
        ("/post", "%00"),
    ] {
        let call = server.get(&format!("/api/comments?thread={thread}&at={at}"));
        call.send().await.is_problem(404, "not_found");
    }
}

#[tokio::test]
async fn a_list_is_asked_for_from_one_place_alone() {
    let server = Server::start().await;
    let comments = posted(&server, &["a", "b", "c"], &[]).await;
    let middle = server.list(&format!("&limit=1&at={}", id(&comments[1]))).await;
    let at = format!("at={}", id(&comments[1]));
    let after = format!("after={}", middle["next"].as_str().unwrap());
    let before = format!("before={}", middle["previous"].as_str().unwrap());
    let parent = format!("parent={}", id(&comments[1]));
    let cases = [
        (format!("{at}&{after}"), "at invalid"),
        (format!("{before}&{at}"), "at invalid"),
        (format!("{before}&{after}"), "before invalid"),
        (format!("{before}&{after}&{at}"), "before invalid"),
        (format!("{parent}&{at}"), "at invalid"),
        ("before=nonsense".to_owned(), "before invalid"),
        (format!("sort=newest&{before}"), "before invalid"),
    ];
    for (query, error) in cases {
        let answer = server.get(&format!("/api/comments?thread=/post&{query}")).send().await;
        assert_eq!(errors(&answer.is_problem(400, "parameter")), [error], "{query}");
    }
}
