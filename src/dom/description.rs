//! What a screen reader says about a mark while its tooltip is open.
//!
//! `aria-describedby` names an element of the mark's own tree, and the tooltip is in a
//! shadow tree. `ariaDescribedByElements` may not point into one either. So a hidden
//! element at the end of the mark's tree holds the description, as plain text and only as
//! long as the tooltip is open: the text of the article is its own at all times, and that
//! of the page again when the tooltip closes. `aria-description` would need no element,
//! but not every browser reads it.

use std::cell::Cell;

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, Node, ShadowRoot};

use super::DomError;

const DESCRIBED_BY: &str = "aria-describedby";
/// What the names of descriptions begin with.
pub(super) const DESCRIPTION: &str = "glosa-description-";

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
    /// Describes `mark` by `text`.
    ///
    /// # Errors
    /// [`DomError`] when the tree cannot be changed.
    pub fn new(mark: &Element, text: &str) -> Result<Self, DomError> {
        let document = mark.owner_document().ok_or(DomError::Missing("document"))?;
        let home: Node = match mark.get_root_node().dyn_into::<ShadowRoot>() {
            Ok(shadow) => shadow.into(),
            Err(_) => document.body().ok_or(DomError::Missing("body"))?.into(),
        };
        let element = document
            .create_element("span")
            .map_err(|e| DomError::threw("createElement", &e))?
            .unchecked_into::<HtmlElement>();
        element.set_hidden(true);
        element.set_id(&next_id());
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

/// A `glosa-description-N` that no other widget of the page has.
fn next_id() -> String {
    thread_local! {
        static LAST: Cell<u32> = const { Cell::new(0) };
    }
    let number = LAST.get().wrapping_add(1);
    LAST.set(number);
    format!("{DESCRIPTION}{number}")
}
