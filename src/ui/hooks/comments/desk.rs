//! A thread at a server: what is asked of it, and what it answers.

use std::rc::Rc;

use glosa_core::draft::{Refusal, Slot};
use glosa_core::thread::{Comment, CommentId, Info, Page, Sort};
use glosa_core::wire::{Ask, Dialect, Found, Level, Posted, Response};
use yew::prelude::*;

use crate::host::fetch::{self, FetchError};
use crate::ui::kit::use_memo;

/// Why something asked of the server was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser says that there is no network.
    Offline,
    /// No answer came.
    NoAnswer,
    /// The server answered otherwise.
    Refused(Refusal),
}

impl Trouble {
    /// The name of the kind, for the interface's catalogue.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::NoAnswer => "no_answer",
            Self::Refused(refusal) => refusal.name(),
        }
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<FetchError> for Trouble {
    fn from(error: FetchError) -> Self {
        match error {
            FetchError::Offline => Self::Offline,
            FetchError::TooLarge { .. } => Refusal::BadAnswer(error.to_string()).into(),
            _ => Self::NoAnswer,
        }
    }
}

/// A thread at a server. Cheap to clone; equal when it names the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Desk(Rc<Inner>);

#[derive(Debug, PartialEq, Eq)]
struct Inner {
    endpoint: AttrValue,
    dialect: Dialect,
    thread: AttrValue,
    scope: String,
}

/// The desk of a thread, the same as long as it names the same.
#[hook]
pub(super) fn use_desk(endpoint: AttrValue, dialect: Dialect, thread: AttrValue) -> Desk {
    let desk = use_memo((endpoint, dialect, thread), |(endpoint, dialect, thread)| {
        let scope = Slot::scope(endpoint, thread);
        Desk(Rc::new(Inner {
            endpoint: endpoint.clone(),
            dialect: *dialect,
            thread: thread.clone(),
            scope,
        }))
    });
    (*desk).clone()
}

impl Desk {
    /// How the server is spoken to.
    #[must_use]
    pub(super) fn dialect(&self) -> Dialect {
        self.0.dialect
    }

    /// The server's address.
    #[must_use]
    pub(super) fn endpoint(&self) -> &str {
        &self.0.endpoint
    }

    /// The thread's key.
    #[must_use]
    pub(super) fn thread(&self) -> &str {
        &self.0.thread
    }

    /// The thread and its server, as keys of what is kept name them.
    #[must_use]
    pub(super) fn scope(&self) -> &str {
        &self.0.scope
    }

    async fn send(&self, ask: &Ask) -> Result<Response, Trouble> {
        let request = self.dialect().request(self.endpoint(), ask);
        let request = request.ok_or(Trouble::Refused(Refusal::NotAllowed))?;
        Ok(fetch::send(&request).await?)
    }

    /// Asks for a part of a level of the thread.
    ///
    /// # Errors
    /// The [`Trouble`] that came instead.
    pub(super) async fn list(
        &self,
        sort: Sort,
        parent: Option<CommentId>,
        after: Option<String>,
    ) -> Result<(Option<Info>, Page), Trouble> {
        let thread = self.thread().to_owned();
        let after = after.filter(|cursor| !cursor.is_empty());
        let ask = Ask::List(Level { thread, sort, parent, after, limit: None });
        Ok(self.dialect().read_list(&self.send(&ask).await?)?)
    }

    /// Asks for one comment, with its token where this browser wrote it.
    ///
    /// # Errors
    /// The [`Trouble`] that came instead.
    pub(super) async fn find(
        &self,
        id: CommentId,
        token: Option<String>,
    ) -> Result<Found, Trouble> {
        let answer = self.send(&Ask::Find { id, token }).await?;
        Ok(self.dialect().read_found(&answer)?)
    }

    /// Whether a comment that was found stands in this thread, as far as the server tells.
    #[must_use]
    pub(super) fn holds(&self, found: &Found) -> bool {
        found.thread.as_deref().is_none_or(|thread| thread == self.thread())
    }

    /// Posts; `ask` is an [`Ask::Post`].
    ///
    /// # Errors
    /// The [`Trouble`] that came instead.
    pub(super) async fn post(&self, ask: &Ask) -> Result<Posted, Trouble> {
        Ok(self.dialect().read_posted(&self.send(ask).await?)?)
    }

    /// Gives a comment of this browser new words.
    ///
    /// # Errors
    /// The [`Trouble`] that came instead.
    pub(super) async fn edit(
        &self,
        id: CommentId,
        token: String,
        text: String,
    ) -> Result<Comment, Trouble> {
        let answer = self.send(&Ask::Edit { id, token, text }).await?;
        Ok(self.dialect().read_edited(&answer)?)
    }

    /// Deletes a comment of this browser.
    ///
    /// # Errors
    /// The [`Trouble`] that came instead.
    pub(super) async fn delete(&self, id: CommentId, token: String) -> Result<(), Trouble> {
        let answer = self.send(&Ask::Delete { id, token }).await?;
        Ok(self.dialect().read_deleted(&answer)?)
    }
}
