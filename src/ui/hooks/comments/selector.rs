//! How parts of the comment part are found again after a change.

use glosa_core::draft::{Field, Target};
use glosa_core::outbox::EntryId;
use glosa_core::thread::CommentId;

use crate::host::page;

/// The heading of the list, which is always there.
pub(super) const LIST_HEADING: &str = "[part~=count]";

/// The identifier of a comment's `article`.
#[must_use]
pub fn comment_anchor(id: &CommentId) -> String {
    ["glosa-comment-", id.as_str()].concat()
}

/// The address of a comment, as a link has it.
#[must_use]
pub fn comment_link(id: &CommentId) -> String {
    page::link_to(&String::from(js_sys::encode_uri_component(&comment_anchor(id))))
}

/// The identifier of a box.
#[must_use]
pub fn box_id(target: &Target) -> String {
    ["glosa-box-", &box_name(target).replace(' ', "-")].concat()
}

/// The value of a box's `data-box`.
#[must_use]
pub fn box_name(target: &Target) -> String {
    match target {
        Target::Thread => "thread".to_owned(),
        Target::Reply(id) => ["reply ", id.as_str()].concat(),
        Target::Edit(id) => ["edit ", id.as_str()].concat(),
    }
}

/// A comment.
pub(super) fn comment(id: &CommentId) -> String {
    attribute("id", &comment_anchor(id))
}

/// What a comment says.
pub(super) fn body_of(id: &CommentId) -> String {
    [&comment(id), " > .body"].concat()
}

/// A text on its way.
pub(super) fn entry(id: &EntryId) -> String {
    attribute("data-entry", &id.0)
}

/// The text of a box.
pub(super) fn text_of(target: &Target) -> String {
    field_of(target, Field::Text)
}

/// A field of a box.
pub(super) fn field_of(target: &Target, field: Field) -> String {
    [&attribute("data-box", &box_name(target)), " ", &attribute("name", field.name())].concat()
}

/// The message beside a box.
pub(super) fn notice_of(target: &Target) -> String {
    [&attribute("data-box", &box_name(target)), " [part~=notice]"].concat()
}

/// What opened a box.
pub(super) fn trigger_of(target: &Target) -> String {
    match target {
        Target::Thread => text_of(target),
        Target::Reply(id) => [&comment(id), " > footer .reply"].concat(),
        Target::Edit(id) => [&comment(id), " > footer .edit"].concat(),
    }
}

/// `[name="value"]`, whatever the value holds.
fn attribute(name: &str, value: &str) -> String {
    let value = value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\a ");
    ["[", name, "=\"", &value, "\"]"].concat()
}
