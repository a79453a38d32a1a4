//! The real program on a real socket: killed, stopped, started again.

use std::collections::HashSet;
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use reqwest::Client;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

const PATIENCE: Duration = Duration::from_secs(30);

struct Program {
    child: Child,
    address: String,
}

impl Program {
    async fn start(folder: &TempDir) -> Self {
        let database = format!("sqlite://{}", folder.path().join("comments.db").display());
        let mut child = Command::new(env!("CARGO_BIN_EXE_glosa-server"))
            .args(["--listen", "127.0.0.1:0", "--rate-scale", "0", "--database", &database])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = tokio::time::timeout(PATIENCE, lines.next_line()).await.unwrap();
        let line = line.unwrap().expect("a line on standard output");
        let address = line.strip_prefix("listening on http://").expect("the address").to_owned();
        Self { child, address }
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    async fn signal(&self, signal: &str) {
        // The shell's own: a bare machine has no program of that name.
        let kill = format!("kill {signal} {}", self.child.id().unwrap());
        assert!(Command::new("sh").args(["-c", &kill]).status().await.unwrap().success());
    }

    /// The texts of all roots of a thread.
    async fn texts(&self, thread: &str) -> Vec<String> {
        let (client, mut texts, mut after) = (Client::new(), Vec::new(), String::new());
        loop {
            let url = self.url(&format!("/api/comments?thread={thread}&limit=100{after}"));
            let page: Value = client.get(url).send().await.unwrap().json().await.unwrap();
            let comments = page["comments"].as_array().unwrap();
            texts.extend(
                comments.iter().map(|comment| comment["html"].as_str().unwrap().to_owned()),
            );
            let Some(next) = page["next"].as_str() else { return texts };
            after = format!("&after={next}");
        }
    }
}

async fn post(client: &Client, url: &str, text: &str) -> Option<u16> {
    let body = json!({"thread": "/burst", "text": text});
    let request = client.post(url).header("idempotency-key", text).json(&body);
    request.send().await.ok().map(|response| response.status().as_u16())
}

#[tokio::test(flavor = "multi_thread")]
async fn no_comment_that_was_answered_is_lost_by_a_kill() {
    const BEFORE_THE_KILL: usize = 60;
    let folder = tempfile::tempdir().unwrap();
    let mut program = Program::start(&folder).await;
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
                    match post(&client, &url, &text).await {
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

    let program = Program::start(&folder).await;
    let stored = program.texts("/burst").await;
    let html = |text: &str| format!("<p>{text}</p>");
    for text in answered.lock().unwrap().iter() {
        assert!(stored.contains(&html(text)), "{text} is lost");
    }
    // What was under way is asked for again, as an outbox does: each is then there once.
    let asked = asked.load(Ordering::SeqCst);
    for number in 0..asked {
        let text = format!("text {number}");
        let status = post(&Client::new(), &program.url("/api/comments"), &text).await;
        assert_eq!(status, Some(201));
    }
    let stored = program.texts("/burst").await;
    assert_eq!(stored.len(), asked);
    assert_eq!(stored.iter().collect::<HashSet<_>>().len(), asked);
}

#[tokio::test]
async fn a_stop_ends_streams_and_finishes_what_is_under_way() {
    for signal in ["-TERM", "-INT"] {
        let folder = tempfile::tempdir().unwrap();
        let mut program = Program::start(&folder).await;
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
        let again = Program::start(&folder).await;
        assert_eq!(again.texts("/a").await, ["<p>just in time</p>"]);
    }
}

#[tokio::test]
async fn a_start_that_cannot_work_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let running = Program::start(&folder).await;
    let missing = format!("sqlite://{}", folder.path().join("no/such/folder/a.db").display());
    let file = format!("sqlite://{}", folder.path().join("b.db").display());
    let cases: [(&[&str], &str); 9] = [
        (&["--database", "postgres://localhost/a"], "use sqlite://FILE"),
        (&["--database", "sqlite::memory:"], "use sqlite://FILE"),
        (&["--database", &missing], "unable to open"),
        (&["--database", &missing], "no/such/folder/a.db"),
        (&["--database", &missing, "--log-level", "off"], "no/such/folder/a.db"),
        (&["--allow-origin", "https://blog.example/path"], "no path"),
        (&["--allow-origin", "https://*.blog.example"], "name each origin"),
        (&["--database", &file, "--listen", &running.address], "cannot listen"),
        (&["--admin-token", "short"], "at least 16"),
    ];
    for (arguments, expected) in cases {
        let mut command = Command::new(env!("CARGO_BIN_EXE_glosa-server"));
        if !arguments.contains(&"--listen") {
            command.args(["--listen", "127.0.0.1:0"]);
        }
        let output = command.args(arguments).output();
        let output = tokio::time::timeout(PATIENCE, output).await.unwrap().unwrap();
        assert!(!output.status.success(), "{arguments:?}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(expected), "{arguments:?}: {said}");
    }
}

#[tokio::test]
async fn half_a_body_does_not_hold_up_a_stop() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = Program::start(&folder).await;
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
async fn any_name_of_a_file_will_do_and_what_is_empty_is_not_set() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["100%.db", "a%20b.db", "what?.db", "a#b.db", "blog.db?mode=rwc"] {
        let database = format!("sqlite://{}", folder.path().join(name).display());
        let mut child = Command::new(env!("CARGO_BIN_EXE_glosa-server"))
            .args(["--listen", "127.0.0.1:0", "--database", &database])
            .envs(
                ["ADMIN_TOKEN", "RATE_SCALE", "ALLOW_ORIGIN", "MODERATE", "LOG_LEVEL"]
                    .map(|option| (format!("GLOSA_{option}"), "")),
            )
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = tokio::time::timeout(PATIENCE, lines.next_line()).await.unwrap().unwrap();
        assert!(line.is_some_and(|line| line.starts_with("listening")), "{name}");
        let file = name.trim_end_matches("?mode=rwc");
        assert!(folder.path().join(file).exists(), "{file}");
    }
}

#[tokio::test]
async fn the_log_is_json_where_wanted_and_names_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite://{}", folder.path().join("comments.db").display());
    let mut child = Command::new(env!("CARGO_BIN_EXE_glosa-server"))
        .args(["--listen", "127.0.0.1:0", "--log-format", "json", "--database", &database])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let line = lines.next_line().await.unwrap().unwrap();
    let url = line.trim_start_matches("listening on ").to_owned() + "/api/comments";
    let author = json!({"name": "Anisah", "email": "anisah@mail.example"});
    let body = json!({"thread": "/private-thread", "text": "my words", "author": author});
    let response = Client::new().post(&url).json(&body).send().await.unwrap();
    assert_eq!(response.status(), 201);
    let program = Program { child, address: String::new() };
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
