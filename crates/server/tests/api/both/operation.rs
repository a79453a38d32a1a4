//! What the one who runs the server relies on.

use axum::http::Method;
use glosa_core::draft::HONEYPOT_FIELD;
use glosa_core::draft::limits::{AUTHOR_CHARS, QUOTE_CHARS, TEXT_CHARS, THREAD_BYTES, TITLE_CHARS};
use serde_json::{Value, json};

use super::Server;
use crate::support::Answer;

async fn preflight(server: &Server, origin: &str) -> Answer {
    let headers =
        "authorization,content-type,idempotency-key,last-event-id,glosa-voter,glosa-tokens";
    let call = server.call(Method::OPTIONS, "/api/comments").header("origin", origin);
    let call = call.header("access-control-request-method", "POST");
    call.header("access-control-request-headers", headers).send().await
}

#[tokio::test]
async fn only_pages_of_named_origins_are_let_in() {
    let cases: [(&[&str], &str, Option<&str>); 7] = [
        (&[], "https://blog.example", None),
        (&["https://blog.example"], "https://blog.example", Some("https://blog.example")),
        (&["https://blog.example"], "https://blog.example.evil.example", None),
        (&["https://blog.example"], "http://blog.example", None),
        (&["https://blog.example"], "null", None),
        (&["https://a.example,https://b.example"], "https://b.example", Some("https://b.example")),
        (&["*"], "https://any.example", Some("*")),
    ];
    for (origins, origin, expected) in cases {
        let options: Vec<&str> =
            origins.iter().flat_map(|origin| ["--allow-origin", origin]).collect();
        let server = Server::with(&options).await;
        let get = server.get("/api/counts?thread=x").header("origin", origin).send().await;
        let refusal = server.get("/nowhere").header("origin", origin).send().await;
        for answer in [preflight(&server, origin).await, get, refusal] {
            let allowed = answer.header("access-control-allow-origin");
            assert_eq!(allowed, expected, "{origins:?} {origin}");
            assert_eq!(answer.header("access-control-allow-credentials"), None);
        }
    }
}

#[tokio::test]
async fn a_preflight_names_all_that_the_widget_sends_and_is_remembered() {
    let server = Server::with(&["--allow-origin", "https://blog.example"]).await;
    let answer = preflight(&server, "https://blog.example").await;
    let allowed = answer.header("access-control-allow-headers").unwrap();
    for header in
        ["authorization", "content-type", "idempotency-key", "last-event-id", "glosa-voter"]
    {
        assert!(allowed.contains(header), "{header} in {allowed}");
    }
    let methods = answer.header("access-control-allow-methods").unwrap();
    for method in ["GET", "POST", "PATCH", "PUT", "DELETE"] {
        assert!(methods.contains(method), "{method} in {methods}");
    }
    assert_eq!(answer.header("access-control-max-age"), Some("7200"));
    let get = server.get("/api/counts?thread=x").header("origin", "https://blog.example");
    let exposed = get.send().await;
    assert_eq!(exposed.header("access-control-expose-headers"), Some("retry-after"));
}

#[tokio::test]
async fn a_database_that_is_away_is_trouble_that_passes() {
    let server = Server::start().await;
    let comment = server.posted("x").await;
    server.state.store().close().await;
    let id = comment["id"].as_str().unwrap();
    let calls = [
        server.get("/healthz"),
        server.get("/api/comments?thread=/post"),
        server.get(&format!("/api/comments/{id}")),
        server.get("/api/events?thread=/post"),
        server.post(json!({"text": "x"})),
        server.call(Method::PUT, &format!("/api/comments/{id}/vote")),
    ];
    for call in calls {
        let answer = call.send().await;
        answer.is_problem(503, "unavailable");
        assert_eq!(answer.header("retry-after"), Some("5"));
        assert!(!answer.text.contains("sqlx") && !answer.text.contains("pool"), "{}", answer.text);
    }
}

#[tokio::test]
async fn health_is_that_of_the_database() {
    let server = Server::start().await;
    let health = server.get("/healthz").success().await;
    assert_eq!(health, json!({"status": "ok", "version": env!("CARGO_PKG_VERSION")}));
}

#[tokio::test]
async fn answers_are_neither_kept_nor_guessed_at() {
    let server = Server::start().await;
    for path in ["/api/comments?thread=x", "/nowhere", "/healthz"] {
        let answer = server.get(path).send().await;
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
    }
}

