//! A text cut into rows and cells.

use core::iter::Peekable;
use core::str::CharIndices;

/// A row of a table.
#[derive(Debug)]
pub(super) struct Row {
    /// The line on which it begins, counted from 1.
    pub(super) line: usize,
    pub(super) cells: Vec<String>,
}

impl Row {
    /// A cell without white space around it; empty where the row is too short.
    pub(super) fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map(|cell| cell.trim()).unwrap_or_default()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// The rows of a text. Each is read once: where quotation marks do not close, reading
/// goes on with the line behind the one with the mark, and no mark that could open
/// another such cell was passed over.
pub(super) struct Rows<'t> {
    rest: &'t str,
    line: usize,
    delimiter: char,
}

/// What stood at the end of a cell.
enum End {
    Cell,
    Row,
    Text,
}

/// A cell whose quotation marks do not close.
struct Broken;

impl<'t> Rows<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut rows = Self { rest: text.trim_start_matches('\u{feff}'), line: 1, delimiter: ',' };
        // Spreadsheets say so which character they use.
        if let Some(rest) = rows.rest.strip_prefix("sep=") {
            rows.skip_line();
            if let Some(delimiter) = rest.chars().next().filter(|c| !c.is_control() || *c == '\t') {
                rows.delimiter = delimiter;
            }
        } else {
            rows.delimiter = delimiter_of(rows.rest);
        }
        rows
    }

    fn skip_line(&mut self) {
        let end = self.rest.find(['\n', '\r']).unwrap_or(self.rest.len());
        let line = self.rest.get(end..).unwrap_or_default();
        self.rest = line.strip_prefix("\r\n").or_else(|| line.get(1..)).unwrap_or_default();
        self.line += 1;
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, usize>;

    /// The next row, or the line of one that is broken.
    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let mut row = Row { line: self.line, cells: Vec::new() };
        loop {
            let mut cell = Cell::new(self.rest, self.delimiter);
            let Ok(end) = cell.read() else {
                let broken = self.line;
                self.skip_line();
                return Some(Err(broken));
            };
            self.line += cell.lines;
            let at = cell.chars.peek().map_or(self.rest.len(), |(at, _)| *at);
            self.rest = self.rest.get(at..).unwrap_or_default();
            row.cells.push(cell.text);
            if !matches!(end, End::Cell) {
                self.line += 1;
                return Some(Ok(row));
            }
        }
    }
}

/// A cell that is being read.
struct Cell<'t> {
    chars: Peekable<CharIndices<'t>>,
    delimiter: char,
    text: String,
    /// Whether nothing but white space came so far.
    is_blank: bool,
    /// How many line breaks stand in it.
    lines: usize,
}

impl<'t> Cell<'t> {
    fn new(text: &'t str, delimiter: char) -> Self {
        let chars = text.char_indices().peekable();
        Self { chars, delimiter, text: String::new(), is_blank: true, lines: 0 }
    }

    fn read(&mut self) -> Result<End, Broken> {
        while let Some((_, c)) = self.chars.next() {
            if let Some(end) = self.end_at(c) {
                return Ok(end);
            }
            if c == '"' && self.is_blank {
                return self.read_quoted();
            }
            self.is_blank &= c.is_whitespace();
            self.text.push(c);
        }
        Ok(End::Text)
    }

    fn read_quoted(&mut self) -> Result<End, Broken> {
        self.text.clear();
        while let Some((_, c)) = self.chars.next() {
            match c {
                '"' if self.chars.next_if(|(_, next)| *next == '"').is_some() => {
                    self.text.push('"')
                }
                '"' => return self.read_end(),
                '\n' | '\r' => {
                    self.eat_line_feed(c);
                    self.lines += 1;
                    self.text.push('\n');
                }
                _ => self.text.push(c),
            }
        }
        Err(Broken)
    }

    /// What stands behind the closing mark: blanks at most.
    fn read_end(&mut self) -> Result<End, Broken> {
        while let Some((_, c)) = self.chars.next() {
            match self.end_at(c) {
                Some(end) => return Ok(end),
                None if c.is_whitespace() => {}
                None => return Err(Broken),
            }
        }
        Ok(End::Text)
    }

    /// What ends with the character `c`, which was just taken.
    fn end_at(&mut self, c: char) -> Option<End> {
        if c == self.delimiter {
            return Some(End::Cell);
        }
        matches!(c, '\n' | '\r').then(|| {
            self.eat_line_feed(c);
            End::Row
        })
    }

    fn eat_line_feed(&mut self, c: char) {
        if c == '\r' {
            self.chars.next_if(|(_, next)| *next == '\n');
        }
    }
}

/// The character that parts the cells of the first line, by how often it stands there
/// outside of quotation marks.
fn delimiter_of(text: &str) -> char {
    let mut counts = [('\t', 0_usize), (';', 0), (',', 0)];
    let mut is_quoted = false;
    for c in text.trim_start().chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            '\n' | '\r' if !is_quoted => break,
            _ if !is_quoted => {
                counts.iter_mut().filter(|(own, _)| *own == c).for_each(|(_, count)| *count += 1);
            }
            _ => {}
        }
    }
    let mut best = (',', 0);
    for (delimiter, count) in counts {
        if count > best.1 {
            best = (delimiter, count);
        }
    }
    best.0
}
