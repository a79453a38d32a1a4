//! The comments known so far.

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
    /// Their positions, sorted by name.
    by_id: Vec<usize>,
    /// Where levels go on, sorted by level; a level that is loaded whole has no entry.
    next: Vec<(Option<CommentId>, String)>,
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
        self.place(id).ok().and_then(|place| self.by_id.get(place)).copied()
    }

    /// The place of a name in `by_id`, or where it belongs.
    fn place(&self, id: &CommentId) -> Result<usize, usize> {
        let name = |at: &usize| self.comments.get(*at).map(|comment| &comment.id);
        self.by_id.binary_search_by(|at| name(at).cmp(&Some(id)))
    }

    /// The place of a level in `next`, or where it belongs.
    fn level(&self, level: Option<&CommentId>) -> Result<usize, usize> {
        self.next.binary_search_by(|(known, _)| known.as_ref().cmp(&level))
    }

    /// Where a level goes on: the roots for `None`, else the replies to a comment.
    #[must_use]
    pub fn next(&self, level: Option<&CommentId>) -> Option<&str> {
        let place = self.level(level).ok()?;
        self.next.get(place).map(|(_, cursor)| cursor.as_str())
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
        if let Some(known) = self.get_mut(&comment.id) {
            *known = comment;
        } else if let Err(place) = self.place(&comment.id) {
            self.by_id.insert(place, self.comments.len());
            self.comments.push(comment);
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
        let Some(position) = self.position(id) else { return };
        self.comments.remove(position);
        self.by_id.retain(|at| *at != position);
        for at in self.by_id.iter_mut().filter(|at| **at > position) {
            *at -= 1;
        }
    }

    fn get_mut(&mut self, id: &CommentId) -> Option<&mut Comment> {
        let position = self.position(id)?;
        self.comments.get_mut(position)
    }

    fn set_next(&mut self, level: Option<CommentId>, cursor: Option<String>) {
        let place = self.level(level.as_ref());
        if let Ok(place) = place {
            self.next.remove(place);
        }
        if let Some(cursor) = cursor {
            self.next.insert(place.unwrap_or_else(|place| place), (level, cursor));
        }
    }
}
