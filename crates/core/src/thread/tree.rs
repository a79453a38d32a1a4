//! The comments known so far.

use std::collections::HashMap;

use super::{Comment, CommentId, Info, Page, Sort, State};

/// A thread as far as it is loaded: the server's comments and the reader's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thread {
    /// What the server says of it.
    pub info: Info,
    /// The order of its roots.
    pub sort: Sort,
    /// In the order in which they came, which is the server's within a level.
    comments: Vec<Comment>,
    positions: HashMap<CommentId, usize>,
    /// Where levels go on; a level that is loaded whole has no entry.
    next: HashMap<Option<CommentId>, String>,
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
        self.comments.get(*self.positions.get(id)?)
    }

    /// Where a level goes on: the roots for `None`, else the replies to a comment.
    #[must_use]
    pub fn next(&self, level: Option<&CommentId>) -> Option<&str> {
        self.next.get(&level.cloned()).map(String::as_str)
    }

    /// Takes in a page of a level. A comment that is known already is replaced by what
    /// the server says now, in its place: pages may overlap while comments arrive.
    pub fn take_page(&mut self, level: Option<&CommentId>, page: Page) {
        for comment in page.comments {
            self.put(comment);
        }
        self.set_next(level.cloned(), page.next);
        for (id, cursor) in page.more_replies {
            self.set_next(Some(id), Some(cursor));
        }
    }

    /// Puts a comment in, or in place of the one with its name.
    pub fn put(&mut self, comment: Comment) {
        if let Some(known) =
            self.positions.get(&comment.id).and_then(|at| self.comments.get_mut(*at))
        {
            *known = comment;
        } else {
            self.positions.insert(comment.id.clone(), self.comments.len());
            self.comments.push(comment);
        }
    }

    /// Counts a comment that this browser posted and everybody can see: the thread
    /// and its parent now have one more.
    pub fn count_posted(&mut self, comment: &Comment) {
        if self.positions.contains_key(&comment.id) || comment.state != State::Shown {
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
            self.change(id, |comment| {
                comment.state = State::Deleted;
                comment.html.clear();
                comment.author = super::Author::default();
            });
        } else {
            self.take_out(id);
            if let Some(parent) = comment.parent.as_ref().and_then(|parent| self.get_mut(parent)) {
                parent.replies = parent.replies.saturating_sub(1);
            }
        }
    }

    fn take_out(&mut self, id: &CommentId) {
        self.comments.retain(|comment| comment.id != *id);
        self.positions =
            self.comments.iter().enumerate().map(|(at, c)| (c.id.clone(), at)).collect();
    }

    fn get_mut(&mut self, id: &CommentId) -> Option<&mut Comment> {
        self.comments.get_mut(*self.positions.get(id)?)
    }

    fn set_next(&mut self, level: Option<CommentId>, cursor: Option<String>) {
        match cursor {
            Some(cursor) => self.next.insert(level, cursor),
            None => self.next.remove(&level),
        };
    }
}
