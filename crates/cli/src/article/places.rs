//! Lines and columns.

use serde::Serialize;

/// A place in a file, as editors count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Place {
    /// The line, counted from 1.
    pub(crate) line: usize,
    /// The character in the line, counted from 1.
    pub(crate) column: usize,
}

/// Where the lines of a file begin.
#[derive(Debug)]
pub(super) struct Lines {
    source: String,
    starts: Vec<usize>,
}

impl Lines {
    pub(super) fn of(source: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(source.match_indices('\n').map(|(at, _)| at + 1));
        Self { source: source.to_owned(), starts }
    }

    /// The place of a byte.
    pub(super) fn place(&self, byte: usize) -> Place {
        let line = self.starts.partition_point(|start| *start <= byte).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = self.source.get(start..byte).unwrap_or_default();
        let before = before.trim_start_matches('\u{feff}');
        Place { line, column: before.chars().count() + 1 }
    }
}
