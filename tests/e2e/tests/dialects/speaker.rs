//! A reader without a browser: asks servers through the dialects, keeps their cookies, and
//! knows when no answer came.

use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};
use glosa_core::draft::{Identity, Post, Refusal};
use glosa_core::json::Value;
use glosa_core::thread::{Comment, CommentId, Info, Page, Sort};
use glosa_core::time::Timestamp;
use glosa_core::wire::{
    Answer, Ask, Body, Content, Exchange, Level, Place, Posted, Request, Response, Server,
};
use glosa_e2e::http::Call;
use hyper::Method;

/// What came of something asked: an answer, or the refusal that a reader is told.
pub(crate) type Told<T> = std::result::Result<T, Refusal>;

/// A reader at a server.
#[derive(Debug)]
pub(crate) struct Speaker {
    pub(crate) server: Server,
    /// The key of the thread, as the server has it.
    pub(crate) thread: String,
    cookies: Mutex<Vec<(String, String)>>,
}

impl Speaker {
    pub(crate) fn new(server: Server, thread: &str) -> Self {
        Self { server, thread: thread.to_owned(), cookies: Mutex::default() }
    }

    /// Asks for something; an error where no answer came.
    pub(crate) async fn ask(&self, ask: Ask) -> Result<Told<Answer>> {
        self.run(self.server.ask(ask)).await
    }

    /// Sends what is to be sent, to the end.
    pub(crate) async fn run<T>(&self, mut exchange: Exchange<T>) -> Result<Told<T>> {
        loop {
            match exchange {
                Exchange::Done(told) => return Ok(told),
                Exchange::Send(request, next) => exchange = next(self.send(*request).await?),
            }
        }
    }

    async fn send(&self, request: Request) -> Result<Response> {
        let method: Method = request.method.as_str().parse()?;
        let mut call = Call::new(method, request.url);
        for (name, value) in &request.headers {
            call = call.header(name, value);
        }
        if request.with_cookies {
            let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
            let all: Vec<String> =
                cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            call = call.header("cookie", &all.join("; "));
        }
        call = match &request.content {
            Content::Nothing => call,
            Content::Json(value) => call.json(&as_browsers_write(serde_json::to_value(value)?)),
            Content::Form(fields) => call.form(fields),
        };
        let answer = call.send().await?;
        for cookie in answer.headers.get_all("set-cookie") {
            let pair = cookie.to_str()?.split(';').next().and_then(|pair| pair.split_once('='));
            let (name, value) = pair.context("a cookie without a name")?;
            let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
            cookies.retain(|(known, _)| known != name);
            cookies.push((name.to_owned(), value.to_owned()));
        }
        let headers = answer.headers.iter().filter_map(|(name, value)| {
            Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()))
        });
        let body = match serde_json::from_str::<Value>(&answer.text) {
            _ if answer.text.is_empty() => Body::Empty,
            Ok(value) => Body::Json(value),
            Err(_) => Body::Text(answer.text.clone()),
        };
        Ok(Response { status: answer.status, headers: headers.collect(), body })
    }

    /// A part of the thread.
    pub(crate) async fn list(
        &self,
        sort: Sort,
        parent: Option<CommentId>,
        after: Option<String>,
    ) -> Result<(Option<Info>, Page)> {
        let place = Place::behind(after);
        let level = Level { thread: self.thread.clone(), sort, parent, place, limit: None };
        match self.ask(Ask::List(level)).await? {
            Ok(answer) => answer.list().map_err(refused),
            Err(refusal) => bail!("not listed: {refusal:?}"),
        }
    }

    /// Every comment of the thread, page by page.
    pub(crate) async fn whole(&self, sort: Sort) -> Result<Vec<Comment>> {
        let mut all: Vec<Comment> = Vec::new();
        let mut levels = vec![(None, None)];
        while let Some((parent, after)) = levels.pop() {
            let (_, page) = self.list(sort, parent.clone(), after).await?;
            levels.extend(page.next.map(|next| (parent, Some(next))));
            levels.extend(page.more_replies.into_iter().map(|(id, next)| (Some(id), Some(next))));
            all.extend(page.comments);
        }
        Ok(all)
    }

    /// A post of this reader.
    pub(crate) fn written(&self, text: &str, parent: Option<&CommentId>) -> Post {
        Post {
            thread: self.thread.clone(),
            title: "Night of the ransomware".to_owned(),
            url: "https://blog.example/night".to_owned(),
            parent: parent.cloned(),
            identity: Identity {
                author: "Ida & Budi".to_owned(),
                email: "ida@example.org".to_owned(),
                url: "https://ida.example".to_owned(),
            },
            text: text.to_owned(),
            ..Post::default()
        }
    }

    /// Posts; `first` is when it was first sent, where that may have arrived.
    pub(crate) async fn send_post(
        &self,
        key: &str,
        post: Post,
        first: Option<Timestamp>,
    ) -> Result<Told<Posted>> {
        self.attempt(Ask::Post { key: key.to_owned(), post, at: now(), again: first }).await
    }

    /// Makes an attempt to post.
    pub(crate) async fn attempt(&self, ask: Ask) -> Result<Told<Posted>> {
        Ok(match self.ask(ask).await? {
            Ok(answer) => answer.posted(),
            Err(refusal) => Err(refusal),
        })
    }

    /// Posts for the first time.
    pub(crate) async fn post(&self, post: Post) -> Result<Told<Posted>> {
        self.send_post(&fresh_key(), post, None).await
    }

    /// Posts a text that is taken.
    pub(crate) async fn say(&self, text: &str, parent: Option<&CommentId>) -> Result<Posted> {
        self.post(self.written(text, parent)).await?.map_err(refused)
    }
}

/// Whole numbers without a point, as `JSON.stringify` writes them.
fn as_browsers_write(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        #[expect(clippy::cast_possible_truncation, reason = "whole numbers below 2^53")]
        Value::Number(number) => match number.as_f64() {
            Some(float) if float.fract() == 0.0 => (float as i64).into(),
            _ => Value::Number(number),
        },
        Value::Array(items) => items.into_iter().map(as_browsers_write).collect(),
        Value::Object(members) => {
            members.into_iter().map(|(name, value)| (name, as_browsers_write(value))).collect()
        }
        other => other,
    }
}

/// A refusal where none was expected.
pub(crate) fn refused(refusal: Refusal) -> anyhow::Error {
    anyhow::anyhow!("refused: {refusal:?}")
}

/// The time by this machine's clock.
pub(crate) fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// A key that no other post has.
pub(crate) fn fresh_key() -> String {
    use std::sync::atomic::{AtomicU64, Ordering};
    static COUNT: AtomicU64 = AtomicU64::new(0);
    format!("contract-{}-{}", now().0, COUNT.fetch_add(1, Ordering::Relaxed))
}
