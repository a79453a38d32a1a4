//! What others wrote, and one's own texts on their way.

use std::rc::Rc;

use glosa_core::outbox::Entry;
use glosa_core::thread::{Author, Branch, Comment, Sort, State, Thread};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::level_more::level_more;
use super::newcomers::newcomers;
use super::root_item::{RootItem, Shown};
use crate::ui::hooks::comments::{Act, Phase, Side, Talk, failure};
use crate::ui::kit::use_memo;

/// How many levels are nested; deeper replies stand flat at the last one. At 320 px
/// three indents still leave a readable measure.
const DEPTH: usize = 4;

/// How many comments stand in the page as they are. In a longer thread those that are far
/// from what the reader sees leave their room behind.
const SHORT: usize = 100;

/// The thread as branches, with the texts on their way where they will stand.
#[hook]
pub(super) fn use_branches(talk: &Talk) -> Rc<Vec<Rc<Branch>>> {
    use_memo((Rc::clone(&talk.thread), Rc::clone(&talk.entries)), |(thread, entries)| {
        with_echoes(&thread.thread, entries).branches(DEPTH)
    })
}

/// The thread's list with its count and order.
pub(super) fn comment_list(talk: &Rc<Talk>, branches: &[Rc<Branch>]) -> Html {
    let words = &talk.words;
    let is_long = talk.thread.thread.comments().len() > SHORT;
    let items = branches.iter().map(|branch| {
        let is_wanted = talk.state.revealed.as_ref() == Some(&branch.comment.id);
        html! {
            <RootItem key={branch.comment.id.0.clone()} branch={Rc::clone(branch)} {is_long}
                {is_wanted} />
        }
    });
    let list = html! {
        <ContextProvider<Shown> context={Shown(Rc::clone(talk))}>
            <ol class="thread">{ for items }</ol>
        </ContextProvider<Shown>>
    };
    let body = match &talk.thread.phase {
        Phase::Idle | Phase::Loading => html! {
            <>{ skeleton(&words.text("comments.loading")) }{list}</>
        },
        Phase::Failed(trouble) => html! {
            <>
                <div part="notice" class="notice">
                    <p>{words.text("comments.not_loaded")}{" "}{failure(words, trouble, &talk.can)}</p>
                    <button type="button" onclick={talk.act.reform(|_| Act::Reload)}>
                        {words.text("comments.retry")}
                    </button>
                </div>
                {list}
            </>
        },
        // Nothing is listed there: what was sent is shown to its writer.
        Phase::Ready if !talk.can.list => list,
        Phase::Ready if branches.is_empty() => html! {
            <><p class="hint">{words.text("comments.none")}</p>{ newcomers(talk) }</>
        },
        Phase::Ready => html! {
            <>
                { level_more(talk, &Side::Previous, 0) }
                {list}
                { level_more(talk, &Side::Next(None), 0) }
                { newcomers(talk) }
            </>
        },
    };
    html! {
        <div class="talk" aria-busy={(talk.thread.phase == Phase::Loading).then_some("true")}>
            { list_head(talk) }
            {body}
        </div>
    }
}

/// How many comments there are, and their order.
fn list_head(talk: &Talk) -> Html {
    let words = &talk.words;
    let onchange = talk.act.reform(|event: Event| {
        let name = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value());
        Act::Sort(name.as_deref().and_then(Sort::from_name).unwrap_or_default())
    });
    let count = talk.thread.thread.info.count;
    if !talk.can.list {
        return Html::default();
    }
    let known = matches!(talk.thread.phase, Phase::Ready) || count > 0;
    let heading =
        if known { words.count("comments.count", count) } else { words.text("comments.title") };
    let loaded = talk.thread.thread.comments().iter();
    let fresh = loaded.filter(|comment| talk.is_fresh(comment)).count();
    let fresh = u32::try_from(fresh).unwrap_or(u32::MAX);
    let options = talk.can.sorts.all().map(|sort| {
        let selected = sort == talk.thread.thread.sort;
        html! {
            <option value={sort.name()} {selected}>
                {words.text(&["comments.sort.", sort.name()].concat())}
            </option>
        }
    });
    html! {
        <header class="list-head">
            <h3 part="count" tabindex="-1">{heading}</h3>
            if fresh > 0 {
                <span class="hint">{words.count("comments.fresh_count", fresh)}</span>
            }
            if talk.can.sorts.all().count() > 1 && count > 1 {
                <label class="sort">
                    <span>{words.text("comments.sort")}</span>
                    <select {onchange}>{ for options }</select>
                </label>
            }
        </header>
    }
}

fn skeleton(sentence: &str) -> Html {
    html! {
        <div class="skeleton" role="img" aria-label={sentence.to_owned()}>
            <span /><span /><span /><span /><span /><span />
        </div>
    }
}

/// The thread with the texts on their way in it, where they will stand.
fn with_echoes(thread: &Thread, entries: &[Entry]) -> Thread {
    let mut thread = thread.clone();
    for entry in entries.iter().filter(|entry| super::echo::is_shown(entry)) {
        thread.put(Comment {
            id: super::echo::id_of(entry),
            parent: entry.post.parent.clone(),
            author: Author { name: entry.post.identity.author.clone(), ..Author::default() },
            html: String::new(),
            created: entry.created,
            edited: None,
            state: State::Held,
            votes: 0,
            replies: 0,
        });
    }
    thread
}
