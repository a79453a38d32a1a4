//! Loads a thread and keeps it.

use std::rc::Rc;

use glosa_core::thread::{Comment, CommentId, Happening, Info, Page, Sort};
use yew::prelude::*;

use super::thread::{Change, ThreadState};
use super::{Desk, Trouble};
use crate::host::task;
use crate::ui::kit::{State, use_effect_with, use_state};

/// A thread, and what can be done with it.
#[derive(Clone)]
pub(super) struct ThreadHandle {
    desk: Desk,
    state: State<ThreadState>,
}

/// The thread of a desk; it is asked for as soon as it is `wanted`.
#[hook]
pub(super) fn use_thread(desk: &Desk, wanted: bool) -> ThreadHandle {
    let state = use_state(ThreadState::default);
    let handle = ThreadHandle { desk: desk.clone(), state };
    use_effect_with((desk.clone(), wanted), {
        let handle = handle.clone();
        move |(_, wanted)| {
            if *wanted {
                handle.begin(handle.desk.can().sorts.first());
            }
        }
    });
    handle
}

impl ThreadHandle {
    /// The thread as far as it is loaded.
    #[must_use]
    pub(super) fn state(&self) -> Rc<ThreadState> {
        self.state.get()
    }

    fn change(&self, change: Change) {
        self.state.update(|state| state.take(change));
    }

    /// Asks for the first page, in an order.
    pub(super) fn begin(&self, sort: Sort) {
        let turn = self.state.get().turn + 1;
        self.change(Change::Begin { sort, turn });
        self.load(turn, sort, None, None);
    }

    /// Asks for the next page of a level: the roots for `None`.
    pub(super) fn more(&self, level: Option<CommentId>) {
        let state = self.state.get();
        if state.busy.contains(&level) {
            return;
        }
        let Some(cursor) = state.thread.next(level.as_ref()).map(str::to_owned) else {
            return;
        };
        self.change(Change::Ask { level: level.clone() });
        self.load(state.turn, state.thread.sort, level, Some(cursor));
    }

    /// Takes in comments that the server told of.
    pub(super) fn know(&self, comments: Vec<Comment>) {
        self.change(Change::Known(comments));
    }

    /// A function that takes in what this browser posted.
    #[must_use]
    pub(super) fn posted(&self) -> Callback<Comment> {
        let handle = self.clone();
        Callback::from(move |comment| handle.change(Change::Posted(comment)))
    }

    /// Takes in new words of a comment.
    pub(super) fn edited(&self, comment: Comment) {
        self.change(Change::Edited(comment));
    }

    /// Takes in what others did.
    pub(super) fn happened(&self, happening: Happening) {
        self.change(Change::Happened(happening));
    }

    /// Shows what others wrote since.
    pub(super) fn show_waiting(&self) {
        self.change(Change::ShowWaiting);
    }

    /// Takes in the votes that a comment has now.
    pub(super) fn voted(&self, id: CommentId, votes: u32) {
        self.change(Change::Voted(id, votes));
    }

    /// Takes out a comment, or keeps its place where replies stand below it.
    pub(super) fn deleted(&self, id: CommentId) {
        self.change(Change::Deleted(id));
    }

    fn load(&self, turn: u32, sort: Sort, level: Option<CommentId>, after: Option<String>) {
        let handle = self.clone();
        task::spawn(async move {
            let answer: Result<(Option<Info>, Page), Trouble> =
                handle.desk.list(sort, level.clone(), after).await;
            handle.change(match answer {
                Ok((info, page)) => Change::Page { turn, level, info, page },
                Err(trouble) => Change::Failed { turn, level, trouble },
            });
        });
    }
}
