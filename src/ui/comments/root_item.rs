//! A comment that answers none, with all that stands below it.

use std::rc::Rc;

use glosa_core::thread::Branch;
use yew::prelude::*;

use super::comment_item::comment_item;
use crate::ui::hooks::comments::{Talk, use_sight};

/// What the items near the reader look at. It does not go by way of their properties: of a
/// thread of ten thousand those that are far are then not rendered again whenever
/// something happens.
#[derive(Clone)]
pub(super) struct Shown(pub(super) Rc<Talk>);

/// Equal when they are one: what changes makes a new one.
impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct RootItemProps {
    pub(super) branch: Rc<Branch>,
    /// Whether the thread is so long that what is far leaves the page.
    pub(super) is_long: bool,
    /// Whether it is shown wherever the reader is.
    pub(super) is_wanted: bool,
}

/// The item of the list. While it is far, it is as high as it was.
#[component]
pub(super) fn RootItem(props: &RootItemProps) -> Html {
    let node = use_node_ref();
    let is_near = use_sight(&node, props.is_long, props.is_wanted);
    html! {
        <li ref={node}>
            if is_near {
                <Content branch={Rc::clone(&props.branch)} />
            }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct ContentProps {
    branch: Rc<Branch>,
}

/// What stands in an item that is near.
#[component]
fn Content(props: &ContentProps) -> Html {
    let shown: Option<Shown> = use_context();
    shown.map_or_else(Html::default, |Shown(talk)| comment_item(&props.branch, &talk, 0))
}
