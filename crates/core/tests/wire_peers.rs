//! Dialects of servers that do not run in our tests, by exchanges written after what they
//! publish: Artalk (`docs/swagger/swagger.yaml`, `server/handler`) and Cusdis
//! (`pages/api/open/comments.ts`, `service/comment.service.ts`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use glosa_core::draft::{Code, Field, Identity, Post, Problem, Refusal};
use glosa_core::json::Value;
use glosa_core::thread::{CommentId, Sort, State};
use glosa_core::time::Timestamp;
use glosa_core::wire::{
    Answer, Ask, Body, Content, Dialect, Exchange, Level, Place, Request, Response, Server,
};

fn artalk() -> Server {
    Server {
        dialect: Dialect::Artalk,
        endpoint: "https://talk.example".to_owned(),
        site: "Blog".to_owned(),
        ..Server::default()
    }
}

fn cusdis() -> Server {
    Server {
        dialect: Dialect::Cusdis,
        endpoint: "https://cusdis.example".to_owned(),
        site: "0d3e".to_owned(),
        ..Server::default()
    }
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Gives an exchange its answers, status and JSON each; what it asked for, and its end.
fn talk<T>(
    mut exchange: Exchange<T>,
    answers: &[(u16, &str)],
) -> (Vec<Request>, Result<T, Refusal>) {
    let (mut asked, mut answers) = (Vec::new(), answers.iter());
    loop {
        match exchange {
            Exchange::Done(end) => return (asked, end),
            Exchange::Send(request, next) => {
                asked.push(*request);
                let (status, text) = answers.next().expect("one answer too few");
                let headers = Vec::new();
                exchange =
                    next(Response { status: *status, headers, body: Body::Json(json(text)) });
            }
        }
    }
}

fn level(after: Option<&str>) -> Ask {
    Ask::List(Level {
        thread: "/night".to_owned(),
        sort: Sort::Newest,
        place: Place::behind(after.map(str::to_owned)),
        ..Level::default()
    })
}

fn post(parent: Option<&str>, again: Option<Timestamp>) -> Ask {
    let post = Post {
        thread: "/night".to_owned(),
        title: "Night".to_owned(),
        url: "https://blog.example/night".to_owned(),
        parent: parent.map(CommentId::from),
        identity: Identity {
            author: "Ann".to_owned(),
            email: "ann@example.com".to_owned(),
            url: String::new(),
        },
        text: "Hello *there*".to_owned(),
        ..Post::default()
    };
    Ask::Post { key: "k1".to_owned(), post, at: Timestamp(1_784_973_600_000), again }
}

const ARTALK_COMMENT: &str = r#"{"id":1008,"content":"Hello *there*",
    "content_marked":"<p>Hello <em>there</em></p>\n","user_id":1000,"nick":"Ann",
    "email_encrypted":"a1","link":"","ua":"","date":"2026-07-25 10:00:00","is_collapsed":false,
    "is_pending":true,"is_pinned":false,"is_allow_reply":true,"is_verified":false,"rid":0,
    "badge_name":"","badge_color":"","visible":true,"vote_up":3,"vote_down":1,
    "page_key":"/night","page_url":"","site_name":"Blog"}"#;

fn artalk_list(comments: &str, roots: u32) -> String {
    format!(
        r#"{{"comments":[{comments}],"count":5,"roots_count":{roots},
        "page":{{"id":1,"admin_only":false,"key":"/night","title":"","site_name":"Blog"}}}}"#
    )
}

