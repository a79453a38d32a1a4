//! A comment that answers none, with all that stands below it.

use std::rc::Rc;

use glosa_core::thread::Branch;
use yew::prelude::*;

use super::comment_item::comment_item;
use crate::ui::hooks::comments::{Talk, use_sight};

/// How many comments stand in the page as they are. In a longer thread those that are far
/// from what the reader sees leave their room behind.
const SHORT: usize = 100;

#[derive(Properties, PartialEq)]
pub(super) struct RootItemProps {
    pub(super) branch: Rc<Branch>,
    pub(super) talk: Rc<Talk>,
}

/// The item of the list. While it is far, it is as high as it was.
#[component]
pub(super) fn RootItem(props: &RootItemProps) -> Html {
    let RootItemProps { branch, talk } = props;
    let node = use_node_ref();
    let is_long = talk.thread.thread.comments().len() > SHORT;
    let is_wanted = talk.state.revealed.as_ref() == Some(&branch.comment.id);
    let is_near = use_sight(&node, is_long, is_wanted);
    html! {
        <li ref={node}>
            if is_near {
                { comment_item(branch, talk, 0) }
            }
        </li>
    }
}
