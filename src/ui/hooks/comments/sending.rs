//! Lets a text go: a new comment to the outbox, new words of one's own to the server.

use glosa_core::draft::{Code, Field, Fields, Post, Problem, Refusal, Target};
use glosa_core::thread::{Comment, CommentId};

use super::clerk::Clerk;
use super::sentences::{failure, problem};
use super::talk::{Notice, Turn};
use super::{kept, selector};
use crate::host::{log, task};

impl Clerk {
    pub(super) fn send(&self, target: Target, text: String, honeypot: String) {
        let fields = Fields { text, identity: self.remembered.get().identity.clone() };
        let problems = self.problems(&target, &fields);
        if let Some(first) = problems.first().copied() {
            let sentence = problem(&self.words, first, self.desk.dialect().capabilities()).into();
            self.turn(Turn::Notice(target.clone(), Some(Notice { sentence, problems })));
            self.focus(&selector::field_of(&target, first.field));
            return;
        }
        match &target {
            Target::Edit(id) => self.save(id.clone(), fields.text),
            Target::Thread | Target::Reply(_) => self.post(target, fields, honeypot),
        }
    }

    fn problems(&self, target: &Target, fields: &Fields) -> Vec<Problem> {
        let can = self.desk.dialect().capabilities();
        let mut problems = fields.problems(can.need_name, can.need_email);
        if fields.text.chars().count() > can.text_chars {
            problems.insert(0, Problem { field: Field::Text, code: Code::TooLong });
        }
        if matches!(target, Target::Edit(_)) {
            problems.retain(|problem| problem.field == Field::Text);
        }
        problems.dedup();
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
                let sentence = self.words.text("comments.refused.other").into();
                let notice = Notice { sentence, problems: Vec::new() };
                self.turn(Turn::Notice(target, Some(notice)));
            }
        }
    }

    fn save(&self, id: CommentId, text: String) {
        let target = Target::Edit(id.clone());
        let Some(token) = self.own.token(&id) else {
            self.refuse(target, failure(&self.words, &Refusal::NotAllowed.into()));
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
                    clerk.refuse(target, failure(&clerk.words, &trouble));
                }
            }
        });
    }

    /// Says beside a box why its text was not taken.
    pub(super) fn refuse(&self, target: Target, sentence: String) {
        let notice = Notice { sentence: sentence.into(), problems: Vec::new() };
        self.focus(&selector::notice_of(&target));
        self.turn(Turn::Notice(target, Some(notice)));
    }

    fn saved(&self, target: Target, comment: Comment) {
        kept::keep_draft(self.desk.scope(), &target, "");
        self.focus(&selector::comment(&comment.id));
        self.thread.edited(comment);
        self.turn(Turn::Close(target));
        self.say("comments.said.edited");
    }
}
