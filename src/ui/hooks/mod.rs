//! Where components meet the browser: each hook owns what it listens to and ends it
//! when its component goes.

mod use_language;
mod use_marks;
mod use_theme;
mod use_words;

pub use use_language::use_language;
pub use use_marks::MarkedArticle;
pub use use_theme::use_theme;
pub use use_words::{Words, use_locale, use_words};
