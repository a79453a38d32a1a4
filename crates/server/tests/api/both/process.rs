//! The real program on a real socket: killed, stopped, started again.

use std::collections::HashSet;
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use reqwest::Client;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::process::Command;

use super::place;
use crate::support::program::{PATIENCE, Program, post};

#[tokio::test(flavor = "multi_thread")]
async fn no_comment_that_was_answered_is_lost_by_a_kill() {
    const BEFORE_THE_KILL: usize = 60;
    let place = place().await;
    let mut program = Program::start(&place).await;
    let (answered, asked) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicUsize::new(0)));
    let (reached, mut enough) = tokio::sync::mpsc::channel(1);
    let writers: Vec<_> = (0..8)
        .map(|_| {
            let (answered, asked) = (Arc::clone(&answered), Arc::clone(&asked));
            let (url, reached) = (program.url("/api/comments"), reached.clone());
            tokio::spawn(async move {
                let client = Client::new();
                loop {
                    let text = format!("text {}", asked.fetch_add(1, Ordering::SeqCst));
                    match post(&client, &url, "/burst", &text).await {
                        Some(status) => assert_eq!(status, 201),
                        None => return,
                    }
                    let mut answered = answered.lock().unwrap();
                    answered.push(text);
                    if answered.len() >= BEFORE_THE_KILL {
                        let _ = reached.try_send(());
                    }
                }
            })
        })
        .collect();
    tokio::time::timeout(PATIENCE, enough.recv()).await.expect("enough answers");
    program.child.kill().await.unwrap();
    for writer in writers {
        writer.await.unwrap();
    }

    let program = Program::start(&place).await;
    let stored = program.texts("/burst").await;
    let html = |text: &str| format!("<p>{text}</p>");
    for text in answered.lock().unwrap().iter() {
        assert!(stored.contains(&html(text)), "{text} is lost");
    }
    // What was under way is asked for again, as an outbox does: each is then there once.
    let asked = asked.load(Ordering::SeqCst);
    for number in 0..asked {
        let text = format!("text {number}");
        let status = post(&Client::new(), &program.url("/api/comments"), "/burst", &text).await;
        assert_eq!(status, Some(201));
    }
    let stored = program.texts("/burst").await;
    assert_eq!(stored.len(), asked);
    assert_eq!(stored.iter().collect::<HashSet<_>>().len(), asked);
}

#[tokio::test]
async fn a_stop_ends_streams_and_finishes_what_is_under_way() {
    for signal in ["-TERM", "-INT"] {
        let place = place().await;
        let mut program = Program::start(&place).await;
        let stream = Client::new().get(program.url("/api/events?thread=/a")).send().await.unwrap();
        let body = json!({"thread": "/a", "text": "just in time"}).to_string();
        let head = format!(
            "POST /api/comments HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n\
             content-length: {}\r\n\r\n{}",
            body.len(),
            &body[..10]
        );
        let mut slow = TcpStream::connect(&program.address).await.unwrap();
        slow.write_all(head.as_bytes()).await.unwrap();
        // Answered after the slow request's head was taken by the same program.
        Client::new().get(program.url("/healthz")).send().await.unwrap();

        program.signal(signal).await;
        tokio::time::timeout(PATIENCE, stream.bytes()).await.expect("the stream ends").unwrap();
        slow.write_all(&body.as_bytes()[10..]).await.unwrap();
        let mut answer = String::new();
        tokio::time::timeout(PATIENCE, slow.read_to_string(&mut answer)).await.unwrap().unwrap();
        assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
        let status = tokio::time::timeout(PATIENCE, program.child.wait()).await.unwrap().unwrap();
        assert!(status.success(), "{signal}: {status}");
        let again = Program::start(&place).await;
        assert_eq!(again.texts("/a").await, ["<p>just in time</p>"]);
    }
}

#[tokio::test]
async fn half_a_body_does_not_hold_up_a_stop() {
    let place = place().await;
    let mut program = Program::start(&place).await;
    let head = "POST /api/comments HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n\
                content-length: 100\r\n\r\n{\"thread\"";
    let mut slow = TcpStream::connect(&program.address).await.unwrap();
    slow.write_all(head.as_bytes()).await.unwrap();
    // Answered after the slow request's head was taken by the same program.
    Client::new().get(program.url("/healthz")).send().await.unwrap();
    let started = Instant::now();
    program.signal("-TERM").await;
    let status = tokio::time::timeout(PATIENCE, program.child.wait()).await.unwrap().unwrap();
    assert!(status.success(), "{status}");
    assert!(started.elapsed() < Duration::from_secs(8), "{:?}", started.elapsed());
    let mut answer = String::new();
    slow.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
}

#[tokio::test]
async fn the_log_is_json_where_wanted_and_names_nobody() {
    let place = place().await;
    let mut command = Command::new(env!("CARGO_BIN_EXE_glosa-server"));
    command.args(["--listen", "127.0.0.1:0", "--log-format", "json", "--database", &place.url()]);
    let program = Program::run(command.stderr(Stdio::piped())).await;
    let url = program.url("/api/comments");
    let author = json!({"name": "Anisah", "email": "anisah@mail.example"});
    let body = json!({"thread": "/private-thread", "text": "my words", "author": author});
    let response = Client::new().post(&url).json(&body).send().await.unwrap();
    assert_eq!(response.status(), 201);
    program.signal("-TERM").await;
    let output = program.child.wait_with_output().await.unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    let answered = said
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("a line of JSON"))
        .find(|line| line["message"] == "answered")
        .expect("the request is logged");
    assert_eq!((&answered["route"], &answered["status"]), (&json!("/api/comments"), &json!(201)));
    for word in ["nisah", "my words", "private-thread", "127.0.0.1"] {
        assert!(!said.contains(word), "{word} in {said}");
    }
}
