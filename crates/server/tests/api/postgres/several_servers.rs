//! Several servers on one database are as one.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use reqwest::Client;
use serde_json::{Value, json};
use tokio::task::JoinHandle;

use super::place;
use crate::support::cluster::Cluster;
use crate::support::databases::Place;
use crate::support::program::{Program, post};
use crate::support::stream::Stream;

/// Less than the time after which a server looks at the table unasked.
const TOLD: Duration = Duration::from_secs(10);
const EVENTS: &str = "/api/events?thread=/a";
const WRITERS: usize = 8;
const TEXTS_EACH: usize = 25;

async fn two(place: &Place) -> [Program; 2] {
    [Program::start(place).await, Program::start(place).await]
}

/// Writers that post to both servers in turn, all at once, each to one of some threads.
fn write(servers: &[Program; 2], threads: usize) -> JoinHandle<()> {
    let writers = (0..WRITERS).map(|writer| {
        let urls = [0, 1].map(|server: usize| servers[server].url("/api/comments"));
        tokio::spawn(async move {
            let (client, thread) = (Client::new(), format!("/{}", writer % threads));
            for number in 0..TEXTS_EACH {
                let (url, text) = (&urls[(writer + number) % 2], format!("{writer}-{number}"));
                assert_eq!(post(&client, url, &thread, &text).await, Some(201));
            }
        })
    });
    let writers: Vec<_> = writers.collect();
    tokio::spawn(async {
        for writer in writers {
            writer.await.unwrap();
        }
    })
}

/// What they post to a thread.
fn written(thread: usize, threads: usize) -> HashSet<String> {
    let writers = (0..WRITERS).filter(|writer| writer % threads == thread);
    writers.flat_map(|w| (0..TEXTS_EACH).map(move |n| format!("<p>{w}-{n}</p>"))).collect()
}

#[tokio::test]
async fn each_tells_what_happens_at_the_other() {
    let place = place().await;
    let [one, two] = two(&place).await;
    let mut streams =
        [Stream::of(&one.url(EVENTS), None).await, Stream::of(&two.url(EVENTS), None).await];
    for stream in &mut streams {
        assert_eq!(stream.next().await.unwrap().kind, "", "where the stream stands");
    }
    for (server, text) in [(&one, "at one"), (&two, "at two")] {
        let started = Instant::now();
        post(&Client::new(), &server.url("/api/comments"), "/a", text).await;
        let [at_one, at_two] = &mut streams;
        let (at_one, at_two) = (at_one.next().await.unwrap(), at_two.next().await.unwrap());
        assert_eq!(at_one.data["html"], format!("<p>{text}</p>"));
        assert_eq!((at_one.id, at_one.data), (at_two.id, at_two.data));
        assert!(started.elapsed() < TOLD, "{:?}: found, and not told", started.elapsed());
    }
}

