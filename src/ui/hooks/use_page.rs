//! The page that a widget stands on.

use yew::prelude::*;

use crate::host::page;
use crate::ui::kit::use_memo;

/// What a page is called by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageNames {
    /// Its canonical address.
    pub url: String,
    /// The path of that address: the thread where none is named.
    pub path: String,
    /// Its title.
    pub title: String,
}

/// The page as it was when the component came.
#[hook]
pub fn use_page() -> PageNames {
    let names = use_memo((), |()| {
        let url = page::canonical_url();
        PageNames { path: page::path_of(&url), title: page::title(), url }
    });
    (*names).clone()
}
