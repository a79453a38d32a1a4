//! The widget: what JavaScript sees, and the rooms behind it.
//!
//! ```text
//! lib ─► mount ─► ui ─► ui/hooks ─► host (the browser's capabilities)
//!                            └────► dom  (the page's nodes)
//! ```
//!
//! Every rule and every decision is in `glosa-core`; this crate only asks the browser
//! and shows what it was told. `host` and `dom` know neither each other nor `ui`.

pub mod dom;
pub mod host;
mod mount;
pub mod ui;

pub use mount::{Handle, mount, version};

/// The allocator of the published widget, which is smaller than that of the standard library.
#[cfg(feature = "split")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
