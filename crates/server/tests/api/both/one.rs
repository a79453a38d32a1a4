//! `GET`, `PATCH` and `DELETE comments/ID`.

use std::time::Duration;

use axum::http::Method;
use serde_json::{Value, json};

use super::Server;
use crate::support::{ADMIN, outline};

#[tokio::test]
async fn a_permalink_tells_the_way_from_the_root() {
    let server = Server::start().await;
    let mut roots = Vec::new();
    for text in ["a", "b", "c", "d"] {
        roots.push(server.posted(text).await);
    }
    let reply = server.replied(&roots[2], "reply").await;
    let deep = server.replied(&reply, "deep").await;
    let below = server.replied(&deep, "below").await;
    let found = server.one(Method::GET, &deep).success().await;
    assert_eq!(outline(&json!([found["comment"]])), "deep[below]");
    assert_eq!(found["comment"]["replies"]["comments"][0]["id"], below["id"]);
    assert_eq!(outline(&found["ancestors"]), "c reply");
    assert_eq!(found["ancestors"][0]["replies"]["count"], 1);
    assert_eq!(found["thread"], "/post");
    for (sort, index, expected) in
        [("oldest", 2, "c[reply[deep[below]]] d"), ("newest", 1, "c[reply[deep[below]]] b a")]
    {
        let path = format!("/api/comments/{}?sort={sort}", deep["id"].as_str().unwrap());
        let found = server.get(&path).success().await;
        assert_eq!(found["page"]["index"], index);
        let after = found["page"]["after"].as_str().unwrap();
        let list = server.list(&format!("&sort={sort}&after={after}")).await;
        assert_eq!(outline(&list["comments"]), expected);
    }
    let first = server.one(Method::GET, &roots[0]).success().await;
    assert_eq!(first["page"], json!({"index": 0, "after": null}));
}

#[tokio::test]
async fn a_held_comment_is_found_by_its_writer_alone() {
    let server = Server::with(&["--moderate"]).await;
    let held = server.posted("my *words*").await;
    server.one(Method::GET, &held).send().await.is_problem(404, "not_found");
    let wrong = server.one(Method::GET, &held).bearer(&json!("another-token"));
    wrong.send().await.is_problem(404, "not_found");
    for token in [&held["token"], &json!(ADMIN)] {
        let found = server.one(Method::GET, &held).bearer(token).success().await;
        assert_eq!(found["comment"]["state"], "held");
        assert_eq!(found["comment"]["text"], "my *words*");
    }
}

#[tokio::test]
async fn writers_edit_their_own_comments() {
    let server = Server::start().await;
    let comment = server.posted("before").await;
    let reply = server.replied(&comment, "reply").await;
    let edit = server.one(Method::PATCH, &comment).bearer(&comment["token"]);
    let edited = edit.json(&json!({"text": "*after*"})).success().await;
    assert_eq!(edited["html"], "<p><em>after</em></p>");
    assert!(edited["edited"].is_string());
    assert_eq!(edited["created"], comment["created"]);
    assert_eq!(edited["replies"]["comments"][0]["id"], reply["id"]);
    assert_eq!(server.list("").await["comments"][0]["html"], "<p><em>after</em></p>");
    let found = server.one(Method::GET, &comment).success().await;
    assert_eq!(found["comment"].get("text"), None, "the text as typed is for its writer");
}

#[tokio::test]
async fn nobody_else_changes_a_comment() {
    let server = Server::start().await;
    let (mine, other) = (server.posted("mine").await, server.posted("other").await);
    let edit = json!({"text": "hijacked"});
    for method in [Method::PATCH, Method::DELETE] {
        let call = || server.one(method.clone(), &mine).json(&edit);
        let answer = call().send().await;
        answer.is_problem(401, "token_required");
        assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
        call().header("authorization", "Basic eA==").send().await.is_problem(401, "token_required");
        for token in [&other["token"], &json!("nonsense"), &other["id"]] {
            call().bearer(token).send().await.is_problem(403, "not_allowed");
        }
    }
    assert_eq!(outline(&server.list("").await["comments"]), "mine other");
}

