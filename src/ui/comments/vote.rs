//! The votes for a comment, and the button to vote with.

use glosa_core::thread::{Comment, State};
use glosa_core::wire::Votes;
use yew::prelude::*;

use super::when::author_name;
use crate::ui::hooks::comments::{Act, Talk};

/// A button that tells how many votes there are and whether one's own is among them;
/// nothing where the server counts none.
pub(super) fn vote(comment: &Comment, talk: &Talk) -> Html {
    if talk.can.votes == Votes::None || comment.state != State::Shown {
        return Html::default();
    }
    let words = &talk.words;
    let voted = talk.voted.contains(&comment.id);
    let busy = talk.state.pending.contains(&comment.id);
    let name = author_name(words, &comment.author.name);
    let label = [
        &*words.format("comments.vote_for", &[("name", &name)]),
        ", ",
        &*words.count("comments.votes", comment.votes),
    ]
    .concat();
    let onclick = {
        let id = comment.id.clone();
        talk.act.reform(move |_: MouseEvent| Act::Vote(id.clone()))
    };
    html! {
        <button type="button" class="vote" {onclick} aria-label={label}
            aria-pressed={if voted { "true" } else { "false" }} aria-busy={busy.then_some("true")}>
            <span aria-hidden="true">{"▲"}</span>
            {" "}
            {words.number(comment.votes)}
        </button>
    }
}
