//! Does what the reader asks for.

use core::ops::Deref;
use std::rc::Rc;

use glosa_core::draft::{Refusal, Target};
use glosa_core::outbox::{Entry, EntryId, State as EntryState};
use glosa_core::thread::{CommentId, Sort};
use glosa_core::wire::Capabilities;
use yew::prelude::*;

use super::sentences::failure;
use super::talk::{TalkState, Turn};
use super::{
    Act, Desk, OutboxHandle, OwnHandle, Remembered, ThreadHandle, Trouble, VotesHandle, elsewhere,
    kept, selector, use_identity,
};
use crate::host::task;
use crate::ui::hooks::Words;
use crate::ui::kit::State;

/// All that an action may touch.
pub(super) struct Means {
    pub(super) desk: Desk,
    /// What the server can do, and demands.
    pub(super) can: Capabilities,
    pub(super) words: Words,
    pub(super) title: AttrValue,
    pub(super) page_url: AttrValue,
    pub(super) thread: ThreadHandle,
    pub(super) outbox: OutboxHandle,
    pub(super) own: OwnHandle,
    pub(super) votes: VotesHandle,
    pub(super) remembered: State<Remembered>,
    pub(super) talk: State<TalkState>,
    /// The element of the comment part.
    pub(super) root: NodeRef,
}

/// Does what the reader asks for; cheap to hand on.
#[derive(Clone)]
pub(super) struct Clerk(pub(super) Rc<Means>);

impl Deref for Clerk {
    type Target = Means;

    fn deref(&self) -> &Means {
        &self.0
    }
}

impl Clerk {
    pub(super) fn act(&self, act: Act) {
        match act {
            Act::Reload => {
                self.focus(selector::LIST_HEADING);
                self.begin(self.thread.state().thread.sort);
            }
            Act::ShowNew => self.thread.show_waiting(),
            Act::Sort(sort) => self.begin(sort),
            Act::More(side) => self.thread.more(side),
            Act::Reply(id) => self.reply(id),
            Act::Edit(id) => self.edit(id),
            Act::Delete(id) => self.delete(id),
            Act::Vote(id) => self.vote(id),
            Act::Write { target, text } => self.write(&target, &text),
            Act::Preview { target, text } => self.preview(target, text),
            Act::Send { target, text, honeypot } => self.send(target, text, honeypot),
            Act::Close(target) => self.close(&target),
            Act::Identify(said) => {
                let changed = said.field();
                use_identity::say(&self.remembered, said);
                if let Some(field) = changed {
                    self.look_again(None, field, "");
                }
            }
            Act::TryNow(id) => {
                // The button goes while the text is under way.
                self.focus(&selector::entry(&id));
                self.attend(id.clone());
                self.outbox.try_now(id);
            }
            Act::TakeBack(id) => self.take_back(&id),
            Act::Discard(id) => {
                self.outbox.discard(id);
                self.say("comments.said.discarded");
                self.focus("[part~=heading]");
            }
            Act::Forget => self.forget(),
        }
    }

    fn begin(&self, sort: Sort) {
        self.turn(Turn::Go(None));
        self.thread.begin(sort);
    }

    pub(super) fn turn(&self, turn: Turn) {
        self.talk.update(|state| state.take(turn));
    }

    pub(super) fn say(&self, key: &str) {
        self.speak(self.words.text(key));
    }

    /// Says a sentence when nothing else is being read.
    pub(super) fn speak(&self, sentence: String) {
        self.turn(Turn::Say { sentence, urgent: false });
    }

    /// Says a sentence at once.
    pub(super) fn warn(&self, sentence: String) {
        self.turn(Turn::Say { sentence, urgent: true });
    }

    pub(super) fn focus(&self, selector: &str) {
        self.turn(Turn::Focus(selector.to_owned()));
    }

    pub(super) fn attend(&self, id: EntryId) {
        self.turn(Turn::Attend(id));
    }

    /// Opens a box with the draft that was kept for it, and goes there.
    pub(super) fn open(&self, target: Target) {
        let text = kept::draft(self.desk.scope(), &target);
        let restored = !text.is_empty();
        self.focus(&selector::text_of(&target));
        self.turn(Turn::Open { target, text, restored });
    }

