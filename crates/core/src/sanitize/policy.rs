//! The allowlist, as tables.

use super::{is_safe_url, srcset_candidates};

/// Where the HTML will stand, from most to least trusted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// A fetched article: headings, figures, tables, lists, inline markup.
    Article,
    /// A comment: paragraphs, lists, quotes, code, links; no images, no headings.
    Comment,
    /// A definition in a tooltip: inline markup only.
    Inline,
}

/// What becomes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// It stays, with the attributes that [`Profile::attribute`] allows.
    Keep,
    /// Its children take its place.
    Unwrap,
    /// It goes with all it holds.
    Drop,
}

/// What becomes of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// It stays as it is.
    Keep,
    /// It goes.
    Drop,
}

const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

const COMMENT: &[&str] = &["blockquote", "hr", "li", "ol", "p", "pre", "ul"];

const ARTICLE: &[&str] = &[
    "address",
    "article",
    "aside",
    "caption",
    "col",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "img",
    "main",
    "picture",
    "rp",
    "rt",
    "ruby",
    "section",
    "source",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
];

/// Elements whose content is code, data or an interface of its own: unwrapping them
/// would show that content as text, so they go whole.
const DROPPED: &[&str] = &[
    "applet",
    "audio",
    "base",
    "button",
    "canvas",
    "datalist",
    "embed",
    "fieldset",
    "form",
    "frame",
    "frameset",
    "head",
    "iframe",
    "input",
    "link",
    "map",
    "math",
    "meta",
    "meter",
    "nav",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "optgroup",
    "option",
    "output",
    "param",
    "plaintext",
    "portal",
    "progress",
    "script",
    "select",
    "slot",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "track",
    "video",
    "xmp",
];

/// Attributes that any kept element may carry.
const GLOBAL_ATTRIBUTES: &[&str] = &["dir", "lang", "title", "translate"];

/// The same in an article, whose author may say in which sense a term is meant.
const ARTICLE_ATTRIBUTES: &[&str] = &["dir", "lang", "title", "translate", "data-sense"];

/// Attributes of single elements. Addresses among them are checked by [`is_safe_url`].
const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["href"]),
    ("blockquote", &["cite"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("del", &["cite", "datetime"]),
    ("details", &["open"]),
    ("img", &["alt", "height", "src", "srcset", "sizes", "width"]),
    ("ins", &["cite", "datetime"]),
    ("li", &["value"]),
    ("ol", &["reversed", "start", "type"]),
    ("q", &["cite"]),
    ("source", &["height", "media", "sizes", "srcset", "type", "width"]),
    ("td", &["colspan", "headers", "rowspan"]),
    ("th", &["abbr", "colspan", "headers", "rowspan", "scope"]),
    ("time", &["datetime"]),
];

const ADDRESS_ATTRIBUTES: &[&str] = &["cite", "href", "src"];

impl Profile {
    /// The elements that stay, in groups of lower-case names.
    pub fn elements(self) -> impl Iterator<Item = &'static str> {
        let groups: &[&[&str]] = match self {
            Self::Article => &[INLINE, COMMENT, ARTICLE],
            Self::Comment => &[INLINE, COMMENT],
            Self::Inline => &[INLINE],
        };
        groups.iter().flat_map(|group| group.iter().copied())
    }

    /// The elements that go with all they hold.
    pub fn dropped(self) -> impl Iterator<Item = &'static str> {
        DROPPED.iter().copied()
    }

    /// What becomes of an element, by its lower-case name.
    #[must_use]
    pub fn element(self, name: &str) -> Element {
        if self.elements().any(|kept| kept == name) {
            Element::Keep
        } else if DROPPED.contains(&name) {
            Element::Drop
        } else {
            Element::Unwrap
        }
    }

    /// The attributes an element may carry beside [`Profile::global_attributes`].
    #[must_use]
    pub fn attributes(self, element: &str) -> &'static [&'static str] {
        ATTRIBUTES.iter().find(|(name, _)| *name == element).map_or(&[], |(_, names)| *names)
    }

    /// The attributes that any kept element may carry.
    #[must_use]
    pub fn global_attributes(self) -> &'static [&'static str] {
        match self {
            Self::Article => ARTICLE_ATTRIBUTES,
            Self::Comment | Self::Inline => GLOBAL_ATTRIBUTES,
        }
    }

    /// What becomes of one attribute of a kept element; names in lower case.
    #[must_use]
    pub fn attribute(self, element: &str, name: &str, value: &str) -> Attribute {
        let known = [self.global_attributes(), self.attributes(element)]
            .iter()
            .any(|some| some.contains(&name));
        let safe = match name {
            _ if ADDRESS_ATTRIBUTES.contains(&name) => is_safe_url(value),
            "srcset" => srcset_candidates(value).iter().all(|(address, _)| is_safe_url(address)),
            _ => true,
        };
        if known && safe { Attribute::Keep } else { Attribute::Drop }
    }

    /// Attributes that every kept element of this name gets: an image of a foreign page
    /// loads when it is near, and its server does not learn who reads.
    #[must_use]
    pub fn forced_attributes(self, element: &str) -> &'static [(&'static str, &'static str)] {
        match element {
            "img" => {
                &[("loading", "lazy"), ("decoding", "async"), ("referrerpolicy", "no-referrer")]
            }
            _ => &[],
        }
    }

    /// The `rel` that every link with an address gets: untrusted links do not vouch
    /// for their target, and the page they open learns nothing of ours.
    #[must_use]
    pub fn link_rel(self) -> &'static str {
        match self {
            Self::Comment => "nofollow ugc noopener noreferrer",
            Self::Article | Self::Inline => "noopener",
        }
    }
}

