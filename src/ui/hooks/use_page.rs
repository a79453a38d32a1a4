//! The page that a widget stands on.

use glosa_core::draft::limits::THREAD_BYTES;
use yew::prelude::*;

use crate::host::page;
use crate::ui::kit::use_memo;

/// What a page is called by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageNames {
    /// Its canonical address.
    pub url: String,
    /// The thread where none is named: the path of that address, or where an article is
    /// fetched from, since a page may show many.
    pub thread: String,
    /// Its title.
    pub title: String,
}

/// The page as it was when the component came, with an article fetched from `source` or
/// its own.
#[hook]
pub fn use_page(source: Option<String>) -> PageNames {
    let names = use_memo(source, |source| {
        let url = page::canonical_url();
        let fetched = source.as_deref().and_then(page::place_of);
        // A key that no server takes is none.
        let fetched = fetched.filter(|thread| thread.len() <= THREAD_BYTES);
        let thread = fetched.unwrap_or_else(|| page::path_of(&url));
        PageNames { thread, title: page::title(), url }
    });
    (*names).clone()
}
