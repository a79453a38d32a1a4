use super::*;

/// A page with a clock, which plays what the reducer asks for.
#[derive(Default)]
struct Page {
    state: OfferState,
    now: u32,
    timer: Option<(u32, Token)>,
    /// What is shown: an offer, a question under way, an answer.
    shown: Option<&'static str>,
    asked: Vec<String>,
    escape_used: bool,
}

impl Page {
    fn send(&mut self, event: Event) -> &mut Self {
        self.escape_used = false;
        for effect in self.state.handle(event) {
            match effect {
                Effect::StartTimer { token, after } => self.timer = Some((self.now + after, token)),
                Effect::Offer(_) => self.shown = Some("offer"),
                Effect::Ask(words) => {
                    self.shown = Some("question");
                    self.asked.push(words);
                }
                Effect::Show => self.shown = Some("answer"),
                Effect::Withdraw => self.shown = None,
                Effect::ConsumeEscape => self.escape_used = true,
            }
        }
        self
    }

    fn wait(&mut self, milliseconds: u32) -> &mut Self {
        let until = self.now + milliseconds;
        while let Some((due, token)) = self.timer.filter(|(due, _)| *due <= until) {
            self.now = due;
            self.timer = None;
            self.send(Event::TimerFired(token));
        }
        self.now = until;
        self
    }

    fn select(&mut self, words: &str) -> &mut Self {
        self.send(Event::Selected((!words.is_empty()).then(|| words.to_owned())))
    }

    fn escape(&mut self) -> &mut Self {
        self.send(Event::EscapePressed { composing: false })
    }
}

fn offered() -> Page {
    let mut page = Page::default();
    page.select("siber").wait(REST_DELAY);
    assert_eq!(page.shown, Some("offer"));
    page
}

#[test]
fn a_selection_at_rest_is_offered_and_one_that_grows_is_not_yet() {
    let mut page = Page::default();
    for words in ["s", "si", "sib"] {
        page.select(words).wait(REST_DELAY - 1);
        assert_eq!(page.shown, None);
    }
    page.wait(1);
    assert_eq!(page.shown, Some("offer"));
    assert_eq!(page.asked, [""; 0], "nothing is asked by itself");
}

#[test]
fn a_pointer_is_waited_for_until_it_is_released() {
    let mut page = Page::default();
    page.send(Event::Pressed).select("siber").wait(10_000);
    assert_eq!(page.shown, None);
    page.send(Event::Released).wait(RELEASE_DELAY);
    assert_eq!(page.shown, Some("offer"));
    // Some browsers tell of the selection after the release.
    let mut page = Page::default();
    page.send(Event::Pressed).send(Event::Released).select("siber").wait(REST_DELAY);
    assert_eq!(page.shown, Some("offer"));
    // A click into a selection ends it.
    let mut page = offered();
    page.send(Event::Pressed);
    assert_eq!(page.shown, None);
    page.send(Event::Released).wait(RELEASE_DELAY - 1).select("").wait(10_000);
    assert_eq!(page.shown, None);
}

#[test]
fn taking_the_offer_asks_once_and_shows_the_answer() {
    let mut page = offered();
    page.send(Event::Taken).send(Event::Taken);
    assert_eq!((page.shown, page.asked.len()), (Some("question"), 1));
    page.select("");
    assert_eq!(page.shown, Some("question"), "the focus has left the selection");
    page.send(Event::Answered(true));
    assert_eq!(page.shown, Some("answer"));
    page.send(Event::Closed);
    assert_eq!(page.shown, None);
    let mut page = Page::default();
    page.send(Event::Taken).send(Event::Answered(true));
    assert_eq!((page.shown, page.asked.len()), (None, 0));
}

#[test]
fn no_answer_shows_nothing_and_is_not_offered_again() {
    let mut page = offered();
    page.send(Event::Taken).send(Event::Answered(false));
    assert_eq!(page.shown, None);
    page.send(Event::Released).wait(10_000);
    assert_eq!(page.shown, None);
    page.select("sibernetika").wait(REST_DELAY);
    assert_eq!(page.shown, Some("offer"));
}

#[test]
fn each_way_out_withdraws_and_an_answer_that_comes_later_is_nothing() {
    let ways = [
        Event::EscapePressed { composing: false },
        Event::Pressed,
        Event::Closed,
        Event::Selected(Some("lain".into())),
    ];
    for way in ways {
        let mut page = offered();
        page.send(Event::Taken).send(way.clone()).send(Event::Answered(true));
        assert_eq!(page.shown, None, "{way:?}");
    }
}

#[test]
fn escape_is_used_up_only_where_something_is_shown() {
    let mut page = Page::default();
    assert!(!page.escape().escape_used);
    let mut page = offered();
    assert!(!page.send(Event::EscapePressed { composing: true }).escape_used);
    assert!(page.escape().escape_used);
    assert!(!page.escape().escape_used);
    page.wait(10_000);
    assert_eq!(page.shown, None, "it was declined");
}
