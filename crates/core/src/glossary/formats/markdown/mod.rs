//! Definition lists of Markdown, as PHP Markdown Extra, Pandoc, MultiMarkdown and kramdown
//! have them (<https://michelf.ca/projects/php-markdown/extra/#def-list>).
//!
//! ```text
//! Term
//! Another name of it
//! : What it means,
//!   which goes on.
//! : What else it means.
//! ```
//!
//! Everything else in the document is passed over.

mod inline;

use super::{Place, Problem, Reading};
use crate::glossary::Entry;
use crate::text::respaced;

/// How many names above a definition count: more are a paragraph.
const MAX_NAMES: usize = 20;

/// Whether a text has a definition with a term before it.
pub(super) fn has_definition(text: &str) -> bool {
    let mut has_term = false;
    for line in text.lines() {
        if has_term && definition_in(line).is_some() {
            return true;
        }
        has_term = is_term(line) || (has_term && line.trim().is_empty());
    }
    false
}

/// Reads all lists of a document.
pub(super) fn read(text: &str) -> Reading {
    let mut reader = Reader::default();
    let mut fence = None;
    for (line, number) in text.lines().zip(1_usize..) {
        let is_fence = fence_in(line);
        if fence.is_some() || is_fence.is_some() {
            // Code is no glossary, whatever it looks like.
            fence = match fence {
                Some(open) if is_fence == Some(open) => None,
                Some(open) => Some(open),
                None => is_fence,
            };
            reader.end();
        } else {
            reader.line(line, number);
        }
    }
    reader.end();
    reader.reading
}

#[derive(Default)]
struct Reader {
    reading: Reading,
    /// The names above the definitions.
    names: Vec<String>,
    /// Whether the names have a definition already, so that a further name begins anew.
    has_definition: bool,
    /// Whether a blank line came since.
    is_apart: bool,
    /// The definition that is being read, and its line.
    open: Option<(usize, String)>,
}

impl Reader {
    fn line(&mut self, line: &str, number: usize) {
        if line.trim().is_empty() {
            self.is_apart = true;
        } else if let Some(definition) = definition_in(line) {
            self.close();
            self.open = Some((number, definition.to_owned()));
            self.has_definition = true;
            self.is_apart = false;
        } else if let Some((_, definition)) = self.open.as_mut().filter(|_| is_indented(line)) {
            definition.push(' ');
            definition.push_str(line.trim());
        } else if is_term(line) {
            if self.has_definition || self.is_apart {
                self.end();
            }
            if self.names.len() < MAX_NAMES {
                self.names.push(respaced(line, " "));
            }
        } else {
            self.end();
        }
    }

    /// Ends the definition that is being read.
    fn close(&mut self) {
        let Some((line, definition)) = self.open.take() else { return };
        let definition = inline::html_of(&respaced(&definition, " "));
        let mut names = self.names.iter().cloned();
        let read = names
            .next()
            .ok_or(Problem::NoTerm)
            .map(|term| Entry { aliases: names.collect(), ..Entry::new(term, definition) });
        self.reading.add_at(Place::Line(line), read);
    }

    /// Ends the list.
    fn end(&mut self) {
        self.close();
        self.names.clear();
        self.has_definition = false;
        self.is_apart = false;
    }
}

/// The text of a definition that begins on this line.
fn definition_in(line: &str) -> Option<&str> {
    let text = line.trim_start_matches(' ');
    if line.len() - text.len() > 3 {
        return None;
    }
    let text = text.strip_prefix([':', '~'])?;
    (text.is_empty() || text.starts_with([' ', '\t'])).then(|| text.trim())
}

fn is_indented(line: &str) -> bool {
    line.starts_with([' ', '\t'])
}

/// Whether a line may be a name: no heading, rule, quotation, list, table or indented code.
fn is_term(line: &str) -> bool {
    let is_other = line.starts_with(['#', '>', '|', ' ', '\t'])
        || ["- ", "* ", "+ ", "---", "***", "==="].iter().any(|start| line.starts_with(start));
    !is_other && !line.trim().is_empty()
}

/// The character of a fence around code.
fn fence_in(line: &str) -> Option<char> {
    let line = line.trim_start();
    let fences = [("```", '`'), ("~~~", '~')];
    fences.into_iter().find(|(fence, _)| line.starts_with(fence)).map(|(_, mark)| mark)
}
