//! Telling of what happens: one reader of the event table, many streams.
//!
//! A handler that changed something calls [`Hub::wake`] after its commit, and another
//! server on the same database is heard by way of the database. One task then reads the
//! new events in the order of their numbers and hands them to every stream, so that a
//! change costs one query and not one for each listener. While the database is away the
//! streams wait; what happened meanwhile is told when it is back.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{Notify, broadcast, mpsc};

use crate::model::{Comment, State};
use crate::stopping::Stopping;
use crate::store::{EventRecord, Listener, Result, Store};
use crate::streams::{NoPlace, Place, Streams};
use crate::view;

/// Events that wait for the slowest stream; one that falls further behind reads the
/// table itself.
const BACKLOG: usize = 256;
/// Events read from the table at once.
const BATCH: i64 = 200;
/// Messages that wait for one client's socket.
const OUTBOX: usize = 16;
/// How often the table is looked at although nobody said that it changed: what was said
/// may have been lost with a connection that nobody knows to be dead.
const LOOK: Duration = Duration::from_secs(15);
/// How long to wait before a database that does not answer is asked again.
const PAUSE: Duration = Duration::from_secs(1);

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
        tokio::spawn(hub.clone().hear(store.listener(), stopping.clone()));
        tokio::spawn(hub.clone().tell(store, newest, stopping));
        Ok(hub)
    }

    /// Says that something changed.
    pub fn wake(&self) {
        self.changed.notify_one();
    }

    /// Hears what other servers do.
    async fn hear(self, mut listener: Listener, mut stopping: Stopping) {
        loop {
            let heard = tokio::select! {
                heard = listener.hear() => heard,
                () = stopping.wait() => return,
            };
            match heard {
                Ok(()) => self.wake(),
                Err(cause) if cause.is_closed() => return,
                Err(cause) => {
                    tracing::warn!(%cause, "other servers are not heard for now");
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
    }

    async fn tell(self, store: Store, mut last: i64, mut stopping: Stopping) {
        loop {
            tokio::select! {
                () = self.changed.notified() => {}
                () = tokio::time::sleep(LOOK) => {}
                () = stopping.wait() => return,
            }
            match self.tell_after(&store, &mut last).await {
                Ok(()) => {}
                Err(cause) if cause.is_closed() => return,
                Err(cause) => {
                    tracing::warn!(%cause, "events are told later");
                    tokio::time::sleep(PAUSE).await;
                    self.wake();
                }
            }
        }
    }

    /// Tells what the table holds after the last number that was told.
    async fn tell_after(&self, store: &Store, last: &mut i64) -> Result<()> {
        loop {
            let events = happened(store, *last, None).await?;
            let Some(newest) = events.last() else { return Ok(()) };
            *last = newest.0.event;
            for (thread, message) in events.into_iter().filter_map(told) {
                // Nobody listens: that is no failure.
                let _ = self.told.send(Arc::new(Told { thread, message }));
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

/// The client is gone, or the server stops.
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
            let events = match happened(&self.store, self.last, Some(&self.thread)).await {
                Ok(events) if events.is_empty() => return Ok(()),
                Ok(events) => events,
                Err(cause) if cause.is_closed() => return Err(Ended),
                Err(cause) => {
                    tracing::debug!(%cause, "a stream of events waits");
                    tokio::time::sleep(PAUSE).await;
                    continue;
                }
            };
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
