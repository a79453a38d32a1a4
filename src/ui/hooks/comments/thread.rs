//! A thread as it is loaded, and how it changes.

use glosa_core::thread::{Comment, CommentId, Happening, Info, Page, Sort, Thread};
use glosa_core::time::Timestamp;

use super::Trouble;

/// How far the first page is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nobody has asked for it.
    Idle,
    /// It is under way.
    Loading,
    /// It is there.
    Ready,
    /// It did not come.
    Failed(Trouble),
}

/// Where a thread goes on beyond what is loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// Before the first of the roots.
    Previous,
    /// Behind the last one of a level: of the roots for `None`, else of the replies to a
    /// comment.
    Next(Option<CommentId>),
}

/// A thread as far as it is loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadState {
    /// The comments.
    pub thread: Thread,
    /// How far the first page is.
    pub phase: Phase,
    /// Where a page is under way.
    pub busy: Vec<Side>,
    /// Where a page did not come.
    pub failed: Option<(Side, Trouble)>,
    /// What others wrote since, which is shown when the reader wants it.
    pub waiting: Vec<Comment>,
    /// Whether something happened that nobody could tell: the thread may be loaded again.
    pub stale: bool,
    /// When the latest comment was written that anybody told of as news: what a poll finds
    /// of later ones is news too.
    newest: Option<Timestamp>,
    /// What came of the last thing that was asked for, with a number that grows.
    pub(super) news: (u32, News),
    /// Counts how often the thread was begun anew; answers to an earlier one are late.
    pub(super) turn: u32,
}

/// What the reader is to hear of the thread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum News {
    /// Nothing: she sees it as it comes.
    #[default]
    None,
    /// It came anew, as she asked for.
    Again,
    /// So many more comments came, and this is the first of them.
    More(u32, Option<CommentId>),
    /// What was asked for did not come.
    Failed(Trouble),
}

impl Default for ThreadState {
    fn default() -> Self {
        Self {
            thread: Thread::default(),
            phase: Phase::Idle,
            busy: Vec::new(),
            failed: None,
            waiting: Vec::new(),
            stale: false,
            newest: None,
            news: (0, News::None),
            turn: 0,
        }
    }
}

/// Something that changes a thread.
#[derive(Debug)]
pub(super) enum Change {
    /// The first page is asked for.
    Begin { sort: Sort, turn: u32 },
    /// A page is asked for.
    Ask(Side),
    /// A page came.
    Page { turn: u32, side: Side, info: Option<Info>, page: Page },
    /// A page did not come.
    Failed { turn: u32, side: Side, trouble: Trouble },
    /// A page came with which the thread begins from now on.
    Moved { turn: u32, info: Option<Info>, page: Page },
    /// The server told of comments.
    Known(Vec<Comment>),
    /// Others did something.
    Happened(Happening),
    /// The newest comments were asked for, of so many that the thread has now.
    Polled(Vec<Comment>, u32),
    /// What waits is to be shown.
    ShowWaiting,
    /// This browser posted one.
    Posted(Comment),
    /// This browser changed one.
    Edited(Comment),
    /// So many votes has one now.
    Voted(CommentId, u32),
    /// This browser deleted one.
    Deleted(CommentId),
}

impl ThreadState {
    /// Takes in one change.
    pub(super) fn take(&mut self, change: Change) {
        let state = self;
        match change {
            Change::Begin { sort, turn } => {
                let info = state.thread.info.clone();
                let news = (state.news.0, News::None);
                *state = Self { turn, phase: Phase::Loading, news, ..Self::default() };
                state.thread = Thread::new(sort);
                state.thread.info = info;
            }
            Change::Ask(side) => {
                state.failed = None;
                state.busy.push(side);
            }
            Change::Page { turn, side, info, page } if turn == state.turn => {
                state.busy.retain(|busy| *busy != side);
                state.hear(state.news_of(&page));
                match side {
                    Side::Previous => state.thread.take_previous(page),
                    Side::Next(None) if state.phase == Phase::Loading => {
                        state.thread.take_first(page);
                    }
                    Side::Next(level) => state.thread.take_page(level.as_ref(), page),
                }
                state.phase = Phase::Ready;
                state.thread.info = info.unwrap_or_else(|| state.thread.info.clone());
            }
            Change::Failed { turn, side, trouble } if turn == state.turn => {
                state.busy.retain(|busy| *busy != side);
                state.hear(News::Failed(trouble.clone()));
                if state.phase == Phase::Loading && side == Side::Next(None) {
                    state.phase = Phase::Failed(trouble);
                } else {
                    state.failed = Some((side, trouble));
                }
            }
            Change::Moved { turn, info, page } if turn == state.turn => {
                let mut thread = Thread::new(state.thread.sort);
                thread.info = info.unwrap_or_else(|| state.thread.info.clone());
                thread.take_first(page);
                // What is under way, or waits, belongs to what was shown before.
                *state = Self {
                    thread,
                    phase: Phase::Ready,
                    newest: state.newest,
                    news: (state.news.0, News::None),
                    turn: state.turn + 1,
                    ..Self::default()
                };
            }
            Change::Page { .. } | Change::Failed { .. } | Change::Moved { .. } => {}
            Change::Known(comments) => {
                for comment in comments {
                    state.thread.put(comment);
                }
            }
            Change::Happened(happening) => state.happen(happening),
            Change::Polled(comments, count) => state.polled(comments, count),
            Change::ShowWaiting => {
                let first = state.waiting.first().map(|comment| comment.id.clone());
                let count = state.count_waiting();
                for comment in core::mem::take(&mut state.waiting) {
                    state.thread.count_posted(&comment);
                    state.thread.put(comment);
                }
                state.hear(News::More(count, first));
            }
            Change::Posted(comment) => {
                state.waiting.retain(|waiting| waiting.id != comment.id);
                state.thread.count_posted(&comment);
                state.thread.put(comment);
            }
            Change::Edited(comment) => {
                let id = comment.id.clone();
                state.thread.change(&id, |known| {
                    // The answer to an edit need not repeat the replies.
                    let replies = known.replies;
                    *known = comment;
                    known.replies = known.replies.max(replies);
                });
            }
            Change::Voted(id, votes) => state.thread.change(&id, |known| known.votes = votes),
            Change::Deleted(id) => state.thread.delete(&id),
        }
    }

