//! Loads a thread and keeps it.

use std::rc::Rc;

use glosa_core::thread::{Comment, CommentId, Happening, Info, Page, Sort};
use glosa_core::wire::Place;
use yew::prelude::*;

use super::thread::{Change, Side, ThreadState};
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
        self.load(turn, sort, Side::Next(None), Place::Start);
    }

    /// Asks for what stands on a side of what is loaded.
    pub(super) fn more(&self, side: Side) {
        let state = self.state.get();
        if state.busy.contains(&side) {
            return;
        }
        let place = match &side {
            Side::Previous => state.thread.previous().map(|end| Place::Before(end.to_owned())),
            Side::Next(level) => {
                let cursor = state.thread.next(level.as_ref());
                cursor.map(|cursor| Place::behind(Some(cursor.to_owned())))
            }
        };
        let Some(place) = place else { return };
        self.change(Change::Ask(side.clone()));
        self.load(state.turn, state.thread.sort, side, place);
    }

    /// Asks for the page that begins with the root of a comment, in the order in which the
    /// thread is shown; answers what has the thread begin there. Until that is done, and
    /// where it does not come, what is shown stays.
    ///
    /// # Errors
    /// The [`Trouble`] that came instead.
    pub(super) async fn page_at(&self, id: CommentId) -> Result<impl FnOnce() + use<>, Trouble> {
        let state = self.state.get();
        let asked = self.desk.list(state.thread.sort, None, Place::RootOf(id));
        let (info, page) = asked.await?;
        let handle = self.clone();
        Ok(move || handle.change(Change::Moved { turn: state.turn, info, page }))
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

    /// Takes in the newest comments, of so many that the thread has now.
    pub(super) fn polled(&self, comments: Vec<Comment>, count: u32) {
        self.change(Change::Polled(comments, count));
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

    fn load(&self, turn: u32, sort: Sort, side: Side, place: Place) {
        let handle = self.clone();
        task::spawn(async move {
            let level = if let Side::Next(level) = &side { level.clone() } else { None };
            let answer: Result<(Option<Info>, Page), Trouble> =
                handle.desk.list(sort, level, place).await;
            handle.change(match answer {
                Ok((info, page)) => Change::Page { turn, side, info, page },
                Err(trouble) => Change::Failed { turn, side, trouble },
            });
        });
    }
}
