//! A server with a database of its own, and short ways to call it.

pub(crate) mod cluster;
pub(crate) mod databases;
pub(crate) mod program;
pub(crate) mod stream;

use std::marker::PhantomData;
use std::sync::LazyLock;

use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use axum::response::Response;
use clap::Parser;
use glosa_server::{AppState, Config, app};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

use databases::{Kind, Place};

pub(crate) const ADMIN: &str = "a-word-for-moderators";

/// A server without rate limits, unless the options say otherwise.
pub(crate) struct Server<K> {
    pub(crate) state: AppState,
    pub(crate) place: Place,
    kind: PhantomData<K>,
}

impl<K: Kind> Server<K> {
    pub(crate) async fn start() -> Self {
        Self::with(&[]).await
    }

    pub(crate) async fn with(options: &[&str]) -> Self {
        let place = K::place().await;
        let database = place.url();
        let mut arguments = vec!["glosa-server", "--database", &database, "--admin-token", ADMIN];
        if !options.contains(&"--rate-scale") {
            arguments.extend(["--rate-scale", "0"]);
        }
        arguments.extend(options);
        let state = AppState::open(Config::parse_from(arguments)).await.unwrap();
        Self { state, place, kind: PhantomData }
    }

    pub(crate) fn call(&self, method: Method, path: &str) -> Call {
        let asked = (method.as_str().to_lowercase(), path.to_owned());
        let request = Request::builder().method(method).uri(path);
        Call { state: self.state.clone(), asked, request, body: Body::empty() }
    }

    pub(crate) fn get(&self, path: &str) -> Call {
        self.call(Method::GET, path)
    }

    /// A post of `body`, with the thread `/post` where it names none.
    pub(crate) fn post(&self, mut body: Value) -> Call {
        if body.get("thread").is_none() {
            body["thread"] = json!("/post");
        }
        self.call(Method::POST, "/api/comments").json(&body)
    }

    /// Posts a text and returns the answer, which must be a success.
    pub(crate) async fn posted(&self, text: &str) -> Value {
        self.post(json!({"text": text})).success().await
    }

    /// Posts a reply and returns the answer, which must be a success.
    pub(crate) async fn replied(&self, parent: &Value, text: &str) -> Value {
        self.post(json!({"text": text, "parent": parent["id"]})).success().await
    }

    /// The thread `/post`, with more of a query.
    pub(crate) async fn list(&self, query: &str) -> Value {
        self.get(&format!("/api/comments?thread=/post{query}")).success().await
    }

    pub(crate) fn one(&self, method: Method, comment: &Value) -> Call {
        self.call(method, &format!("/api/comments/{}", comment["id"].as_str().unwrap()))
    }

    /// Deletes a comment by the token that came with it.
    pub(crate) async fn delete(&self, comment: &Value) {
        let answer = self.one(Method::DELETE, comment).bearer(&comment["token"]).send().await;
        assert_eq!(answer.status, 204, "{}", answer.text);
    }
}

/// A request before it is sent.
pub(crate) struct Call {
    state: AppState,
    /// Method and path, as a description names them.
    asked: (String, String),
    request: axum::http::request::Builder,
    body: Body,
}

impl Call {
    pub(crate) fn header(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        self.request = self.request.header(name, value.as_ref());
        self
    }

    pub(crate) fn bearer(self, token: &Value) -> Self {
        let token = token.as_str().expect("a token");
        self.header("authorization", format!("Bearer {token}"))
    }

    pub(crate) fn moderator(self) -> Self {
        self.header("authorization", format!("Bearer {ADMIN}"))
    }

    pub(crate) fn json(self, body: &Value) -> Self {
        self.header("content-type", "application/json").body(body.to_string())
    }

    pub(crate) fn body(mut self, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self
    }

    /// The response, its body not read yet.
    pub(crate) async fn open(self) -> Response {
        let request = self.request.body(self.body).unwrap();
        app(self.state).oneshot(request).await.unwrap()
    }

    pub(crate) async fn send(self) -> Answer {
        let (method, path) = self.asked.clone();
        let response = self.open().await;
        check_described(&method, &path, &response);
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Answer { status, headers, text: String::from_utf8(bytes.to_vec()).unwrap() }
    }

    pub(crate) async fn success(self) -> Value {
        let answer = self.send().await;
        assert!(answer.status.is_success(), "{}: {}", answer.status, answer.text);
        answer.json()
    }
}

static DESCRIPTION: LazyLock<Value> =
    LazyLock::new(|| serde_json::to_value(glosa_server::routes::parts().1).unwrap());

/// Checks that the description names the status that an operation answered with, and
/// the header that says when to come back.
fn check_described(method: &str, path: &str, response: &Response) {
    let path = path.split('?').next().unwrap_or_default();
    let alike = |template: &str| {
        let (mut parts, mut names) = (path.split('/'), template.split('/'));
        parts.by_ref().zip(names.by_ref()).all(|(part, name)| part == name || name == "{id}")
            && path.split('/').count() == template.split('/').count()
    };
    let paths = DESCRIPTION["paths"].as_object().unwrap();
    let Some((template, item)) = paths.iter().find(|(template, _)| alike(template)) else { return };
    let Some(operation) = item.get(method) else { return };
    let status = response.status().as_u16();
    let described = &operation["responses"][status.to_string()];
    assert!(described.is_object(), "{method} {template} answers {status}, which is not described");
    let header = response.headers().contains_key("retry-after");
    assert!(!header || described["headers"]["Retry-After"].is_object(), "{template} {status}");
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {}", self.text))
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Checks that it is a problem document with this status and code.
    #[track_caller]
    pub(crate) fn is_problem(&self, status: u16, code: &str) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        assert_eq!(self.header("content-type"), Some("application/problem+json"));
        let problem = self.json();
        assert_eq!(problem["code"], code, "{problem}");
        assert_eq!(problem["type"], format!("urn:glosa:problem:{code}"));
        assert_eq!(problem["status"], status);
        for member in ["title", "detail"] {
            assert!(problem[member].as_str().is_some_and(|text| !text.is_empty()), "{problem}");
        }
        problem
    }
}

/// `field code` of each error of a problem.
pub(crate) fn errors(problem: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let errors = problem["errors"].as_array().unwrap().iter();
    errors.map(|error| format!("{} {}", text(&error["field"]), text(&error["code"]))).collect()
}

/// The texts of comments, each with those of its replies in brackets.
pub(crate) fn outline(comments: &Value) -> String {
    let comments = comments.as_array().unwrap().iter();
    let line = |comment: &Value| {
        let html = comment["html"].as_str().unwrap();
        let text = html.trim_start_matches("<p>").trim_end_matches("</p>");
        let text = if comment["state"] == "deleted" { "-" } else { text };
        match outline(&comment["replies"]["comments"]) {
            replies if replies.is_empty() => text.to_owned(),
            replies => format!("{text}[{replies}]"),
        }
    };
    comments.map(line).collect::<Vec<_>>().join(" ")
}
