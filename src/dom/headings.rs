//! The headings of an article that comes into a page with headings of its own.

use glosa_core::text::respaced;
use web_sys::{DocumentFragment, Element, HtmlElement};

use super::nodes::{append, create, elements, elements_of, set};
use super::{DomError, inert};

/// Whether the page has a heading of the first level besides what stands in `host`.
pub(super) fn has_other_main_heading(host: &HtmlElement) -> Result<bool, DomError> {
    let headings = inert::page()?.query_selector_all("h1").ok();
    Ok(elements(headings).any(|heading| !host.contains(Some(&heading))))
}

/// Takes a heading at the top that says what the title says.
pub(super) fn remove_repeated_title(
    content: &DocumentFragment,
    title: &str,
) -> Result<(), DomError> {
    let Some(first) = elements_of(content, "h1,h2").into_iter().next() else { return Ok(()) };
    if respaced(&first.text_content().unwrap_or_default(), " ") == respaced(title, " ") {
        first.remove();
    }
    Ok(())
}

/// The headings by level, from the first.
const NAMES: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// Puts the headings of the body below the article's own.
pub(super) fn lower_headings(content: &DocumentFragment, level: u32) -> Result<(), DomError> {
    let level_of = |heading: &Element| {
        let name = heading.local_name();
        NAMES.iter().zip(1_u32..).find(|(known, _)| **known == name).map(|(_, level)| level)
    };
    let headings = elements_of(content, "h1,h2,h3,h4,h5,h6");
    let highest = headings.iter().filter_map(level_of).min().unwrap_or(6);
    let by = (level + 1).saturating_sub(highest);
    if by == 0 {
        return Ok(());
    }
    for heading in headings {
        let lower = level_of(&heading).map_or(6, |level| (level + by).min(6));
        let copy =
            create(NAMES.get((lower as usize).saturating_sub(1)).copied().unwrap_or("h6"), "")?;
        for name in heading.get_attribute_names().iter().filter_map(|name| name.as_string()) {
            set(&copy, &name, &heading.get_attribute(&name).unwrap_or_default())?;
        }
        while let Some(child) = heading.first_child() {
            append(&copy, &child)?;
        }
        heading.replace_with_with_node_1(&copy).map_err(|e| DomError::threw("replaceWith", &e))?;
    }
    Ok(())
}
