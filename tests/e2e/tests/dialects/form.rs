//! An address that is no comment server: a form service, a webhook.

use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Result, ensure};
use glosa_core::draft::Refusal;
use glosa_core::wire::{Dialect, Form, Server};
use glosa_e2e::http::{HttpServer, whole};
use http_body_util::BodyExt;
use hyper::Response;
use hyper::header::CONTENT_TYPE;

use crate::carrier::{Carrier, is_sent, is_unknown};
use crate::speaker::{Speaker, fresh_key, now};

/// What a receiver was sent: content type and body.
type Mail = Arc<Mutex<Vec<(String, String)>>>;

/// A receiver that answers everything with a status and a text.
async fn receiver(status: u16, answer: &'static str) -> Result<(HttpServer, Mail)> {
    let mail = Mail::default();
    let kept = Arc::clone(&mail);
    let server = HttpServer::start(0, move |request| {
        let kept = Arc::clone(&kept);
        async move {
            let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
            let kind = kind.unwrap_or_default().to_owned();
            let body = request.into_body().collect().await.map_or_else(
                |_| String::new(),
                |body| String::from_utf8_lossy(&body.to_bytes()).into_owned(),
            );
            kept.lock().unwrap_or_else(PoisonError::into_inner).push((kind, body));
            let answer = Response::builder().status(status).body(whole(answer.to_owned()));
            answer.map_err(|_| glosa_e2e::http::Aborted)
        }
    })
    .await?;
    Ok((server, mail))
}

fn reader(server: &HttpServer, form: Form) -> Speaker {
    let endpoint = format!("{}/hook/", server.origin());
    Speaker::new(Server { dialect: Dialect::Post, endpoint, form, ..Server::default() }, "/night")
}

#[tokio::test]
async fn a_comment_is_sent_under_the_names_of_the_receiver() -> Result<()> {
    let (server, mail) = receiver(200, "<html>Thank you</html>").await?;
    let names = [("text", "message"), ("email", "_replyto")];
    let names = names.map(|(ours, theirs)| (ours.to_owned(), theirs.to_owned())).to_vec();
    for is_form in [false, true] {
        let reader = reader(&server, Form { names: names.clone(), is_form });
        ensure!(is_sent(&Carrier::new(&reader).deliver("Hello & welcome").await?));
    }
    let mail = mail.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let [(json, first), (form, second)] = &mail[..] else { anyhow::bail!("{mail:?}") };
    ensure!(json == "application/json", "{json}");
    for part in [
        r#""message":"Hello & welcome""#,
        r#""_replyto":"ida@example.org""#,
        r#""thread":"/night""#,
    ] {
        ensure!(first.contains(part), "{part} is missing in {first}");
    }
    ensure!(form == "application/x-www-form-urlencoded", "{form}");
    for part in ["message=Hello%20%26%20welcome", "_replyto=ida%40example.org"] {
        ensure!(second.contains(part), "{part} is missing in {second}");
    }
    Ok(())
}

#[tokio::test]
async fn what_the_receiver_says_is_told() -> Result<()> {
    let (server, _) = receiver(422, r#"{"error": "Only letters, please."}"#).await?;
    let reader = reader(&server, Form::default());
    let told = reader.post(reader.written("123", None)).await?;
    ensure!(told == Err(Refusal::Rejected("Only letters, please.".to_owned())), "{told:?}");
    Ok(())
}

#[tokio::test]
async fn what_may_have_arrived_is_not_sent_again_without_the_reader() -> Result<()> {
    let (server, mail) = receiver(200, "").await?;
    let reader = reader(&server, Form::default());
    let told = reader.send_post(&fresh_key(), reader.written("Once", None), Some(now())).await?;
    ensure!(told == Err(Refusal::Unknown), "{told:?}");
    ensure!(mail.lock().unwrap_or_else(PoisonError::into_inner).is_empty());
    // A receiver that breaks: the first attempt may have arrived.
    let (broken, mail) = receiver(502, "").await?;
    let reader = self::reader(&broken, Form::default());
    ensure!(is_unknown(&Carrier::new(&reader).deliver("Once").await?));
    ensure!(mail.lock().unwrap_or_else(PoisonError::into_inner).len() == 1);
    Ok(())
}
