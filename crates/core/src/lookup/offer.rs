//! When a reader is offered to have selected words looked up, as a reducer: events in,
//! effects out. Nothing is asked before the reader takes the offer.

use crate::tooltip::Token;

/// Milliseconds for which a selection rests before it counts as made, by keyboard or by
/// the handles of a touch screen.
pub const REST_DELAY: u32 = 500;

/// The same after a pointer has been released: a second click may be on its way, or the
/// first has just ended the selection.
pub const RELEASE_DELAY: u32 = 150;

/// Something that happened in the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Other words are selected in the article, or none that could be looked up.
    Selected(Option<String>),
    /// A pointer was pressed elsewhere than on what is shown.
    Pressed,
    /// It was released.
    Released,
    /// A timer asked for by [`Effect::StartTimer`] has run out.
    TimerFired(Token),
    /// The offer was taken.
    Taken,
    /// The answer has come; `false` when there is none.
    Answered(bool),
    /// The Escape key; `composing` while an input method is at work.
    EscapePressed {
        /// The key belongs to the input method.
        composing: bool,
    },
    /// The close button was used, or the page was hidden.
    Closed,
}

/// Something the page shall do, in the order given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Send [`Event::TimerFired`] with this token later; a new timer replaces the one before.
    StartTimer {
        /// To be handed back.
        token: Token,
        /// Milliseconds from now.
        after: u32,
    },
    /// Offer to look these words up.
    Offer(String),
    /// Look these words up.
    Ask(String),
    /// Show the answer in the place of the offer.
    Show,
    /// Take away what is shown, and call off what is asked.
    Withdraw,
    /// The Escape key was used up: nobody else shall act on it.
    ConsumeEscape,
}

/// How far it has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    /// Nothing is shown.
    #[default]
    Idle,
    Offered,
    Asking,
    Answered,
}

/// All that is known of selection and offer in one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfferState {
    stage: Stage,
    /// What is selected, if it can be looked up.
    selected: Option<String>,
    /// Whether a pointer is down, which may be selecting.
    is_pressed: bool,
    /// What was declined, or has no answer: not offered again while it stays selected.
    declined: Option<String>,
    pending: Option<Token>,
    last_token: u32,
}

impl OfferState {
    /// Takes an event and says what to do, in order.
    pub fn handle(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Selected(words) => self.selected(words),
            Event::Pressed => {
                self.is_pressed = true;
                self.pending = None;
                self.withdraw()
            }
            Event::Released => {
                self.is_pressed = false;
                self.wait(RELEASE_DELAY)
            }
            Event::TimerFired(token) => self.timer_fired(token),
            Event::Taken => self.taken(),
            Event::Answered(is_explained) => self.answered(is_explained),
            Event::EscapePressed { composing } => self.escape(composing),
            Event::Closed => self.decline(),
        }
    }

    fn selected(&mut self, words: Option<String>) -> Vec<Effect> {
        // Whoever reads an answer has the focus there, and some browsers then select nothing.
        let is_reading = matches!(self.stage, Stage::Asking | Stage::Answered);
        if words == self.selected || (is_reading && words.is_none()) {
            return Vec::new();
        }
        self.selected = words;
        self.declined = None;
        self.pending = None;
        let mut effects = self.withdraw();
        if !self.is_pressed {
            effects.extend(self.wait(REST_DELAY));
        }
        effects
    }

    fn wait(&mut self, after: u32) -> Vec<Effect> {
        let is_offered = self.stage == Stage::Idle && self.selected.is_some();
        if !is_offered || self.selected == self.declined {
            return Vec::new();
        }
        self.last_token = self.last_token.wrapping_add(1);
        let token = Token(self.last_token);
        self.pending = Some(token);
        vec![Effect::StartTimer { token, after }]
    }

    fn timer_fired(&mut self, token: Token) -> Vec<Effect> {
        if self.pending != Some(token) || self.is_pressed {
            return Vec::new();
        }
        self.pending = None;
        let Some(words) = self.selected.clone() else { return Vec::new() };
        self.stage = Stage::Offered;
        vec![Effect::Offer(words)]
    }

    fn taken(&mut self) -> Vec<Effect> {
        match (self.stage, &self.selected) {
            (Stage::Offered, Some(words)) => {
                self.stage = Stage::Asking;
                vec![Effect::Ask(words.clone())]
            }
            _ => Vec::new(),
        }
    }

    fn answered(&mut self, is_explained: bool) -> Vec<Effect> {
        match self.stage {
            Stage::Asking if is_explained => {
                self.stage = Stage::Answered;
                vec![Effect::Show]
            }
            Stage::Asking => self.decline(),
            _ => Vec::new(),
        }
    }

    fn escape(&mut self, composing: bool) -> Vec<Effect> {
        if composing || self.stage == Stage::Idle {
            return Vec::new();
        }
        let mut effects = self.decline();
        effects.push(Effect::ConsumeEscape);
        effects
    }

    fn decline(&mut self) -> Vec<Effect> {
        self.pending = None;
        self.declined.clone_from(&self.selected);
        self.withdraw()
    }

    fn withdraw(&mut self) -> Vec<Effect> {
        let is_shown = core::mem::take(&mut self.stage) != Stage::Idle;
        is_shown.then_some(Effect::Withdraw).into_iter().collect()
    }
}

#[cfg(test)]
mod tests;
