//! Hooks of the comment part: the network, the store and the page's events.

mod act;
mod clerk;
mod desk;
mod elsewhere;
mod inbox;
mod kept;
mod outbox;
mod reopen;
pub mod selector;
mod sending;
mod sentences;
mod talk;
mod thread;
mod use_autosize;
mod use_focus;
mod use_fragment;
mod use_identity;
mod use_near;
mod use_now;
mod use_outbox;
mod use_own;
mod use_sanitized;
mod use_talk;
mod use_thread;

pub use act::Act;
pub use desk::Trouble;
pub use kept::is_anything_unsent;
pub use outbox::Told;
pub use sentences::{failure, refusal};
pub use talk::{Announcement, BoxState, Notice, TalkState};
pub use thread::{Phase, ThreadState};
pub use use_autosize::use_autosize;
pub use use_focus::focus_in;
pub use use_fragment::use_comment_fragment;
pub use use_identity::{Remembered, Said};
pub use use_near::use_near;
pub use use_sanitized::use_sanitized;
pub use use_talk::{Talk, TalkOptions, use_talk};

use desk::{Desk, use_desk};
use use_focus::{is_focus_free, use_focus_on};
use use_identity::use_identity;
use use_now::use_now;
use use_outbox::{OutboxHandle, use_outbox};
use use_own::{OwnHandle, use_own};
use use_thread::{ThreadHandle, use_thread};
