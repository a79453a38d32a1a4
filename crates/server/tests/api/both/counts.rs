//! `GET counts`, and `POST preview`.

use axum::http::Method;
use serde_json::json;

use super::Server;

#[tokio::test]
async fn counts_are_of_what_everybody_sees() {
    let server = Server::start().await;
    let root = server.posted("root").await;
    server.replied(&root, "reply").await;
    let gone = server.posted("gone").await;
    server.delete(&gone).await;
    let counts = server.get("/api/counts?thread=/post&thread=/unknown").success().await;
    assert_eq!(counts, json!({"/post": 2, "/unknown": 0}));
}

#[tokio::test]
async fn counts_of_nothing_or_too_much_are_refused() {
    let server = Server::start().await;
    let many = vec!["thread=x"; 101].join("&");
    for query in ["", "thread=", "thread=%00", &many] {
        server.get(&format!("/api/counts?{query}")).send().await.is_problem(400, "parameter");
    }
}

#[tokio::test]
async fn a_preview_is_what_a_post_will_look_like() {
    let server = Server::start().await;
    let text = "**a** <b>\nhttps://x.example";
    let preview = server.call(Method::POST, "/api/preview").json(&json!({"text": text}));
    assert_eq!(preview.success().await["html"], server.posted(text).await["html"]);
    assert_eq!(server.list("").await["thread"]["count"], 1);
    let empty = server.call(Method::POST, "/api/preview").json(&json!({"text": ""}));
    empty.send().await.is_problem(422, "invalid");
}
