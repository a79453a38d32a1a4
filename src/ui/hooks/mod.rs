//! Where components meet the browser: each hook owns what it listens to and ends it
//! when its component goes.

mod tooltip_listeners;
mod use_definition;
mod use_placement;
mod use_term_places;
mod use_tooltip;
mod use_language;
mod use_marks;
mod use_theme;
mod use_words;

pub use use_definition::{use_address, use_definition};
pub use use_placement::use_placement;
pub use use_term_places::{TermPlaces, Visit, is_escape, use_term_places};
pub use use_tooltip::{Shown, TooltipCallbacks, use_tooltip};
pub use use_language::use_language;
pub use use_marks::MarkedArticle;
pub use use_theme::use_theme;
pub use use_words::{Words, use_locale, use_words};
