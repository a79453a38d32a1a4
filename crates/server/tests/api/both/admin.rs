//! What moderators do.

use axum::http::Method;
use glosa_server::model::State;
use glosa_server::state::now;
use glosa_server::store::{Edit, Edited, Record};
use serde_json::{Value, json};

use super::Server;
use crate::support::outline;

fn path(comment: &Value, rest: &str) -> String {
    format!("/api/admin/comments/{}{rest}", comment["id"].as_str().unwrap())
}

async fn judge(server: &Server, comment: &Value, state: &str) -> Value {
    let call = server.call(Method::PATCH, &path(comment, "")).moderator();
    call.json(&json!({"state": state})).success().await
}

#[tokio::test]
async fn held_comments_are_listed_approved_and_removed() {
    let server = Server::with(&["--moderate"]).await;
    let mut held = Vec::new();
    for text in ["one", "two", "three"] {
        let body = json!({"text": text, "title": "Article", "author": {"email": "a@mail.example"}});
        held.push(server.post(body).success().await);
    }
    let queue = server.get("/api/admin/comments?limit=2").moderator().success().await;
    assert_eq!(outline(&queue["comments"]), "one two");
    assert_eq!(
        queue["comments"][0]["thread"],
        json!({"key": "/post", "title": "Article", "url": ""})
    );
    assert_eq!(queue["comments"][0]["text"], "one");
    assert!(!queue.to_string().contains("mail.example"));
    let after = queue["next"].as_str().unwrap();
    let rest = server.get(&format!("/api/admin/comments?state=held&after={after}")).moderator();
    assert_eq!(outline(&rest.success().await["comments"]), "three");

    assert_eq!(judge(&server, &held[0], "shown").await["state"], "shown");
    assert_eq!(judge(&server, &held[0], "shown").await["state"], "shown");
    assert_eq!(judge(&server, &held[1], "deleted").await["state"], "deleted");
    let list = server.list("").await;
    assert_eq!((outline(&list["comments"]).as_str(), &list["thread"]["count"]), ("one", &json!(1)));
    let queue = server.get("/api/admin/comments").moderator().success().await;
    assert_eq!(outline(&queue["comments"]), "three");
}

#[tokio::test]
async fn words_that_no_moderator_saw_are_not_approved() {
    let server = Server::with(&["--moderate"]).await;
    let comment = server.posted("first").await;
    let approve = |edited: Value| {
        let call = server.call(Method::PATCH, &path(&comment, "")).moderator();
        call.json(&json!({"state": "shown", "edited": edited}))
    };
    let edit = async |text: &str| {
        let call = server.one(Method::PATCH, &comment).bearer(&comment["token"]);
        call.json(&json!({"text": text})).success().await["edited"].clone()
    };
    let seen = async || {
        let queue = server.get("/api/admin/comments").moderator().success().await;
        queue["comments"][0]["edited"].clone()
    };
    let never_edited = seen().await;
    let once = edit("second").await;
    approve(never_edited.clone()).send().await.is_problem(409, "stale");
    assert_eq!(seen().await, once);
    // However fast the next edit comes, it has another time.
    edit("third").await;
    approve(once).send().await.is_problem(409, "stale");
    approve(json!("yesterday")).send().await.is_problem(422, "invalid");
    assert_eq!(server.list("").await["comments"], json!([]));
    approve(seen().await).success().await;
    assert_eq!(outline(&server.list("").await["comments"]), "third");
    approve(never_edited).success().await;
}

#[tokio::test]
async fn an_edit_that_comes_while_its_comment_is_approved_changes_nothing() {
    let server = Server::with(&["--moderate"]).await;
    let comment = server.posted("first").await;
    judge(&server, &comment, "shown").await;
    // As the handler does that looked at the comment before it was approved.
    let id = comment["id"].as_str().unwrap();
    let edit = Edit { id, text: "unseen", html: "<p>unseen</p>", address_hash: None };
    let not_held = |record: &Record| (record.state != State::Held).then_some("approved");
    let edited = server.state.store().edit(&edit, now(), not_held).await.unwrap();
    assert!(matches!(edited, Edited::Refused("approved")), "{edited:?}");
    assert_eq!(outline(&server.list("").await["comments"]), "first");
}

#[tokio::test]
async fn what_moderators_are_shown_counts_the_replies() {
    let server = Server::start().await;
    let root = server.posted("root").await;
    server.replied(&root, "reply").await;
    assert_eq!(judge(&server, &root, "shown").await["replies"]["count"], 1);
    let list = server.get("/api/admin/comments?state=shown").moderator().success().await;
    assert_eq!(list["comments"][0]["replies"]["count"], 1);
}

