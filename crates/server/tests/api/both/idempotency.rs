//! The same post asked for more than once.

use axum::http::Method;
use serde_json::json;

use super::Server;

#[tokio::test]
async fn the_same_key_gets_the_first_answer_again() {
    for options in [&[][..], &["--moderate"]] {
        let server = Server::with(options).await;
        let post = || server.post(json!({"text": "once"})).header("idempotency-key", "key");
        let first = post().send().await;
        let other = post_other(&server).await;
        assert_ne!(first.json()["id"], other["id"]);
        let again = post().send().await;
        assert_eq!((again.status, again.json()), (first.status, first.json()));
        let token = &first.json()["token"];
        let edit = server.one(Method::PATCH, &first.json()).bearer(token);
        edit.json(&json!({"text": "edited"})).success().await;
        assert_eq!(post().send().await.json(), first.json(), "{options:?}");
    }
}

async fn post_other(server: &Server) -> serde_json::Value {
    server.post(json!({"text": "once"})).header("idempotency-key", "other").success().await
}

#[tokio::test]
async fn the_same_key_with_another_body_conflicts() {
    let server = Server::start().await;
    let post = |text| server.post(json!({"text": text})).header("idempotency-key", "key");
    post("one").success().await;
    post("two").send().await.is_problem(409, "conflict");
    assert_eq!(server.list("").await["thread"]["count"], 1);
}

#[tokio::test]
async fn a_refused_post_does_not_use_up_its_key() {
    let server = Server::start().await;
    let post = |text| server.post(json!({"text": text})).header("idempotency-key", "key");
    post("").send().await.is_problem(422, "invalid");
    assert_eq!(post("mended").send().await.status, 201);
}

#[tokio::test]
async fn fifty_requests_at_once_with_one_key_make_one_comment() {
    let server = Server::start().await;
    let requests: Vec<_> = (0..50)
        .map(|_| server.post(json!({"text": "once"})).header("idempotency-key", "key").send())
        .map(tokio::spawn)
        .collect();
    let mut answers = Vec::new();
    for request in requests {
        let answer = request.await.unwrap();
        assert_eq!(answer.status, 201);
        answers.push(answer.json());
    }
    answers.dedup();
    assert_eq!(answers.len(), 1);
    let list = server.list("").await;
    assert_eq!(list["comments"].as_array().unwrap().len(), 1);
    assert_eq!(list["thread"]["count"], 1);
}

#[tokio::test]
async fn without_a_key_each_post_is_a_comment() {
    let server = Server::start().await;
    let (first, second) = (server.posted("same").await, server.posted("same").await);
    assert_ne!(first["id"], second["id"]);
    assert_ne!(first["token"], second["token"]);
}

#[tokio::test]
async fn the_answer_for_a_deleted_comment_holds_none_of_its_words() {
    let server = Server::start().await;
    let body = json!({"text": "secret words", "author": {"name": "Ani"}});
    let post = || server.post(body.clone()).header("idempotency-key", "key");
    server.delete(&post().success().await).await;
    let answer = post().send().await;
    assert_eq!(answer.status, 201);
    assert_eq!(answer.json()["state"], "deleted");
    assert_eq!(answer.json()["token"], json!(null));
    assert!(!answer.text.contains("secret") && !answer.text.contains("Ani"), "{}", answer.text);
}

#[tokio::test]
async fn asking_again_does_not_use_up_what_one_may_post() {
    let server = Server::with(&["--rate-scale", "0.2"]).await;
    let post = || server.post(json!({"text": "once"})).header("idempotency-key", "key");
    let first = post().success().await;
    for _ in 0..30 {
        assert_eq!(post().success().await, first);
    }
}

#[tokio::test]
async fn keys_that_no_header_should_hold_are_refused() {
    let server = Server::start().await;
    for key in ["", &"k".repeat(201)] {
        let answer = server.post(json!({"text": "x"})).header("idempotency-key", key).send().await;
        answer.is_problem(400, "parameter");
    }
}
