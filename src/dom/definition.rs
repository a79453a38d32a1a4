//! Definitions as nodes and as plain text.

use glosa_core::sanitize::{Profile, is_safe_url};
use glosa_core::text::respaced;
use wasm_bindgen::JsCast as _;
use web_sys::{Document, HtmlElement, Node, Url};

use super::{DomError, sanitize};

/// Builds an element that holds a definition with its inline markup.
///
/// Addresses in it are made absolute against `base_url`. With `tab_stops` its links can
/// be reached by the Tab key, as nothing in an element of role `tooltip` may be.
///
/// # Errors
/// What [`sanitize::fragment`] cannot do; a definition without markup needs none of it.
pub fn element(
    document: &Document,
    definition: &str,
    base_url: Option<&str>,
    tab_stops: bool,
) -> Result<HtmlElement, DomError> {
    let element: HtmlElement = document
        .create_element("div")
        .map_err(|e| DomError::threw("createElement", &e))?
        .unchecked_into();
    element.append_child(&nodes(document, definition, base_url)?).map_err(thrown)?;
    if !tab_stops {
        let links = element.query_selector_all("a, [tabindex]").map_err(thrown)?;
        for link in (0..links.length()).filter_map(|index| links.get(index)) {
            link.unchecked_into::<HtmlElement>().set_tab_index(-1);
        }
    }
    Ok(element)
}

/// The text of a definition without its markup.
#[must_use]
pub fn plain(document: &Document, definition: &str) -> String {
    let text = nodes(document, definition, None).ok().and_then(|nodes| nodes.text_content());
    let text = text.unwrap_or_else(|| without_tags(definition));
    respaced(&text, " ")
}

/// A definition's text where the page allows no parsing: better a stray `&amp;` than a
/// term without its meaning.
#[must_use]
pub fn without_tags(definition: &str) -> String {
    let (first, rest) = definition.split_once('<').unwrap_or((definition, ""));
    let mut out = first.to_owned();
    if first.len() < definition.len() {
        for piece in rest.split('<') {
            match piece.split_once('>') {
                Some((tag, text)) if is_tag(tag) => out.push_str(text),
                _ => {
                    out.push('<');
                    out.push_str(piece);
                }
            }
        }
    }
    out
}

/// An address of a glossary made absolute, unless it could do more than lead somewhere.
#[must_use]
pub fn address(address: &str, base_url: Option<&str>) -> Option<String> {
    let absolute = match base_url {
        Some(base) => Url::new_with_base(address, base).ok()?.href(),
        None => address.to_owned(),
    };
    is_safe_url(&absolute).then_some(absolute)
}

fn is_tag(inside: &str) -> bool {
    inside.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic())
}

fn nodes(document: &Document, definition: &str, base_url: Option<&str>) -> Result<Node, DomError> {
    // Most definitions are plain text, and a page may forbid parsing altogether.
    if !definition.contains(['<', '&']) {
        return Ok(document.create_text_node(definition).into());
    }
    sanitize::fragment(definition, Profile::Inline, base_url).map(Into::into)
}

fn thrown(exception: wasm_bindgen::JsValue) -> DomError {
    DomError::threw("building a definition", &exception)
}
