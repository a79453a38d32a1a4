//! Lets a text go: a new comment to the outbox, new words of one's own to the server.

use glosa_core::draft::{Field, Fields, Post, Problem, Refusal, Target, still_wrong};
use glosa_core::thread::{Comment, CommentId};

use super::clerk::Clerk;
use super::sentences::{failure, problem};
use super::talk::{Notice, Turn};
use super::{Trouble, kept, selector};
use crate::host::{log, task};

impl Clerk {
    pub(super) fn send(&self, target: Target, text: String, honeypot: String) {
        let fields = Fields { text, identity: self.remembered.get().identity.clone() };
        let problems = self.problems(&target, &fields);
        if let Some(first) = problems.first().copied() {
            self.point_out(target, first, problems);
            return;
        }
        match &target {
            Target::Edit(id) => self.save(id.clone(), fields.text),
            Target::Thread | Target::Reply(_) => self.post(target, fields, honeypot),
        }
    }

    /// Says beside a box what is wrong, and goes to the first field at fault.
    pub(super) fn point_out(&self, target: Target, first: Problem, problems: Vec<Problem>) {
        // Also said: the focus may be in that field already, and then tells nothing.
        self.warn(self.problem(first));
        self.focus(&selector::field_of(&target, first.field));
        self.note(target, self.problem(first), problems);
    }

    fn problem(&self, what: Problem) -> String {
        problem(&self.words, what, &self.can)
    }

    /// Keeps what stands in a box, and takes back what was said of it before.
    pub(super) fn write(&self, target: &Target, text: &str) {
        let unkept = !kept::keep_draft(self.desk.scope(), target, text);
        if unkept != self.talk.get().unkept {
            self.turn(Turn::Unkept(unkept));
            if unkept {
                self.say("comments.unkept");
            }
        }
        if self.talk.get().find(target).is_some_and(|open| open.preview.is_some()) {
            // It would be shown otherwise now.
            self.turn(Turn::Preview(target.clone(), None));
        }
        self.look_again(Some(target), Field::Text, text);
    }

    /// Takes away what was said of a field that is in order now: in one box, or in all of
    /// them, since they share who writes.
    pub(super) fn look_again(&self, target: Option<&Target>, changed: Field, text: &str) {
        for one in &self.talk.get().boxes {
            let told = one.notice.as_ref().map_or(&[][..], |notice| &notice.problems);
            if told.is_empty() || target.is_some_and(|target| *target != one.target) {
                continue;
            }
            let identity = self.remembered.get().identity.clone();
            let now = self.problems(&one.target, &Fields { text: text.to_owned(), identity });
            let left = still_wrong(told, changed, &now);
            match left.first() {
                _ if left.len() == told.len() => {}
                Some(first) => self.note(one.target.clone(), self.problem(*first), left),
                None => self.turn(Turn::Notice(one.target.clone(), None)),
            }
        }
    }

    fn note(&self, target: Target, sentence: String, problems: Vec<Problem>) {
        let notice = Notice { sentence: sentence.into(), problems };
        self.turn(Turn::Notice(target, Some(notice)));
    }

    fn problems(&self, target: &Target, fields: &Fields) -> Vec<Problem> {
        let can = &self.can;
        let text = can.check_text(&fields.text);
        let mut problems = fields.problems(text, can.need_name, can.need_email);
        if matches!(target, Target::Edit(_)) {
            problems.retain(|problem| problem.field == Field::Text);
        }
        problems
    }

    fn post(&self, target: Target, fields: Fields, honeypot: String) {
        let post = Post {
            thread: self.desk.thread().to_owned(),
            title: self.title.to_string(),
            url: self.page_url.to_string(),
            parent: target.parent().cloned(),
            identity: fields.identity,
            text: fields.text,
            quote: None,
            honeypot,
        };
        let taken_back = self.taken_back(&target).map(|entry| entry.id);
        match self.outbox.submit(taken_back, post) {
            Ok(id) => {
                // The outbox holds the text now, on the device too.
                kept::keep_draft(self.desk.scope(), &target, "");
                self.empty(&target);
                self.focus(&selector::entry(&id));
                self.attend(id);
            }
            Err(error) => {
                log::error(&error.to_string());
                self.refuse(target, self.words.text("comments.refused.other"), Vec::new());
            }
        }
    }

    fn save(&self, id: CommentId, text: String) {
        let target = Target::Edit(id.clone());
        let Some(token) = self.own.token(&id) else {
            let why = Refusal::NotAllowed.into();
            self.refuse(target, failure(&self.words, &why, &self.can), Vec::new());
            return;
        };
        self.turn(Turn::Notice(target.clone(), None));
        self.turn(Turn::Saving(target.clone(), true));
        let clerk = self.clone();
        task::spawn(async move {
            let edited = clerk.desk.edit(id.clone(), token, text).await;
            clerk.turn(Turn::Saving(target.clone(), false));
            match edited {
                Ok(comment) => clerk.saved(target, comment),
                Err(trouble) => {
                    let problems = match &trouble {
                        Trouble::Refused(refusal) => refusal.problems(),
                        Trouble::Offline | Trouble::NoAnswer => Vec::new(),
                    };
                    clerk.refuse(target, failure(&clerk.words, &trouble, &clerk.can), problems);
                }
            }
        });
    }

    /// Says beside a box why its text was not taken.
    pub(super) fn refuse(&self, target: Target, sentence: String, problems: Vec<Problem>) {
        self.focus(&selector::notice_of(&target));
        self.note(target, sentence, problems);
    }

    fn saved(&self, target: Target, comment: Comment) {
        kept::keep_draft(self.desk.scope(), &target, "");
        self.reveal(&comment.id);
        self.thread.edited(comment);
        self.turn(Turn::Close(target));
        self.say("comments.said.edited");
    }
}
