//! The comment servers of others: that they start, and do what their options say.

mod isso;
mod waline;
mod wordpress;

use anyhow::{Result, ensure};
use glosa_e2e::http::{Answer, Call};
use hyper::Method;
use serde_json::Value;

/// The page that is spoken about.
const PAGE: &str = "/post.html";

async fn get(url: String) -> Result<Value> {
    let answer = Call::new(Method::GET, url).send().await?;
    ensure!(answer.status == 200, "status {}: {}", answer.status, answer.text);
    answer.json()
}

async fn post(url: String, body: Value) -> Result<Answer> {
    Call::new(Method::POST, url).header("origin", "http://127.0.0.1").json(&body).send().await
}

/// The texts at `key` in a list of comments.
fn listed<'value>(list: &'value Value, key: &str) -> Vec<&'value str> {
    list.as_array().into_iter().flatten().filter_map(|one| one.pointer(key)?.as_str()).collect()
}

async fn refuses_connections(origin: &str) -> bool {
    tokio::net::TcpStream::connect(origin.trim_start_matches("http://")).await.is_err()
}
