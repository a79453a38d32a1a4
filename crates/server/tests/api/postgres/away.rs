//! The database goes away under a running server, and comes back.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use reqwest::Client;
use serde_json::{Value, json};
use tokio::process::Command;

use crate::support::cluster::Cluster;
use crate::support::program::{PATIENCE, Program, post};
use crate::support::stream::Stream;

/// Less than the time after which a server looks at the table unasked.
const TOLD: Duration = Duration::from_secs(10);

async fn cluster() -> (Cluster, String) {
    let cluster = tokio::task::spawn_blocking(Cluster::start).await.unwrap();
    cluster.execute("CREATE DATABASE comments".to_owned()).await;
    let url = cluster.url("comments");
    (cluster, url)
}

/// Posts a text, again and again while the server asks for that; how often it did.
async fn persist(client: &Client, url: &str, text: &str) -> usize {
    let started = Instant::now();
    let mut refusals = 0;
    while started.elapsed() < PATIENCE {
        match post(client, url, "/a", text).await {
            Some(201) => return refusals,
            Some(503) => refusals += 1,
            other => panic!("{text}: {other:?}"),
        }
    }
    panic!("{text} was never taken");
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_are_told_to_come_again_and_streams_stay_open() {
    let (cluster, url) = cluster().await;
    let program = Program::with(&url, &["--rate-scale", "0"]).await;
    let other = Program::with(&url, &["--rate-scale", "0"]).await;
    let (client, comments) = (Client::new(), program.url("/api/comments"));
    let mut stream = Stream::of(&program.url("/api/events?thread=/a"), None).await;
    stream.next().await.unwrap();
    assert_eq!(post(&client, &comments, "/a", "before").await, Some(201));
    assert_eq!(stream.next().await.unwrap().data["html"], "<p>before</p>");

    cluster.stop();
    let calls = [
        client.get(program.url("/healthz")),
        client.get(program.url("/api/comments?thread=/a")),
        client.get(program.url("/api/events?thread=/a")),
        client.post(&comments).json(&json!({"thread": "/a", "text": "meanwhile"})),
    ];
    for call in calls {
        let answer = call.send().await.unwrap();
        assert_eq!(answer.status(), 503);
        assert_eq!(answer.headers()["retry-after"], "5");
        assert_eq!(answer.headers()["content-type"], "application/problem+json");
        assert_eq!(answer.json::<Value>().await.unwrap()["code"], "unavailable");
    }

    cluster.start_again();
    persist(&client, &comments, "after").await;
    assert_eq!(program.texts("/a").await, ["<p>before</p>", "<p>after</p>"]);
    assert_eq!(stream.next().await.unwrap().data["html"], "<p>after</p>");
    // It hears the other server again; the first time it may still find what it missed.
    let mut heard = false;
    for number in 0..3 {
        let (text, started) = (format!("other {number}"), Instant::now());
        persist(&client, &other.url("/api/comments"), &text).await;
        assert_eq!(stream.next().await.unwrap().data["html"], format!("<p>{text}</p>"));
        heard |= started.elapsed() < TOLD;
    }
    assert!(heard, "found, and not told");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_hangs_is_away_too() {
    let (cluster, url) = cluster().await;
    let program = Program::with(&url, &["--rate-scale", "0"]).await;
    let (client, comments) = (Client::new(), program.url("/api/comments"));
    let mut stream = Stream::of(&program.url("/api/events?thread=/a"), None).await;
    stream.next().await.unwrap();
    assert_eq!(post(&client, &comments, "/a", "before").await, Some(201));
    assert_eq!(stream.next().await.unwrap().data["html"], "<p>before</p>");
    cluster.pause();
    let list = client.get(program.url("/api/comments?thread=/a")).send();
    let body = json!({"thread": "/a", "text": "meanwhile"});
    let meanwhile = client.post(&comments).header("idempotency-key", "meanwhile").json(&body);
    for answer in futures_util::future::join_all([list, meanwhile.send()]).await {
        let answer = answer.unwrap();
        assert_eq!(answer.status(), 503);
        assert_eq!(answer.headers()["retry-after"], "5");
    }
    cluster.resume();
    persist(&client, &comments, "meanwhile").await;
    assert_eq!(program.texts("/a").await, ["<p>before</p>", "<p>meanwhile</p>"]);
    assert_eq!(stream.next().await.unwrap().data["html"], "<p>meanwhile</p>");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_was_answered_is_lost_and_nothing_is_doubled() {
    const WRITERS: usize = 6;
    const TEXTS: usize = 240;
    let (cluster, url) = cluster().await;
    let program = Program::with(&url, &["--rate-scale", "0"]).await;
    let mut stream = Stream::of(&program.url("/api/events?thread=/a"), None).await;
    stream.next().await.unwrap();
    let (next, done) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let writers = (0..WRITERS).map(|_| {
        let (next, done, url) =
            (Arc::clone(&next), Arc::clone(&done), program.url("/api/comments"));
        tokio::spawn(async move {
            let (client, mut refusals) = (Client::new(), 0);
            loop {
                let number = next.fetch_add(1, Ordering::SeqCst);
                if number >= TEXTS {
                    return refusals;
                }
                refusals += persist(&client, &url, &number.to_string()).await;
                done.fetch_add(1, Ordering::SeqCst);
            }
        })
    });
    let writers: Vec<_> = writers.collect();
    for part in 1..=2 {
        while done.load(Ordering::SeqCst) < part * TEXTS / 3 {
            tokio::task::yield_now().await;
        }
        cluster.stop();
        cluster.start_again();
    }
    for writer in writers {
        writer.await.unwrap();
    }
    let expected: HashSet<_> = (0..TEXTS).map(|number| format!("<p>{number}</p>")).collect();
    let stored = program.texts("/a").await;
    assert_eq!(stored.len(), TEXTS);
    assert_eq!(stored.into_iter().collect::<HashSet<_>>(), expected);
    let mut told = HashSet::new();
    for _ in 0..TEXTS {
        told.insert(stream.next().await.unwrap().data["html"].as_str().unwrap().to_owned());
    }
    assert_eq!(told, expected);
}

#[tokio::test]
async fn a_start_without_it_says_so_and_not_the_password() {
    let folder = tempfile::tempdir().unwrap();
    let host = folder.path().display();
    let cases = [
        format!("postgres://ani:secret-word@localhost/comments?host={host}"),
        "postgres://ani:secret-word@localhost:not-a-port/comments".to_owned(),
    ];
    for database in cases {
        let mut command = Command::new(env!("CARGO_BIN_EXE_glosa-server"));
        let command = command.args(["--listen", "127.0.0.1:0", "--database", &database]);
        let output = tokio::time::timeout(PATIENCE, command.output()).await.unwrap().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success());
        assert!(said.contains("cannot open the database `postgres://"), "{said}");
        assert!(!said.contains("secret-word"), "{said}");
    }
}
