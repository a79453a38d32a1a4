//! `cargo xtask serve`: the demo page and a real comment server behind one address.

mod comments;
mod files;
mod http;
mod proxy;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use crate::failure::{Failure, Outcome};
use crate::process::{self, say};
use crate::tools;
use crate::widget::{self, site};
use crate::workspace::Workspace;

use comments::CommentServer;
use files::Pages;

/// What the command waits for.
#[derive(Debug, PartialEq, Eq)]
enum Event {
    /// The comment server takes requests.
    Ready,
    /// The comment server has ended.
    Gone,
    /// Ctrl-C, or another request to stop.
    Stop,
}

/// Builds what changed, starts both servers and waits for Ctrl-C.
///
/// # Errors
/// When a port is taken, a build fails or the comment server ends by itself.
pub(crate) fn run(workspace: &Workspace, port: u16, api_port: u16) -> Outcome<()> {
    // Held from here on, so that nobody takes it while the build runs.
    let listener = listen(port, "--port")?;
    drop(listen(api_port, "--api-port")?);
    let site = build(workspace)?;
    let (events, received) = mpsc::channel();
    stop_on_signal(events.clone())?;
    let server = CommentServer::start(workspace, port, api_port, events)?;
    let api = SocketAddr::from((Ipv4Addr::LOCALHOST, api_port));
    serve_pages(listener, Pages::new(workspace, site), api);
    let ended = wait(&received, || {
        let kept = comments::database(workspace);
        say(&format!("\nGlosa is at http://127.0.0.1:{port}/"));
        say(&format!("  comments are kept in {}; Ctrl-C stops", kept.display()));
    });
    server.stop()?;
    ended
}

/// Waits for the end, and calls `ready` once everything takes requests.
fn wait(received: &Receiver<Event>, ready: impl FnOnce()) -> Outcome<()> {
    let mut ready = Some(ready);
    loop {
        match received.recv() {
            Ok(Event::Ready) => {
                if let Some(ready) = ready.take() {
                    ready();
                }
            }
            Ok(Event::Stop) => return Ok(()),
            Ok(Event::Gone) | Err(_) => {
                return Err(Failure::Step("the comment server has ended".to_owned()));
            }
        }
    }
}

fn build(workspace: &Workspace) -> Outcome<PathBuf> {
    tools::for_widget(workspace)?;
    say("building the widget (the first time takes some minutes)");
    let widget = widget::build(workspace)?;
    let site = site::assemble(workspace, &widget)?;
    say("building the comment server");
    let mut cargo = process::cargo();
    cargo.args(["build", "--package", "glosa-server"]).current_dir(&workspace.root);
    process::stream(&mut cargo)?;
    Ok(site)
}

fn listen(port: u16, option: &'static str) -> Outcome<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|cause| match cause.kind() {
        io::ErrorKind::AddrInUse => Failure::PortTaken { port, option },
        _ => Failure::Step(format!("cannot listen on port {port}: {cause}; choose with {option}")),
    })
}

fn stop_on_signal(events: Sender<Event>) -> Outcome<()> {
    ctrlc::set_handler(move || {
        // Nobody listens any more once the command is about to end.
        let _ = events.send(Event::Stop);
    })
    .map_err(|cause| Failure::Step(format!("cannot listen for Ctrl-C: {cause}")))
}

fn serve_pages(listener: TcpListener, pages: Pages, api: SocketAddr) {
    let pages = Arc::new(pages);
    thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            let pages = Arc::clone(&pages);
            thread::spawn(move || {
                // A browser that went away in the middle is nothing to report.
                let _ = answer(connection, &pages, api);
            });
        }
    });
}

fn answer(connection: TcpStream, pages: &Pages, api: SocketAddr) -> io::Result<()> {
    let Some(request) = http::Request::read(connection)? else {
        return Ok(());
    };
    if request.path() == "/api" || request.path().starts_with("/api/") {
        proxy::forward(request, api)
    } else {
        let answer = pages.answer(request.method(), request.path());
        answer.send(request)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_told_in_a_plain_sentence() {
        let holder = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = holder.local_addr().unwrap().port();
        let failure = listen(port, "--port").unwrap_err().to_string();
        assert_eq!(
            failure,
            format!(
                "port {port} of 127.0.0.1 is in use by another program; choose another with --port"
            )
        );
    }

    #[test]
    fn says_the_address_once_and_ends_when_it_should() {
        let cases = [
            (vec![Event::Ready, Event::Stop], 1, true),
            (vec![Event::Ready, Event::Ready, Event::Gone], 1, false),
            (vec![Event::Gone], 0, false),
            (vec![], 0, false),
        ];
        for (events, times, well) in cases {
            let name = format!("{events:?}");
            let (sender, received) = mpsc::channel();
            events.into_iter().for_each(|event| sender.send(event).unwrap());
            drop(sender);
            let mut said = 0;
            assert_eq!(wait(&received, || said += 1).is_ok(), well, "{name}");
            assert_eq!(said, times, "{name}");
        }
    }
}
