//! JSON-LD in the page's head.

use web_sys::Element;

use super::nodes::{append, create, set};
use super::{DomError, inert};

/// A script of data that stands in the page; dropping it takes it out.
#[must_use = "dropping it takes it out of the page"]
#[derive(Debug)]
pub struct LinkedScript(Element);

impl LinkedScript {
    /// Puts a JSON document, in which nothing ends a script, into the page.
    ///
    /// # Errors
    /// [`DomError`] when the page has no head or refuses.
    pub fn new(json: &str) -> Result<Self, DomError> {
        let head = inert::page()?.head().ok_or(DomError::Missing("head"))?;
        let script = create("script", "")?;
        set(&script, "type", "application/ld+json")?;
        let text = inert::trusted_script(json);
        js_sys::Reflect::set(&script, &"text".into(), &text)
            .map_err(|e| DomError::threw("text", &e))?;
        append(&head, &script)?;
        Ok(Self(script.into()))
    }
}

impl Drop for LinkedScript {
    fn drop(&mut self) {
        self.0.remove();
    }
}
