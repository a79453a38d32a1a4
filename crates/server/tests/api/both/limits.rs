//! How much one address may do.

use axum::http::Method;
use serde_json::json;

use super::Server;
use crate::support::{ADMIN, Answer, Call};

/// A tenth of the limits: a slow machine cannot earn more while it is at it.
const ALL: &[&str] = &["--rate-scale", "0.1", "--trust-proxy", "1"];

/// Sends until a call is refused; how many were not, and the refusal.
async fn exhaust(mut call: impl FnMut() -> Call) -> (usize, Answer) {
    for count in 0..500 {
        let answer = call().header("x-forwarded-for", "192.0.2.1").send().await;
        if answer.status == 429 {
            return (count, answer);
        }
    }
    panic!("there is no limit");
}

#[tokio::test]
async fn each_action_has_its_own_limit_and_says_when_to_come_back() {
    let server = Server::with(ALL).await;
    let comment = server.posted("x").await;
    let id = comment["id"].as_str().unwrap().to_owned();
    let one = format!("/api/comments/{id}");
    let text = json!({"text": "x"});
    let (vote, events) = (format!("{one}/vote"), "/api/events?thread=");
    type Make<'a> = Box<dyn Fn() -> Call + 'a>;
    let calls: [(&str, usize, Make<'_>); 7] = [
        ("read", 20, Box::new(|| server.get("/api/counts?thread=/post"))),
        ("post", 1, Box::new(|| server.post(text.clone()))),
        (
            "edit",
            1,
            Box::new(|| server.call(Method::PATCH, &one).bearer(&comment["token"]).json(&text)),
        ),
        ("vote", 2, Box::new(|| server.call(Method::PUT, &vote))),
        ("preview", 3, Box::new(|| server.call(Method::POST, "/api/preview").json(&text))),
        ("listen", 3, Box::new(|| server.get(events))),
        ("guess", 1, Box::new(|| server.call(Method::DELETE, &one).bearer(&json!("wrong")))),
    ];
    for (action, burst, call) in calls {
        let (passed, refusal) = exhaust(call).await;
        assert!((burst..burst + 20).contains(&passed), "{action}: {passed}");
        refusal.is_problem(429, "too_fast");
        let seconds: u64 = refusal.header("retry-after").unwrap().parse().unwrap();
        assert!((1..=100).contains(&seconds), "{action}: {seconds}");
    }
}

#[tokio::test]
async fn after_too_many_wrong_tokens_a_right_one_does_not_show_itself() {
    let server = Server::with(ALL).await;
    let comment = server.posted("x").await;
    let one = format!("/api/comments/{}", comment["id"].as_str().unwrap());
    let text = json!({"text": "x"});
    type Make<'a> = Box<dyn Fn() -> Call + 'a>;
    let calls: [(&str, Make<'_>); 5] = [
        ("look", Box::new(|| server.get(&one))),
        ("post", Box::new(|| server.post(text.clone()))),
        ("edit", Box::new(|| server.call(Method::PATCH, &one).json(&text))),
        ("delete", Box::new(|| server.call(Method::DELETE, &one))),
        ("moderate", Box::new(|| server.get("/api/admin/comments"))),
    ];
    exhaust(|| server.get(&one).bearer(&json!("wrong"))).await;
    for (what, call) in calls {
        for token in [&json!(ADMIN), &comment["token"], &json!("wrong")] {
            let answer = call().bearer(token).header("x-forwarded-for", "192.0.2.1").send().await;
            assert_eq!(answer.status, 429, "{what}: {}", answer.text);
        }
    }
    // Who names no token, and who asks from elsewhere, is not touched by that.
    assert_eq!(server.get(&one).header("x-forwarded-for", "192.0.2.1").send().await.status, 200);
    let elsewhere = server.get("/api/admin/comments").moderator();
    assert_eq!(elsewhere.header("x-forwarded-for", "192.0.2.2").send().await.status, 200);
}

#[tokio::test]
async fn right_tokens_are_not_counted_as_wrong() {
    let server = Server::with(ALL).await;
    for _ in 0..20 {
        assert_eq!(server.get("/api/admin/comments").moderator().send().await.status, 200);
    }
}

#[tokio::test]
async fn one_address_does_not_use_up_what_others_have() {
    let server = Server::with(ALL).await;
    let post = || server.post(json!({"text": "x"}));
    exhaust(post).await;
    let other = post().header("x-forwarded-for", "192.0.2.2").send().await;
    assert_eq!(other.status, 201);
    let claimed = post().header("x-forwarded-for", "192.0.2.2, 192.0.2.1").send().await;
    assert_eq!(claimed.status, 429, "an address that the client claims is not believed");
}

#[tokio::test]
async fn what_is_refused_for_its_fields_costs_nothing_and_moderators_are_free() {
    let server = Server::with(ALL).await;
    let address = |call: Call| call.header("x-forwarded-for", "192.0.2.1").send();
    for _ in 0..20 {
        assert_eq!(address(server.post(json!({"text": ""}))).await.status, 422);
        assert_eq!(address(server.post(json!({"text": "x"})).moderator()).await.status, 201);
    }
    assert_eq!(address(server.post(json!({"text": "x"}))).await.status, 201);
}