#[test]
fn artalk_is_asked_for_roots_and_tells_all_below_them() {
    let reply = ARTALK_COMMENT.replace("1008", "1009").replace(r#""rid":0"#, r#""rid":1008"#);
    let list = artalk_list(&[ARTALK_COMMENT, &reply].join(","), 45);
    let (asked, end) = talk(artalk().ask(level(Some("20"))), &[(200, &list)]);
    assert_eq!(
        asked[0].url,
        "https://talk.example/api/v2/comments?page_key=%2Fnight&site_name=Blog&limit=20&offset=20\
         &sort_by=date_desc&flat_mode=false"
    );
    let Answer::List(None, page) = end.unwrap() else { panic!("no list") };
    assert_eq!(page.next.as_deref(), Some("40"));
    let [root, reply] = &page.comments[..] else { panic!("{page:?}") };
    assert_eq!((root.replies, root.votes, root.state), (1, 2, State::Held));
    assert_eq!(root.created, Timestamp::parse("2026-07-25T10:00:00Z").unwrap());
    assert_eq!(reply.parent, Some(CommentId::from("1008")));
}

#[test]
fn artalk_gets_a_post_and_is_asked_for_one_that_may_have_arrived() {
    let (asked, end) = talk(artalk().ask(post(Some("7"), None)), &[(200, ARTALK_COMMENT)]);
    let Content::Json(body) = &asked[0].content else { panic!("no JSON") };
    let told = |name: &str| body.get(name).as_text().unwrap_or_default();
    assert_eq!((told("name").as_str(), told("email").as_str()), ("Ann", "ann@example.com"));
    assert_eq!((told("rid").as_str(), told("page_key").as_str()), ("7", "/night"));
    assert_eq!(told("site_name"), "Blog");
    assert_eq!(end.unwrap().posted().unwrap().comment.id, CommentId::from("1008"));
    // It is there: nothing is sent.
    let there = artalk_list(ARTALK_COMMENT, 1);
    let again = || artalk().ask(post(None, Some(Timestamp(1_784_973_000_000))));
    let (asked, end) = talk(again(), &[(200, &there)]);
    assert!(asked.len() == 1 && asked[0].url.contains("&flat_mode=true&"), "{asked:?}");
    assert!(asked[0].url.ends_with("&name=Ann&email=ann%40example.com"), "{asked:?}");
    assert_eq!(end.unwrap().posted().unwrap().comment.id, CommentId::from("1008"));
    // It is not there: it is sent.
    let other = artalk_list(&ARTALK_COMMENT.replace("Hello *there*", "Something else"), 1);
    let (asked, _) = talk(again(), &[(200, &other), (200, ARTALK_COMMENT)]);
    assert_eq!(asked.len(), 2);
}

#[test]
fn each_refusal_of_artalk_has_its_own_meaning() {
    let invalid = |field| Refusal::Invalid(vec![Problem { field, code: Code::Invalid }]);
    let cases = [
        (403, r#"{"msg":"Captcha required","need_captcha":true}"#, Refusal::NeedsProof),
        (403, r#"{"msg":"x","need_login":true}"#, Refusal::NeedsLogin),
        (401, r#"{"msg":"x","need_auth_login":true}"#, Refusal::NeedsLogin),
        (400, r#"{"msg":"Invalid Email"}"#, invalid(Field::Email)),
        (400, r#"{"msg":"Invalid Link"}"#, invalid(Field::Url)),
        (404, r#"{"msg":"Parent comment not found"}"#, Refusal::NotFound),
        (500, r#"{"msg":"x"}"#, Refusal::ServerTrouble { retry_after: None }),
    ];
    for (status, answer, expected) in cases {
        let (_, end) = talk(artalk().ask(post(None, None)), &[(status, answer)]);
        assert_eq!(end, Err(expected), "{answer}");
    }
}

#[test]
fn artalk_counts_votes() {
    let ask = Ask::Vote { id: "5".into(), voter: "v".to_owned(), stands: true };
    let answer = r#"{"up":4,"down":1,"is_up":true,"is_down":false}"#;
    let (asked, end) = talk(artalk().ask(ask), &[(200, answer)]);
    assert_eq!(asked[0].url, "https://talk.example/api/v2/votes/comment/5/up");
    assert_eq!(end, Ok(Answer::Voted(3)));
}

#[test]
fn artalk_is_asked_once_more_where_a_vote_stood_otherwise_than_thought() {
    let withdraw = Ask::Vote { id: "5".into(), voter: "v".to_owned(), stands: false };
    // Another browser of the same address had taken it back: the choice brought it again.
    let up = r#"{"up":4,"down":1,"is_up":true,"is_down":false}"#;
    let down = r#"{"up":3,"down":1,"is_up":false,"is_down":false}"#;
    let (asked, end) = talk(artalk().ask(withdraw), &[(200, up), (200, down)]);
    assert_eq!(asked.len(), 2);
    assert_eq!(end, Ok(Answer::Voted(2)));
}

const CUSDIS_LIST: &str = r#"{"data":{"commentCount":2,"pageSize":10,"pageCount":3,"data":[
    {"id":"c1","content":"Hello","createdAt":"2026-07-17T08:00:00.000Z","by_nickname":"Ann &amp; Bo",
     "moderatorId":null,"moderator":null,"parsedContent":"<p>Hello</p>","parsedCreatedAt":"2026-07-17 08:00",
     "replies":{"commentCount":1,"pageSize":100,"pageCount":1,"data":[
       {"id":"c2","content":"Hi","createdAt":"2026-07-17T09:00:00.000Z","by_nickname":null,"moderatorId":"m",
        "moderator":{"displayName":"Editor"},"parsedContent":"<p>Hi</p>","replies":{"data":[]}}]}}]}}"#;

#[test]
fn cusdis_lists_pages_with_all_that_stands_below() {
    let (asked, end) = talk(cusdis().ask(level(None)), &[(200, CUSDIS_LIST)]);
    assert_eq!(
        asked[0].url,
        "https://cusdis.example/api/open/comments?appId=0d3e&pageId=%2Fnight&page=1"
    );
    let Answer::List(Some(info), page) = end.unwrap() else { panic!("no list") };
    assert!(info.count == 2 && info.moderated);
    assert_eq!(page.next.as_deref(), Some("2"));
    let [root, reply] = &page.comments[..] else { panic!("{page:?}") };
    assert_eq!((root.author.name.as_str(), root.replies), ("Ann & Bo", 1));
    assert_eq!(reply.parent, Some(CommentId::from("c1")));
    assert_eq!(reply.author.badge.as_deref(), Some("moderator"));
}

#[test]
fn what_cusdis_gets_is_held_and_never_sent_twice_without_the_reader() {
    let answer = r#"{"data":{"id":"c9","approved":false}}"#;
    let (asked, end) = talk(cusdis().ask(post(Some("c1"), None)), &[(200, answer)]);
    let Content::Json(body) = &asked[0].content else { panic!("no JSON") };
    assert_eq!(body.get("parentId").as_str(), Some("c1"));
    assert_eq!(body.get("nickname").as_str(), Some("Ann"));
    let posted = end.unwrap().posted().unwrap();
    assert_eq!((posted.comment.id, posted.comment.state), ("c9".into(), State::Held));
    let (asked, end) = talk(cusdis().ask(post(None, Some(Timestamp(0)))), &[]);
    assert!(asked.is_empty() && end == Err(Refusal::Unknown));
    let (_, end) = talk(cusdis().ask(level(None)), &[(404, r#"{"message":"Project not found"}"#)]);
    assert_eq!(end, Err(Refusal::NotFound));
}
