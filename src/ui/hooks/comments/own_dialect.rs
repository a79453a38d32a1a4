//! A dialect that the publisher wrote in JavaScript: what is asked of it, and what its
//! answers mean. They have the shapes of our own protocol.

use glosa_core::draft::Refusal;
use glosa_core::json::Value;
use glosa_core::thread::{CommentId, Sort};
use glosa_core::time::Timestamp;
use glosa_core::wire::{
    Again, Answer, Ask, Body, Capabilities, Dialect, Response, Server, Sorts, Votes, glosa,
};

use super::{Trouble, speak};
use crate::host::dialect::{Speaker, Thrown};
use crate::host::{clock, log, page};

/// How often a dialect that is not there yet is looked for, and how long it is waited
/// between, in milliseconds: the script that brings it may come after ours.
const TRIES: u32 = 50;
const PAUSE_MS: u32 = 100;

/// What a dialect can do: what it has functions for, and what it says.
pub(super) fn can(name: &str) -> Capabilities {
    let least = Dialect::Own.capabilities();
    let Some(speaker) = Speaker::named(name) else { return Capabilities { list: true, ..least } };
    let said = speaker.can();
    let is = |name: &str, otherwise| said.get(name).as_bool().unwrap_or(otherwise);
    let sorts = said.get("sorts").items().iter().filter_map(|sort| Sort::from_name(sort.as_str()?));
    Capabilities {
        list: speaker.has("list"),
        sorts: Sorts::of(sorts),
        places: false,
        reply: is("reply", speaker.has("list")),
        edit: speaker.has("edit") && speaker.has("find"),
        delete: speaker.has("remove"),
        votes: if speaker.has("vote") { Votes::Free } else { Votes::None },
        preview: speaker.has("preview"),
        live: false,
        again: if is("idempotent", false) { Again::Known } else { Again::Unknown },
        markdown: is("markdown", false),
        moderated: is("moderated", false),
        need_name: is("needName", false),
        need_email: is("needEmail", false),
        text_min: length(said.get("textMin")).unwrap_or(least.text_min),
        text_max: length(said.get("textMax")).unwrap_or(least.text_max),
        unit: least.unit,
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
fn length(value: &Value) -> Option<usize> {
    value.as_f64().map(|number| number as usize)
}

/// Asks a dialect for something.
///
/// # Errors
/// The [`Trouble`] that came instead.
pub(super) async fn ask(server: &Server, ask: Ask) -> Result<Answer, Trouble> {
    let speaker = speaker(&server.own).await?;
    if let Ask::Post { again: Some(_), .. } = ask
        && can(&server.own).again == Again::Unknown
    {
        return Err(Refusal::Unknown.into());
    }
    if matches!(ask, Ask::List(_)) && !speaker.has("list") {
        return Ok(Answer::List(None, Default::default()));
    }
    let question = question(&server.endpoint, &ask);
    let answer = speaker.ask(name(&ask), &question).await.map_err(trouble)?;
    read(&ask, answer).map_err(Trouble::Refused)
}

async fn speaker(name: &str) -> Result<Speaker, Trouble> {
    for _ in 0..TRIES {
        if let Some(speaker) = Speaker::named(name) {
            return Ok(speaker);
        }
        clock::pause(PAUSE_MS).await;
    }
    Err(speak::unknown(name))
}

fn trouble(thrown: Thrown) -> Trouble {
    let Some(code) = thrown.code else {
        log::warn(&["the dialect gave no answer: ", &thrown.message].concat());
        return if page::is_online() { Trouble::NoAnswer } else { Trouble::Offline };
    };
    let detail = match code.as_str() {
        "too_fast" | "server_trouble" => thrown.retry_after.into(),
        _ => thrown.message.as_str().into(),
    };
    let kept = Value::object([("kind", code.as_str().into()), ("detail", detail)]);
    match Refusal::from_json(&kept) {
        Refusal::Unknown if code != "unknown" => Refusal::Rejected(thrown.message).into(),
        refusal => refusal.into(),
    }
}

/// The function that is asked.
const fn name(ask: &Ask) -> &'static str {
    match ask {
        Ask::List(_) => "list",
        Ask::Find { .. } => "find",
        Ask::Post { .. } => "post",
        Ask::Edit { .. } => "edit",
        Ask::Delete { .. } => "remove",
        Ask::Vote { .. } => "vote",
        Ask::Preview { .. } => "preview",
        Ask::Counts { .. } => "counts",
    }
}

/// What it is told.
fn question(endpoint: &str, ask: &Ask) -> Value {
    let id = |id: &CommentId| id.as_str().into();
    let mut members = vec![("endpoint", endpoint.into())];
    match ask {
        Ask::List(level) => members.extend([
            ("thread", level.thread.as_str().into()),
            ("sort", level.sort.name().into()),
            ("parent", level.parent.as_ref().map(CommentId::as_str).into()),
            ("after", level.after().into()),
        ]),
        Ask::Find { thread, id: comment, token } => members.extend([
            ("thread", thread.as_str().into()),
            ("id", id(comment)),
            ("token", token.as_deref().into()),
        ]),
        Ask::Post { key, post, again, .. } => {
            let author = Value::object([
                ("name", post.identity.author.as_str().into()),
                ("email", post.identity.email.as_str().into()),
                ("url", post.identity.url.as_str().into()),
            ]);
            members.extend([
                ("key", key.as_str().into()),
                ("again", again.map(Timestamp::to_rfc3339).as_deref().into()),
                ("thread", post.thread.as_str().into()),
                ("title", post.title.as_str().into()),
                ("url", post.url.as_str().into()),
                ("parent", post.parent.as_ref().map(CommentId::as_str).into()),
                ("author", author),
                ("text", post.text.as_str().into()),
                ("quote", post.quote.as_deref().into()),
            ]);
        }
        Ask::Edit { id: comment, token, text } => members.extend([
            ("id", id(comment)),
            ("token", token.as_str().into()),
            ("text", text.as_str().into()),
        ]),
        Ask::Delete { id: comment, token } => {
            members.extend([("id", id(comment)), ("token", token.as_str().into())]);
        }
        Ask::Vote { id: comment, voter, stands } => members.extend([
            ("id", id(comment)),
            ("voter", voter.as_str().into()),
            ("stands", (*stands).into()),
        ]),
        Ask::Preview { text } => members.push(("text", text.as_str().into())),
        Ask::Counts { .. } => {}
    }
    Value::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// What it answers, read as an answer of our own protocol.
fn read(ask: &Ask, value: Value) -> Result<Answer, Refusal> {
    let response = Response { status: 200, headers: Vec::new(), body: Body::Json(value) };
    match ask {
        Ask::List(_) => glosa::read_list(&response).map(|(info, page)| Answer::List(info, page)),
        Ask::Find { .. } => glosa::read_found(&response).map(Answer::Found),
        Ask::Post { .. } => glosa::read_posted(&response).map(Answer::Posted),
        Ask::Edit { .. } => glosa::read_edited(&response).map(Answer::Edited),
        Ask::Delete { .. } => Ok(Answer::Deleted),
        Ask::Vote { .. } => glosa::read_voted(&response).map(Answer::Voted),
        Ask::Preview { .. } => glosa::read_preview(&response).map(Answer::Preview),
        Ask::Counts { .. } => Err(Refusal::NotAllowed),
    }
}
