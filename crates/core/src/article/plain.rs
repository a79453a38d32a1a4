//! Plain text: the first line is the title, the rest are paragraphs.

use super::{Article, Content, ReadError};
use crate::text::fold::fold;
use crate::text::joined;

/// A line of a text that was broken by hand is no longer than this, in characters; a
/// longer one is a paragraph of its own. Mail and editors break at 72 to 80.
const WRAPPED_LINE_CHARS: usize = 100;

/// How a blog names its comment box, with the word that leads to the article's title:
/// `Posting Komentar untuk “TITLE”`. Text that was copied from such a page ends so.
const COMMENT_LABELS: &[(&str, &str)] =
    &[("posting komentar", "untuk"), ("post a comment", "on"), ("post a comment", "for")];

/// Marks of quotation, of any style.
const QUOTES: &[char] = &[
    '"', '\'', '“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»', '‹', '›', '「', '」', '『', '』',
    '″', '＂',
];

/// Reads plain text.
///
/// # Errors
/// [`ReadError::Empty`] when it is blank.
pub fn read(source: &str) -> Result<(Article, Content), ReadError> {
    let lines = lines(source);
    let first = lines.iter().position(|line| !line.is_empty()).ok_or(ReadError::Empty)?;
    let (title, mut body) = match lines.get(first..) {
        Some([title, body @ ..]) => (*title, body),
        _ => return Err(ReadError::Empty),
    };
    let mut comment_label: Option<&str> = None;
    while let Some((last, before)) = body.split_last() {
        match comment_label_in(last, title) {
            Some(Label::Naming) => comment_label = Some(last),
            // It may follow one that names the article; alone, the interface says more.
            Some(Label::Bare) => {}
            None if last.is_empty() => {}
            None => break,
        }
        body = before;
    }
    let article = Article {
        title: title.to_owned(),
        comment_label: comment_label.map(str::to_owned),
        ..Article::default()
    };
    Ok((article, Content::Paragraphs(paragraphs(body))))
}

/// The paragraphs of a text without a title.
pub(super) fn paragraphs_of(text: &str) -> Vec<String> {
    paragraphs(&lines(text))
}

/// The lines, trimmed, of a text with any line ends and perhaps a byte order mark.
fn lines(text: &str) -> Vec<&str> {
    let text = text.trim_start_matches('\u{feff}');
    // Between the two characters of a CRLF stands a blank line that nobody wrote.
    text.split('\n')
        .flat_map(|line| {
            line.strip_suffix('\r').unwrap_or(line).split(['\r', '\u{2028}', '\u{2029}'])
        })
        .map(str::trim)
        .collect()
}

/// Blank lines part paragraphs; within what they part, each line is a paragraph too,
/// unless all are so short that they were broken by hand.
fn paragraphs(lines: &[&str]) -> Vec<String> {
    let blank_lines_part = lines.iter().any(|line| line.is_empty());
    let mut paragraphs = Vec::new();
    for block in lines.split(|line| line.is_empty()).filter(|block| !block.is_empty()) {
        let wrapped = block.iter().all(|line| line.chars().count() <= WRAPPED_LINE_CHARS);
        if blank_lines_part && wrapped {
            paragraphs.push(joined(&mut block.iter().copied(), " "));
        } else {
            paragraphs.extend(block.iter().map(|line| (*line).to_owned()));
        }
    }
    paragraphs
}

/// What the label of a comment box says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    /// That one may comment.
    Bare,
    /// And on which article: in quotes, or by this very title.
    Naming,
}

/// The label of a comment box in a line. A sentence that only begins so is none.
fn comment_label_in(line: &str, title: &str) -> Option<Label> {
    COMMENT_LABELS.iter().find_map(|(label, leading)| {
        let rest = strip_words(line, label)?.trim_end_matches(['.', ':']);
        if rest.is_empty() {
            return Some(Label::Bare);
        }
        let name = strip_words(rest, leading)?;
        let quoted = name.chars().count() > 1
            && name.starts_with(QUOTES)
            && name.trim_end_matches(['.', '…', ' ']).ends_with(QUOTES);
        let names = quoted || (!name.is_empty() && fold(name) == fold(title));
        names.then_some(Label::Naming)
    })
}