#[tokio::test]
async fn the_description_has_every_verb_and_no_dangling_name() {
    let server = Server::start().await;
    let description = server.get("/openapi.json").success().await;
    assert_eq!(description["openapi"], "3.1.0");
    let verbs = [
        ("/api/comments", "get post"),
        ("/api/comments/{id}", "delete get patch"),
        ("/api/comments/{id}/vote", "delete put"),
        ("/api/preview", "post"),
        ("/api/counts", "get"),
        ("/api/events", "get"),
        ("/api/admin/comments", "get"),
        ("/api/admin/comments/{id}", "patch"),
        ("/api/admin/comments/{id}/block", "delete put"),
        ("/api/admin/threads", "patch"),
        ("/healthz", "get"),
    ];
    let paths = description["paths"].as_object().unwrap();
    assert_eq!(paths.len(), verbs.len());
    let mut operations = Vec::new();
    for (path, expected) in verbs {
        let item = paths[path].as_object().unwrap();
        let mut found: Vec<&str> = item.keys().map(String::as_str).collect();
        found.sort_unstable();
        assert_eq!(found.join(" "), expected, "{path}");
        operations.extend(item.values().map(|operation| operation["operationId"].to_string()));
    }
    let all = operations.len();
    operations.sort_unstable();
    operations.dedup();
    assert_eq!(operations.len(), all, "names of operations are unique");
    check_references(&description, &description);
}

/// The statuses that each operation can answer with, besides those that all can.
const STATUSES: [(&str, &str, &str); 16] = [
    ("get", "/api/comments", "200 400 404 429"),
    ("post", "/api/comments", "201 202 400 403 409 413 415 422 429"),
    ("get", "/api/comments/{id}", "200 400 404 410 429"),
    ("patch", "/api/comments/{id}", "200 400 401 403 404 410 413 415 422 429"),
    ("delete", "/api/comments/{id}", "204 401 403 404 410 429"),
    ("put", "/api/comments/{id}/vote", "200 400 404 410 429"),
    ("delete", "/api/comments/{id}/vote", "200 400 404 410 429"),
    ("post", "/api/preview", "200 400 413 415 422 429"),
    ("get", "/api/counts", "200 400 429"),
    ("get", "/api/events", "200 400 429"),
    ("get", "/api/admin/comments", "200 400 401 403 429"),
    ("patch", "/api/admin/comments/{id}", "200 400 401 403 404 409 410 413 415 422 429"),
    ("put", "/api/admin/comments/{id}/block", "204 401 403 404 410 429"),
    ("delete", "/api/admin/comments/{id}/block", "204 401 403 404 410 429"),
    ("patch", "/api/admin/threads", "200 400 401 403 413 415 422 429"),
    ("get", "/healthz", "200"),
];

#[tokio::test]
async fn every_answer_of_every_operation_is_described() {
    let server = Server::start().await;
    let description = server.get("/openapi.json").success().await;
    let mut count = 0;
    for (path, item) in description["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let known = STATUSES.iter().find(|known| (known.0, known.1) == (method, path));
            let (_, _, known) = known.unwrap_or_else(|| panic!("{method} {path}"));
            let mut expected: Vec<&str> = known.split(' ').chain(["408", "500", "503"]).collect();
            expected.sort_unstable();
            let responses = operation["responses"].as_object().unwrap();
            let described: Vec<&str> = responses.keys().map(String::as_str).collect();
            assert_eq!(described, expected, "{method} {path}");
            for (status, response) in responses {
                let sentence = response["description"].as_str().unwrap_or_default();
                assert!(!sentence.is_empty(), "{method} {path} {status}");
                let waits = response["headers"]["Retry-After"].is_object();
                assert_eq!(waits, ["429", "503"].contains(&status.as_str()), "{path} {status}");
            }
            count += 1;
        }
    }
    assert_eq!(count, STATUSES.len());
    let codes = &description["components"]["schemas"]["FieldCode"]["enum"];
    let known =
        ["required", "too_short", "too_long", "invalid", "not_found", "not_shown", "too_deep"];
    assert_eq!(codes, &json!(known));
}

#[tokio::test]
async fn the_description_has_the_limits_that_the_server_enforces() {
    let server = Server::start().await;
    let description = server.get("/openapi.json").success().await;
    let limits = [
        ("PostBody", "text", TEXT_CHARS),
        ("PostBody", "thread", THREAD_BYTES),
        ("PostBody", "title", TITLE_CHARS),
        ("PostBody", "quote", QUOTE_CHARS),
        ("AuthorBody", "name", AUTHOR_CHARS),
        ("EditBody", "text", TEXT_CHARS),
        ("PreviewBody", "text", TEXT_CHARS),
    ];
    for (schema, member, limit) in limits {
        let place = format!("/components/schemas/{schema}/properties/{member}/maxLength");
        assert_eq!(description.pointer(&place), Some(&json!(limit)), "{place}");
    }
    let trap = format!("/components/schemas/PostBody/properties/{HONEYPOT_FIELD}");
    assert!(description.pointer(&trap).is_some());
}

/// Every `$ref` leads to something, and every named security scheme is there.
fn check_references(value: &Value, description: &Value) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get("$ref") {
                let place = reference.trim_start_matches('#');
                assert!(description.pointer(place).is_some(), "{reference}");
            }
            for scheme in members.get("security").and_then(Value::as_array).into_iter().flatten() {
                for name in scheme.as_object().unwrap().keys() {
                    let place = format!("/components/securitySchemes/{name}");
                    assert!(description.pointer(&place).is_some(), "{place}");
                }
            }
            members.values().for_each(|member| check_references(member, description));
        }
        Value::Array(items) => items.iter().for_each(|item| check_references(item, description)),
        _ => {}
    }
}
