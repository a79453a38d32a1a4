//! `POST comments`.

use axum::http::Method;
use glosa_core::draft::HONEYPOT_FIELD;
use glosa_core::draft::limits::{REPLY_DEPTH, TEXT_CHARS};
use glosa_core::time::Timestamp;
use serde_json::{Value, json};

use super::Server;
use crate::support::{errors, outline};

#[tokio::test]
async fn a_comment_is_shown_with_all_that_its_writer_gave_but_the_address() {
    let server = Server::start().await;
    let answer = server
        .post(json!({
            "title": "Panggilan telepon", "url": "https://blog.example/post", "parent": null,
            "author": {"name": " Ani ", "email": "ani@mail.example", "url": "https://ani.example"},
            "text": "Halo **dunia**\nlagi", "quote": "sebuah kutipan",
        }))
        .send()
        .await;
    assert_eq!(answer.status, 201);
    let comment = answer.json();
    assert_eq!(
        comment["author"],
        json!({"name": "Ani", "url": "https://ani.example", "badge": null})
    );
    assert_eq!(comment["html"], "<p>Halo <strong>dunia</strong><br>\nlagi</p>");
    assert_eq!(comment["quote"], "sebuah kutipan");
    assert_eq!(comment["state"], "shown");
    assert_eq!(comment["replies"], json!({"count": 0, "comments": [], "next": null}));
    for member in ["parent", "edited"] {
        assert_eq!(comment[member], Value::Null);
    }
    let created = Timestamp::parse(comment["created"].as_str().unwrap()).unwrap();
    let until = Timestamp::parse(comment["edit_until"].as_str().unwrap()).unwrap();
    assert_eq!(until.0 - created.0, 60 * 60_000);
    assert!(comment["token"].as_str().unwrap().len() >= 43);

    let list = server.list("").await;
    assert_eq!(list["thread"]["title"], "Panggilan telepon");
    assert_eq!(list["thread"]["count"], 1);
    for text in [answer.text, list.to_string()] {
        assert!(!text.contains("mail.example"), "{text}");
    }
}

#[tokio::test]
async fn the_database_keeps_no_token_and_no_address() {
    let server = Server::start().await;
    let call = server.post(json!({"text": "x"})).header("idempotency-key", "a-key-of-the-browser");
    let token = call.success().await["token"].as_str().unwrap().to_owned();
    server.state.store().close().await;
    let content = server.place.content().await;
    assert!(content.contains("<p>x</p>"), "what is there is seen");
    for secret in [token.as_str(), "a-key-of-the-browser", "0.0.0.0"] {
        assert!(!content.contains(secret), "{secret} is kept");
    }
}

#[tokio::test]
async fn fields_out_of_order_are_named_all_at_once() {
    let server = Server::start().await;
    let long = "x".repeat(TEXT_CHARS + 1);
    let cases = [
        (json!({"text": ""}), "text required"),
        (json!({"text": " \n\t "}), "text required"),
        (json!({"text": long}), "text too_long"),
        (json!({"text": "\u{200b}\u{feff}\u{3164}\u{200f}\u{e0041}\u{301}"}), "text required"),
        (json!({"text": "\u{0}\u{7f}\u{85}"}), "text required"),
        (json!({"text": "[a]: https://x.example"}), "text required"),
        (json!({"text": "&#8203;"}), "text required"),
        (json!({"text": "[](https://x.example \"a>b\")"}), "text required"),
        (json!({"text": "#"}), "text required"),
        (json!({"text": "x", "quote": "q".repeat(2_001)}), "quote too_long"),
        (json!({"text": "x", "title": "t".repeat(501)}), "title too_long"),
        (json!({"text": "x", "url": "javascript:alert(1)"}), "url invalid"),
        (json!({"text": "x", "thread": ""}), "thread required"),
        (json!({"text": "x", "thread": "t".repeat(1_025)}), "thread too_long"),
        (json!({"text": "x", "thread": "a\u{0}"}), "thread invalid"),
        (json!({"text": "x", "author": {"name": "a\nb"}}), "author.name invalid"),
        (json!({"text": "x", "author": {"name": "a\u{2028}b"}}), "author.name invalid"),
        (json!({"text": "x", "author": {"name": "a\u{202e}b"}}), "author.name invalid"),
        (
            json!({"text": "x", "author": {"url": "https://a.example@b.example"}}),
            "author.url invalid",
        ),
        (json!({"text": "x", "author": {"name": "n".repeat(81)}}), "author.name too_long"),
        (json!({"text": "x", "author": {"email": "nobody"}}), "author.email invalid"),
        (json!({"text": "x", "author": {"url": "ftp://a.example"}}), "author.url invalid"),
        (json!({"text": "x", "parent": "1"}), "parent not_found"),
        (json!({"text": "x", "parent": "0000000000000000"}), "parent not_found"),
        (
            json!({"text": "", "author": {"email": "a", "url": "b"}}),
            "author.email invalid, author.url invalid, text required",
        ),
    ];
    for (body, expected) in cases {
        let answer = server.post(body.clone()).send().await;
        assert_eq!(errors(&answer.is_problem(422, "invalid")).join(", "), expected, "{body}");
    }
    assert_eq!(server.list("").await["thread"]["count"], 0);
}

