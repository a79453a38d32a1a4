//! Requests that make no sense: each gets a problem document, and nothing is lost.

use axum::body::Body;
use axum::http::Method;
use serde_json::json;

use super::Server;
use crate::support::{Call, errors};

fn raw(server: &Server, body: impl Into<Body>) -> Call {
    let call = server.call(Method::POST, "/api/comments");
    call.header("content-type", "application/json").body(body)
}

#[tokio::test]
async fn bodies_that_are_no_json_are_unreadable() {
    let server = Server::start().await;
    let deep = "[".repeat(100_000);
    let cases: [&[u8]; 11] = [
        b"",
        b"{",
        b"{\"thread\": \"/post\", \"text\": \"x\"",
        b"{\"thread\": \"/post\", \"text\": \"x\"} more",
        b"{\"thread\": \"/post\", \"text\": \"\0\"}",
        b"\0\0\0\0",
        b"{\"thread\": \"/post\", \"text\": \"\xff\xfe\"}",
        b"{\"thread\": \"/post\", \"text\": \"\\ud800\"}",
        b"thread=/post&text=x",
        b"\xef\xbb\xbf{}",
        deep.as_bytes(),
    ];
    for body in cases {
        let answer = raw(&server, body.to_vec()).send().await;
        let text = String::from_utf8_lossy(body);
        assert!([400, 422].contains(&answer.status.as_u16()), "{text:.60}: {}", answer.text);
        answer.json();
    }
    assert_eq!(server.list("").await["thread"]["count"], 0);
}

#[tokio::test]
async fn members_of_the_wrong_type_are_named() {
    let server = Server::start().await;
    let cases = [
        (r#"{"thread": "/post", "text": 5}"#, "text invalid"),
        (r#"{"thread": "/post", "text": null}"#, "text invalid"),
        (r#"{"thread": ["/post"], "text": "x"}"#, "thread invalid"),
        (r#"{"thread": "/post", "text": "x", "author": "Ani"}"#, "author invalid"),
        (r#"{"thread": "/post", "text": "x", "author": {"name": 1}}"#, "author.name invalid"),
        (r#"{"thread": "/post", "text": "x", "parent": 1}"#, "parent invalid"),
        (r#"{"thread": "/post"}"#, "text required"),
        (r#"{"text": "x"}"#, "thread required"),
        (r#"{"thread": "/post", "text": "x", "author": ["Ani"]}"#, "author invalid"),
        (r#"["/post", null, null, null, null, "x"]"#, ". invalid"),
        ("[]", ". invalid"),
        ("5", ". invalid"),
        ("null", ". invalid"),
    ];
    for (body, expected) in cases {
        let problem = raw(&server, body).send().await.is_problem(422, "invalid");
        assert_eq!(errors(&problem).join(", "), expected, "{body}");
    }
}

#[tokio::test]
async fn a_text_that_no_database_holds_is_no_trouble_of_the_server() {
    let server = Server::start().await;
    for parent in ["%00", "0123456789abcde%00", "x"] {
        let call = server.get(&format!("/api/comments?thread=/post&parent={parent}"));
        call.send().await.is_problem(404, "not_found");
    }
    let zero = "a\u{0}b";
    let problem = server.post(json!({"text": "x", "parent": zero})).send().await;
    assert_eq!(errors(&problem.is_problem(422, "invalid")), ["parent not_found"]);
    let author = |member: &str, text: &str| json!({"author": {member: text}, "text": "x"});
    let bodies = [
        json!({"text": zero}),
        json!({"text": "x", "title": zero}),
        json!({"text": "x", "quote": zero}),
        json!({"text": "x", "url": format!("https://{zero}.example")}),
        json!({"text": "x", "thread": zero}),
        author("name", zero),
        author("email", &format!("{zero}@mail.example")),
        author("url", &format!("https://{zero}.example")),
    ];
    for body in bodies {
        let answer = server.post(body.clone()).send().await;
        assert!([201, 400, 422].contains(&answer.status.as_u16()), "{body}: {}", answer.text);
    }
}

#[tokio::test]
async fn a_refusal_does_not_say_all_again_that_came() {
    let server = Server::start().await;
    let long = "é".repeat(10_000);
    let body = json!({"thread": "/post", "text": "x", "author": long}).to_string();
    let problem = raw(&server, body).send().await.is_problem(422, "invalid");
    let detail = problem["detail"].as_str().unwrap();
    assert!((100..=201).contains(&detail.chars().count()), "{detail}");
}

#[tokio::test]
async fn a_body_must_be_sent_as_json() {
    let server = Server::start().await;
    for kind in ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonp"] {
        let call = server.call(Method::POST, "/api/comments").header("content-type", kind);
        call.body("{}").send().await.is_problem(415, "not_json");
    }
    server.call(Method::POST, "/api/comments").body("{}").send().await.is_problem(415, "not_json");
    let call = server.call(Method::POST, "/api/comments");
    let call = call.header("content-type", "Application/JSON; charset=utf-8");
    let body = json!({"thread": "/post", "text": "x"}).to_string();
    assert_eq!(call.body(body).send().await.status, 201);
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_not_read() {
    let server = Server::start().await;
    let text = "x".repeat(10 * 1024 * 1024);
    server.post(json!({"text": text})).send().await.is_problem(413, "too_large");
    let pieces = text.into_bytes().chunks(64 * 1024).map(<[u8]>::to_vec).collect::<Vec<_>>();
    let stream = futures_util::stream::iter(pieces.into_iter().map(Ok::<_, std::io::Error>));
    let answer = raw(&server, Body::from_stream(stream)).send().await;
    answer.is_problem(413, "too_large");
    let almost = json!({"text": "x", "unknown": "u".repeat(250_000)});
    assert_eq!(server.post(almost).send().await.status, 201);
}

#[tokio::test]
async fn a_body_that_breaks_off_stores_nothing() {
    let server = Server::start().await;
    let pieces = [Ok("{\"thread\": \"/post\", "), Err(std::io::Error::other("gone"))];
    let body = Body::from_stream(futures_util::stream::iter(pieces));
    raw(&server, body).send().await.is_problem(400, "unreadable");
    assert_eq!(server.list("").await["thread"]["count"], 0);
}

#[tokio::test]
async fn a_body_that_never_ends_is_given_up() {
    let server = Server::start().await;
    let body = Body::from_stream(futures_util::stream::pending::<Result<String, std::io::Error>>());
    // Only the clock moves: the server waits for the body and for nothing else.
    tokio::time::pause();
    raw(&server, body).send().await.is_problem(408, "too_slow");
}

#[tokio::test]
async fn places_and_methods_that_do_not_exist_are_told() {
    let server = Server::start().await;
    for path in [
        "/",
        "/api",
        "/api/",
        "/api/comment",
        "/api/comments/",
        "/api/comments/x/y",
        "/favicon.ico",
    ] {
        server.get(path).send().await.is_problem(404, "not_found");
    }
    let cases = [
        (Method::DELETE, "/api/comments", "GET,HEAD,POST"),
        (Method::POST, "/api/counts", "GET,HEAD"),
        (Method::GET, "/api/preview", "POST"),
        (Method::PUT, "/healthz", "GET,HEAD"),
    ];
    for (method, path, allowed) in cases {
        let answer = server.call(method, path).send().await;
        answer.is_problem(405, "method_not_allowed");
        assert_eq!(answer.header("allow"), Some(allowed), "{path}");
    }
}
