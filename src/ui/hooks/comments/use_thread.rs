//! Loads a thread and keeps it.

use std::rc::Rc;

use glosa_core::thread::{Comment, CommentId, Info, Page, Sort};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::thread::{Change, ThreadState};
use super::{Desk, Trouble};

/// A thread, and what can be done with it.
#[derive(Clone)]
pub(super) struct ThreadHandle {
    desk: Desk,
    state: UseReducerHandle<ThreadState>,
}

/// The thread of a desk; it is asked for as soon as it is `wanted`.
#[hook]
pub(super) fn use_thread(desk: &Desk, wanted: bool) -> ThreadHandle {
    let state = use_reducer(ThreadState::default);
    let handle = ThreadHandle { desk: desk.clone(), state };
    use_effect_with((desk.clone(), wanted), {
        let handle = handle.clone();
        move |(_, wanted)| {
            if *wanted {
                handle.begin(Sort::default());
            }
        }
    });
    handle
}

impl ThreadHandle {
    /// The thread as far as it is loaded.
    #[must_use]
    pub(super) fn state(&self) -> &ThreadState {
        &self.state
    }

    /// The same, shared.
    #[must_use]
    pub(super) fn shared(&self) -> Rc<ThreadState> {
        Rc::new((*self.state).clone())
    }

    /// Asks for the first page, in an order.
    pub(super) fn begin(&self, sort: Sort) {
        let turn = self.state.turn + 1;
        self.state.dispatch(Change::Begin { sort, turn });
        self.load(turn, sort, None, None);
    }

    /// Asks for the next page of a level: the roots for `None`.
    pub(super) fn more(&self, level: Option<CommentId>) {
        if self.state.busy.contains(&level) {
            return;
        }
        let Some(cursor) = self.state.thread.next(level.as_ref()).map(str::to_owned) else {
            return;
        };
        self.state.dispatch(Change::Ask { level: level.clone() });
        self.load(self.state.turn, self.state.thread.sort, level, Some(cursor));
    }

    /// Takes in comments that the server told of.
    pub(super) fn know(&self, comments: Vec<Comment>) {
        self.state.dispatch(Change::Known(comments));
    }

    /// A function that takes in what this browser posted.
    #[must_use]
    pub(super) fn posted(&self) -> Callback<Comment> {
        let dispatcher = self.state.dispatcher();
        Callback::from(move |comment| dispatcher.dispatch(Change::Posted(comment)))
    }

    /// Takes in new words of a comment.
    pub(super) fn edited(&self, comment: Comment) {
        self.state.dispatch(Change::Edited(comment));
    }

    /// Takes out a comment, or keeps its place where replies stand below it.
    pub(super) fn deleted(&self, id: CommentId) {
        self.state.dispatch(Change::Deleted(id));
    }

    fn load(&self, turn: u32, sort: Sort, level: Option<CommentId>, after: Option<String>) {
        let (desk, dispatcher) = (self.desk.clone(), self.state.dispatcher());
        spawn_local(async move {
            let answer: Result<(Option<Info>, Page), Trouble> =
                desk.list(sort, level.clone(), after).await;
            dispatcher.dispatch(match answer {
                Ok((info, page)) => Change::Page { turn, level, info, page },
                Err(trouble) => Change::Failed { turn, level, trouble },
            });
        });
    }
}
