//! Threads: what a page adds, how branches nest, and what own comments change.
#![allow(clippy::unwrap_used, reason = "tests")]

use glosa_core::thread::{Author, Branches, Comment, CommentId, Page, Sort, State, Thread};
use glosa_core::time::Timestamp;

/// `id<parent@minute`, with the parent left out for a root.
fn comment(text: &str) -> Comment {
    let (place, minute) = text.split_once('@').unwrap();
    let (id, parent) = place.split_once('<').map_or((place, None), |(id, p)| (id, Some(p)));
    Comment {
        id: id.into(),
        parent: parent.map(CommentId::from),
        author: Author { name: id.to_uppercase(), ..Author::default() },
        html: String::new(),
        created: Timestamp(minute.parse::<i64>().unwrap() * 60_000),
        edited: None,
        state: State::Shown,
        votes: 0,
        replies: 0,
    }
}

fn thread(sort: Sort, comments: &[&str]) -> Thread {
    let mut thread = Thread::new(sort);
    let comments = comments.iter().map(|text| comment(text)).collect();
    thread.take_page(None, Page { comments, ..Page::default() });
    thread
}

/// Branches as `a(b c(d))`, with `>x` behind what answers x out of its place.
fn shape(branches: &Branches) -> String {
    let one = |branch: &glosa_core::thread::Branch| {
        let mut text = branch.comment.id.0.clone();
        if let Some((id, _)) = &branch.in_reply_to {
            text.push_str(&format!(">{id}"));
        }
        if !branch.replies.is_empty() {
            text.push_str(&format!("({})", shape(&branch.replies)));
        }
        for (id, left) in &branch.more {
            text.push_str(&format!("+{id}:{left}"));
        }
        text
    };
    branches.iter().map(|branch| one(branch)).collect::<Vec<_>>().join(" ")
}

#[test]
fn branches_nest_to_a_depth_and_stand_flat_below_it() {
    let chain = ["a@0", "b<a@1", "c<b@2", "d<c@3", "e<d@4", "f<b@5"];
    let cases = [
        (10, "a(b(c(d(e)) f))"),
        (4, "a(b(c(d e>d) f))"),
        (3, "a(b(c d>c e>d f))"),
        (2, "a(b c>b d>c e>d f>b)"),
        (0, "a(b c>b d>c e>d f>b)"),
    ];
    for (depth, expected) in cases {
        assert_eq!(shape(&thread(Sort::Oldest, &chain).branches(depth)), expected, "{depth}");
    }
}

#[test]
fn every_comment_is_shown_whatever_its_parent() {
    let cases: [(&[&str], &str); 4] = [
        (&["a@0", "b<lost@1"], "a b>lost"),
        (&["a<b@0", "b<a@1"], "a(b)"),
        (&["a<a@0"], "a"),
        (&["b<a@1", "a@0"], "a(b)"),
    ];
    for (comments, expected) in cases {
        assert_eq!(shape(&thread(Sort::Oldest, comments).branches(4)), expected, "{comments:?}");
    }
}

#[test]
fn roots_follow_the_order_and_replies_the_conversation() {
    let comments = ["b@2", "a@1", "y<a@4", "x<a@3", "c@5"];
    let cases =
        [(Sort::Oldest, "a(x y) b c"), (Sort::Newest, "c b a(x y)"), (Sort::Top, "b a(x y) c")];
    for (sort, expected) in cases {
        assert_eq!(shape(&thread(sort, &comments).branches(4)), expected, "{sort:?}");
    }
}

#[test]
fn pages_that_overlap_show_no_comment_twice() {
    let mut thread = thread(Sort::Oldest, &["a@0", "b@1"]);
    let comments = vec![comment("b@1"), comment("c@2")];
    thread.take_page(None, Page { comments, next: Some("n".to_owned()), ..Page::default() });
    assert_eq!(shape(&thread.branches(4)), "a b c");
    assert_eq!(thread.next(None), Some("n"));
    thread.take_page(None, Page::default());
    assert_eq!(thread.next(None), None);
}

