//! Rows of a database, of whatever kind, as comments.

use serde_json::Value;

use super::{State, Stored};

/// Comments of rows with id, parent, author, address, text, and a state in the server's
/// own words.
pub(super) fn stored(rows: &[Vec<Value>], state: impl Fn(&str) -> State) -> Vec<Stored> {
    let stored = |row: &Vec<Value>| Stored {
        id: text(row.first()),
        parent: Some(text(row.get(1))).filter(|parent| !parent.is_empty()),
        author: text(row.get(2)),
        email: text(row.get(3)),
        text: text(row.get(4)),
        state: state(&text(row.get(5))),
    };
    rows.iter().map(stored).collect()
}

/// A cell as text; empty where there is nothing.
fn text(cell: Option<&Value>) -> String {
    match cell {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}
