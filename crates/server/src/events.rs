//! Telling of what happens: one reader of the event table, many streams.
//!
//! A handler that changed something calls [`Hub::wake`] after its commit. One task then
//! reads the new events in the order of their numbers and hands them to every stream,
//! so that a change costs one query and not one for each listener.

use std::net::IpAddr;
use std::sync::Arc;

use serde_json::json;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{Notify, broadcast, mpsc};

use crate::model::{Comment, State};
use crate::stopping::Stopping;
use crate::store::{EventRecord, Result, Store};
use crate::streams::{NoPlace, Place, Streams};
use crate::view;

/// Events that wait for the slowest stream; one that falls further behind reads the
/// table itself.
const BACKLOG: usize = 256;
/// Events read from the table at once.
const BATCH: i64 = 200;
/// Messages that wait for one client's socket.
const OUTBOX: usize = 16;

/// Something to tell.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its number, for `Last-Event-ID`.
    pub id: i64,
    /// Its kind: `comment`, `edit`, `delete`, `vote` or `reset`.
    pub kind: &'static str,
    /// What there is to tell, as JSON.
    pub data: String,
}

#[derive(Debug)]
struct Told {
    thread: String,
    message: Message,
}

/// Where events are told.
#[derive(Clone)]
pub struct Hub {
    changed: Arc<Notify>,
    told: broadcast::Sender<Arc<Told>>,
    streams: Streams,
}

impl Hub {
    /// Starts telling of what happens from now on; `limited` says whether one address
    /// may have only so many streams.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn start(store: Store, limited: bool, stopping: Stopping) -> Result<Self> {
        let hub = Self {
            changed: Arc::default(),
            told: broadcast::Sender::new(BACKLOG),
            streams: Streams::new(limited),
        };
        let (_, newest) = store.event_range().await?;
        tokio::spawn(hub.clone().tell(store, newest, stopping));
        Ok(hub)
    }

    /// Says that something changed.
    pub fn wake(&self) {
        self.changed.notify_one();
    }

    async fn tell(self, store: Store, mut last: i64, mut stopping: Stopping) {
        loop {
            tokio::select! {
                () = self.changed.notified() => {}
                () = stopping.wait() => return,
            }
            loop {
                let events = match happened(&store, last, None).await {
                    Ok(events) => events,
                    Err(cause) => {
                        tracing::warn!(%cause, "events are told later");
                        break;
                    }
                };
                let Some(newest) = events.last() else { break };
                last = newest.0.event;
                for (thread, message) in events.into_iter().filter_map(told) {
                    // Nobody listens: that is no failure.
                    let _ = self.told.send(Arc::new(Told { thread, message }));
                }
            }
        }
    }

    /// A place for a stream to an address.
    ///
    /// # Errors
    /// When there is none.
    pub fn enter(&self, address: IpAddr) -> std::result::Result<Place, NoPlace> {
        self.streams.enter(address)
    }

    /// The events of a thread after a number, or from now on: those of the past first,
    /// then each as it happens.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn listen(
        &self,
        store: &Store,
        place: Place,
        thread: String,
        after: Option<i64>,
        stopping: Stopping,
    ) -> Result<mpsc::Receiver<Message>> {
        // Before the past is read, so that nothing falls between.
        let told = self.told.subscribe();
        let (oldest, newest) = store.event_range().await?;
        let (sender, receiver) = mpsc::channel(OUTBOX);
        let known = |event: i64| event.saturating_add(1) >= oldest && event <= newest;
        let start = match after {
            Some(event) if known(event) => Message { id: event, kind: "", data: String::new() },
            Some(_) => Message { id: newest, kind: "reset", data: "{}".to_owned() },
            None => Message { id: newest, kind: "", data: String::new() },
        };
        let last = start.id;
        let _ = sender.try_send(start);
        let stream = Stream { store: store.clone(), thread, last, told, sender, _place: place };
        tokio::spawn(stream.run(stopping));
        Ok(receiver)
    }
}

struct Stream {
    store: Store,
    thread: String,
    last: i64,
    told: broadcast::Receiver<Arc<Told>>,
    sender: mpsc::Sender<Message>,
    _place: Place,
}

/// The client is gone, or the database is.
struct Ended;

impl Stream {
    async fn run(mut self, mut stopping: Stopping) {
        let gone = self.sender.clone();
        tokio::select! {
            _ = self.feed() => {}
            () = gone.closed() => {}
            () = stopping.wait() => {}
        }
    }

    async fn feed(&mut self) -> std::result::Result<(), Ended> {
        self.catch_up().await?;
        loop {
            match self.told.recv().await {
                Ok(told) if told.thread == self.thread => self.send(told.message.clone()).await?,
                Ok(_) => {}
                Err(RecvError::Lagged(_)) => self.catch_up().await?,
                Err(RecvError::Closed) => return Err(Ended),
            }
        }
    }

    /// Sends what the table holds after the last number that was sent.
    async fn catch_up(&mut self) -> std::result::Result<(), Ended> {
        loop {
            let events = happened(&self.store, self.last, Some(&self.thread)).await;
            let events = events.map_err(|cause| {
                tracing::warn!(%cause, "a stream of events ends");
                Ended
            })?;
            if events.is_empty() {
                return Ok(());
            }
            for event in events {
                let number = event.0.event;
                match told(event) {
                    Some((_, message)) => self.send(message).await?,
                    None => self.last = number,
                }
            }
        }
    }

    async fn send(&mut self, message: Message) -> std::result::Result<(), Ended> {
        if message.id <= self.last {
            return Ok(());
        }
        self.last = message.id;
        self.sender.send(message).await.map_err(|_| Ended)
    }
}

/// An event, and its comment as clients see it.
type Happened = (EventRecord, Comment);

/// The first events after a number, of one thread or of all.
async fn happened(store: &Store, after: i64, thread: Option<&str>) -> Result<Vec<Happened>> {
    let events = store.events_after(after, thread, BATCH).await?;
    let records: Vec<_> = events.iter().map(|event| event.record.clone()).collect();
    let comments = view::with_counts(store, &records).await?;
    Ok(events.into_iter().zip(comments).collect())
}

/// What there is to tell of an event, and in which thread; nothing of a comment that
/// was deleted since, whose own event follows.
fn told((event, comment): Happened) -> Option<(String, Message)> {
    let record = event.record;
    let (kind, data) = match event.kind.as_str() {
        "delete" => ("delete", json!({"id": record.id, "parent": record.parent})),
        _ if record.state != State::Shown => return None,
        "comment" => ("comment", json!(comment)),
        "edit" => ("edit", json!(comment)),
        "vote" => ("vote", json!({"id": record.id, "votes": record.votes})),
        _ => return None,
    };
    Some((record.thread_key, Message { id: event.event, kind, data: data.to_string() }))
}