#[test]
fn levels_that_go_on_are_named_with_what_is_left() {
    let mut thread = Thread::new(Sort::Oldest);
    let root = Comment { replies: 5, ..comment("a@0") };
    let deep = Comment { replies: 3, ..comment("c<b@2") };
    thread.take_page(
        None,
        Page {
            comments: vec![root, comment("b<a@1"), deep],
            more_replies: vec![("a".into(), "1".to_owned()), ("c".into(), String::new())],
            ..Page::default()
        },
    );
    assert_eq!(shape(&thread.branches(3)), "a(b(c)+c:3)+a:4");
    assert_eq!(shape(&thread.branches(2)), "a(b c>b)+a:4+c:3");
}

#[test]
fn what_this_browser_posts_and_deletes_is_counted_once() {
    let mut thread = thread(Sort::Oldest, &["a@0"]);
    thread.info.count = 1;
    let reply = comment("b<a@1");
    for _ in 0..2 {
        thread.count_posted(&reply);
        thread.put(reply.clone());
    }
    assert_eq!((thread.info.count, thread.get(&"a".into()).unwrap().replies), (2, 1));
    thread.delete(&"a".into());
    assert_eq!(thread.get(&"a".into()).unwrap().state, State::Deleted);
    assert_eq!(thread.get(&"a".into()).unwrap().author.name, "");
    thread.delete(&"b".into());
    assert_eq!(thread.get(&"b".into()), None);
    assert_eq!(thread.info.count, 0);
    let held = Comment { state: State::Held, ..comment("c@2") };
    thread.count_posted(&held);
    assert_eq!(thread.info.count, 0);
}

#[test]
fn what_comes_behind_a_deleted_comment_is_still_found_with_its_replies() {
    let mut thread = thread(Sort::Oldest, &["a@0", "b@1", "c@2", "d<c@3"]);
    let page = Page { more_replies: vec![("c".into(), "1".to_owned())], ..Page::default() };
    thread.take_page(None, page);
    thread.delete(&"b".into());
    assert_eq!(shape(&thread.branches(4)), "a c(d)+c:0");
    assert_eq!(thread.next(Some(&"c".into())), Some("1"));
    for (id, known) in [("a", true), ("b", false), ("c", true), ("d", true)] {
        assert_eq!(thread.get(&id.into()).map(|c| c.id.0.as_str()), known.then_some(id));
    }
    thread.put(comment("b@1"));
    assert_eq!(shape(&thread.branches(4)), "a b c(d)+c:0");
}

#[test]
fn a_thread_that_begins_in_its_middle_goes_on_to_both_sides() {
    let page = |comments: &[&str], previous: Option<&str>, next: Option<&str>| Page {
        comments: comments.iter().map(|text| comment(text)).collect(),
        previous: previous.map(str::to_owned),
        next: next.map(str::to_owned),
        ..Page::default()
    };
    for (sort, expected) in [(Sort::Oldest, "b c d e f g"), (Sort::Newest, "g f e d c b")] {
        let mut thread = Thread::new(sort);
        thread.take_first(page(&["d@3", "e@4"], Some("before d"), Some("after e")));
        assert_eq!((thread.previous(), thread.next(None)), (Some("before d"), Some("after e")));
        // The sides do not touch each other, and what overlaps is there once.
        thread.take_page(None, page(&["e@4", "f@5", "g@6"], Some("before e"), None));
        assert_eq!((thread.previous(), thread.next(None)), (Some("before d"), None));
        thread.take_previous(page(&["b@1", "c@2"], Some("before b"), Some("after c")));
        assert_eq!((thread.previous(), thread.next(None)), (Some("before b"), None));
        assert_eq!(shape(&thread.branches(4)), expected);
        thread.take_previous(page(&[], None, None));
        assert_eq!(thread.previous(), None);
    }
}
