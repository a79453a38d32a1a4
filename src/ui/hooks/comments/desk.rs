//! A thread at a server: what is asked of it, and what it answers.

use std::rc::Rc;

use glosa_core::draft::{Post, Refusal, Slot};
use glosa_core::thread::{Comment, CommentId, Info, Page, Sort};
use glosa_core::time::Timestamp;
use glosa_core::wire::{Answer, Ask, Capabilities, Found, Level, Place, Posted, Server};
use yew::prelude::*;

use super::speak;
use crate::host::fetch::FetchError;
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
    server: Rc<Server>,
    thread: AttrValue,
    page_url: AttrValue,
    scope: String,
}

/// The desk of a thread, the same as long as it names the same.
#[hook]
pub(super) fn use_desk(server: Rc<Server>, thread: AttrValue, page_url: AttrValue) -> Desk {
    let desk = use_memo((server, thread, page_url), |(server, thread, page_url)| {
        let scope = Slot::scope(&server.endpoint, thread);
        let (server, thread, page_url) = (Rc::clone(server), thread.clone(), page_url.clone());
        Desk(Rc::new(Inner { server, thread, page_url, scope }))
    });
    (*desk).clone()
}

impl Desk {
    /// What the server can do.
    #[must_use]
    pub(super) fn can(&self) -> Capabilities {
        speak::can(&self.0.server)
    }

    /// The server's address.
    #[must_use]
    pub(super) fn endpoint(&self) -> &str {
        &self.0.server.endpoint
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

    /// The key of a thread as the server has it.
    async fn key(&self, thread: &str, page_url: &str) -> Result<String, Trouble> {
        speak::resolve(&self.0.server, thread, page_url).await
    }

    async fn ask(&self, ask: Ask) -> Result<Answer, Trouble> {
        speak::ask(&self.0.server, ask).await
    }

    /// Asks for a part of a level of the thread.
    ///
    /// # Errors
    /// The [`Trouble`] that came instead.
    pub(super) async fn list(
        &self,
        sort: Sort,
        parent: Option<CommentId>,
        place: Place,
    ) -> Result<(Option<Info>, Page), Trouble> {
        let thread = self.key(self.thread(), &self.0.page_url).await?;
        let ask = Ask::List(Level { thread, sort, parent, place, limit: None });
        Ok(self.ask(ask).await?.list()?)
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
        let thread = self.key(self.thread(), &self.0.page_url).await?;
        let mut found = self.ask(Ask::Find { thread: thread.clone(), id, token }).await?.found()?;
        // What the server calls this thread is ours; another one's name stays its own.
        if found.thread.as_deref() == Some(&thread) {
            found.thread = None;
        }
        Ok(found)
    }

    /// Whether a comment that was found stands in this thread, as far as the server tells.
    #[must_use]
    pub(super) fn holds(&self, found: &Found) -> bool {
        found.thread.as_deref().is_none_or(|thread| thread == self.thread())
    }

    /// Posts, in any thread of the server; `again` is when it was first sent, where that
    /// may have arrived.
    ///
    /// # Errors
    /// The [`Trouble`] that came instead.
    pub(super) async fn post(
        &self,
        key: String,
        mut post: Post,
        at: Timestamp,
        again: Option<Timestamp>,
    ) -> Result<Posted, Trouble> {
        post.thread = self.key(&post.thread, &post.url).await?;
        Ok(self.ask(Ask::Post { key, post, at, again }).await?.posted()?)
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
        Ok(self.ask(Ask::Edit { id, token, text }).await?.edited()?)
    }

    /// Deletes a comment of this browser.
    ///
    /// # Errors
    /// The [`Trouble`] that came instead.
    pub(super) async fn delete(&self, id: CommentId, token: String) -> Result<(), Trouble> {
        self.ask(Ask::Delete { id, token }).await.map(drop)
    }

    /// Votes for a comment, or takes the vote back; answers the votes now.
    ///
    /// # Errors
    /// The [`Trouble`] that came instead.
    pub(super) async fn vote(
        &self,
        id: CommentId,
        voter: String,
        stands: bool,
    ) -> Result<u32, Trouble> {
        Ok(self.ask(Ask::Vote { id, voter, stands }).await?.voted()?)
    }

    /// Asks for a text as it would be shown; answers HTML, which is not trusted.
    ///
    /// # Errors
    /// The [`Trouble`] that came instead.
    pub(super) async fn preview(&self, text: String) -> Result<String, Trouble> {
        Ok(self.ask(Ask::Preview { text }).await?.preview()?)
    }
}