/// What follows `words` (in lower case) at the start of a line, from the next word on.
fn strip_words<'a>(line: &'a str, words: &str) -> Option<&'a str> {
    let mut rest = line;
    for word in words.split(' ') {
        let (head, tail) = rest.split_at_checked(word.len())?;
        if !head.eq_ignore_ascii_case(word) || tail.starts_with(char::is_alphanumeric) {
            return None;
        }
        rest = tail.trim_start();
    }
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, title: &str, paragraphs: &[&str], label: Option<&str>) {
        let (article, content) = read(source).unwrap();
        assert_eq!(article.title, title, "{source:?}");
        assert_eq!(
            content,
            Content::Paragraphs(paragraphs.iter().map(|p| (*p).to_owned()).collect()),
            "{source:?}"
        );
        assert_eq!(article.comment_label.as_deref(), label, "{source:?}");
    }

    #[test]
    fn lines_and_blocks_become_paragraphs() {
        let long = "kata ".repeat(40);
        let long = long.trim();
        check("Judul\nSatu.\nDua.", "Judul", &["Satu.", "Dua."], None);
        check("\u{feff}\r\nJudul\r\n\r\nSatu.\r\nDua.\r\n", "Judul", &["Satu. Dua."], None);
        check("Judul\rSatu.\rDua.", "Judul", &["Satu.", "Dua."], None);
        check(
            "Judul\nSatu yang\ndipatahkan.\n\nDua.",
            "Judul",
            &["Satu yang dipatahkan.", "Dua."],
            None,
        );
        check(&format!("Judul\n{long}\nDua.\n\nTiga."), "Judul", &[long, "Dua.", "Tiga."], None);
        check("Judul", "Judul", &[], None);
    }

    #[test]
    fn the_label_of_the_comment_box_is_no_paragraph() {
        let cases = [
            "Posting Komentar untuk \"Judul\"",
            "Posting Komentar untuk “Judul”",
            "POSTING KOMENTAR UNTUK «Judul»",
            "Posting  Komentar untuk „Judul“.",
            "Posting Komentar untuk 'Judul lain'",
            "Posting Komentar untuk Judul",
            "Post a comment on “Judul”",
            "Post a Comment for \"Judul\"",
        ];
        for label in cases {
            check(&format!("Judul\nSatu.\n{label}"), "Judul", &["Satu."], Some(label));
            check(&format!("Judul\nSatu.\n\n{label}\n\n"), "Judul", &["Satu."], Some(label));
        }
        for label in ["Posting Komentar", "Posting Komentar:", "Post a comment"] {
            check(&format!("Judul\nSatu.\n{label}"), "Judul", &["Satu."], None);
        }
        check(
            "Judul\nSatu.\nPosting Komentar untuk \"Judul\"\nPosting Komentar\n",
            "Judul",
            &["Satu."],
            Some("Posting Komentar untuk \"Judul\""),
        );
    }

    #[test]
    fn a_sentence_that_begins_like_a_label_stays() {
        let cases = [
            "Posting komentar adalah hak setiap pembaca.",
            "Posting Komentarmu di bawah.",
            "Post a comment on our site to take part.",
            "Postingan komentar",
            "Komentar",
        ];
        for line in cases {
            check(&format!("Judul\n{line}"), "Judul", &[line], None);
        }
        check("Judul\nPosting Komentar\nAkhir.", "Judul", &["Posting Komentar", "Akhir."], None);
    }

    #[test]
    fn a_blank_text_is_empty() {
        for source in ["", "\u{feff}", " \n\r\n\t"] {
            assert_eq!(read(source), Err(ReadError::Empty), "{source:?}");
        }
    }
}
