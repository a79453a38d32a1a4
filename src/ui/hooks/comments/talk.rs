//! What the comment part shows besides the thread: its boxes, and what is said.

use glosa_core::draft::{Problem, Target};
use glosa_core::outbox::EntryId;
use glosa_core::thread::CommentId;
use yew::prelude::*;

use super::Told;

/// A message beside a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What happened and what to do.
    pub sentence: AttrValue,
    /// The fields at fault.
    pub problems: Vec<Problem>,
}

/// The text of a box as it would be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preview {
    /// The server is asked for this text.
    Asking(AttrValue),
    /// It answered with HTML, which is not trusted.
    Shown(AttrValue),
    /// It did not; a sentence says why.
    Failed(AttrValue),
}

/// A box to write in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoxState {
    /// What it is for.
    pub target: Target,
    /// A text to put in, with a number that grows each time.
    pub seed: (u32, AttrValue),
    /// Whether that text is a draft from before.
    pub restored: bool,
    /// What is to be said beside it.
    pub notice: Option<Notice>,
    /// Whether its text is on its way to the server, with the box still open.
    pub saving: bool,
    /// Its text as it would be shown, where that is wanted.
    pub preview: Option<Preview>,
}

/// A sentence for who does not see what happens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Announcement {
    /// The sentence.
    pub sentence: AttrValue,
    /// Whether it may break in on what is being read.
    pub urgent: bool,
    /// A number that grows, which tells the same sentence from its repetition.
    pub number: u32,
}

/// Boxes and words of the comment part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TalkState {
    /// The open boxes.
    pub boxes: Vec<BoxState>,
    /// What is said to who does not see.
    pub said: Announcement,
    /// What is to have the focus, by a selector, with a number that grows.
    pub(super) wish: Option<(AttrValue, u32)>,
    /// What became of texts on their way, not looked at yet.
    pub(super) inbox: Vec<Told>,
    /// The texts that the reader let go on this page.
    pub(super) attended: Vec<EntryId>,
    /// Comments for which something is under way.
    pub pending: Vec<CommentId>,
    /// What went wrong with a comment.
    pub trouble: Option<(CommentId, AttrValue)>,
    /// Texts of boxes whose comment is gone, while the box of the thread is in use.
    pub orphans: Vec<(Target, AttrValue)>,
    /// Whether the device does not keep what is written.
    pub unkept: bool,
    /// The root that is shown wherever the reader is, since she goes to it or below it.
    pub revealed: Option<CommentId>,
    /// The comment that the reader is on her way to, which has to be loaded first.
    pub(super) going: Option<CommentId>,
    count: u32,
}

/// Something that changes boxes or words.
#[derive(Debug)]
pub(super) enum Turn {
    /// Open a box with a text, or put a text into an open one.
    Open { target: Target, text: String, restored: bool },
    /// Close a box.
    Close(Target),
    /// Say something beside a box.
    Notice(Target, Option<Notice>),
    /// The text of a box is on its way, or not any more.
    Saving(Target, bool),
    /// Show the text of a box as it would be shown, or do not.
    Preview(Target, Option<Preview>),
    /// Say something to who does not see.
    Say { sentence: String, urgent: bool },
    /// Move the focus.
    Focus(String),
    /// The outbox told something.
    Told(Told),
    /// What the outbox told was looked at.
    Heard,
    /// The reader let a text go.
    Attend(EntryId),
    /// Something is under way for a comment, or not any more.
    Pending(CommentId, bool),
    /// Something went wrong with a comment, or no longer.
    Trouble(Option<(CommentId, String)>),
    /// The comment that a text was for is gone.
    Orphan(Target, String),
    /// The device does not keep what is written, or does again.
    Unkept(bool),
    /// Show a root wherever the reader is.
    Reveal(CommentId),
    /// The reader is on her way to a comment, or wants something else.
    Go(Option<CommentId>),
    /// Close all boxes and forget their texts.
    Clear,
}

impl TalkState {
    /// Takes in one change.
    pub(super) fn take(&mut self, turn: Turn) {
        let state = self;
        match turn {
            Turn::Open { target, text, restored } => state.open(target, text, restored),
            Turn::Close(target) => {
                state.boxes.retain(|one| one.target != target);
                state.orphans.retain(|(other, _)| *other != target);
            }
            Turn::Notice(target, notice) => {
                state.change(&target, |one| one.notice = notice);
            }
            Turn::Saving(target, saving) => state.change(&target, |one| one.saving = saving),
            Turn::Preview(target, preview) => state.change(&target, |one| one.preview = preview),
            Turn::Say { sentence, urgent } => {
                state.count += 1;
                state.said =
                    Announcement { sentence: sentence.into(), urgent, number: state.count };
            }
            Turn::Focus(selector) => {
                state.count += 1;
                state.wish = Some((selector.into(), state.count));
            }
            Turn::Told(told) => state.inbox.push(told),
            Turn::Heard => state.inbox.clear(),
            Turn::Attend(id) => state.attended.push(id),
            Turn::Pending(id, true) => state.pending.push(id),
            Turn::Pending(id, false) => state.pending.retain(|other| *other != id),
            Turn::Trouble(trouble) => {
                state.trouble = trouble.map(|(id, sentence)| (id, sentence.into()));
            }
            Turn::Orphan(target, text) => {
                state.take(Turn::Close(target.clone()));
                state.orphans.push((target, text.into()));
            }
            Turn::Reveal(root) => state.revealed = Some(root),
            Turn::Go(comment) => state.going = comment,
            Turn::Unkept(unkept) => state.unkept = unkept,
            Turn::Clear => {
                state.boxes.retain(|one| one.target == Target::Thread);
                state.orphans.clear();
                state.unkept = false;
                state.open(Target::Thread, String::new(), false);
            }
        }
    }
}

impl TalkState {
    /// The box for something, if it is open.
    #[must_use]
    pub fn find(&self, target: &Target) -> Option<&BoxState> {
        self.boxes.iter().find(|one| one.target == *target)
    }

    fn open(&mut self, target: Target, text: String, restored: bool) {
        self.count += 1;
        let seed = (self.count, AttrValue::from(text));
        let fresh = BoxState { target, seed, restored, notice: None, saving: false, preview: None };
        match self.boxes.iter_mut().find(|one| one.target == fresh.target) {
            Some(known) => *known = fresh,
            None => self.boxes.push(fresh),
        }
    }

    fn change(&mut self, target: &Target, change: impl FnOnce(&mut BoxState)) {
        if let Some(one) = self.boxes.iter_mut().find(|one| one.target == *target) {
            change(one);
        }
    }
}
