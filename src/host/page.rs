//! What the page and the browser say about themselves.

use super::globals;

/// Whether the browser believes that it has a network; `true` where it cannot tell.
#[must_use]
pub fn is_online() -> bool {
    globals::window().map_or(true, |window| window.navigator().on_line())
}

/// Whether the page can be seen now.
#[must_use]
pub fn is_visible() -> bool {
    globals::document().is_ok_and(|document| !document.hidden())
}

/// The page's address as the publisher names it: `<link rel=canonical>`, else the
/// location without its fragment.
#[must_use]
pub fn canonical_url() -> String {
    let Ok(document) = globals::document() else { return String::new() };
    let canonical = document
        .query_selector("link[rel~=canonical][href]")
        .ok()
        .flatten()
        .and_then(|link| link.get_attribute("href"));
    let address = canonical.as_deref().and_then(absolute).or_else(|| document.url().ok());
    let address = address.unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// The path of an absolute address, which names a thread where nothing else does.
#[must_use]
pub fn path_of(url: &str) -> String {
    web_sys::Url::new(url).map_or_else(|_| "/".to_owned(), |url| url.pathname())
}

/// The place of an address at its host: its path, with the query and the fragment that
/// tell one document there from another. `None` where it names no host, as `data:` does.
#[must_use]
pub fn place_of(address: &str) -> Option<String> {
    let url = web_sys::Url::new(&absolute(address)?).ok()?;
    (!url.host().is_empty()).then(|| [url.pathname(), url.search(), url.hash()].concat())
}

/// An address made absolute against the page's base.
#[must_use]
pub fn absolute(address: &str) -> Option<String> {
    let base = globals::document().ok()?.base_uri().ok()??;
    web_sys::Url::new_with_base(address, &base).ok().map(|url| url.href())
}

/// The fragment of the page's address, without `#`.
#[must_use]
pub fn fragment() -> String {
    let hash = globals::window().and_then(|window| {
        window.location().hash().map_err(|e| super::HostError::threw("location.hash", &e))
    });
    hash.map_or_else(|_| String::new(), |hash| hash.trim_start_matches('#').to_owned())
}

/// The languages that the reader prefers, best first, as BCP 47 tags.
#[must_use]
pub fn preferred_languages() -> Vec<String> {
    globals::window().map_or_else(
        |_| Vec::new(),
        |window| window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect(),
    )
}

/// Whether it is one of Apple's systems, where Command calls what Ctrl calls elsewhere, and
/// Ctrl moves the caret.
#[must_use]
pub fn has_command_key() -> bool {
    let platform = globals::window().ok().and_then(|window| window.navigator().platform().ok());
    platform.is_some_and(|name| ["Mac", "iP"].iter().any(|apple| name.starts_with(apple)))
}

/// The query that tells when the reader's colour scheme is dark.
#[must_use]
pub fn dark_scheme_query() -> Option<web_sys::MediaQueryList> {
    globals::window().ok()?.match_media("(prefers-color-scheme: dark)").ok()?
}

/// Who answers at an absolute address: its scheme, host and port.
#[must_use]
pub fn origin_of(address: &str) -> Option<String> {
    web_sys::Url::new(address).ok().map(|url| url.origin())
}

/// An address made absolute against a base of its own.
#[must_use]
pub fn absolute_to(address: &str, base: &str) -> Option<String> {
    web_sys::Url::new_with_base(address, base).ok().map(|url| url.href())
}

/// The title of the page.
#[must_use]
pub fn title() -> String {
    globals::document().map(|document| document.title()).unwrap_or_default()
}

/// A link to a fragment of the page itself, wherever its base leads.
#[must_use]
pub fn link_to(fragment: &str) -> String {
    let address = globals::document().ok().and_then(|document| {
        let address = document.url().ok()?;
        // Where the base is the page, the link follows an address that the page changes.
        (document.base_uri().ok()?? != address).then_some(address)
    });
    let address = address.as_deref().unwrap_or_default();
    let own = address.split_once('#').map_or(address, |(own, _)| own);
    [own, "#", fragment].concat()
}
