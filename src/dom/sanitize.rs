//! Untrusted HTML becomes nodes of the page: parsed inert, walked, and rebuilt from the
//! allowlist one `createElement` and `setAttribute` at a time. Nothing is serialised
//! again, so there is no second parse that could read it otherwise.

use glosa_core::sanitize::{self, Attribute, Element as Fate, Profile};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Document, DocumentFragment, Element, HtmlFormElement, Node, Text, TreeWalker, Url};

use super::{DomError, inert};

/// How many nodes one document may become. A news article has some hundreds, the
/// longest pages of an encyclopaedia some ten thousand.
pub const MAX_NODES: usize = 100_000;

/// How deep elements may stand in one another; deeper ones are unwrapped. The parsers
/// of the browsers stop at 512, and whoever walks the nodes later may recurse.
const MAX_DEPTH: usize = 128;

const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// Rebuilds a piece of untrusted HTML by the rules of `profile`.
///
/// Addresses are made absolute against `base_url` where there is one.
///
/// # Errors
/// [`DomError::TrustedTypesRefused`] where the page forbids parsing,
/// [`DomError::TooManyNodes`] beyond [`MAX_NODES`], and what the browser throws.
pub fn fragment(
    html: &str,
    profile: Profile,
    base_url: Option<&str>,
) -> Result<DocumentFragment, DomError> {
    let root = inert::parse(html)?;
    // A document of frames has no body, and nothing that could be shown.
    match root.query_selector("body").map_err(|e| DomError::threw("querySelector", &e))? {
        Some(body) => rebuild(&body, profile, base_url, None),
        None => Ok(inert::page()?.create_document_fragment()),
    }
}

/// Rebuilds what stands below `root`, an element of an inert document, without what
/// the selector `clutter` names.
///
/// # Errors
/// As [`fragment`].
pub fn rebuild(
    root: &Element,
    profile: Profile,
    base_url: Option<&str>,
    clutter: Option<&str>,
) -> Result<DocumentFragment, DomError> {
    let page = inert::page()?;
    let fragment = page.create_document_fragment();
    let walker = inert::walk(root)?;
    let mut builder = Builder {
        page,
        fragment: fragment.clone().into(),
        profile,
        base_url,
        clutter,
        levels: Vec::new(),
        depth: 0,
        nodes: 0,
        space_due: false,
    };
    builder.walk(&walker)?;
    Ok(fragment)
}

/// What an element of the source, whose children are being read, became.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Became {
    /// An element of its own.
    Element,
    /// Nothing: its children stand in its parent.
    Nothing,
    /// Nothing, and since it was a block, words before and after it stay apart.
    Space,
}

/// A level of the source: where its children go, and why.
struct Level {
    target: Node,
    became: Became,
}

struct Builder<'a> {
    page: Document,
    fragment: Node,
    profile: Profile,
    base_url: Option<&'a str>,
    clutter: Option<&'a str>,
    /// The path from below the root, one entry a level of the source.
    levels: Vec<Level>,
    /// How many of them became elements.
    depth: usize,
    nodes: usize,
    /// Whether a block was unwrapped just before.
    space_due: bool,
}

