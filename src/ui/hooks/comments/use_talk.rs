//! All that happens in the comment part, in one hook.

use std::rc::Rc;

use glosa_core::json::Value;
use glosa_core::outbox::{Entry, Report};
use glosa_core::thread::{Comment, CommentId, Info, State};
use glosa_core::time::Timestamp;
use glosa_core::wire::{Capabilities, Server};
use yew::prelude::*;

use super::clerk::{Clerk, Means};
use super::talk::Turn;
use super::{
    Act, Phase, Remembered, TalkState, ThreadState, Told, elsewhere, use_desk, use_focus_on,
    use_identity, use_live, use_now, use_outbox, use_own, use_thread, use_unload_warning,
    use_visit, use_votes,
};
use crate::ui::hooks::Words;
use crate::ui::kit::{use_effect_with, use_memo, use_mut_ref, use_state};

/// Which thread, and what is said of it to the server.
#[derive(Clone, Debug, PartialEq)]
pub struct TalkOptions {
    /// The server.
    pub server: Rc<Server>,
    /// The thread's key.
    pub thread: AttrValue,
    /// The article's title.
    pub title: AttrValue,
    /// The article's address.
    pub page_url: AttrValue,
    /// Hears what becomes of each text.
    pub told: Callback<Told>,
    /// The words of the interface.
    pub words: Words,
}

/// What the comment part shows, and where acts go.
#[derive(Clone, PartialEq)]
pub struct Talk {
    /// The thread.
    pub thread: Rc<ThreadState>,
    /// Boxes and words.
    pub state: Rc<TalkState>,
    /// Texts on their way.
    pub entries: Rc<Vec<Entry>>,
    /// The comments that this browser may change.
    pub own: Rc<Vec<CommentId>>,
    /// The comments that this browser posted.
    pub posted: Rc<Vec<CommentId>>,
    /// The comments that this browser voted for.
    pub voted: Rc<Vec<CommentId>>,
    /// When the reader saw this thread before this visit.
    pub seen: Option<Timestamp>,
    /// Who writes.
    pub remembered: Remembered,
    /// What the server can do.
    pub can: Capabilities,
    /// The time, renewed each minute.
    pub now: Timestamp,
    /// Where acts go; the same as long as the component lives.
    pub act: Callback<Act>,
    /// The words of the interface.
    pub words: Words,
}

/// Runs a thread below `root`, as soon as the reader comes `near` it or the address leads
/// to a comment of it.
#[hook]
pub fn use_talk(
    options: &TalkOptions,
    root: &NodeRef,
    near: bool,
    fragment: Option<(CommentId, u32)>,
) -> Talk {
    let (server, page_url) = (Rc::clone(&options.server), options.page_url.clone());
    let desk = use_desk(server, options.thread.clone(), page_url);

    let talk = use_state(TalkState::default);
    let thread = use_thread(&desk, near || fragment.is_some());
    let can = demanded(desk.can(), &thread.state().thread.info);
    let own = use_own(&desk);
    let votes = use_votes(&desk);
    let remembered = use_identity();
    let told = {
        let (talk, page) = (talk.clone(), options.told.clone());
        Callback::from(move |told: Told| {
            page.emit(told.clone());
            talk.update(|state| state.take(Turn::Told(told)));
        })
    };
    let outbox = use_outbox(&desk, thread.posted(), told);
    let clerk = Clerk(Rc::new(Means {
        words: options.words.clone(),
        title: options.title.clone(),
        page_url: options.page_url.clone(),
        thread: thread.clone(),
        outbox: outbox.clone(),
        own: own.clone(),
        votes: votes.clone(),
        remembered: remembered.clone(),
        talk: talk.clone(),
        root: root.clone(),
        can,
        desk,
    }));
    use_live(&clerk);
    use_reading(&clerk, &talk.get(), fragment);
    use_focus_on(root, talk.get().wish.clone());
    use_unload_warning();
    let now = use_now();
    let state = thread.state();
    let latest = state.thread.comments().iter().map(|comment| comment.created).max();
    // Nothing is kept of readers who only read.
    let takes_part = !own.posted().is_empty() || !votes.ids().is_empty();
    let is_seen = state.phase == Phase::Ready && near;
    let seen = use_visit(&clerk.desk, is_seen, takes_part, latest);
    let own_ids = use_memo(own.ids(now), Clone::clone);
    let posted = use_memo(own.posted(), Clone::clone);
    let voted = use_memo(votes.ids(), Clone::clone);
    Talk {
        thread: thread.state(),
        state: talk.get(),
        entries: Rc::clone(outbox.entries()),
        own: own_ids,
        posted,
        voted,
        seen,
        can,
        remembered: (*remembered.get()).clone(),
        now,
        words: options.words.clone(),
        act: use_latest(move |act| clerk.act(act)),
    }
}

