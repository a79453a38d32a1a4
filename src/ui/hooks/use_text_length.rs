//! How long the text of an article is.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::marks::MarkedArticle;
use crate::dom::surface::Surface;
use crate::ui::kit::use_memo;

/// The length of the text that the places of terms are in, in UTF-16 code units.
#[hook]
pub fn use_text_length(marked: &MarkedArticle, article: Option<HtmlElement>) -> u32 {
    let length = use_memo((marked.clone(), article), |(_, article)| {
        article.as_ref().map_or(0, |article| Surface::of(article).length())
    });
    *length
}