impl Builder<'_> {
    /// Goes through the source depth first, without recursion: the nesting is the
    /// source's to choose.
    fn walk(&mut self, walker: &TreeWalker) -> Result<(), DomError> {
        let step = |found: Result<Option<Node>, JsValue>| {
            found.map_err(|e| DomError::threw("TreeWalker", &e))
        };
        let mut next = step(walker.first_child())?;
        while let Some(node) = next {
            if self.visit(&node)? {
                next = step(walker.first_child())?;
                if next.is_some() {
                    continue;
                }
                self.leave();
            }
            next = step(walker.next_sibling())?;
            while next.is_none() && !self.levels.is_empty() {
                step(walker.parent_node())?;
                self.leave();
                next = step(walker.next_sibling())?;
            }
        }
        Ok(())
    }

    /// Copies a node; `true` when its children are to be read too.
    fn visit(&mut self, node: &Node) -> Result<bool, DomError> {
        if let Some(text) = node.dyn_ref::<Text>() {
            let copy = self.page.create_text_node(&text.data());
            self.append(&copy)?;
            return Ok(false);
        }
        // The properties of a form can be replaced by the names of its fields, so not
        // even its name is read.
        let Some(element) = node.dyn_ref::<Element>().filter(|e| !e.has_type::<HtmlFormElement>())
        else {
            return Ok(false);
        };
        if element.namespace_uri().as_deref() != Some(XHTML) {
            return Ok(false);
        }
        if self.clutter.is_some_and(|selector| element.matches(selector).unwrap_or(false)) {
            return Ok(false);
        }
        let name = element.local_name();
        match self.profile.element(&name) {
            Fate::Drop => Ok(false),
            Fate::Keep if self.depth < MAX_DEPTH => self.keep(element, &name),
            Fate::Keep | Fate::Unwrap => {
                self.unwrap(&name);
                Ok(true)
            }
        }
    }

    fn keep(&mut self, element: &Element, name: &str) -> Result<bool, DomError> {
        let copy =
            self.page.create_element(name).map_err(|e| DomError::threw("createElement", &e))?;
        let set = |name: &str, value: &str| {
            copy.set_attribute(name, value).map_err(|e| DomError::threw("setAttribute", &e))
        };
        // Before the address, so that an image does not begin to load without them.
        for (attribute, value) in self.profile.forced_attributes(name) {
            set(attribute, value)?;
        }
        for attributes in [self.profile.global_attributes(), self.profile.attributes(name)] {
            for attribute in attributes {
                if let Some(value) = self.value(element, name, attribute) {
                    set(attribute, &value)?;
                }
            }
        }
        if name == "a" && copy.has_attribute("href") {
            set("rel", self.profile.link_rel())?;
        }
        if name == "img" && !copy.has_attribute("src") && !copy.has_attribute("srcset") {
            return Ok(false);
        }
        self.append(&copy)?;
        self.depth += 1;
        self.levels.push(Level { target: copy.into(), became: Became::Element });
        Ok(true)
    }

    /// The value that an attribute of a kept element gets, if it may stay.
    fn value(&self, element: &Element, name: &str, attribute: &str) -> Option<String> {
        self.usable(element, name, attribute, attribute).or_else(|| {
            let mut late = sanitize::late_sources(name, attribute).iter();
            late.find_map(|source| self.usable(element, name, attribute, source))
        })
    }

    /// The value that `attribute` may get from the attribute `source` of the source.
    fn usable(
        &self,
        element: &Element,
        name: &str,
        attribute: &str,
        source: &str,
    ) -> Option<String> {
        let value = element.get_attribute(source)?;
        if self.profile.attribute(name, attribute, &value) != Attribute::Keep {
            return None;
        }
        match attribute {
            "srcset" => self.absolute_srcset(&value),
            _ if sanitize::is_address(attribute) => self.absolute(&value),
            _ => Some(value),
        }
    }

    fn absolute_srcset(&self, value: &str) -> Option<String> {
        let mut set = String::new();
        for (address, descriptor) in sanitize::srcset_candidates(value) {
            if !set.is_empty() {
                set.push_str(", ");
            }
            set.push_str(&self.absolute(address)?);
            if !descriptor.is_empty() {
                set.push(' ');
                set.push_str(descriptor);
            }
        }
        Some(set).filter(|set| !set.is_empty())
    }

    /// An address made absolute, and judged once more as the browser will read it.
    fn absolute(&self, address: &str) -> Option<String> {
        let absolute = match self.base_url {
            None => address.to_owned(),
            Some(base) => Url::new_with_base(address, base).ok()?.href(),
        };
        sanitize::is_safe_url(&absolute).then_some(absolute)
    }

    fn unwrap(&mut self, name: &str) {
        let is_block = sanitize::is_block(name);
        self.space_due |= is_block;
        let target = self.target().clone();
        let became = if is_block { Became::Space } else { Became::Nothing };
        self.levels.push(Level { target, became });
    }

    fn leave(&mut self) {
        match self.levels.pop().map(|level| level.became) {
            Some(Became::Element) => self.depth = self.depth.saturating_sub(1),
            Some(Became::Space) => self.space_due = true,
            Some(Became::Nothing) | None => {}
        }
    }

    fn append(&mut self, node: &Node) -> Result<(), DomError> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(DomError::TooManyNodes { limit: MAX_NODES });
        }
        let target = self.target().clone();
        if core::mem::take(&mut self.space_due) && target.has_child_nodes() {
            let space = self.page.create_text_node(" ");
            target.append_child(&space).map_err(|e| DomError::threw("appendChild", &e))?;
        }
        target.append_child(node).map_err(|e| DomError::threw("appendChild", &e))?;
        Ok(())
    }

    fn target(&self) -> &Node {
        self.levels.last().map_or(&self.fragment, |level| &level.target)
    }
}