    /// How many comments of others wait to be shown.
    #[must_use]
    pub fn count_waiting(&self) -> u32 {
        u32::try_from(self.waiting.len()).unwrap_or(u32::MAX)
    }

    /// Takes in the newest comments of a thread that has `count` now. Those that are not
    /// known are news where they are later than the last news; at the first poll, as many
    /// as the thread has more than it had. Older ones stand on a page that is not loaded.
    fn polled(&mut self, comments: Vec<Comment>, count: u32) {
        let waits = |id: &CommentId| self.waiting.iter().any(|waiting| waiting.id == *id);
        let is_known = |one: &Comment| self.thread.get(&one.id).is_some() || waits(&one.id);
        let latest = comments.iter().map(|one| one.created).max();
        let (known, mut others): (Vec<_>, Vec<_>) = comments.into_iter().partition(is_known);
        let known_count = self.thread.info.count.saturating_add(self.count_waiting());
        let came = count.saturating_sub(known_count) as usize;
        others.sort_by_key(|one| one.created);
        match self.newest {
            Some(newest) => others.retain(|one| one.created > newest),
            None => drop(others.drain(..others.len().saturating_sub(came))),
        }
        self.stale |= others.len() < came;
        for comment in known {
            self.happen(Happening::Changed(comment));
        }
        for comment in others {
            self.happen(Happening::Came(comment));
        }
        self.newest = self.newest.max(latest);
        self.thread.info.count = count.saturating_sub(self.count_waiting());
    }

    /// Takes in what others did, so that nothing moves that is being read.
    fn happen(&mut self, happening: Happening) {
        match happening {
            Happening::Came(comment) | Happening::Changed(comment)
                if self.thread.get(&comment.id).is_some() =>
            {
                self.take(Change::Edited(comment));
            }
            Happening::Came(comment) => {
                self.newest = self.newest.max(Some(comment.created));
                self.waiting.retain(|waiting| waiting.id != comment.id);
                self.waiting.push(comment);
            }
            Happening::Changed(comment) => {
                if let Some(waiting) = self.waiting.iter_mut().find(|one| one.id == comment.id) {
                    *waiting = comment;
                }
            }
            Happening::Removed(id) => {
                self.waiting.retain(|waiting| waiting.id != id);
                self.thread.withdraw(&id);
            }
            Happening::Voted(id, votes) => self.thread.change(&id, |known| known.votes = votes),
            Happening::Missed => self.stale = true,
        }
    }

    fn hear(&mut self, news: News) {
        self.news = (self.news.0 + 1, news);
    }

    /// What a page brings, before it is taken in.
    fn news_of(&self, page: &Page) -> News {
        match self.phase {
            Phase::Loading if self.turn > 1 => News::Again,
            Phase::Loading => News::None,
            _ => {
                let known = |comment: &&Comment| self.thread.get(&comment.id).is_some();
                let mut fresh = page.comments.iter().filter(|comment| !known(comment));
                let first = fresh.next().map(|comment| comment.id.clone());
                let rest = u32::try_from(fresh.count()).unwrap_or(u32::MAX);
                News::More(rest.saturating_add(first.is_some().into()), first)
            }
        }
    }
}

#[cfg(test)]
mod tests;