/// Whether an attribute holds one address.
#[must_use]
pub fn is_address(attribute: &str) -> bool {
    ADDRESS_ATTRIBUTES.contains(&attribute)
}

/// Whether an element stands on lines of its own, so that words before and after it
/// must not run together where it is unwrapped.
#[must_use]
pub fn is_block(element: &str) -> bool {
    (COMMENT.contains(&element) || ARTICLE.contains(&element))
        && !matches!(element, "img" | "picture" | "rp" | "rt" | "ruby" | "source")
}

/// Attributes where scripts that load images late, as plugins of blog systems bring
/// them, keep what belongs into `attribute`; looked into when it is not usable itself.
#[must_use]
pub fn late_sources(element: &str, attribute: &str) -> &'static [&'static str] {
    match (element, attribute) {
        ("img", "src") => &["data-src", "data-lazy-src", "data-original"],
        ("img" | "source", "srcset") => &["data-srcset", "data-lazy-srcset"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_profile_keeps_what_its_place_can_show() {
        let cases = [
            ("script", Element::Drop, Element::Drop, Element::Drop),
            ("svg", Element::Drop, Element::Drop, Element::Drop),
            ("p", Element::Keep, Element::Keep, Element::Unwrap),
            ("img", Element::Keep, Element::Unwrap, Element::Unwrap),
            ("h2", Element::Keep, Element::Unwrap, Element::Unwrap),
            ("em", Element::Keep, Element::Keep, Element::Keep),
            ("x-unknown", Element::Unwrap, Element::Unwrap, Element::Unwrap),
        ];
        for (name, article, comment, inline) in cases {
            assert_eq!(Profile::Article.element(name), article, "{name}");
            assert_eq!(Profile::Comment.element(name), comment, "{name}");
            assert_eq!(Profile::Inline.element(name), inline, "{name}");
        }
    }

    #[test]
    fn attributes_that_act_or_lead_astray_go() {
        let cases = [
            ("a", "href", "https://example.org", Attribute::Keep),
            ("a", "href", "javascript:alert(1)", Attribute::Drop),
            ("a", "onclick", "alert(1)", Attribute::Drop),
            ("a", "style", "color:red", Attribute::Drop),
            ("p", "id", "submit", Attribute::Drop),
            ("p", "lang", "id", Attribute::Keep),
            ("img", "src", "data:image/png;base64,AA", Attribute::Drop),
            ("img", "srcset", "a.png 1x, javascript:x 2x", Attribute::Drop),
            ("img", "srcset", "a.png 1x, b.png 2x", Attribute::Keep),
        ];
        for (element, name, value, expected) in cases {
            assert_eq!(
                Profile::Article.attribute(element, name, value),
                expected,
                "{element} {name}={value}"
            );
        }
    }
}
