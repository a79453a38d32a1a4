//! The language that the interface speaks.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::host::page;
use crate::ui::kit::use_memo;

/// Language tags to try, best first: the publisher's choice, else the nearest `lang`
/// in the page, else what the reader's browser prefers.
///
/// A page in Indonesian gets Indonesian words even in an English browser, since the
/// talk below it is in Indonesian too.
#[hook]
pub fn use_language(host: HtmlElement, chosen: Option<String>) -> Vec<String> {
    let tags = use_memo((host, chosen), |(host, chosen)| {
        let nearest = || host.closest("[lang]").ok()??.get_attribute("lang");
        let first = chosen.clone().or_else(nearest).filter(|tag| !tag.is_empty());
        first.into_iter().chain(page::preferred_languages()).collect::<Vec<_>>()
    });
    (*tags).clone()
}
