//! The outbox against tables of events.
#![allow(clippy::unwrap_used, reason = "tests")]

use glosa_core::draft::{Post, Refusal};
use glosa_core::json::Value;
use glosa_core::outbox::{
    Effect, Entry, EntryId, Event, Now, Outbox, Outcome, Receipt, Report, State, Work,
};
use glosa_core::time::Timestamp;

const MINUTE_MS: i64 = 60_000;

fn id(name: &str) -> EntryId {
    EntryId(name.to_owned())
}

fn post(text: &str) -> Box<Post> {
    Box::new(Post { thread: "/a".to_owned(), text: text.to_owned(), ..Post::default() })
}

fn submit(name: &str, text: &str) -> Event {
    Event::Submit { id: id(name), key: format!("key-{text}"), post: post(text) }
}

fn answer(name: &str, attempt: u32, outcome: Outcome) -> Event {
    Event::Answered { id: id(name), attempt, outcome }
}

fn accepted(held: bool) -> Outcome {
    Outcome::Accepted(Receipt { comment: "7".into(), token: Some("t".to_owned()), held })
}

fn at(ms: i64, online: bool) -> Now {
    Now { at: Timestamp(ms), jitter: 1.0, online }
}

/// Effects as short lines.
fn told(effects: &[Effect]) -> String {
    let line = |effect: &Effect| match effect {
        Effect::Persist(entry) => format!("keep {}", state(entry)),
        Effect::Forget(_) => "forget".to_owned(),
        Effect::Send { attempt, work: Work::Post { key, post, .. }, .. } => {
            format!("send#{attempt} {key} {}", post.text)
        }
        Effect::Send { attempt, work: Work::Correct { comment, text, .. }, .. } => {
            format!("correct#{attempt} {comment} {text}")
        }
        Effect::WakeAt(at) => format!("wake {}", at.0),
        Effect::Report { report, .. } => match report {
            Report::Queued => "told queued".to_owned(),
            Report::Sent(_) => "told sent".to_owned(),
            Report::Held(_) => "told held".to_owned(),
            Report::Refused(refusal) => format!("told refused {}", refusal.name()),
        },
    };
    effects.iter().map(line).collect::<Vec<_>>().join("; ")
}

fn state(entry: &Entry) -> String {
    match &entry.state {
        State::Queued => "queued".to_owned(),
        State::Sending => "sending".to_owned(),
        State::Waiting { until, .. } => format!("waiting {}", until.0),
        State::Unknown => "unknown".to_owned(),
        State::Refused(refusal) => format!("refused {}", refusal.name()),
        State::Editing => "editing".to_owned(),
    }
}

/// Runs events through one outbox and compares what it wants done.
fn check(story: &str, steps: Vec<(Now, Event, &str)>) {
    let mut outbox = Outbox::new("tab".to_owned());
    for (step, (now, event, expected)) in steps.into_iter().enumerate() {
        assert_eq!(told(&outbox.handle(event, now)), expected, "{story}, step {step}");
    }
}

#[test]
fn a_text_is_kept_before_it_is_sent_and_forgotten_when_the_server_has_it() {
    let sent = "keep sending; send#1 key-a a; wake 60000";
    check(
        "shown",
        vec![
            (at(0, true), submit("1", "a"), sent),
            (at(5, true), answer("1", 1, accepted(false)), "forget; told sent"),
        ],
    );
    check(
        "held",
        vec![
            (at(0, true), submit("1", "a"), sent),
            (at(5, true), answer("1", 1, accepted(true)), "forget; told held"),
        ],
    );
}

#[test]
fn without_a_network_it_waits_and_goes_when_the_network_is_back() {
    check(
        "offline",
        vec![
            (at(0, false), submit("1", "a"), "keep queued; told queued"),
            (at(1, false), Event::Tick, ""),
            (at(2, true), Event::Online, "keep sending; send#1 key-a a; wake 60002"),
            (at(3, true), answer("1", 1, accepted(false)), "forget; told sent"),
        ],
    );
}

