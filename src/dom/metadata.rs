//! What a page says about itself: title, `<meta>`, JSON-LD, language.