impl Talk {
    /// Whether others wrote a comment since the reader was here last.
    #[must_use]
    pub fn is_fresh(&self, comment: &Comment) -> bool {
        self.seen.is_some_and(|seen| comment.created > seen)
            && comment.state == State::Shown
            && !self.posted.contains(&comment.id)
    }
}

/// What a server can do, with what it demands in this thread.
pub(super) fn demanded(can: Capabilities, info: &Info) -> Capabilities {
    Capabilities {
        moderated: can.moderated || info.moderated,
        need_name: can.need_name || info.need_name,
        need_email: can.need_email || info.need_email,
        ..can
    }
}

/// What happens by itself: boxes reopen, held comments are looked after, the address
/// leads to a comment, and the outbox is heard.
#[hook]
fn use_reading(clerk: &Clerk, talk: &Rc<TalkState>, fragment: Option<(CommentId, u32)>) {
    let state = clerk.thread.state();
    let ready = state.phase == Phase::Ready;
    use_effect_with(clerk.desk.clone(), {
        let clerk = clerk.clone();
        move |_| {
            clerk.turn(Turn::Go(None));
            clerk.open_main_box();
            let listeners = elsewhere::listen(&clerk);
            move || drop(listeners)
        }
    });
    use_effect_with((clerk.desk.clone(), ready, state.turn), {
        let clerk = clerk.clone();
        move |(_, ready, _)| {
            if *ready {
                clerk.keep_words_of_closed();
                clerk.look_after_held();
                clerk.reopen_boxes();
            }
        }
    });
    let served = use_mut_ref(|| None::<u32>);
    use_effect_with((fragment, ready), {
        let clerk = clerk.clone();
        move |(fragment, ready)| {
            // Once a visit: a thread that is loaded anew, in another order say, leaves the
            // reader where she is.
            if let (Some((id, visit)), true) = (fragment, ready)
                && served.replace(Some(*visit)) != Some(*visit)
            {
                clerk.go_to(id.clone());
            }
        }
    });
    use_effect_with(talk.inbox.clone(), {
        let (clerk, talk) = (clerk.clone(), talk.clone());
        move |inbox| {
            if !inbox.is_empty() {
                clerk.hear(&talk);
            }
        }
    });
    use_effect_with(clerk.thread.state().news.0, {
        let clerk = clerk.clone();
        move |_| clerk.tell_news(&clerk.thread.state().news.1)
    });
}

/// A callback that is always the same and does what the latest one does.
#[hook]
fn use_latest<T: 'static>(action: impl Fn(T) + 'static) -> Callback<T> {
    let latest = use_mut_ref(|| None::<Rc<dyn Fn(T)>>);
    *latest.borrow_mut() = Some(Rc::new(action));
    let callback = use_memo((), |()| {
        Callback::from(move |value| {
            // Taken out first: the action may come back here.
            let action = latest.borrow().clone();
            if let Some(action) = action {
                action(value);
            }
        })
    });
    (*callback).clone()
}

impl Told {
    /// What the page is told, as the `detail` of a `glosa:comment` event.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let (state, comment) = match &self.report {
            Report::Queued => ("queued", None),
            Report::Sent(comment) => ("sent", Some(comment.as_str())),
            Report::Held(comment) => ("held", Some(comment.as_str())),
            Report::Refused(_) => ("refused", None),
        };
        // One name from the first state to the last, also before the server gives its own.
        Value::object([
            ("id", self.id.0.as_str().into()),
            ("state", state.into()),
            ("comment", comment.into()),
        ])
    }
}
