//! One's own comments, kept on the device by thread, with the rights to change them.

use std::rc::Rc;

use glosa_core::draft::{Post, Slot};
use glosa_core::json::Value;
use glosa_core::thread::{CommentId, State};
use glosa_core::time::Timestamp;
use glosa_core::wire::Posted;
use yew::prelude::*;

use super::{Desk, kept, selector};
use crate::host::json;
use crate::host::storage::Storage;
use crate::ui::kit::{State as Held, use_effect_with, use_memo, use_state};

/// A comment that this browser posted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Right {
    /// What lets it change the comment, where the server gives such a thing.
    token: Option<String>,
    /// Whether it was held when last seen.
    held: bool,
    /// When the right ends, where the server says so.
    until: Option<Timestamp>,
    /// The page that it was written on.
    page: String,
    /// How the comment begins.
    excerpt: String,
}

/// By comment; a reader has few in one thread.
type Rights = Vec<(CommentId, Right)>;

/// How much of a comment is kept to know it by, in characters.
const EXCERPT: usize = 80;

/// A comment that this browser posted, in any thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPost {
    /// Its address: the page that it was written on, and itself.
    pub link: String,
    /// How it begins.
    pub excerpt: String,
    /// Whether it was held when last seen.
    pub held: bool,
}

/// All comments of this browser that the device knows of, thread by thread.
#[must_use]
pub fn own_posts() -> Vec<OwnPost> {
    let keys = Storage::local().keys(kept::OWN);
    let all = keys.iter().flat_map(|key| read(key));
    let post = |(id, right): (CommentId, Right)| OwnPost {
        link: [&right.page, "#", &selector::comment_anchor(&id)].concat(),
        excerpt: right.excerpt,
        held: right.held,
    };
    all.filter(|(_, right)| !right.page.is_empty()).map(post).collect()
}

/// One's own comments of a thread.
#[derive(Clone)]
pub(super) struct OwnHandle {
    key: Rc<str>,
    rights: Held<Rights>,
}

/// The reader's own comments of a desk's thread.
#[hook]
pub(super) fn use_own(desk: &Desk) -> OwnHandle {
    let key = use_memo(desk.clone(), |desk| Rc::<str>::from(kept::own_key(desk.scope())));
    let rights = use_state(|| read(&key));
    use_effect_with(Rc::clone(&key), {
        let rights = rights.clone();
        move |key| rights.set(read(key))
    });
    OwnHandle { key: Rc::clone(&key), rights }
}

impl OwnHandle {
    /// What lets this browser change a comment.
    #[must_use]
    pub(super) fn token(&self, id: &CommentId) -> Option<String> {
        let rights = self.rights.get();
        rights.iter().find(|(known, _)| known == id).and_then(|(_, right)| right.token.clone())
    }

    /// The comments that this browser may change at that time.
    #[must_use]
    pub(super) fn ids(&self, now: Timestamp) -> Vec<CommentId> {
        let rights = self.rights.get();
        let lasts =
            |right: &Right| right.token.is_some() && right.until.is_none_or(|until| until > now);
        rights.iter().filter(|(_, right)| lasts(right)).map(|(id, _)| id.clone()).collect()
    }

    /// The comments that this browser posted.
    #[must_use]
    pub(super) fn posted(&self) -> Vec<CommentId> {
        self.rights.get().iter().map(|(id, _)| id.clone()).collect()
    }

    /// The comments that were held when last seen, with what opens them.
    #[must_use]
    pub(super) fn held(&self) -> Vec<(CommentId, String)> {
        let rights = self.rights.get();
        let held = rights.iter().filter(|(_, right)| right.held);
        held.filter_map(|(id, right)| Some((id.clone(), right.token.clone()?))).collect()
    }

    /// Reads again what the device keeps.
    pub(super) fn refresh(&self) {
        self.rights.set(read(&self.key));
    }

    /// Notes that a comment is not held any more.
    pub(super) fn published(&self, id: &CommentId) {
        self.change(|rights| {
            for (_, right) in rights.iter_mut().filter(|(known, _)| known == id) {
                right.held = false;
            }
        });
    }

    /// Gives up the right to a comment that is no more.
    pub(super) fn forget(&self, id: &CommentId) {
        self.change(|rights| {
            rights.retain(|(known, _)| known != id);
        });
    }

    fn change(&self, change: impl FnOnce(&mut Rights)) {
        // From the device, not from memory: another tab may have posted since.
        let mut rights = read(&self.key);
        change(&mut rights);
        write(&self.key, &rights);
        self.rights.set(rights);
    }
}

/// Keeps what was posted to a thread, and the right to change it.
pub(super) fn keep(endpoint: &str, thread: &str, post: &Post, posted: &Posted) {
    let key = kept::own_key(&Slot::scope(endpoint, thread));
    let mut rights = read(&key);
    let right = Right {
        token: posted.token.clone(),
        held: posted.comment.state == State::Held,
        until: posted.until,
        page: post.url.clone(),
        excerpt: excerpt(&post.text),
    };
    rights.retain(|(known, _)| *known != posted.comment.id);
    rights.push((posted.comment.id.clone(), right));
    write(&key, &rights);
}

/// The beginning of a text.
fn excerpt(text: &str) -> String {
    let mut excerpt: String = text.trim().chars().take(EXCERPT).collect();
    if text.trim().chars().count() > EXCERPT {
        excerpt.push('…');
    }
    excerpt
}

fn read(key: &str) -> Rights {
    let kept = Storage::local().get(key).and_then(|text| json::parse(&text).ok());
    let right = |(id, value): &(String, Value)| {
        let right = Right {
            token: value.get("token").as_text(),
            held: value.get("held").as_bool().unwrap_or(false),
            until: value.get("until").as_str().and_then(Timestamp::parse),
            page: value.get("page").as_text().unwrap_or_default(),
            excerpt: value.get("excerpt").as_text().unwrap_or_default(),
        };
        (CommentId(id.clone()), right)
    };
    kept.iter().flat_map(Value::members).map(right).collect()
}

fn write(key: &str, rights: &Rights) {
    if rights.is_empty() {
        Storage::local().remove(key);
        return;
    }
    let member = |(id, right): &(CommentId, Right)| {
        let value = Value::object([
            ("token", right.token.as_deref().into()),
            ("held", right.held.into()),
            ("until", right.until.map(Timestamp::to_rfc3339).as_deref().into()),
            ("page", right.page.as_str().into()),
            ("excerpt", right.excerpt.as_str().into()),
        ]);
        (id.0.clone(), value)
    };
    let value = Value::Object(rights.iter().map(member).collect());
    kept::keep_value(key, &value);
}
