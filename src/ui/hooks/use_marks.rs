//! Marks in an article, as long as its component stands.

use std::rc::Rc;

use glosa_core::glossary::Glossary;

use crate::dom::marks::AppliedMarks;

/// An article whose marks stand in the page.
#[derive(Clone, Debug)]
pub struct MarkedArticle {
    /// The terms.
    pub glossary: Rc<Glossary>,
    /// Where they stand.
    pub marks: Rc<AppliedMarks>,
}

impl PartialEq for MarkedArticle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.glossary, &other.glossary) && Rc::ptr_eq(&self.marks, &other.marks)
    }
}