#[tokio::test]
async fn a_reply_that_is_approved_counts_where_it_stands() {
    let server = Server::with(&["--moderate"]).await;
    let root = server.post(json!({"text": "root"})).moderator().success().await;
    let reply = server.replied(&root, "reply").await;
    server.one(Method::DELETE, &root).moderator().send().await;
    assert_eq!(outline(&server.list("").await["comments"]), "");
    judge(&server, &reply, "shown").await;
    assert_eq!(outline(&server.list("").await["comments"]), "-[reply]");
}

#[tokio::test]
async fn a_moderator_removes_what_is_shown() {
    let server = Server::start().await;
    let comment = server.posted("x").await;
    assert_eq!(server.one(Method::DELETE, &comment).moderator().send().await.status, 204);
    let call = server.call(Method::PATCH, &path(&comment, "")).moderator();
    call.json(&json!({"state": "shown"})).send().await.is_problem(410, "gone");
    assert_eq!(server.list("").await["comments"], json!([]));
}

#[tokio::test]
async fn a_closed_thread_is_read_only_until_it_is_opened() {
    let server = Server::start().await;
    let close = async |closed: bool| {
        let call = server.call(Method::PATCH, "/api/admin/threads?thread=/post").moderator();
        call.json(&json!({"closed": closed})).success().await
    };
    assert_eq!(close(true).await, json!({"closed": true}));
    server.post(json!({"text": "x"})).send().await.is_problem(403, "closed");
    assert_eq!(server.list("").await["thread"]["closed"], true);
    close(false).await;
    assert_eq!(server.post(json!({"text": "x"})).send().await.status, 201);
}

#[tokio::test]
async fn a_blocked_address_posts_nothing_until_it_is_let_in() {
    let server = Server::with(&["--trust-proxy", "1"]).await;
    let post = |address: &'static str| {
        server.post(json!({"text": "x"})).header("x-forwarded-for", address)
    };
    let comment = post("192.0.2.1").success().await;
    let block = async |method: Method| {
        let call = server.call(method, &path(&comment, "/block")).moderator();
        assert_eq!(call.send().await.status, 204);
    };
    block(Method::PUT).await;
    post("192.0.2.1").send().await.is_problem(403, "blocked");
    let edit = |address: &str| {
        let call = server.one(Method::PATCH, &comment).json(&json!({"text": "y"}));
        call.header("x-forwarded-for", address)
    };
    edit("192.0.2.1").bearer(&comment["token"]).send().await.is_problem(403, "blocked");
    assert_eq!(edit("192.0.2.1").moderator().send().await.status, 200);
    assert_eq!(post("192.0.2.1").moderator().send().await.status, 201);
    assert_eq!(post("192.0.2.2").send().await.status, 201);
    block(Method::DELETE).await;
    assert_eq!(post("192.0.2.1").send().await.status, 201);
}

#[tokio::test]
async fn only_moderators_do_this() {
    let server = Server::start().await;
    let comment = server.posted("x").await;
    let calls = [
        (Method::GET, "/api/admin/comments".to_owned()),
        (Method::PATCH, path(&comment, "")),
        (Method::PUT, path(&comment, "/block")),
        (Method::DELETE, path(&comment, "/block")),
        (Method::PATCH, "/api/admin/threads?thread=/post".to_owned()),
    ];
    let body = json!({"state": "deleted", "closed": true});
    for (method, path) in calls {
        let call = || server.call(method.clone(), &path).json(&body);
        call().send().await.is_problem(401, "token_required");
        for token in [&comment["token"], &json!("nonsense")] {
            call().bearer(token).send().await.is_problem(403, "not_allowed");
        }
    }
    assert_eq!(outline(&server.list("").await["comments"]), "x");
}

#[tokio::test]
async fn calls_that_make_no_sense_are_named() {
    let server = Server::start().await;
    let comment = server.posted("x").await;
    let cases = [
        (Method::GET, "/api/admin/comments?state=odd".to_owned(), 400),
        (Method::GET, "/api/admin/comments?after=odd".to_owned(), 400),
        (Method::PATCH, "/api/admin/threads".to_owned(), 400),
        (Method::PATCH, "/api/admin/comments/0000000000000000".to_owned(), 404),
        (Method::PUT, "/api/admin/comments/0000000000000000/block".to_owned(), 404),
        (Method::PATCH, path(&comment, ""), 422),
    ];
    for (method, path, status) in cases {
        let call = server.call(method, &path).moderator();
        let answer = call.json(&json!({"state": "held", "closed": true})).send().await;
        assert_eq!(answer.status.as_u16(), status, "{path}: {}", answer.text);
    }
}
