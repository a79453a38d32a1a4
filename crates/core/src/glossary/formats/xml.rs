//! An XML document as a tree, whichever parser read it.

/// How deep elements may stand in one another; the content of deeper ones goes to the
/// last that may. TBX has about ten levels, and a tree is walked and dropped by recursion.
const MAX_DEPTH: usize = 64;

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name without a prefix.
    pub name: String,
    /// Its attributes, by their names without a prefix: `lang` stands for `xml:lang`.
    pub attributes: Vec<(String, String)>,
    /// What stands in it.
    pub children: Vec<Node>,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// A text.
    Text(String),
}

impl Element {
    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// The elements that stand directly in it.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// All text in it, with that of elements in it.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.add_text(&mut text);
        text
    }

    fn add_text(&self, text: &mut String) {
        for child in &self.children {
            match child {
                Node::Element(element) => element.add_text(text),
                Node::Text(own) => text.push_str(own),
            }
        }
    }
}

/// Makes a tree of the events of a parser, in the order of the document.
#[derive(Debug, Default)]
pub struct Builder {
    /// What is open, the outermost first.
    open: Vec<Element>,
    /// How many elements are open that lie too deep to be kept.
    too_deep: usize,
}

impl Builder {
    /// Begins an element.
    pub fn open(&mut self, name: &str, attributes: Vec<(String, String)>) {
        if self.open.len() >= MAX_DEPTH {
            self.too_deep = self.too_deep.saturating_add(1);
            return;
        }
        let name = local(name).to_owned();
        self.open.push(Element { name, attributes, children: Vec::new() });
    }

    /// Adds a text.
    pub fn text(&mut self, text: &str) {
        if let Some(element) = self.open.last_mut() {
            element.children.push(Node::Text(text.to_owned()));
        }
    }

    /// Ends the element that was begun last; `Some` where it was the outermost.
    pub fn close(&mut self) -> Option<Element> {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return None;
        }
        let done = self.open.pop()?;
        match self.open.last_mut() {
            Some(parent) => {
                parent.children.push(Node::Element(done));
                None
            }
            None => Some(done),
        }
    }
}

/// A name without its prefix.
#[must_use]
pub fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}
