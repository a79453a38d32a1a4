//! One comment with its replies.

use std::rc::Rc;

use glosa_core::draft::Target;
use glosa_core::thread::{Branch, Comment, CommentId, State};
use yew::prelude::*;

use super::avatar::avatar;
use super::body::Body;
use super::comment_box::CommentBox;
use super::echo;
use super::level_more::level_more;
use super::own_actions::own_actions;
use super::vote::vote;
use super::when::{author_name, when};
use crate::ui::hooks::Words;
use crate::ui::hooks::comments::{Act, Side, Talk, selector};

/// The level of a root's heading: the part has an `h2`, its list an `h3`.
const FIRST_HEADING: usize = 4;
/// The lowest level of headings that HTML has.
const LAST_HEADING: usize = 6;

/// A comment: who, when, what, what can be done, and the replies. `level` is how deep it
/// stands, 0 for a root.
pub(super) fn comment_item(branch: &Branch, talk: &Rc<Talk>, level: usize) -> Html {
    let words = &talk.words;
    let comment = &branch.comment;
    if let Some(entry) = echo::find(&talk.entries, &comment.id) {
        return echo::echo(entry, talk);
    }
    let anchor = selector::comment_anchor(&comment.id);
    let name_id = [&anchor, "-author"].concat();
    let when_id = [&anchor, "-time"].concat();
    let deleted = comment.state == State::Deleted;
    let class = classes!(
        "comment",
        deleted.then_some("deleted"),
        (comment.state == State::Held).then_some("held")
    );
    let label = if deleted { name_id.clone() } else { [&name_id, " ", &when_id].concat() };
    html! {
        <article part="comment" {class} id={anchor} tabindex="-1" aria-labelledby={label}>
            if deleted {
                <p class="hint" id={name_id}>{words.text("comments.deleted")}</p>
            } else {
                { head(branch, talk, level, (name_id, when_id)) }
                { content(comment, talk) }
                { actions(comment, talk) }
            }
            { box_for(talk, &Target::Reply(comment.id.clone())) }
            { replies(branch, talk, level) }
        </article>
    }
}

fn head(branch: &Branch, talk: &Talk, level: usize, (name_id, when_id): (String, String)) -> Html {
    let words = &talk.words;
    let comment = &branch.comment;
    let heading = format!("h{}", (FIRST_HEADING + level).min(LAST_HEADING));
    let name = author_name(words, &comment.author.name);
    let name = match comment.author.url.clone().filter(|url| is_web(url)) {
        Some(url) => html! {
            <a href={url} rel="nofollow ugc noopener" dir="auto">{name}</a>
        },
        None => html! { <bdi>{name}</bdi> },
    };
    let href = selector::comment_link(&comment.id);
    html! {
        <header>
            { avatar(&comment.author.name) }
            <@{heading} id={name_id}>{name}</@>
            if let Some(badge) = &comment.author.badge {
                <span class="badge">{badge.clone()}</span>
            }
            { when(words, comment.created, talk.now, href, when_id) }
            if comment.edited.is_some() {
                <span class="hint">{words.text("comments.edited")}</span>
            }
            if let Some((id, whom)) = &branch.in_reply_to {
                { in_reply_to(id, whom, words) }
            }
            if talk.is_fresh(comment) {
                <span class="badge fresh">{words.text("comments.fresh")}</span>
            }
            if comment.state == State::Held {
                <span class="badge held">{words.text("comments.held")}</span>
            }
        </header>
    }
}

fn in_reply_to(id: &CommentId, whom: &str, words: &Words) -> Html {
    let href = selector::comment_link(id);
    let name = author_name(words, whom);
    html! {
        <a class="hint" {href}>{words.format("comments.in_reply_to", &[("name", &name)])}</a>
    }
}

/// The text, or the box in which its writer changes it.
fn content(comment: &Comment, talk: &Rc<Talk>) -> Html {
    let target = Target::Edit(comment.id.clone());
    match talk.state.find(&target) {
        Some(one) => html! { <CommentBox talk={Rc::clone(talk)} state={one.clone()} /> },
        None => html! { <Body html={comment.html.clone()} /> },
    }
}

fn actions(comment: &Comment, talk: &Talk) -> Html {
    let words = &talk.words;
    let target = Target::Reply(comment.id.clone());
    let open = talk.state.find(&target).is_some();
    let replies =
        talk.can.reply && comment.state == State::Shown && !talk.thread.thread.info.closed;
    let name = author_name(words, &comment.author.name);
    let onclick = {
        let id = comment.id.clone();
        talk.act.reform(move |_: MouseEvent| Act::Reply(id.clone()))
    };
    // What is selected of the comment is still so when the button acts.
    let quotes = talk.can.markdown;
    let onmousedown = Callback::from(move |press: MouseEvent| {
        if quotes {
            press.prevent_default();
        }
    });
    html! {
        <footer class="actions">
            if replies {
                <button type="button" class="reply" {onclick} {onmousedown} aria-expanded={if open { "true" } else { "false" }}
                    aria-controls={open.then(|| selector::box_id(&target))}
                    aria-label={words.format("comments.reply_to", &[("name", &name)])}>
                    {words.text("comments.reply")}
                </button>
            }
            { vote(comment, talk) }
            if talk.own.contains(&comment.id) {
                { own_actions(talk, &comment.id) }
            }
            if let Some((_, sentence)) = talk.state.trouble.as_ref().filter(|(id, _)| *id == comment.id) {
                <p part="notice" class="notice">{sentence.clone()}</p>
            }
        </footer>
    }
}

fn box_for(talk: &Rc<Talk>, target: &Target) -> Html {
    match talk.state.find(target) {
        Some(one) => html! { <CommentBox talk={Rc::clone(talk)} state={one.clone()} /> },
        None => Html::default(),
    }
}

fn replies(branch: &Branch, talk: &Rc<Talk>, level: usize) -> Html {
    if branch.replies.is_empty() && branch.more.is_empty() {
        return Html::default();
    }
    let items = branch.replies.iter().map(|reply| {
        html! {
            <li key={reply.comment.id.0.clone()}>
                { comment_item(reply, talk, level + 1) }
            </li>
        }
    });
    let more =
        branch.more.iter().map(|(id, left)| level_more(talk, &Side::Next(Some(id.clone())), *left));
    html! {
        <>
            <ol class="replies">{ for items }</ol>
            { for more }
        </>
    }
}

/// Whether an address of a writer's site may become a link: a server that is not ours
/// might not have looked.
fn is_web(url: &str) -> bool {
    glosa_core::draft::check_url(url).is_none()
}
