//! The `glosa` dialect against exchanges recorded from the reference server.
#![allow(clippy::unwrap_used, reason = "tests")]

use glosa_core::draft::{Code, Field, Identity, Post, Problem, Refusal};
use glosa_core::json::Value;
use glosa_core::thread::{CommentId, Sort, State};
use glosa_core::time::Timestamp;
use glosa_core::wire::{Ask, Body, Content, Dialect, Level, Place, Request, Response, glosa};

const ENDPOINT: &str = "https://comments.example/api";

/// A recorded exchange of `tests/fixtures/wire/glosa`.
fn recorded(name: &str) -> (Value, Response) {
    let path =
        format!("{}/../../tests/fixtures/wire/glosa/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let exchange: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let answer = exchange.get("response");
    let headers = answer.get("headers").members().iter();
    let response = Response {
        status: answer.get("status").as_f64().unwrap() as u16,
        headers: headers.map(|(k, v)| (k.clone(), v.as_str().unwrap().to_owned())).collect(),
        body: match answer.get("body") {
            Value::Null => Body::Empty,
            value => Body::Json(value.clone()),
        },
    };
    (exchange.get("request").clone(), response)
}

fn answer(name: &str) -> Response {
    recorded(name).1
}

/// Asserts that `ask` makes the recorded request.
fn asks(name: &str, ask: &Ask) {
    let (expected, _) = recorded(name);
    let Request { method, url, headers, content, .. } = glosa::request(ENDPOINT, ask);
    assert_eq!(Some(method.as_str()), expected.get("method").as_str(), "{name}");
    let expected_url = expected.get("url").as_str().unwrap().replace("{endpoint}", ENDPOINT);
    assert_eq!(url, expected_url, "{name}");
    let headers: Vec<_> =
        headers.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
    assert_eq!(&headers[..], expected.get("headers").members(), "{name}");
    let body = if let Content::Json(value) = content { value } else { Value::Null };
    assert_eq!(body, *expected.get("body"), "{name}");
}

fn header(name: &str, header: &str) -> String {
    let (request, _) = recorded(name);
    let value = request.get("headers").get(header).as_str().unwrap().to_owned();
    value.trim_start_matches("Bearer ").to_owned()
}

fn id_of(name: &str) -> CommentId {
    let (request, _) = recorded(name);
    let url = request.get("url").as_str().unwrap().to_owned();
    url.split('/').nth(2).unwrap().into()
}

fn find(name: &str, token: Option<String>) -> Ask {
    Ask::Find { thread: "/night".to_owned(), id: id_of(name), token }
}

fn first_post(key: String, post: Post) -> Ask {
    Ask::Post { key, post, at: Timestamp(0), again: None }
}

#[test]
fn requests_are_those_that_the_server_was_asked() {
    let level = |thread: &str, sort| Level { thread: thread.to_owned(), sort, ..Level::default() };
    asks("list", &Ask::List(level("/night", Sort::Oldest)));
    asks("list_unknown_thread", &Ask::List(level("/nowhere", Sort::Oldest)));
    asks("list_closed", &Ask::List(Level { limit: Some(1), ..level("/night", Sort::Newest) }));
    let parent = answer("list").json().unwrap().get("comments").items()[0].get("id").as_text();
    let replies = Level { parent: parent.map(CommentId), limit: Some(2), ..Level::default() };
    let replies = Level { thread: "/night".to_owned(), ..replies };
    asks("list_replies", &Ask::List(replies));
    asks("find", &find("find", None));
    let token = header("find_own", "authorization");
    asks("find_own", &find("find_own", Some(token.clone())));
    let text = "New *words*".to_owned();
    asks("edit", &Ask::Edit { id: id_of("edit"), token: token.clone(), text });
    asks("delete", &Ask::Delete { id: id_of("delete"), token: header("delete", "authorization") });
    for (name, stands) in [("vote", true), ("vote_withdrawn", false)] {
        let voter = header(name, "glosa-voter");
        asks(name, &Ask::Vote { id: id_of(name), voter, stands });
    }
    asks("preview", &Ask::Preview { text: "A *sample*".to_owned() });
    asks("counts", &Ask::Counts { threads: vec!["/night".to_owned(), "/nowhere".to_owned()] });
}

#[test]
fn a_list_begins_where_it_is_asked_to() {
    let id = CommentId::from("3/4");
    let places = [
        (Place::Start, ""),
        (Place::behind(Some(String::new())), ""),
        (Place::behind(Some("b c".to_owned())), "&after=b%20c"),
        (Place::Before("bc".to_owned()), "&before=bc"),
        (Place::RootOf(id), "&at=3%2F4"),
    ];
    for (place, expected) in places {
        let thread = "/night".to_owned();
        let level = Level { thread, sort: Sort::Newest, place, ..Level::default() };
        let url = glosa::request("/api", &Ask::List(level)).url;
        assert_eq!(url, format!("/api/comments?thread=%2Fnight&sort=newest{expected}"));
    }
}

#[test]
fn a_post_carries_its_key_and_the_hidden_field_only_when_filled() {
    let post = Post {
        thread: "/night".to_owned(),
        title: "Night of the ransomware".to_owned(),
        url: "https://blog.example/night".to_owned(),
        identity: Identity {
            author: " Ida <b> ".to_owned(),
            email: "ida@example.org".to_owned(),
            url: "https://ida.example".to_owned(),
        },
        text: "A thought with **weight**.".to_owned(),
        ..Post::default()
    };
    let key = header("post_shown", "idempotency-key");
    asks("post_shown", &first_post(key, post));
    let spam = Post {
        identity: Identity { author: "Ida".to_owned(), ..Identity::default() },
        text: "buy".to_owned(),
        honeypot: "cheap".to_owned(),
        thread: "/night".to_owned(),
        title: "Night of the ransomware".to_owned(),
        url: "https://blog.example/night".to_owned(),
        ..Post::default()
    };
    asks("post_spam", &first_post(header("post_spam", "idempotency-key"), spam));
}

#[test]
fn a_list_is_read_with_its_replies_and_where_it_goes_on() {
    let (info, page) = glosa::read_list(&answer("list")).unwrap();
    let info = info.unwrap();
    assert_eq!((info.count, info.closed, info.moderated), (7, false, false));
    let first = &page.comments[0];
    assert_eq!(first.author.name, "Ida <b>");
    assert_eq!(first.author.url.as_deref(), Some("https://ida.example"));
    assert_eq!((first.replies, first.state, first.parent.clone()), (6, State::Shown, None));
    let replies: Vec<_> =
        page.comments.iter().filter(|c| c.parent.as_ref() == Some(&first.id)).collect();
    assert!(!replies.is_empty() && replies.len() < 6, "the fixture nests some replies");
    assert_eq!(page.more_replies.len(), 1);
    assert_eq!(page.more_replies[0].0, first.id);
    let (_, rest) = glosa::read_list(&answer("list_replies")).unwrap();
    assert_eq!(rest.comments.len(), 2);
    assert!(rest.next.is_some());
    let (info, page) = glosa::read_list(&answer("list_unknown_thread")).unwrap();
    assert_eq!((info.unwrap().count, page.comments.len(), page.next), (0, 0, None));
    assert!(glosa::read_list(&answer("list_closed")).unwrap().0.unwrap().closed);
}

#[test]
fn posts_are_read_with_their_token_and_whether_they_are_held() {
    let shown = glosa::read_posted(&answer("post_shown")).unwrap();
    assert_eq!(shown.comment.state, State::Shown);
    assert_eq!(shown.comment.html, "<p>A thought with <strong>weight</strong>.</p>");
    assert!(shown.token.is_some_and(|token| token.len() > 20));
    let held = glosa::read_posted(&answer("post_held")).unwrap();
    assert_eq!(held.comment.state, State::Held);
}

#[test]
fn one_comment_is_found_below_those_that_it_answers() {
    let found = glosa::read_found(&answer("find")).unwrap();
    let names: Vec<_> = found.path.iter().map(|comment| comment.id.clone()).collect();
    assert_eq!(names, [id_of("find_own"), id_of("find")]);
    assert_eq!(found.text, None, "its source is its writer's");
    assert_eq!(found.thread.as_deref(), Some("/night"));
    let own = glosa::read_found(&answer("find_own")).unwrap();
    assert_eq!(own.text.as_deref(), Some("A thought with **weight**."));
    let held = glosa::read_found(&answer("find_held")).unwrap();
    assert_eq!(held.path[0].state, State::Held);
}

#[test]
fn smaller_answers_are_read() {
    let edited = glosa::read_edited(&answer("edit")).unwrap();
    assert!(edited.edited.is_some());
    assert_eq!(edited.html, "<p>New <em>words</em></p>");
    for name in ["delete", "delete_again"] {
        assert_eq!(glosa::read_deleted(&answer(name)), Ok(()), "{name}");
    }
    assert_eq!(glosa::read_voted(&answer("vote")), Ok(1));
    assert_eq!(glosa::read_voted(&answer("vote_withdrawn")), Ok(0));
    let preview = glosa::read_preview(&answer("preview")).unwrap();
    assert_eq!(preview, "<p>A <em>sample</em></p>");
    let counts = glosa::read_counts(&answer("counts")).unwrap();
    assert_eq!(counts, [("/night".to_owned(), 7), ("/nowhere".to_owned(), 0)]);
}

#[test]
fn each_refusal_of_the_server_is_told_from_the_others() {
    let invalid = Refusal::Invalid(vec![
        Problem { field: Field::Email, code: Code::Invalid },
        Problem { field: Field::Url, code: Code::Invalid },
    ]);
    let empty = Refusal::Invalid(vec![Problem { field: Field::Text, code: Code::Required }]);
    let spam = "The comment was taken for one that a program wrote.".to_owned();
    let cases = [
        ("post_closed", Refusal::Closed),
        ("post_conflict", Refusal::Conflict),
        ("post_too_long", Refusal::TooLong),
        ("post_invalid", invalid),
        ("post_empty", empty),
        ("post_spam", Refusal::Rejected(spam)),
        ("find_unknown", Refusal::NotFound),
        ("find_held_of_others", Refusal::NotFound),
        ("edit_without_right", Refusal::NotAllowed),
        ("delete_again", Refusal::Gone),
    ];
    for (name, expected) in cases {
        assert_eq!(glosa::read_posted(&answer(name)), Err(expected), "{name}");
    }
    let too_fast = glosa::read_posted(&answer("post_too_fast")).unwrap_err();
    assert!(matches!(too_fast, Refusal::TooFast { retry_after: Some(1..) }), "{too_fast:?}");
}

/// A problem document as the protocol has it.
fn problem(code: &str, errors: &[(&str, &str)]) -> Body {
    let error = |(field, code): &(&str, &str)| {
        Value::object([("field", (*field).into()), ("code", (*code).into())])
    };
    Body::Json(Value::object([
        ("code", code.into()),
        ("detail", "Why.".into()),
        ("errors", Value::Array(errors.iter().map(error).collect())),
    ]))
}

#[test]
fn answers_of_proxies_and_of_other_servers_are_refusals_too() {
    let html = || Body::Text("<html>Bad gateway".to_owned());
    let object = || Body::Json(Value::object([]));
    let trouble = |retry_after| Refusal::ServerTrouble { retry_after };
    let cases = [
        (502, html(), trouble(None)),
        (503, Body::Empty, trouble(None)),
        (408, Body::Empty, trouble(None)),
        (429, html(), Refusal::TooFast { retry_after: None }),
        (403, html(), Refusal::Blocked),
        (413, html(), Refusal::TooLong),
        (401, problem("login_required", &[]), Refusal::NeedsLogin),
        (403, problem("blocked", &[]), Refusal::Blocked),
        (409, problem("duplicate", &[]), Refusal::Duplicate),
        (422, problem("invalid", &[("parent", "not_found")]), Refusal::Gone),
        (422, problem("invalid", &[("quote", "too_long")]), Refusal::Rejected("Why.".to_owned())),
        (
            422,
            problem("invalid", &[("author.name", "required")]),
            Refusal::NeedsIdentity { email: false },
        ),
        (
            422,
            problem("invalid", &[("author.name", "required"), ("author.email", "required")]),
            Refusal::NeedsIdentity { email: true },
        ),
        (418, object(), Refusal::Other(418)),
        (304, Body::Empty, Refusal::Other(304)),
    ];
    for (status, body, expected) in cases {
        let response = Response { status, headers: Vec::new(), body };
        assert_eq!(glosa::read_list(&response), Err(expected), "{status}");
    }
    for body in [html(), Body::Empty, object(), Body::Json(Value::Null)] {
        let response = Response { status: 200, headers: Vec::new(), body };
        let answer = glosa::read_list(&response);
        assert!(matches!(answer, Err(Refusal::BadAnswer(_))), "{answer:?}");
        let answer = glosa::read_posted(&response);
        assert!(matches!(answer, Err(Refusal::BadAnswer(_))), "{answer:?}");
    }
}

#[test]
fn a_wait_is_read_in_seconds_and_bounded() {
    let cases = [("20", Some(20)), (" 7 ", Some(7)), ("99999999", Some(86_400)), ("soon", None)];
    for (text, expected) in cases {
        let headers = vec![("retry-after".to_owned(), text.to_owned())];
        let response = Response { status: 503, headers, body: Body::Empty };
        let refusal = glosa::read_list(&response).unwrap_err();
        assert_eq!(refusal, Refusal::ServerTrouble { retry_after: expected }, "{text}");
    }
}

#[test]
fn a_thread_nested_beyond_reason_is_read_without_recursion() {
    let mut comments = Value::Array(Vec::new());
    for depth in 0..20_000 {
        let replies = Value::object([("count", 1.0.into()), ("comments", comments)]);
        comments = Value::Array(vec![Value::object([
            ("id", depth.to_string().into()),
            ("created", "2021-07-09T00:00:00Z".into()),
            ("replies", replies),
        ])]);
    }
    let body = Body::Json(Value::object([("comments", comments)]));
    let response = Response { status: 200, headers: Vec::new(), body };
    assert_eq!(glosa::read_list(&response).unwrap().1.comments.len(), 20_000);
    // Taking such a value down is recursive, and not what is tested here.
    core::mem::forget(response);
}

#[test]
fn a_dialect_is_found_by_its_name_and_any_other_is_the_publishers_own() {
    for dialect in Dialect::ALL {
        assert_eq!(Dialect::named(dialect.name()), dialect);
    }
    assert_eq!(Dialect::named("WordPress"), Dialect::WordPress);
    assert_eq!(Dialect::named("disqus"), Dialect::Own);
}
