//! What a reader finds again: drafts in their boxes, held comments, and the comment
//! that the page's address leads to.

use glosa_core::draft::{Refusal, Target};
use glosa_core::thread::{CommentId, State};

use super::clerk::{Clerk, target_of};
use super::talk::Turn;
use super::{Trouble, kept, selector};
use crate::host::task;

/// How many comments are looked up for boxes that are to reopen: a reader who left
/// more drafts than that finds the others where they were written.
const MAX_REOPENED: usize = 10;

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

    /// Reopens the boxes of replies and edits that have a draft.
    pub(super) fn reopen_boxes(&self) {
        let scope = self.desk.scope();
        let mut targets = kept::drafts(scope);
        if let Some(entry) =
            self.outbox.find(|entry| entry.is_in_hand() && entry.post.parent.is_some())
        {
            targets.push(target_of(&entry));
        }
        for target in targets.into_iter().take(MAX_REOPENED) {
            let (Target::Reply(id) | Target::Edit(id)) = target.clone() else { continue };
            let mut text = kept::draft(scope, &target);
            if text.is_empty() {
                text = self.taken_back(&target).map(|entry| entry.post.text).unwrap_or_default();
            }
            if text.is_empty() {
                continue;
            }
            self.turn(Turn::Open { target, text, restored: true });
            if self.thread.state().thread.get(&id).is_none() {
                self.look_up(id, |_, _| {});
            }
        }
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
            self.focus(&selector::comment(&id));
            return;
        }
        self.look_up(id, |clerk, found| match found {
            Ok(id) => clerk.focus(&selector::comment(&id)),
            Err(Trouble::Refused(_)) => clerk.say("comments.said.no_such_comment"),
            Err(_) => clerk.say("comments.said.comment_not_loaded"),
        });
    }

    fn look_up(
        &self,
        id: CommentId,
        then: impl FnOnce(Self, Result<CommentId, Trouble>) + 'static,
    ) {
        let clerk = self.clone();
        task::spawn(async move {
            let found = clerk.desk.find(id.clone(), clerk.own.token(&id)).await;
            let found = found.map(|found| {
                clerk.thread.know(found.path);
                id
            });
            then(clerk, found);
        });
    }
}