#[tokio::test]
async fn a_stream_goes_on_at_the_other_server() {
    let place = place().await;
    let [one, two] = two(&place).await;
    let client = Client::new();
    let mut stream = Stream::of(&one.url(EVENTS), None).await;
    stream.next().await.unwrap();
    post(&client, &one.url("/api/comments"), "/a", "first").await;
    let last = stream.next().await.unwrap().id;
    drop(stream);
    for (server, text) in [(&two, "second"), (&one, "third"), (&two, "fourth")] {
        post(&client, &server.url("/api/comments"), "/a", text).await;
    }
    let mut stream = Stream::of(&two.url(EVENTS), Some(last)).await;
    assert_eq!(stream.next().await.unwrap().id, last);
    for text in ["second", "third", "fourth"] {
        assert_eq!(stream.next().await.unwrap().data["html"], format!("<p>{text}</p>"));
    }
    post(&client, &one.url("/api/comments"), "/a", "fifth").await;
    assert_eq!(stream.next().await.unwrap().data["html"], "<p>fifth</p>");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_stream_misses_what_many_write_at_both() {
    // Writes to several threads wait for nothing that they have in common.
    const THREADS: usize = 4;
    let place = place().await;
    let servers = two(&place).await;
    let mut streams = Vec::new();
    for thread in 0..THREADS {
        let url = servers[thread % 2].url(&format!("/api/events?thread=/{thread}"));
        let mut stream = Stream::of(&url, None).await;
        stream.next().await.unwrap();
        streams.push(stream);
    }
    let writers = write(&servers, THREADS);
    for (thread, mut stream) in streams.into_iter().enumerate() {
        let (mut told, mut last) = (HashSet::new(), 0);
        let expected = written(thread, THREADS);
        while told.len() < expected.len() {
            let event = stream.next().await.unwrap();
            assert!(event.id > last, "{} after {last}", event.id);
            last = event.id;
            told.insert(event.data["html"].as_str().unwrap().to_owned());
        }
        assert_eq!(told, expected);
    }
    writers.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_breaks_off_again_and_again_misses_nothing() {
    let place = place().await;
    let servers = two(&place).await;
    let url = |turn: usize| servers[turn % 2].url("/api/events?thread=/0");
    let mut stream = Stream::of(&url(0), None).await;
    let mut last = stream.next().await.unwrap().id;
    let writers = write(&servers, 1);
    let (expected, mut told) = (written(0, 1), HashSet::new());
    for turn in 1..=expected.len() {
        let event = stream.next().await.unwrap();
        assert!(event.id > last, "{} after {last}", event.id);
        last = event.id;
        told.insert(event.data["html"].as_str().unwrap().to_owned());
        stream = Stream::of(&url(turn), Some(last)).await;
        assert_eq!(stream.next().await.unwrap().id, last);
    }
    assert_eq!(told, expected);
    writers.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_neither_skip_nor_repeat_what_many_write_at_both() {
    let place = place().await;
    let servers = two(&place).await;
    let (writers, expected) = (write(&servers, 1), written(0, 1));
    let (client, mut after, mut read) = (Client::new(), String::new(), Vec::new());
    loop {
        let finished = writers.is_finished();
        let server = &servers[read.len() % 2];
        let url = server.url(&format!("/api/comments?thread=/0&limit=1{after}"));
        let page: Value = client.get(url).send().await.unwrap().json().await.unwrap();
        read.push(page["comments"][0]["html"].as_str().map(str::to_owned));
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None if finished => break,
            // The end for now: the last is read again, so that its cursor comes.
            None => drop(read.pop()),
        }
    }
    writers.await.unwrap();
    let read: Vec<String> = read.into_iter().flatten().collect();
    assert_eq!(read.len(), expected.len());
    assert_eq!(read.into_iter().collect::<HashSet<_>>(), expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_key_at_both_makes_one_comment() {
    let place = place().await;
    let servers = two(&place).await;
    let requests = (0..40).map(|number: usize| {
        let url = servers[number % 2].url("/api/comments");
        tokio::spawn(async move {
            let body = json!({"thread": "/a", "text": "once"});
            let request = Client::new().post(url).header("idempotency-key", "key").json(&body);
            let response = request.send().await.unwrap();
            assert_eq!(response.status(), 201);
            response.json::<Value>().await.unwrap()
        })
    });
    let mut answers = Vec::new();
    for request in requests.collect::<Vec<_>>() {
        answers.push(request.await.unwrap());
    }
    answers.dedup();
    assert_eq!(answers.len(), 1);
    assert_eq!(servers[0].texts("/a").await, ["<p>once</p>"]);
    // The token of one opens the comment at the other: they have one secret.
    for server in &servers {
        let id = answers[0]["id"].as_str().unwrap();
        let edit = Client::new().patch(server.url(&format!("/api/comments/{id}")));
        let edit = edit.bearer_auth(answers[0]["token"].as_str().unwrap());
        let edit = edit.json(&json!({"text": "edited"})).send().await.unwrap();
        assert_eq!(edit.status(), 200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_that_start_at_once_agree() {
    let cluster = Cluster::shared();
    cluster.execute("CREATE DATABASE empty".to_owned()).await;
    let url = cluster.url("empty");
    let programs = (0..3).map(|_| {
        let url = url.clone();
        tokio::spawn(async move { Program::with(&url, &["--rate-scale", "0"]).await })
    });
    for (number, program) in programs.collect::<Vec<_>>().into_iter().enumerate() {
        let program = program.await.unwrap();
        let text = number.to_string();
        let status = post(&Client::new(), &program.url("/api/comments"), "/a", &text).await;
        assert_eq!(status, Some(201));
        assert_eq!(program.texts("/a").await.len(), number + 1);
    }
}
