//! What the browser can do for us, one capability a file.
//!
//! Each call answers with a [`Result`] or a plain value: a page may be sandboxed,
//! without storage or without a network, and none of that may end the widget.
//! Nothing here knows `dom` or `ui`.

mod error;
pub mod events;
pub mod fetch;
pub mod frame;
pub mod globals;
pub mod idle;
pub mod intl;
pub mod json;
pub mod listen;
pub mod log;
pub mod page;
pub mod random;
pub mod storage;
pub mod stream;
pub mod task;
pub mod text;
pub mod words;

pub mod clock;
pub mod dialect;

pub use error::HostError;
