//! The comment that the page's address leads to.

use glosa_core::thread::CommentId;
use yew::prelude::*;

use crate::host::listen::{self, Way};
use crate::host::{globals, page};
use crate::ui::kit::{use_effect_with, use_state};

/// What the fragment of a comment's address begins with.
const PREFIX: &str = "glosa-comment-";

/// The comment that the address leads to, and a number that grows with each visit.
#[hook]
pub fn use_comment_fragment() -> Option<(CommentId, u32)> {
    let visits = use_state(|| (read(), 0_u32));
    use_effect_with((), {
        let setter = visits.clone();
        let count = std::rc::Rc::new(std::cell::Cell::new(0_u32));
        move |()| {
            let listener = globals::window().ok().map(|window| {
                listen::on(&window, "hashchange", Way::Passive, move |_| {
                    count.set(count.get().wrapping_add(1));
                    setter.set((read(), count.get()));
                })
            });
            move || drop(listener)
        }
    });
    let (id, visit) = (*visits.get()).clone();
    id.map(|id| (id, visit))
}

fn read() -> Option<CommentId> {
    let fragment = page::fragment();
    let id = fragment.strip_prefix(PREFIX)?;
    let decoded = js_sys::decode_uri_component(id).map(String::from);
    Some(CommentId(decoded.unwrap_or_else(|_| id.to_owned())))
}
