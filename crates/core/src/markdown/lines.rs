//! Tools that make something of whole lines.

use super::place::{Edit, Place};
use super::tools::longest_run;

/// The fewest backticks that open lines of code.
const FENCE: usize = 3;

/// A quote of the lines of a place, or no more.
pub(super) fn quoted(place: Place<'_>) -> Edit {
    let strip = |line: &str| {
        let line = line.strip_prefix('>')?;
        Some(line.strip_prefix(' ').unwrap_or(line).to_owned())
    };
    prefixed(place, "> ", strip, true)
}

/// A list of the lines of a place, or no more.
pub(super) fn bullets(place: Place<'_>) -> Edit {
    let strip = |line: &str| {
        let item = ["- ", "* "].iter().find_map(|mark| line.strip_prefix(mark));
        item.map(str::to_owned)
    };
    prefixed(place, "- ", strip, false)
}

/// Puts a prefix before each line of a place, or takes it away where all have it. A blank
/// line goes on with a quote, and with a list it need not.
fn prefixed(
    place: Place<'_>,
    prefix: &str,
    strip: impl Fn(&str) -> Option<String>,
    on_blank: bool,
) -> Edit {
    let lines = place.lines();
    let all: Vec<&str> = lines.selected().split('\n').collect();
    let is_blank = |line: &str| line.trim().is_empty();
    let only_one = all.len() == 1;
    let mut filled = all.iter().filter(|line| !is_blank(line)).peekable();
    let stands = filled.peek().is_some() && filled.all(|line| strip(line).is_some());
    let changed: Vec<String> = all
        .iter()
        .map(|line| match strip(line) {
            Some(bare) if stands => bare,
            _ if stands || (is_blank(line) && !on_blank && !only_one) => (*line).to_owned(),
            _ if is_blank(line) && !only_one => prefix.trim_end().to_owned(),
            _ => [prefix, line].concat(),
        })
        .collect();
    let mut by = changed.join("\n");
    let select = select(place, lines, &by);
    // Else the line below would belong to the last one.
    let next = lines.after().split('\n').nth(1).unwrap_or_default();
    if !stands && !is_blank(next) && strip(next).is_none() {
        by.push('\n');
    }
    lines.replace(by, select)
}

/// What is selected of changed lines, in bytes: all of them, or the caret stays at its word.
fn select(place: Place<'_>, lines: Place<'_>, by: &str) -> core::ops::Range<usize> {
    if place.len() > 0 {
        return 0..by.len();
    }
    let behind = lines.before().len() + lines.len() - place.before().len();
    let caret = by.len().saturating_sub(behind);
    caret..caret
}

/// Lines of code between fences, or no more.
pub(super) fn fence(lines: Place<'_>) -> Edit {
    let code = lines.selected();
    if let Some(bare) = unfenced(code) {
        let length = bare.len();
        return lines.replace(bare.to_owned(), 0..length);
    }
    let above = lines.before().strip_suffix('\n').and_then(|text| text.rsplit('\n').next());
    let below = lines.after().strip_prefix('\n').and_then(|text| text.split('\n').next());
    if let (Some(above), Some(below)) = (above, below)
        && is_fence(above)
        && is_fence(below)
    {
        let outer = lines.wider(above.len() + 1, below.len() + 1);
        return outer.replace(code.to_owned(), 0..code.len());
    }
    let fence = "`".repeat(FENCE.max(longest_run(code) + 1));
    let by = [&fence, "\n", code, "\n", &fence].concat();
    let start = fence.len() + 1;
    lines.replace(by, start..start + code.len())
}

fn is_fence(line: &str) -> bool {
    line.len() - line.trim_start_matches('`').len() >= FENCE
}

/// The lines between two fences.
fn unfenced(text: &str) -> Option<&str> {
    let (first, rest) = text.split_once('\n')?;
    let (bare, last) = rest.rsplit_once('\n')?;
    (is_fence(first) && is_fence(last)).then_some(bare)
}
