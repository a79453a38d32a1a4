//! Where components meet the browser: each hook owns what it listens to and ends it
//! when its component goes.

mod article_source;
pub mod comments;
mod compiled;
mod dictionary;
mod ends;
mod fetched_article;
mod glossary_formats;
mod lookup;
mod lookup_answers;
mod more_languages;
mod offer_listeners;
mod printing;
mod report;
mod sense_context;
mod shelf;
mod tooltip_listeners;
mod use_article;
mod use_definition;
mod use_dispatch;
mod use_focus_when;
mod use_glossary;
mod use_language;
mod use_marks;
mod use_offer;
mod use_page;
mod use_part;
mod use_placement;
mod use_senses;
mod use_sheet;
mod use_term_fragment;
mod use_term_places;
mod use_theme;
mod use_tooltip;
mod use_words;

pub use dictionary::Dictionaries;
pub use ends::Ends;
pub use lookup::{Lookup, use_lookup};
pub use sense_context::{
    SenseContext, StatedTags, reason, shows_others, use_sense_context, use_sense_warning,
};
pub use use_article::{ArticleError, ArticleFacts, ArticleHandle, ArticleState, use_article};
pub use use_definition::{use_address, use_definition};
pub use use_dispatch::use_dispatch;
pub use use_focus_when::use_focus_when;
pub use use_glossary::{Terms, use_glossary};
pub use use_language::use_language;
pub use use_marks::{MarkRequest, MarkedArticle, use_marks};
pub use use_offer::{Asked, OfferHandle, OfferNodes, use_offer};
pub use use_page::{PageNames, use_page};
pub(crate) use use_part::door;
pub use use_part::{Coming, Part, PartHandle, use_part};
pub use use_placement::use_placement;
pub use use_senses::{TermSenses, use_senses};
pub use use_sheet::use_sheet;
pub use use_term_fragment::use_term_fragment;
pub use use_term_places::{TermList, TermPlaces, Visit, is_escape, use_term_places};
pub use use_theme::use_theme;
pub use use_tooltip::{Shown, TooltipCallbacks, TooltipPlace, use_tooltip};
pub use use_words::{Words, use_locale};
