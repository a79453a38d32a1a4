//! A paragraph in the making: pieces of Markdown, each bold, italic, both or neither.

use super::escape::push_text;

/// How a piece is emphasised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) bold: bool,
    pub(super) italic: bool,
}

/// What opens and closes each mark, from the outermost.
const SIGNS: [&str; 2] = ["**", "*"];

impl Marks {
    /// Whether a mark of [`SIGNS`] is on.
    const fn has(self, mark: usize) -> bool {
        if mark == 0 { self.bold } else { self.italic }
    }
}

/// A paragraph. White space is as HTML has it: one space, and none at the ends of a line.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pieces: Vec<(Marks, String)>,
    /// The Markdown so far without emphasis, which says where a line begins.
    written: String,
}

impl Paragraph {
    /// Adds text, which is to show as it is.
    pub(super) fn text(&mut self, text: &str, marks: Marks) {
        let mut spaced = String::new();
        let mut has_space = self.ends_with_space();
        for c in text.chars() {
            let is_space = c.is_whitespace();
            if !(is_space && has_space) {
                spaced.push(if is_space { ' ' } else { c });
            }
            has_space = is_space;
        }
        let start = self.written.len();
        push_text(&mut self.written, &spaced);
        let escaped = self.written.get(start..).unwrap_or_default().to_owned();
        self.pieces.push((marks, escaped));
    }

    /// Adds what is Markdown already.
    pub(super) fn markdown(&mut self, markdown: &str, marks: Marks) {
        self.written.push_str(markdown);
        self.pieces.push((marks, markdown.to_owned()));
    }

    /// Ends the line.
    pub(super) fn end_line(&mut self) {
        self.markdown("\n", Marks::default());
    }

    fn ends_with_space(&self) -> bool {
        self.written.is_empty() || self.written.ends_with(char::is_whitespace)
    }

    /// The Markdown, and nothing left to write.
    pub(super) fn take(&mut self) -> String {
        self.written.clear();
        let mut out = String::new();
        let mut open: Vec<usize> = Vec::new();
        let mut space = String::new();
        for (marks, piece) in core::mem::take(&mut self.pieces) {
            let core = piece.trim();
            let lead = piece.len() - piece.trim_start().len();
            space.push_str(piece.get(..lead).unwrap_or_default());
            if core.is_empty() {
                continue;
            }
            let is_wanted = |mark: usize| marks.has(mark);
            let closes = !open.iter().all(|mark| is_wanted(*mark));
            let opens = (0..SIGNS.len()).any(|mark| is_wanted(mark) && !open.contains(&mark));
            if space.is_empty() && clings(&out, core, closes, opens) {
                space.push(' ');
            }
            while !open.iter().all(|mark| is_wanted(*mark)) {
                close(&mut out, open.pop());
            }
            push_space(&mut out, &core::mem::take(&mut space));
            for (mark, sign) in SIGNS.iter().enumerate() {
                if is_wanted(mark) && !open.contains(&mark) {
                    open.push(mark);
                    out.push_str(sign);
                }
            }
            out.push_str(core);
            space.push_str(piece.trim_start().get(core.len()..).unwrap_or_default());
        }
        while !open.is_empty() {
            close(&mut out, open.pop());
        }
        out
    }
}

/// Whether asterisks between what is written and what follows would be read as such:
/// next to a sign on their inner side they want no word on the outer one (CommonMark,
/// section 6.2).
fn clings(written: &str, next: &str, closes: bool, opens: bool) -> bool {
    let (Some(last), Some(first)) = (written.chars().next_back(), next.chars().next()) else {
        return false;
    };
    let (last, first) = (last.is_alphanumeric(), first.is_alphanumeric());
    (closes && !last && first) || (opens && last && !first)
}

fn close(out: &mut String, mark: Option<usize>) {
    out.push_str(mark.and_then(|mark| SIGNS.get(mark)).copied().unwrap_or_default());
}

/// Adds space between words: the ends of lines, or one space; none before the first word.
fn push_space(out: &mut String, space: &str) {
    let lines = space.matches('\n').count();
    match lines {
        _ if out.is_empty() || space.is_empty() => {}
        0 => out.push(' '),
        // A blank line would end the paragraph, and the emphasis with it.
        _ => out.push('\n'),
    }
}
