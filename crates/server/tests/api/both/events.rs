//! `GET events`.

use axum::http::Method;
use serde_json::json;

use super::Server;
use crate::support::stream::Stream;

#[tokio::test]
async fn what_happens_is_told_as_it_happens_in_its_thread_alone() {
    let server = Server::start().await;
    let mut stream = Stream::open(server.get("/api/events?thread=/post")).await;
    assert_eq!(stream.next().await.unwrap().kind, "", "where the stream stands");
    server.post(json!({"text": "elsewhere", "thread": "/other"})).success().await;
    let comment =
        server.post(json!({"text": "x", "author": {"email": "a@mail.example"}})).success().await;
    let told = stream.next().await.unwrap();
    assert_eq!((told.kind.as_str(), &told.data["id"]), ("comment", &comment["id"]));
    assert_eq!(told.data["html"], "<p>x</p>");
    assert!(!told.data.to_string().contains("mail.example"));
    assert_eq!(told.data.get("token"), None);

    let id = comment["id"].as_str().unwrap();
    let edit = server.one(Method::PATCH, &comment).bearer(&comment["token"]);
    edit.json(&json!({"text": "y"})).success().await;
    let told = stream.next().await.unwrap();
    assert_eq!((told.kind.as_str(), &told.data["html"]), ("edit", &json!("<p>y</p>")));
    server.call(Method::PUT, &format!("/api/comments/{id}/vote")).success().await;
    let told = stream.next().await.unwrap();
    assert_eq!((told.kind.as_str(), told.data), ("vote", json!({"id": id, "votes": 1})));
    server.delete(&comment).await;
    let told = stream.next().await.unwrap();
    assert_eq!((told.kind.as_str(), told.data), ("delete", json!({"id": id, "parent": null})));
}

#[tokio::test]
async fn a_stream_goes_on_where_it_broke_off() {
    let server = Server::start().await;
    let mut stream = Stream::open(server.get("/api/events?thread=/post")).await;
    stream.next().await.unwrap();
    server.posted("one").await;
    let last = stream.next().await.unwrap().id;
    drop(stream);
    server.posted("two").await;
    let gone = server.posted("gone").await;
    server.delete(&gone).await;
    server.posted("three").await;

    let call = server.get("/api/events?thread=/post").header("last-event-id", last.to_string());
    let mut stream = Stream::open(call).await;
    assert_eq!(stream.next().await.unwrap().id, last);
    let mut told = Vec::new();
    for _ in 0..3 {
        let event = stream.next().await.unwrap();
        told.push(format!("{} {}", event.kind, event.data["html"].as_str().unwrap_or_default()));
    }
    assert_eq!(told, ["comment <p>two</p>", "delete ", "comment <p>three</p>"]);
    server.posted("four").await;
    assert_eq!(stream.next().await.unwrap().data["html"], "<p>four</p>");
}

#[tokio::test]
async fn nothing_is_missed_between_a_list_and_its_stream() {
    let server = Server::start().await;
    server.posted("listed").await;
    let since = server.list("").await["thread"]["event"].as_i64().unwrap();
    server.posted("between").await;
    let call = server.get(&format!("/api/events?thread=/post&since={since}"));
    let mut stream = Stream::open(call).await;
    stream.next().await.unwrap();
    assert_eq!(stream.next().await.unwrap().data["html"], "<p>between</p>");
}

#[tokio::test]
async fn a_place_that_is_no_longer_known_says_to_load_anew() {
    let server = Server::start().await;
    server.posted("x").await;
    for place in ["1000", "x", "", "-1", "\u{e9}", "99999999999999999999"] {
        let call = server.get("/api/events?thread=/post").header("last-event-id", place);
        let mut stream = Stream::open(call).await;
        let told = stream.next().await.unwrap();
        assert_eq!((told.kind.as_str(), told.id), ("reset", 1), "{place}");
    }
}

#[tokio::test]
async fn a_held_comment_is_told_of_when_it_is_approved() {
    let server = Server::with(&["--moderate"]).await;
    let mut stream = Stream::open(server.get("/api/events?thread=/post")).await;
    stream.next().await.unwrap();
    let (kept, removed) = (server.posted("kept").await, server.posted("removed").await);
    server.delete(&removed).await;
    let path = format!("/api/admin/comments/{}", kept["id"].as_str().unwrap());
    let approve = server.call(Method::PATCH, &path).moderator();
    approve.json(&json!({"state": "shown"})).success().await;
    let told = stream.next().await.unwrap();
    assert_eq!((told.kind.as_str(), &told.data["html"]), ("comment", &json!("<p>kept</p>")));
}

#[tokio::test]
async fn a_stream_that_falls_behind_gets_everything_all_the_same() {
    const COMMENTS: usize = 600;
    let server = Server::start().await;
    let mut stream = Stream::open(server.get("/api/events?thread=/post")).await;
    for number in 0..COMMENTS {
        server.posted(&number.to_string()).await;
    }
    stream.next().await.unwrap();
    for number in 0..COMMENTS {
        let told = stream.next().await.unwrap();
        assert_eq!(told.data["html"], format!("<p>{number}</p>"));
    }
}

#[tokio::test]
async fn streams_end_when_the_server_stops() {
    let server = Server::start().await;
    let mut stream = Stream::open(server.get("/api/events?thread=/post")).await;
    server.posted("x").await;
    assert_eq!(stream.kinds(2).await, ["", "comment"]);
    server.state.stop();
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn places_that_make_no_sense_are_refused() {
    let server = Server::start().await;
    for query in ["", "thread=", "thread=/post&since=x", "thread=/post&since=-1"] {
        server.get(&format!("/api/events?{query}")).send().await.is_problem(400, "parameter");
    }
}

#[tokio::test]
async fn an_edit_is_told_with_the_number_of_replies() {
    let server = Server::start().await;
    let root = server.posted("root").await;
    server.replied(&root, "reply").await;
    let since = server.list("").await["thread"]["event"].as_i64().unwrap();
    let call = server.get(&format!("/api/events?thread=/post&since={since}"));
    let mut stream = Stream::open(call).await;
    stream.next().await.unwrap();
    let edit = server.one(Method::PATCH, &root).bearer(&root["token"]);
    edit.json(&json!({"text": "edited"})).success().await;
    let told = stream.next().await.unwrap();
    assert_eq!((told.kind.as_str(), &told.data["replies"]["count"]), ("edit", &json!(1)));
}

#[tokio::test]
async fn one_address_may_have_only_so_many_streams_open() {
    let server = Server::with(&["--rate-scale", "1000", "--trust-proxy", "1"]).await;
    let listen =
        |address: &str| server.get("/api/events?thread=/post").header("x-forwarded-for", address);
    let mut streams = Vec::new();
    let refusal = loop {
        let response = listen("192.0.2.1").open().await;
        if response.status() != 200 {
            break response;
        }
        streams.push(response);
        assert!(streams.len() < 1_000, "there is no bound");
    };
    assert_eq!(refusal.status(), 429);
    assert!(refusal.headers().contains_key("retry-after"));
    assert_eq!(listen("192.0.2.2").open().await.status(), 200);
}