#[test]
fn a_dead_server_is_asked_again_with_the_same_key_after_longer_and_longer_waits() {
    check(
        "dead",
        vec![
            (at(0, true), submit("1", "a"), "keep sending; send#1 key-a a; wake 60000"),
            (
                at(0, true),
                answer("1", 1, Outcome::Failed),
                "keep waiting 2000; told queued; wake 2000",
            ),
            (at(1_999, true), Event::Tick, "wake 2000"),
            (at(2_000, true), Event::Tick, "keep sending; send#2 key-a a; wake 62000"),
            (at(2_000, true), answer("1", 2, Outcome::Failed), "keep waiting 6000; wake 6000"),
            (
                at(3_000, true),
                Event::TryNow { id: id("1"), key: "other".to_owned() },
                "keep sending; send#3 key-a a; wake 63000",
            ),
            (at(3_001, true), answer("1", 3, accepted(false)), "forget; told sent"),
        ],
    );
}

#[test]
fn the_wait_that_a_server_asks_for_is_kept() {
    let trouble = Outcome::Refused(Refusal::ServerTrouble { retry_after: Some(30) });
    check(
        "503",
        vec![
            (at(0, true), submit("1", "a"), "keep sending; send#1 key-a a; wake 60000"),
            (at(0, true), answer("1", 1, trouble), "keep waiting 30000; told queued; wake 30000"),
        ],
    );
    let too_fast = || Outcome::Refused(Refusal::TooFast { retry_after: Some(20) });
    check(
        "429 while the writer looks",
        vec![
            (at(0, true), submit("1", "a"), "keep sending; send#1 key-a a; wake 60000"),
            (
                at(0, true),
                answer("1", 1, too_fast()),
                "keep refused too_fast; told refused too_fast",
            ),
            (at(21, true), submit("1", "b"), "keep sending; send#2 key-b b; wake 60021"),
        ],
    );
    check(
        "429 in the background, where coming back online changes nothing",
        vec![
            (at(0, false), submit("1", "a"), "keep queued; told queued"),
            (at(0, true), Event::Online, "keep sending; send#1 key-a a; wake 60000"),
            (at(0, true), answer("1", 1, too_fast()), "keep waiting 20000; wake 20000"),
            (at(5, true), Event::Online, "wake 20000"),
            (at(20_000, true), Event::Tick, "keep sending; send#2 key-a a; wake 80000"),
        ],
    );
}

#[test]
fn a_refused_text_stays_with_its_writer_who_changes_it_or_throws_it_away() {
    let refused = || Outcome::Refused(Refusal::TooLong);
    check(
        "changed",
        vec![
            (at(0, true), submit("1", "a"), "keep sending; send#1 key-a a; wake 60000"),
            (
                at(0, true),
                answer("1", 1, refused()),
                "keep refused too_long; told refused too_long",
            ),
            (at(1, true), Event::Online, ""),
            (at(1, true), submit("1", "b"), "keep sending; send#2 key-b b; wake 60001"),
        ],
    );
    check(
        "thrown away",
        vec![
            (at(0, true), submit("1", "a"), "keep sending; send#1 key-a a; wake 60000"),
            (
                at(0, true),
                answer("1", 1, refused()),
                "keep refused too_long; told refused too_long",
            ),
            (at(1, true), Event::Discard(id("1")), "forget"),
            (at(2, true), Event::Tick, ""),
        ],
    );
}

#[test]
fn new_words_for_what_may_have_arrived_never_make_a_second_comment() {
    check(
        "posted under the first key, then corrected",
        vec![
            (at(0, true), submit("1", "a"), "keep sending; send#1 key-a a; wake 60000"),
            (
                at(0, true),
                answer("1", 1, Outcome::Failed),
                "keep waiting 2000; told queued; wake 2000",
            ),
            (at(1, true), Event::Edit(id("1")), "keep editing"),
            (at(9_000, true), Event::Tick, ""),
            (at(9_000, true), submit("1", "b"), "keep sending; send#2 key-a a; wake 69000"),
            (
                at(9_001, true),
                answer("1", 2, accepted(false)),
                "keep queued; keep sending; correct#3 7 b; wake 69001",
            ),
            (at(9_002, true), answer("1", 3, Outcome::Failed), "keep waiting 11002; wake 11002"),
            (at(11_002, true), Event::Tick, "keep sending; correct#4 7 b; wake 71002"),
            (at(11_003, true), answer("1", 4, accepted(false)), "forget; told sent"),
        ],
    );
    let gone = Outcome::Refused(Refusal::Gone);
    check(
        "the correction is refused and the words are not lost",
        vec![
            (at(0, true), submit("1", "a"), "keep sending; send#1 key-a a; wake 60000"),
            (
                at(0, true),
                answer("1", 1, Outcome::Failed),
                "keep waiting 2000; told queued; wake 2000",
            ),
            (at(1, true), Event::Edit(id("1")), "keep editing"),
            (at(2, true), submit("1", "b"), "keep sending; send#2 key-a a; wake 60002"),
            (
                at(3, true),
                answer("1", 2, accepted(false)),
                "keep queued; keep sending; correct#3 7 b; wake 60003",
            ),
            (at(4, true), answer("1", 3, gone), "keep refused gone; told refused gone"),
            (at(5, true), submit("1", "c"), "keep sending; correct#4 7 c; wake 60005"),
        ],
    );
}

