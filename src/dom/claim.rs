//! Which articles have a widget.

use std::cell::RefCell;

use web_sys::HtmlElement;

thread_local! {
    static CLAIMED: RefCell<Vec<HtmlElement>> = const { RefCell::new(Vec::new()) };
}

/// A widget's claim to an article, which two would mark twice; dropping it gives it up.
#[must_use = "dropping the claim gives it up"]
#[derive(Debug)]
pub struct Claim(HtmlElement);

impl Claim {
    /// Claims an article; nothing when another widget has it.
    pub fn new(article: &HtmlElement) -> Option<Self> {
        CLAIMED.with_borrow_mut(|claimed| {
            let is_free = !claimed.contains(article);
            is_free.then(|| {
                claimed.push(article.clone());
                Self(article.clone())
            })
        })
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        CLAIMED.with_borrow_mut(|claimed| claimed.retain(|article| *article != self.0));
    }
}
