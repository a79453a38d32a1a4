//! Style sheets that a tree adopts: no node is added, and no `style-src` is needed.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CssStyleSheet, Node};

use super::DomError;

/// A sheet that a document or a shadow root has adopted; dropping it takes it away.
#[must_use = "dropping the sheet takes it away"]
#[derive(Debug)]
pub struct AdoptedSheet {
    tree: Node,
    sheet: CssStyleSheet,
}

/// `DocumentOrShadowRoot.adoptedStyleSheets`
/// (<https://drafts.csswg.org/cssom/#dom-documentorshadowroot-adoptedstylesheets>).
const MEMBER: &str = "adoptedStyleSheets";

impl AdoptedSheet {
    /// Has a document or a shadow root adopt a sheet of this text.
    ///
    /// # Errors
    /// [`DomError`] where the browser cannot construct sheets.
    pub fn new(tree: &Node, css: &str) -> Result<Self, DomError> {
        let sheet = CssStyleSheet::new().map_err(|e| DomError::threw("CSSStyleSheet", &e))?;
        sheet.replace_sync(css).map_err(|e| DomError::threw("replaceSync", &e))?;
        let adopted = adopted(tree)?;
        adopted.push(&sheet);
        set(tree, &adopted)?;
        Ok(Self { tree: tree.clone(), sheet })
    }

    /// Whether this tree has adopted it.
    #[must_use]
    pub fn is_in(&self, tree: &Node) -> bool {
        self.tree == *tree
    }
}

impl Drop for AdoptedSheet {
    fn drop(&mut self) {
        if let Ok(adopted) = adopted(&self.tree) {
            let others =
                adopted.filter(&mut |sheet, _, _| sheet != *AsRef::<JsValue>::as_ref(&self.sheet));
            // A tree that is gone needs no cleaning.
            let _ = set(&self.tree, &others);
        }
    }
}

fn adopted(tree: &Node) -> Result<Array, DomError> {
    let list = Reflect::get(tree, &MEMBER.into()).map_err(|e| DomError::threw(MEMBER, &e))?;
    if list.is_undefined() {
        return Err(DomError::threw(MEMBER, &JsValue::from_str("not in this tree")));
    }
    Ok(Array::from(&list))
}

fn set(tree: &Node, sheets: &Array) -> Result<(), DomError> {
    Reflect::set(tree, &MEMBER.into(), sheets).map_err(|e| DomError::threw(MEMBER, &e))?;
    Ok(())
}
