//! The comments known so far.

use super::{Comment, CommentId, Info, Page, Sort, State};
use crate::text::names::{Table, hash_of};

/// A thread as far as it is loaded: the server's comments and the reader's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thread {
    /// What the server says of it.
    pub info: Info,
    /// The order of its roots.
    pub sort: Sort,
    /// In the order in which they came, which is the server's within a level.
    comments: Vec<Comment>,
    /// Their positions by name.
    by_id: Table,
    /// Where the roots that precede those that are loaded end; nothing when there are none.
    previous_root: Option<String>,
    /// Where the roots go on; nothing when they are loaded to the end.
    next_root: Option<String>,
    /// By position: where the replies to a comment go on.
    next_reply: Vec<Option<String>>,
}

impl Thread {
    /// A thread of which nothing is loaded.
    #[must_use]
    pub fn new(sort: Sort) -> Self {
        Self { sort, ..Self::default() }
    }

    /// The comments in the order in which they came.
    #[must_use]
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// A comment by its name.
    #[must_use]
    pub fn get(&self, id: &CommentId) -> Option<&Comment> {
        self.comments.get(self.position(id)?)
    }

    /// The position of a comment in [`Self::comments`].
    pub(super) fn position(&self, id: &CommentId) -> Option<usize> {
        let is = |at: u32| self.comments.get(at as usize).is_some_and(|known| known.id == *id);
        self.by_id.find(hash_of(id.as_str()), &is).map(|at| at as usize)
    }

    /// The root that a comment stands below, as far as it is loaded; itself where it is one.
    #[must_use]
    pub fn root_of(&self, id: &CommentId) -> CommentId {
        let mut root = id;
        // A circle of parents ends it.
        for _ in 0..self.comments.len() {
            match self.get(root).and_then(|comment| comment.parent.as_ref()) {
                Some(parent) if self.get(parent).is_some() => root = parent,
                _ => break,
            }
        }
        root.clone()
    }

    /// Where a level goes on: the roots for `None`, else the replies to a comment.
    #[must_use]
    pub fn next(&self, level: Option<&CommentId>) -> Option<&str> {
        match level {
            None => self.next_root.as_deref(),
            Some(id) => self.next_at(self.position(id)?),
        }
    }

    /// Where the replies to the comment at a position go on.
    pub(super) fn next_at(&self, position: usize) -> Option<&str> {
        self.next_reply.get(position)?.as_deref()
    }

    /// Where the roots that precede those that are loaded end, if there are any.
    #[must_use]
    pub fn previous(&self) -> Option<&str> {
        self.previous_root.as_deref()
    }

    /// Takes in the page of roots that the thread begins with, which need not be the first.
    pub fn take_first(&mut self, page: Page) {
        self.previous_root.clone_from(&page.previous);
        self.take_page(None, page);
    }

    /// Takes in the page of roots before those that are loaded.
    pub fn take_previous(&mut self, page: Page) {
        self.previous_root = page.previous;
        self.take_comments(page.comments, page.more_replies);
    }

    /// Takes in the next page of a level. A comment that is known already is replaced by what
    /// the server says now, in its place: pages may overlap while comments arrive.
    pub fn take_page(&mut self, level: Option<&CommentId>, page: Page) {
        self.set_next(level, page.next);
        self.take_comments(page.comments, page.more_replies);
    }

    fn take_comments(&mut self, comments: Vec<Comment>, more: Vec<(CommentId, String)>) {
        for comment in comments {
            self.put(comment);
        }
        for (id, cursor) in more {
            self.set_next(Some(&id), Some(cursor));
        }
    }

    /// Puts a comment in, or in place of the one with its name.
    pub fn put(&mut self, comment: Comment) {
        if let Some(known) = self.get_mut(&comment.id) {
            *known = comment;
        } else {
            self.by_id.push(hash_of(comment.id.as_str()));
            self.comments.push(comment);
            self.next_reply.push(None);
        }
    }

    /// Counts a comment that this browser posted and everybody can see: the thread
    /// and its parent now have one more.
    pub fn count_posted(&mut self, comment: &Comment) {
        if self.get(&comment.id).is_some() || comment.state != State::Shown {
            return;
        }
        self.info.count = self.info.count.saturating_add(1);
        if let Some(parent) = comment.parent.as_ref().and_then(|id| self.get_mut(id)) {
            parent.replies = parent.replies.saturating_add(1);
        }
    }

    /// Changes a comment in its place; nothing when it is not known.
    pub fn change(&mut self, id: &CommentId, change: impl FnOnce(&mut Comment)) {
        if let Some(comment) = self.get_mut(id) {
            change(comment);
        }
    }

    /// Marks a comment as deleted: it is taken out, or its place is kept where
    /// replies stand below it.
    pub fn delete(&mut self, id: &CommentId) {
        let Some(comment) = self.get(id).cloned() else { return };
        if comment.state == State::Shown {
            self.info.count = self.info.count.saturating_sub(1);
        }
        let answered = self.comments.iter().any(|other| other.parent.as_ref() == Some(id));
        if answered || comment.replies > 0 {
            self.change(id, Self::empty);
        } else {
            self.take_out(id);
            if let Some(parent) = comment.parent.as_ref().and_then(|parent| self.get_mut(parent)) {
                parent.replies = parent.replies.saturating_sub(1);
            }
        }
    }

    /// Marks a comment as deleted by others, in its place: what is read must not move.
    pub fn withdraw(&mut self, id: &CommentId) {
        let is_shown = self.get(id).is_some_and(|comment| comment.state == State::Shown);
        if is_shown {
            self.info.count = self.info.count.saturating_sub(1);
        }
        self.change(id, Self::empty);
    }

    fn empty(comment: &mut Comment) {
        comment.state = State::Deleted;
        comment.html.clear();
        comment.author = super::Author::default();
    }

    fn take_out(&mut self, id: &CommentId) {
        let Some(position) = self.position(id) else { return };
        self.comments.remove(position);
        self.next_reply.remove(position);
        // All that came later have moved: they are numbered anew.
        self.by_id = Table::default();
        for comment in &self.comments {
            self.by_id.push(hash_of(comment.id.as_str()));
        }
    }

    fn get_mut(&mut self, id: &CommentId) -> Option<&mut Comment> {
        let position = self.position(id)?;
        self.comments.get_mut(position)
    }

    /// Notes where a level goes on; replies to a comment that is not known go nowhere.
    fn set_next(&mut self, level: Option<&CommentId>, cursor: Option<String>) {
        let known = level.and_then(|id| self.position(id));
        let place = match level {
            None => Some(&mut self.next_root),
            Some(_) => known.and_then(|position| self.next_reply.get_mut(position)),
        };
        if let Some(place) = place {
            *place = cursor;
        }
    }
}
