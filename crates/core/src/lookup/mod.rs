//! Words that are looked up elsewhere: where, what is asked, what an answer says, and when
//! a reader is offered to ask.

mod answer;
pub mod offer;
mod question;
mod template;

pub use answer::{Answer, read_answer};
pub use question::question;
pub use template::{Template, problem};
