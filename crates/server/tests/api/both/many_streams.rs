//! As many streams as a page that is much read has, on one process. It is run by hand,
//! since it measures: `cargo test --release -p glosa-server many_streams -- --ignored
//! --nocapture`.

use std::time::{Duration, Instant};

use futures_util::StreamExt;
use futures_util::stream::iter;
use glosa_server::descriptors;
use reqwest::Client;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::place;
use crate::support::program::{Program, post};

const STREAMS: usize = 5_000;
/// Opened at once: no more than the system lets wait for a server that is busy.
const AT_ONCE: usize = 100;
/// A stream may cost the process no more than this, in bytes.
const BYTES_EACH: usize = 64 * 1024;
const PATIENCE: Duration = Duration::from_secs(60);

/// What a process holds in memory, in bytes.
async fn memory(program: &Program) -> usize {
    let path = format!("/proc/{}/status", program.child.id().unwrap());
    let status = tokio::fs::read_to_string(path).await.unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<usize>().unwrap() * 1024
}

/// Reads until a word came.
async fn until(stream: &mut TcpStream, word: &str) {
    let (mut text, mut part) = (String::new(), [0; 2048]);
    while !text.contains(word) {
        let length = stream.read(&mut part).await.unwrap();
        assert_ne!(length, 0, "the stream ended: {text}");
        text.push_str(std::str::from_utf8(&part[..length]).unwrap());
    }
}

async fn open(address: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = "GET /api/events?thread=/a HTTP/1.1\r\nhost: a\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    until(&mut stream, "retry:").await;
    stream
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "it measures, and takes five thousand sockets"]
async fn five_thousand_readers_hear_of_a_comment() {
    let room = descriptors::raise().unwrap();
    assert!(room > STREAMS as u64, "only {room} sockets may be open: see `ulimit -Hn`");
    let place = place().await;
    let program = Program::start(&place).await;
    let (client, comments) = (Client::new(), program.url("/api/comments"));
    assert_eq!(post(&client, &comments, "/a", "before").await, Some(201));

    let before = memory(&program).await;
    let started = Instant::now();
    let opening = (0..STREAMS).map(|_| open(&program.address));
    let streams: Vec<_> = iter(opening).buffer_unordered(AT_ONCE).collect().await;
    let (opened, open) = (started.elapsed(), memory(&program).await);

    let started = Instant::now();
    assert_eq!(post(&client, &comments, "/a", "to all").await, Some(201));
    let hearing = streams.into_iter().map(|mut stream| async move {
        tokio::time::timeout(PATIENCE, until(&mut stream, "to all")).await.unwrap();
        stream
    });
    let streams: Vec<_> = iter(hearing).buffer_unordered(STREAMS).collect().await;
    let (told, after) = (started.elapsed(), memory(&program).await);

    let each = (open - before) / STREAMS;
    println!("{STREAMS} streams opened in {opened:?}; an event reached all in {told:?}");
    println!(
        "memory: {} KB without, {} KB with them ({each} bytes each), {} KB after the event",
        before / 1024,
        open / 1024,
        after / 1024
    );
    assert_eq!(streams.len(), STREAMS);
    assert!(each < BYTES_EACH, "{each} bytes a stream");
}
