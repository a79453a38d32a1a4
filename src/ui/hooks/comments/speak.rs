//! Speaks to a server in its dialect. Our own protocol is at hand; all others come in a
//! module of their own, and a publisher's own dialect from the page.

use std::cell::RefCell;

use glosa_core::draft::Refusal;
use glosa_core::wire::{Answer, Ask, Capabilities, Dialect, Exchange, Server, glosa};

use super::{Trouble, own_dialect};
use crate::host::fetch;
use crate::ui::hooks::door;
use crate::ui::hooks::use_part::try_twice;

/// What speaks the dialects of other servers.
#[derive(Clone, Copy, Debug)]
struct Interpreter {
    ask: fn(&Server, Ask) -> Exchange<Answer>,
    resolve: fn(&Server, &str, &str) -> Exchange<String>,
}

door! {
    fn interpreting() -> Interpreter =
        Interpreter { ask: Server::ask, resolve: Server::resolve }, in dialects
}

/// The interpreter. A module that does not come is like a server that does not answer.
async fn interpreter() -> Result<Interpreter, Trouble> {
    try_twice(interpreting).await.ok_or(Trouble::NoAnswer)
}

/// What a server can do.
pub(super) fn can(server: &Server) -> Capabilities {
    match server.dialect {
        Dialect::Own => own_dialect::can(&server.own),
        _ => server.capabilities(),
    }
}

/// Asks a server for something.
///
/// # Errors
/// The [`Trouble`] that came instead.
pub(super) async fn ask(server: &Server, ask: Ask) -> Result<Answer, Trouble> {
    match server.dialect {
        Dialect::Glosa => send(glosa::ask(&server.endpoint, &ask)).await,
        Dialect::Own => own_dialect::ask(server, ask).await,
        _ => send((interpreter().await?.ask)(server, ask)).await,
    }
}

thread_local! {
    /// Keys of threads as servers have them, by server, thread and page: they are asked
    /// for once.
    static RESOLVED: RefCell<Vec<([String; 3], String)>> = const { RefCell::new(Vec::new()) };
}

/// The key of a thread as the server has it.
///
/// # Errors
/// The [`Trouble`] that came instead.
pub(super) async fn resolve(server: &Server, thread: &str, page: &str) -> Result<String, Trouble> {
    // All others take any key.
    if server.dialect != Dialect::WordPress {
        return Ok(thread.to_owned());
    }
    let name = [server.endpoint.clone(), thread.to_owned(), page.to_owned()];
    let known = RESOLVED.with(|resolved| {
        let resolved = resolved.borrow();
        resolved.iter().find(|(known, _)| *known == name).map(|(_, key)| key.clone())
    });
    if let Some(key) = known {
        return Ok(key);
    }
    let key = send((interpreter().await?.resolve)(server, thread, page)).await?;
    RESOLVED.with(|resolved| resolved.borrow_mut().push((name, key.clone())));
    Ok(key)
}

/// Sends what is to be sent, to the end.
async fn send<T>(mut exchange: Exchange<T>) -> Result<T, Trouble> {
    loop {
        match exchange {
            Exchange::Done(result) => return result.map_err(Trouble::Refused),
            Exchange::Send(request, next) => exchange = next(fetch::send(&request).await?),
        }
    }
}

/// What nobody speaks.
pub(super) fn unknown(name: &str) -> Trouble {
    let what = ["no dialect “", name, "” was given to Glosa.dialect"].concat();
    Trouble::Refused(Refusal::BadAnswer(what))
}