#[tokio::test]
async fn deleting_leaves_nothing_of_what_was_written() {
    let server = Server::start().await;
    let author =
        json!({"name": "Anisah", "email": "anisah@mail.example", "url": "https://anisah.example"});
    let body = json!({"text": "unmistakable words", "author": author, "quote": "quoted passage"});
    let comment = server.post(body).header("idempotency-key", "key").success().await;
    let words = ["unmistakable", "nisah", "quoted passage"];
    let before = server.place.content().await;
    for word in words {
        assert!(before.contains(word), "{word} was never there, and this proves nothing");
    }
    server.delete(&comment).await;
    let left = async || {
        let after = server.place.content().await;
        words.into_iter().filter(|word| after.contains(word)).collect::<Vec<_>>()
    };
    // While the server runs: a log that somebody reads is emptied a little later.
    let emptied = async {
        while !left().await.is_empty() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let in_time = tokio::time::timeout(Duration::from_secs(10), emptied).await;
    assert!(in_time.is_ok(), "{:?} still kept", left().await);
    server.state.store().close().await;
    assert!(left().await.is_empty(), "{:?} still kept", left().await);
}

#[tokio::test]
async fn what_is_gone_or_never_was_is_told_apart() {
    let server = Server::start().await;
    let comment = server.posted("x").await;
    server.delete(&comment).await;
    let edit = json!({"text": "y"});
    for method in [Method::GET, Method::PATCH, Method::DELETE] {
        let call = server.one(method.clone(), &comment).bearer(&comment["token"]).json(&edit);
        call.send().await.is_problem(410, "gone");
        for id in ["0000000000000000", "1", "%FF", "%00", "..%2F..%2Fetc", &"x".repeat(5_000)] {
            let call = server.call(method.clone(), &format!("/api/comments/{id}")).json(&edit);
            call.bearer(&comment["token"]).send().await.is_problem(404, "not_found");
        }
    }
}

#[tokio::test]
async fn the_time_for_edits_ends_and_the_one_for_deleting_does_not() {
    let server = Server::with(&["--edit-window", "0"]).await;
    let comment = server.posted("x").await;
    assert_eq!(comment["edit_until"], Value::Null);
    let edit = || server.one(Method::PATCH, &comment).json(&json!({"text": "y"}));
    edit().bearer(&comment["token"]).send().await.is_problem(403, "edit_window_over");
    assert_eq!(edit().moderator().send().await.status, 200);
    server.delete(&comment).await;
}

#[tokio::test]
async fn approved_words_stay_as_they_are() {
    let server = Server::with(&["--moderate"]).await;
    let comment = server.posted("first").await;
    let edit = |text| {
        let call = server.one(Method::PATCH, &comment).bearer(&comment["token"]);
        call.json(&json!({"text": text})).send()
    };
    assert_eq!(edit("second").await.json()["state"], "held");
    let path = format!("/api/admin/comments/{}", comment["id"].as_str().unwrap());
    let approve = server.call(Method::PATCH, &path).moderator();
    approve.json(&json!({"state": "shown"})).success().await;
    edit("third").await.is_problem(403, "approved");
    assert_eq!(outline(&server.list("").await["comments"]), "second");
    server.delete(&comment).await;
}

#[tokio::test]
async fn an_edit_obeys_the_rules_of_a_post() {
    let server = Server::start().await;
    let comment = server.posted("x").await;
    for text in ["", " ", "\u{200b}", "[a]: b", &"x".repeat(10_001)] {
        let edit = server.one(Method::PATCH, &comment).bearer(&comment["token"]);
        edit.json(&json!({"text": text})).send().await.is_problem(422, "invalid");
    }
    assert_eq!(outline(&server.list("").await["comments"]), "x");
}
