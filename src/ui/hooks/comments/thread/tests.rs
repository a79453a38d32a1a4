//! What polls and jumps make of a thread.

use glosa_core::thread::{Author, State};

use super::*;

fn comment(minute: i64) -> Comment {
    Comment {
        id: minute.to_string().as_str().into(),
        parent: None,
        author: Author::default(),
        html: String::new(),
        created: Timestamp(minute * 60_000),
        edited: None,
        state: State::Shown,
        votes: 0,
        replies: 0,
    }
}

fn comments(minutes: &[i64]) -> Vec<Comment> {
    minutes.iter().map(|minute| comment(*minute)).collect()
}

/// A thread of which the first page is loaded.
fn loaded(minutes: &[i64], count: u32) -> ThreadState {
    let mut state = ThreadState::default();
    state.take(Change::Begin { sort: Sort::Oldest, turn: 1 });
    let info = Some(Info { count, ..Info::default() });
    let page = Page { comments: comments(minutes), ..Page::default() };
    state.take(Change::Page { turn: 1, side: Side::Next(None), info, page });
    state
}

fn waiting(state: &ThreadState) -> Vec<i64> {
    state.waiting.iter().map(|one| one.created.0 / 60_000).collect()
}

#[test]
fn a_poll_finds_what_came_and_not_what_was_never_loaded() {
    // Of sixty the first two are loaded; the newest ones are polled.
    let mut state = loaded(&[1, 2], 60);
    state.take(Change::Polled(comments(&[60, 59, 58]), 60));
    assert_eq!((waiting(&state), state.stale), (vec![], false));
    state.take(Change::Polled(comments(&[62, 61, 60, 59]), 62));
    assert_eq!((waiting(&state), state.stale), (vec![61, 62], false));
    // Once more, in place, with nothing new.
    state.take(Change::Polled(comments(&[62, 61, 60, 59]), 62));
    assert_eq!((waiting(&state), state.stale), (vec![61, 62], false));
    // One came and another one was removed: the count stays.
    state.take(Change::Polled(comments(&[63, 62, 61, 60]), 62));
    assert_eq!((waiting(&state), state.stale), (vec![61, 62, 63], false));
    // One came that is not among the newest roots, as a reply to an old one.
    state.take(Change::Polled(comments(&[63, 62, 61, 60]), 63));
    assert_eq!((waiting(&state), state.stale), (vec![61, 62, 63], true));
}

#[test]
fn what_moved_has_nothing_waiting_and_is_not_changed_by_what_was_asked_before() {
    let mut state = loaded(&[1, 2], 60);
    state.take(Change::Happened(Happening::Came(comment(61))));
    state.take(Change::Ask(Side::Next(None)));
    let page = Page { comments: comments(&[40, 41]), ..Page::default() };
    let info = Some(Info { count: 61, ..Info::default() });
    state.take(Change::Moved { turn: 1, info, page });
    assert_eq!((waiting(&state), state.thread.info.count), (vec![], 61));
    assert!(state.busy.is_empty() && state.phase == Phase::Ready);
    let late = Page { comments: comments(&[3, 4]), ..Page::default() };
    state.take(Change::Page { turn: 1, side: Side::Next(None), info: None, page: late });
    assert_eq!(state.thread.comments().len(), 2);
}