    /// Opens a box with the words of one's own comment as they were typed.
    fn edit(&self, id: CommentId) {
        let target = Target::Edit(id.clone());
        if !kept::draft(self.desk.scope(), &target).is_empty() {
            self.open(target);
            return;
        }
        if self.is_pending(&id) {
            return;
        }
        self.turn(Turn::Trouble(None));
        self.turn(Turn::Pending(id.clone(), true));
        let clerk = self.clone();
        task::spawn(async move {
            let found = clerk.desk.find(id.clone(), clerk.own.token(&id)).await;
            clerk.turn(Turn::Pending(id.clone(), false));
            match found.map(|found| found.text) {
                Ok(Some(text)) => {
                    clerk.focus(&selector::text_of(&target));
                    clerk.turn(Turn::Open { target, text, restored: false });
                }
                Ok(None) => clerk.fail(id, &Refusal::NotAllowed.into()),
                Err(trouble) => clerk.fail(id, &trouble),
            }
        });
    }

    /// Whether something is under way for a comment already.
    pub(super) fn is_pending(&self, id: &CommentId) -> bool {
        self.talk.get().pending.contains(id)
    }

    fn delete(&self, id: CommentId) {
        let Some(token) = self.own.token(&id).filter(|_| !self.is_pending(&id)) else { return };
        self.turn(Turn::Trouble(None));
        self.turn(Turn::Pending(id.clone(), true));
        let clerk = self.clone();
        task::spawn(async move {
            let deleted = clerk.desk.delete(id.clone(), token).await;
            clerk.turn(Turn::Pending(id.clone(), false));
            match deleted {
                Ok(()) => {
                    clerk.own.forget(&id);
                    clerk.thread.deleted(id.clone());
                    kept::keep_draft(clerk.desk.scope(), &Target::Edit(id.clone()), "");
                    clerk.turn(Turn::Close(Target::Edit(id)));
                    clerk.say("comments.said.deleted");
                    clerk.focus(selector::LIST_HEADING);
                }
                Err(trouble) => clerk.fail(id, &trouble),
            }
        });
    }

    pub(super) fn fail(&self, id: CommentId, trouble: &Trouble) {
        let sentence = failure(&self.words, trouble, &self.can);
        self.warn(sentence.clone());
        self.turn(Turn::Trouble(Some((id, sentence))));
    }

    /// Closes a box of a comment, empties that of the thread; its text is thrown away.
    fn close(&self, target: &Target) {
        kept::keep_draft(self.desk.scope(), target, "");
        if let Some(entry) = self.taken_back(target) {
            self.outbox.discard(entry.id);
        }
        self.empty(target);
        self.focus(&selector::trigger_of(target));
    }

    pub(super) fn empty(&self, target: &Target) {
        match target {
            Target::Thread => self.turn(Turn::Open {
                target: Target::Thread,
                text: String::new(),
                restored: false,
            }),
            Target::Reply(_) | Target::Edit(_) => self.turn(Turn::Close(target.clone())),
        }
    }

    /// The text of a box that had been on its way before.
    pub(super) fn taken_back(&self, target: &Target) -> Option<Entry> {
        self.outbox.find(|entry| {
            entry.state == EntryState::Editing && entry.post.parent.as_ref() == target.parent()
        })
    }

    /// Whether a box can take a text back: nothing of another stands in it.
    pub(super) fn is_free(&self, target: &Target) -> bool {
        kept::draft(self.desk.scope(), target).is_empty() && self.taken_back(target).is_none()
    }

    fn take_back(&self, id: &EntryId) {
        let Some(entry) = self.outbox.find(|entry| entry.id == *id) else { return };
        let target = target_of(&entry);
        if !self.is_free(&target) {
            self.refuse(target, self.words.text("comments.box_in_use"), Vec::new());
        } else if self.put_back(&entry) {
            self.focus(&selector::text_of(&target));
        }
    }

    /// Puts a text that was on its way back into its box; answers whether it was here.
    pub(super) fn put_back(&self, entry: &Entry) -> bool {
        let target = target_of(entry);
        // The draft first: between the two, a crash leaves the text twice, not never.
        kept::keep_draft(self.desk.scope(), &target, &entry.post.text);
        if !self.outbox.take_back(&entry.id) {
            kept::keep_draft(self.desk.scope(), &target, "");
            return false;
        }
        self.turn(Turn::Open { target, text: entry.post.text.clone(), restored: false });
        true
    }

    fn forget(&self) {
        self.outbox.discard_all();
        kept::forget_all();
        // This widget hears of it as the others of the page do.
        elsewhere::tell_forgotten();
        self.say("comments.said.forgotten");
    }

    /// Shows nothing of what was kept any more.
    pub(super) fn forgotten(&self) {
        use_identity::forget(&self.remembered);
        self.own.refresh();
        self.votes.refresh();
        self.outbox.look();
        self.turn(Turn::Clear);
    }
}

/// The box that an entry came from.
pub(super) fn target_of(entry: &Entry) -> Target {
    entry.post.parent.clone().map_or(Target::Thread, Target::Reply)
}
