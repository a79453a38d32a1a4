//! What the outbox tells, brought to the reader and to the page.

use glosa_core::draft::Refusal;
use glosa_core::outbox::{EntryId, Report};
use glosa_core::thread::CommentId;

use super::clerk::{Clerk, target_of};
use super::talk::{Notice, TalkState, Turn};
use super::thread::News;
use super::{Told, is_focus_free, selector, sentences};

/// Where the focus lies when its reader waits for a comment to arrive.
const WAITING_PLACE: &str = "[part~=comment], [part~=submit]";
/// Where it lies when its reader waits for more comments.
const PLACE_OF_MORE: &str = ".more button";

impl Clerk {
    /// Brings what the outbox told to the reader.
    pub(super) fn hear(&self, talk: &TalkState) {
        for Told { id, report } in &talk.inbox {
            let waiting = talk.attended.contains(id) && is_focus_free(&self.root, WAITING_PLACE);
            match report {
                Report::Queued => self.say("comments.said.queued"),
                Report::Sent(comment) => self.arrived(comment, "comments.said.sent", waiting),
                Report::Held(comment) => self.arrived(comment, "comments.said.held", waiting),
                Report::Refused(refusal) => {
                    self.refused(id, refusal, talk.attended.contains(id), waiting);
                }
            }
        }
        self.turn(Turn::Heard);
    }

    fn arrived(&self, comment: &CommentId, key: &str, waiting: bool) {
        self.own.refresh();
        self.say(key);
        if waiting {
            self.reveal(comment);
        }
    }

    /// A text that its writer has just let go comes back into its box, where that is
    /// free; any other stays in the list with its reason.
    fn refused(&self, id: &EntryId, refusal: &Refusal, attended: bool, waiting: bool) {
        let sentence = sentences::refusal(&self.words, refusal, &self.can);
        let entry = self.outbox.find(|entry| entry.id == *id).filter(|_| attended);
        let target = entry.as_ref().map(target_of);
        let free = target.as_ref().is_some_and(|target| self.is_free(target));
        let shown = match (entry, target) {
            (Some(entry), Some(target)) if free && self.put_back(&entry) => {
                let problems = refusal.problems();
                let notice = Notice { sentence: sentence.clone().into(), problems };
                self.turn(Turn::Notice(target.clone(), Some(notice)));
                Some(selector::notice_of(&target))
            }
            _ => None,
        };
        match shown {
            // The focus reads it out; saying it too would say it twice.
            Some(notice) if waiting => self.focus(&notice),
            _ => self.warn(sentence),
        }
    }

    /// Says what came of what the reader asked for, and brings her to it where the button
    /// that she pressed is gone or has become another.
    pub(super) fn tell_news(&self, news: &News) {
        match news {
            News::None => {}
            News::Again => {
                let count = self.thread.state().thread.info.count;
                self.speak(self.words.count("comments.count", count));
            }
            News::More(count, first) => {
                self.speak(self.words.count("comments.said.loaded", *count));
                if is_focus_free(&self.root, PLACE_OF_MORE) {
                    match first {
                        Some(first) => self.reveal(first),
                        None => self.focus(selector::LIST_HEADING),
                    }
                }
            }
            News::Failed(trouble) => {
                let why = sentences::failure(&self.words, trouble, &self.can);
                self.speak([&self.words.text("comments.not_loaded"), " ", &*why].concat());
            }
        }
    }
}
