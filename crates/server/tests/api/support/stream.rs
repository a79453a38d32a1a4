//! An event stream as a client reads it.

use std::pin::Pin;
use std::time::Duration;

use axum::body::Bytes;
use futures_util::StreamExt;
use futures_util::stream::unfold;
use serde_json::Value;

use super::Call;

/// Far more than an event takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Stream {
    body: Pin<Box<dyn futures_util::Stream<Item = Bytes> + Send>>,
    text: String,
}

#[derive(Debug)]
pub(crate) struct Event {
    pub(crate) id: i64,
    pub(crate) kind: String,
    pub(crate) data: Value,
}

impl Stream {
    pub(crate) async fn open(call: Call) -> Self {
        let response = call.open().await;
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        let body = response.into_body().into_data_stream().map(Result::unwrap);
        Self { body: Box::pin(body), text: String::new() }
    }

    /// The stream of a program; `last` is the last event that came earlier.
    pub(crate) async fn of(url: &str, last: Option<i64>) -> Self {
        let mut request = reqwest::Client::new().get(url);
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        let response = request.send().await.unwrap().error_for_status().unwrap();
        let body = unfold(response, async |mut response| {
            let bytes = response.chunk().await.ok()??;
            Some((bytes, response))
        });
        Self { body: Box::pin(body), text: String::new() }
    }

    /// The next block that is no comment; `None` at the end of the stream.
    pub(crate) async fn next(&mut self) -> Option<Event> {
        tokio::time::timeout(PATIENCE, self.read()).await.expect("an event")
    }

    async fn read(&mut self) -> Option<Event> {
        loop {
            if let Some((block, rest)) = self.text.split_once("\n\n") {
                let field = |name: &str| {
                    let line = block.lines().find_map(|line| line.strip_prefix(name));
                    line.map(|value| value.trim_start_matches(": ").to_owned())
                };
                let id = field("id").map(|id| id.parse().unwrap());
                let data = field("data").map(|data| serde_json::from_str(&data).unwrap());
                let event = id.map(|id| Event {
                    id,
                    kind: field("event").unwrap_or_default(),
                    data: data.unwrap_or_default(),
                });
                self.text = rest.to_owned();
                if event.is_some() {
                    return event;
                }
                continue;
            }
            let bytes = self.body.next().await?;
            self.text.push_str(std::str::from_utf8(&bytes).unwrap());
        }
    }

    pub(crate) async fn kinds(&mut self, count: usize) -> Vec<String> {
        let mut kinds = Vec::new();
        for _ in 0..count {
            kinds.push(self.next().await.unwrap().kind);
        }
        kinds
    }
}
