//! `GET events`: what happens in a thread, as it happens.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::StreamExt;
use tokio_stream::wrappers::ReceiverStream;

use crate::error::{Error, FieldCode, Problem};
use crate::events::Message;
use crate::extract::{Client, Parameters};
use crate::guard::Action;
use crate::state::AppState;
use crate::streams::NoPlace;
use crate::validate;

/// The header with which a stream goes on where it broke off.
pub const LAST_EVENT_ID: &str = "last-event-id";
/// Proxies close what is silent for a minute or less.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// When a client whose stream broke off comes back.
const RETRY: Duration = Duration::from_secs(3);
/// A number that no event will have.
const NO_EVENT: i64 = i64::MAX;

/// Streams what happens in a thread (server-sent events).
///
/// `comment` and `edit` carry a comment, `delete` carries `{"id", "parent"}` and `vote`
/// `{"id", "votes"}`. A stream goes on after `Last-Event-ID`, or after `since`. `reset`
/// says that what happened in between is no longer kept: load the thread again.
#[utoipa::path(
    get,
    path = "/api/events",
    tag = "events",
    params(
        ("thread" = String, Query, min_length = 1, max_length = 1024, description = "The thread's key"),
        ("since" = Option<i64>, Query, description = "`thread.event` of a list"),
        ("Last-Event-ID" = Option<String>, Header, description = "The last event that came; goes before `since`"),
    ),
    responses(
        (status = 200, content_type = "text/event-stream", body = String, description = "The events, as they happen"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 429, body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn events(
    State(state): State<AppState>,
    Client(client): Client,
    headers: HeaderMap,
    parameters: Parameters,
) -> Result<impl IntoResponse, Error> {
    state.limit(Action::Listen, client)?;
    let thread = parameters.required("thread")?;
    validate::thread(thread)?;
    let after = match headers.get(LAST_EVENT_ID) {
        // Browsers send by themselves what they heard last, and would not come back
        // after a refusal: who names no place of ours begins anew.
        Some(value) => Some(event_number(value.to_str().ok()).unwrap_or(NO_EVENT)),
        None => parameters.get("since").map(since).transpose()?,
    };
    let place = state.hub().enter(client).map_err(|reason| match reason {
        NoPlace::Full => Error::Unavailable("too many streams".to_owned()),
        NoPlace::TooMany => Error::TooFast {
            seconds: RETRY.as_secs(),
            message: "Too many streams are open from this address.",
        },
    })?;
    let (thread, stopping) = (thread.to_owned(), state.stopping());
    let messages = state.hub().listen(state.store(), place, thread, after, stopping).await?;
    let stream = ReceiverStream::new(messages).map(|message| Ok::<_, Infallible>(event(message)));
    let stream = Sse::new(stream).keep_alive(KeepAlive::new().interval(HEARTBEAT));
    // Proxies that collect an answer before they pass it on would hold the stream back.
    Ok(([("cache-control", "no-store"), ("x-accel-buffering", "no")], stream))
}

fn event_number(text: Option<&str>) -> Option<i64> {
    text.and_then(|text| text.parse().ok()).filter(|number| *number >= 0)
}

fn since(text: &str) -> Result<i64, Error> {
    event_number(Some(text)).ok_or_else(|| Error::parameter("since", FieldCode::Invalid))
}

fn event(message: Message) -> Event {
    let event = Event::default().id(message.id.to_string());
    if message.kind.is_empty() {
        // Only says where the stream stands, so that a client that heard nothing yet
        // comes back to this place.
        return event.retry(RETRY);
    }
    event.event(message.kind).data(message.data)
}