#[tokio::test]
async fn what_is_just_within_the_limits_is_taken() {
    let server = Server::start().await;
    let cases = [
        json!({"text": "é".repeat(TEXT_CHARS)}),
        json!({"text": "x", "author": {"name": "ö".repeat(80)}}),
        json!({"text": "x", "author": null, "title": null, "url": null, "quote": null}),
        json!({"text": "a\r\nb\tc", "author": {"name": null, "email": "", "url": " "}}),
        json!({"text": "x", "thread": "t".repeat(1_024)}),
        json!({"text": "x", "unknown": {"member": 1}}),
    ];
    for body in cases {
        assert_eq!(server.post(body).send().await.status, 201);
    }
}

#[tokio::test]
async fn name_and_address_are_demanded_where_the_server_is_told_to() {
    let server = Server::with(&["--require-name", "--require-email"]).await;
    let answer = server.post(json!({"text": "x"})).send().await;
    let expected = ["author.name required", "author.email required"];
    assert_eq!(errors(&answer.is_problem(422, "invalid")), expected);
    for name in ["\u{200b}", "\u{3164}", "\u{301}", "\u{200f}\u{61c}", "\u{e0041}"] {
        let author = json!({"name": name, "email": "a@b.example"});
        let answer = server.post(json!({"text": "x", "author": author})).send().await;
        assert_eq!(errors(&answer.is_problem(422, "invalid")), ["author.name required"]);
    }
    let author = json!({"name": "Ani", "email": "a@b.example"});
    assert_eq!(server.post(json!({"text": "x", "author": author})).send().await.status, 201);
}

#[tokio::test]
async fn the_trap_for_programs_catches_what_fills_it_in() {
    let server = Server::start().await;
    let answer = server.post(json!({"text": "x", HONEYPOT_FIELD: "buy"})).send().await;
    answer.is_problem(422, "rejected");
    assert_eq!(server.post(json!({"text": "x", HONEYPOT_FIELD: ""})).send().await.status, 201);
    assert_eq!(server.list("").await["thread"]["count"], 1);
}

#[tokio::test]
async fn replies_answer_only_what_is_shown_in_the_same_thread() {
    let server = Server::start().await;
    let root = server.posted("root").await;
    let reply = server.replied(&root, "reply").await;
    assert_eq!(reply["parent"], root["id"]);
    let elsewhere = json!({"text": "x", "thread": "/other", "parent": root["id"]});
    let answer = server.post(elsewhere).send().await;
    assert_eq!(errors(&answer.is_problem(422, "invalid")), ["parent not_found"]);
    server.delete(&root).await;
    let answer = server.post(json!({"text": "x", "parent": root["id"]})).send().await;
    assert_eq!(errors(&answer.is_problem(422, "invalid")), ["parent not_shown"]);
    assert_eq!(outline(&server.list("").await["comments"]), "-[reply]");
}

