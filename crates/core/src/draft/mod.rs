//! What a reader writes before it is sent: fields, limits, problems, and where a
//! draft is kept. Widget and server validate by the same rules and answer with the
//! same codes.

mod fields;
pub mod limits;
mod post;
mod problem;
mod refusal;
mod slot;
mod visible;

pub use fields::{
    Fields, HONEYPOT_FIELD, Identity, check_author, check_email, check_text, check_url,
};
pub use post::Post;
pub use problem::{Code, Field, Problem, still_wrong};
pub use refusal::Refusal;
pub use slot::{Slot, Target, takes_up};
pub use visible::{is_blank, normalize_line, normalize_text};
