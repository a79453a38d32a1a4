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
            let wanted = (0..SIGNS.len()).filter(|mark| is_wanted(*mark)).count();
            let changes = (open.len(), wanted);
            let stays = open.len() == wanted && open.iter().all(|mark| is_wanted(*mark));
            if space.is_empty() && clings(&out, core, (!stays).then_some(changes)) {
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

/// Whether what is written and what follows would be read otherwise without a space: two
/// codes as one, several kinds of asterisks as one kind, and asterisks next to a sign on
/// their inner side want no word on the outer one (CommonMark, section 6.2). `marks` says
/// how many are open before and after, where they change.
fn clings(written: &str, next: &str, marks: Option<(usize, usize)>) -> bool {
    let (Some(last), Some(first)) = (written.chars().next_back(), next.chars().next()) else {
        return false;
    };
    if last == '`' && first == '`' {
        return true;
    }
    let (last, first) = (last.is_alphanumeric(), first.is_alphanumeric());
    match marks {
        None => false,
        Some((1, 0)) => !last && first,
        Some((0, 1)) => last && !first,
        Some(_) => true,
    }
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
