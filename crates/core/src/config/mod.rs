//! What a publisher asks for: raw options in, a configuration and warnings out.
//!
//! Nothing here fails: a wrong option is named in a warning and its default holds, so
//! that a typo never blanks an article.

mod nearest;
mod options;
mod resolve;
mod table;

pub use nearest::mistaken;
pub use options::{
    ArticleSource, CommentLoading, Config, GlossarySource, LinkedData, Paint, RawOptions, Theme,
    Warning,
};
pub use resolve::resolve;
pub use table::{OPTIONS, OptionSpec, find};
