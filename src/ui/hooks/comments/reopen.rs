//! What a reader finds again: drafts in their boxes, held comments, and the comment
//! that the page's address leads to.

use glosa_core::draft::{Refusal, Target};
use glosa_core::thread::{Comment, CommentId, Sort, State};

use super::clerk::{Clerk, target_of};
use super::talk::Turn;
use super::{Trouble, kept, selector};
use crate::host::{log, task};

impl Clerk {
    /// Opens the box of the thread, with the draft or the text that was taken back.
    pub(super) fn open_main_box(&self) {
        let target = Target::Thread;
        let mut text = kept::draft(self.desk.scope(), &target);
        if text.is_empty() {
            text = self.taken_back(&target).map(|entry| entry.post.text).unwrap_or_default();
        }
        let restored = !text.is_empty();
        self.turn(Turn::Open { target, text, restored });
    }

    /// A thread that turns out to be closed takes the box away, and shows the words that
    /// were written while it was loading.
    pub(super) fn keep_words_of_closed(&self) {
        if self.thread.state().thread.info.closed {
            self.open_main_box();
        }
    }

    /// Reopens the boxes of replies and edits that have a draft.
    pub(super) fn reopen_boxes(&self) {
        let scope = self.desk.scope();
        let mut targets = kept::drafts(scope);
        for entry in self.outbox.now().iter().filter(|entry| entry.is_in_hand()) {
            let target = target_of(entry);
            if !targets.contains(&target) {
                targets.push(target);
            }
        }
        let mut elsewhere = Vec::new();
        for target in targets {
            let (Target::Reply(id) | Target::Edit(id)) = target.clone() else { continue };
            let mut text = kept::draft(scope, &target);
            if text.is_empty() {
                text = self.taken_back(&target).map(|entry| entry.post.text).unwrap_or_default();
            }
            if text.is_empty() {
                continue;
            }
            self.turn(Turn::Open { target: target.clone(), text, restored: true });
            if self.thread.state().thread.get(&id).is_none() {
                elsewhere.push((target, id));
            }
        }
        let clerk = self.clone();
        task::spawn(async move {
            // One after the other: a reader may have left many, and a server counts.
            for (target, id) in elsewhere {
                // Only where the comment is gone for good, not where the server is busy.
                match clerk.look_up(&id).await {
                    Ok(None) | Err(Trouble::Refused(Refusal::NotFound | Refusal::Gone)) => {
                        clerk.adopt(target);
                    }
                    Ok(Some(path)) => clerk.thread.know(path),
                    Err(_) => {}
                }
            }
        });
    }

    /// Words for a comment that is no more come into the box of the thread, where that is
    /// free, else below it: where they were written nobody would find them.
    fn adopt(&self, orphaned: Target) {
        let text = kept::draft(self.desk.scope(), &orphaned);
        if text.is_empty() {
            return;
        }
        if !self.is_free(&Target::Thread) {
            self.turn(Turn::Orphan(orphaned, text));
            return;
        }
        kept::keep_draft(self.desk.scope(), &Target::Thread, &text);
        kept::keep_draft(self.desk.scope(), &orphaned, "");
        self.turn(Turn::Close(orphaned));
        self.turn(Turn::Open { target: Target::Thread, text, restored: true });
    }

    /// Looks after one's own comments that were held when last seen.
    pub(super) fn look_after_held(&self) {
        for (id, token) in self.own.held() {
            let listed = self.thread.state().thread.get(&id).map(|comment| comment.state);
            if listed == Some(State::Shown) {
                self.own.published(&id);
                continue;
            }
            let clerk = self.clone();
            task::spawn(async move {
                match clerk.desk.find(id.clone(), Some(token)).await {
                    Ok(found) => {
                        let state = found.path.last().map(|comment| comment.state);
                        match state {
                            // Of this thread: its right is kept by thread.
                            Some(State::Held) => clerk.thread.know(found.path),
                            Some(State::Shown) => clerk.own.published(&id),
                            Some(State::Deleted) | None => clerk.own.forget(&id),
                        }
                    }
                    Err(Trouble::Refused(Refusal::NotFound | Refusal::Gone)) => {
                        clerk.own.forget(&id);
                        clerk.say("comments.said.not_approved");
                    }
                    // Another time.
                    Err(_) => {}
                }
            });
        }
    }

    /// Goes to a comment, which may be on a page that is not loaded.
    pub(super) fn go_to(&self, id: CommentId) {
        if self.thread.state().thread.get(&id).is_some() {
            self.reveal(&id);
            return;
        }
        self.turn(Turn::Go(Some(id.clone())));
        let clerk = self.clone();
        task::spawn(async move {
            let found = clerk.look_up(&id).await;
            // The reader may have chosen another order, or followed another link.
            if !clerk.is_going_to(&id) {
                return;
            }
            match found {
                Ok(Some(path)) => {
                    clerk.come_to(&id, path).await;
                    if clerk.is_going_to(&id) {
                        clerk.reveal(&id);
                    }
                }
                // Another widget of the page may show it.
                Ok(None) => {}
                Err(Trouble::Refused(Refusal::NotFound | Refusal::Gone)) => {
                    clerk.say("comments.said.no_such_comment");
                }
                Err(_) => clerk.say("comments.said.comment_not_loaded"),
            }
        });
    }

    /// Goes to a comment that is loaded: its root may be one that is not shown, being far
    /// from what the reader sees.
    pub(super) fn reveal(&self, id: &CommentId) {
        self.turn(Turn::Reveal(self.thread.state().thread.root_of(id)));
        self.focus(&selector::comment(id));
    }

    /// Takes in a comment with those that it answers, and what stands around them. Where
    /// that cannot be had they stand by themselves, between what is loaded.
    async fn come_to(&self, id: &CommentId, path: Vec<Comment>) {
        let thread = &self.thread.state().thread;
        // A list does not begin with what only its writer sees.
        let root = path.first().filter(|root| root.state != State::Held);
        let root = root.map(|root| root.id.clone()).filter(|root| thread.get(root).is_none());
        if let Some(root) = root.filter(|_| self.can.places && can_begin_anywhere(thread.sort)) {
            let around = self.thread.page_at(root).await;
            if !self.is_going_to(id) {
                return;
            }
            match around {
                Ok(begin_there) => begin_there(),
                Err(trouble) => {
                    let what = "what is around a comment was not told: ";
                    log::warn(&[what, trouble.name()].concat());
                }
            }
        }
        self.thread.know(path);
    }

    /// Whether a comment is still the last one that the reader wanted to go to.
    fn is_going_to(&self, id: &CommentId) -> bool {
        self.talk.get().going.as_ref() == Some(id)
    }

    /// Asks for a comment that is not loaded: it and those that it answers, the root
    /// first; nothing where it is of another thread of the server.
    async fn look_up(&self, id: &CommentId) -> Result<Option<Vec<Comment>>, Trouble> {
        let found = self.desk.find(id.clone(), self.own.token(id)).await?;
        Ok(self.desk.holds(&found).then_some(found.path))
    }
}

/// Whether what precedes the first root can be told later: by votes, roots stand in the
/// order in which they came.
const fn can_begin_anywhere(sort: Sort) -> bool {
    matches!(sort, Sort::Oldest | Sort::Newest)
}