#[tokio::test]
async fn a_talk_goes_only_so_deep() {
    let server = Server::start().await;
    let mut last = server.posted("root").await;
    for _ in 0..REPLY_DEPTH {
        last = server.replied(&last, "deeper").await;
    }
    let answer = server.post(json!({"text": "x", "parent": last["id"]})).send().await;
    assert_eq!(errors(&answer.is_problem(422, "invalid")), ["parent too_deep"]);
}

#[tokio::test]
async fn a_held_comment_is_accepted_and_not_shown() {
    let server = Server::with(&["--moderate"]).await;
    let answer = server.post(json!({"text": "wait"})).send().await;
    assert_eq!(answer.status, 202);
    assert_eq!(answer.json()["state"], "held");
    let list = server.list("").await;
    assert_eq!((&list["thread"]["count"], &list["thread"]["moderated"]), (&json!(0), &json!(true)));
    assert_eq!(list["comments"], json!([]));
}

#[tokio::test]
async fn a_moderators_comment_is_shown_at_once_and_says_whose_it_is() {
    let server = Server::with(&["--moderate"]).await;
    let answer = server.post(json!({"text": "x"})).moderator().send().await;
    assert_eq!(answer.status, 201);
    assert_eq!(answer.json()["author"]["badge"], "moderator");
}

#[tokio::test]
async fn what_came_along_with_a_pasted_text_is_left_out() {
    let server = Server::start().await;
    let body = json!({
        "text": "a\u{b}b\u{85}c\u{0}d\u{1b}[1m", "title": "One\u{202e}\n two\u{2069}",
        "author": {"name": "\u{200b}"},
    });
    let comment = server.post(body).success().await;
    assert_eq!(comment["html"], "<p>a<br>\nb<br>\ncd[1m</p>");
    assert_eq!(comment["author"]["name"], "", "a name that nobody sees is none");
    assert_eq!(server.list("").await["thread"]["title"], "One  two");
}

#[tokio::test]
async fn what_a_held_comment_says_of_its_article_is_not_public() {
    let server = Server::with(&["--moderate"]).await;
    let post = |title: &str| {
        let page = format!("https://blog.example/{title}");
        server.post(json!({"text": "x", "title": title, "url": page}))
    };
    let (spam, good, late) =
        (post("spam").success().await, post("good").success().await, post("late").success().await);
    let title = async || server.list("").await["thread"]["title"].clone();
    let judge = async |comment: &Value, state: &str| {
        let path = format!("/api/admin/comments/{}", comment["id"].as_str().unwrap());
        server.call(Method::PATCH, &path).moderator().json(&json!({"state": state})).success().await
    };
    assert_eq!(title().await, "");
    let queue = server.get("/api/admin/comments").moderator().success().await;
    let queued = |number: usize| queue["comments"][number]["thread"].clone();
    assert_eq!(
        queued(0),
        json!({"key": "/post", "title": "spam", "url": "https://blog.example/spam"})
    );
    assert_eq!(queued(1)["title"], "good", "the moderator sees what would become public");
    judge(&spam, "deleted").await;
    assert_eq!(title().await, "");
    judge(&good, "shown").await;
    assert_eq!(title().await, "good");
    judge(&late, "shown").await;
    assert_eq!(title().await, "good");
    server.one(Method::DELETE, &good).moderator().send().await;
    assert_eq!(title().await, "good");
    server.one(Method::DELETE, &late).moderator().send().await;
    assert_eq!(title().await, "", "nobody is left who says so");
}

#[tokio::test]
async fn the_first_comment_names_the_article_and_later_ones_do_not() {
    let server = Server::start().await;
    for title in ["First", "Second"] {
        server.post(json!({"text": "x", "title": title})).success().await;
    }
    assert_eq!(server.list("").await["thread"]["title"], "First");
}