#[test]
fn an_attempt_that_a_reload_cuts_off_is_repeated_with_the_same_key() {
    let mut before = Outbox::new("one".to_owned());
    before.handle(submit("1", "a"), at(0, true));
    let left = before.handle(Event::Leave, at(1, true));
    assert_eq!(told(&left), "keep unknown");
    let mut after = Outbox::new("two".to_owned());
    after.sync(reread(before.entries()));
    let told_after = told(&after.handle(Event::Tick, at(2, true)));
    assert_eq!(told_after, "keep sending; send#2 key-a a; wake 60002");
    // The first attempt's answer, had the page lived on in the back-forward cache.
    let late = told(&after.handle(answer("1", 1, accepted(false)), at(3, true)));
    assert_eq!(late, "forget; told sent");
}

#[test]
fn a_page_that_has_gone_starts_nothing_until_it_is_back() {
    let mut outbox = Outbox::new("one".to_owned());
    outbox.handle(submit("1", "a"), at(0, true));
    assert_eq!(told(&outbox.handle(Event::Leave, at(1, true))), "keep unknown");
    // Browsers cut off what a page has under way, and some of them tell it so.
    assert_eq!(told(&outbox.handle(answer("1", 1, Outcome::Failed), at(2, true))), "");
    let back = told(&outbox.handle(Event::Tick, at(3, true)));
    assert_eq!(back, "keep sending; send#2 key-a a; wake 60003");
}

#[test]
fn a_tab_that_died_without_a_word_is_succeeded_when_its_lease_ends() {
    let mut dead = Outbox::new("one".to_owned());
    dead.handle(submit("1", "a"), at(0, true));
    let mut heir = Outbox::new("two".to_owned());
    heir.sync(reread(dead.entries()));
    assert_eq!(told(&heir.handle(Event::Tick, at(1, true))), "wake 60000");
    let try_now = Event::TryNow { id: id("1"), key: "other".to_owned() };
    assert_eq!(told(&heir.handle(try_now, at(2, true))), "wake 60000");
    let taken_over = told(&heir.handle(Event::Tick, at(MINUTE_MS, true)));
    assert_eq!(taken_over, "keep sending; send#2 key-a a; wake 120000");
}

#[test]
fn a_key_that_servers_may_have_forgotten_is_not_used_again_by_itself() {
    let day = 24 * 60 * MINUTE_MS;
    check(
        "a day later",
        vec![
            (at(0, true), submit("1", "a"), "keep sending; send#1 key-a a; wake 60000"),
            (
                at(0, true),
                answer("1", 1, Outcome::Failed),
                "keep waiting 2000; told queued; wake 2000",
            ),
            (at(day, true), Event::Tick, "keep refused unknown; told refused unknown"),
            (
                at(day, true),
                Event::TryNow { id: id("1"), key: "new".to_owned() },
                "keep sending; send#2 new a; wake 86460000",
            ),
        ],
    );
}

#[test]
fn a_second_press_of_the_button_changes_nothing() {
    check(
        "double press",
        vec![
            (at(0, true), submit("1", "a"), "keep sending; send#1 key-a a; wake 60000"),
            (at(1, true), submit("1", "a"), "wake 60000"),
        ],
    );
}

#[test]
fn another_version_of_what_is_kept_is_left_alone() {
    assert_eq!(Entry::from_json(&Value::object([("version", 2.0.into())])), None);
    assert_eq!(Entry::from_json(&Value::Null), None);
}

/// Entries as they come back from the device, by way of JSON text.
fn reread(entries: &[Entry]) -> Vec<Entry> {
    let read = |entry: &Entry| {
        let text = serde_json::to_string(&entry.to_json()).unwrap();
        let back = Entry::from_json(&serde_json::from_str(&text).unwrap()).unwrap();
        assert_eq!(&back, entry);
        back
    };
    entries.iter().map(read).collect()
}
