//! What a screen reader says about a mark while its tooltip is open.
//!
//! `aria-describedby` names an element of the mark's own tree, and the tooltip is in a
//! shadow tree. `ariaDescribedByElements` may not point into one either. So a hidden
//! element in the light tree holds the description, as plain text and only as long as
//! the tooltip is open: then the text of the page is its own again. An `aria-label` on
//! an empty element would leave the text untouched at all times, but a hidden element
//! has no accessible object, and not every browser reads more than the text of one.

use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, HtmlElement};

use super::DomError;

const DESCRIBED_BY: &str = "aria-describedby";

/// A mark that is described; dropping it takes the description away again.
#[must_use = "dropping it takes the description away"]
#[derive(Debug)]
pub struct Description {
    element: Element,
    mark: Element,
    /// What described the mark before us.
    before: Option<String>,
}

impl Description {
    /// Describes `mark` by `text`, which is kept in a hidden child of `home`.
    ///
    /// # Errors
    /// [`DomError`] when the tree cannot be changed.
    pub fn new(home: &HtmlElement, mark: &Element, text: &str) -> Result<Self, DomError> {
        let document = home.owner_document().ok_or(DomError::Missing("document"))?;
        let element = document
            .create_element("span")
            .map_err(|e| DomError::threw("createElement", &e))?
            .unchecked_into::<HtmlElement>();
        element.set_hidden(true);
        element.set_id(&free_id(&document));
        element.set_text_content(Some(text));
        home.append_child(&element).map_err(|e| DomError::threw("appendChild", &e))?;
        let before = mark.get_attribute(DESCRIBED_BY);
        let ids = before.iter().map(String::as_str).chain([element.id().as_str()]).fold(
            String::new(),
            |ids, id| {
                if ids.is_empty() { id.to_owned() } else { [&ids, " ", id].concat() }
            },
        );
        let described = Self { element: element.into(), mark: mark.clone(), before };
        mark.set_attribute(DESCRIBED_BY, &ids).map_err(|e| DomError::threw("setAttribute", &e))?;
        Ok(described)
    }
}

impl Drop for Description {
    fn drop(&mut self) {
        self.element.remove();
        // A mark that the page has taken away needs no cleaning.
        let _ = match &self.before {
            Some(ids) => self.mark.set_attribute(DESCRIBED_BY, ids),
            None => self.mark.remove_attribute(DESCRIBED_BY),
        };
    }
}

/// The first `glosa-description-N` that no other widget of the page has taken.
fn free_id(document: &Document) -> String {
    let ids = (1_u32..).map(|number| format!("glosa-description-{number}"));
    ids.into_iter().find(|id| document.get_element_by_id(id).is_none()).unwrap_or_default()
}
