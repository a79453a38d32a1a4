//! Comments with the first of their replies, as a page of a thread shows them.

use std::collections::HashMap;

use crate::cursor;
use crate::model::{Comment, Replies};
use crate::store::{Order, Record, Result, Store};

/// Replies that come with each comment; the rest are a click away.
const REPLIES_EACH: i64 = 5;
/// Levels of replies that come with a page: deeper ones are told by number.
const REPLY_LEVELS: usize = 3;
/// Replies that come with a page in all.
const REPLIES_TOTAL: i64 = 500;

/// What lies below some comments.
#[derive(Default)]
struct Below {
    counts: HashMap<String, i64>,
    children: HashMap<String, Vec<Record>>,
}

/// Comments with the first of their replies, for somebody who sees `own` besides what
/// everybody sees.
///
/// # Errors
/// When the database fails.
pub async fn with_replies(
    store: &Store,
    records: Vec<Record>,
    own: &[String],
) -> Result<Vec<Comment>> {
    let mut below = Below::default();
    let mut level: Vec<String> = records.iter().map(|record| record.id.clone()).collect();
    let mut left = REPLIES_TOTAL;
    for depth in 0..=REPLY_LEVELS {
        let counts = store.child_counts(&level, own).await?;
        if counts.is_empty() {
            break;
        }
        level = counts.iter().map(|children| children.parent.clone()).collect();
        below.counts.extend(counts.into_iter().map(|children| (children.parent, children.count)));
        if depth == REPLY_LEVELS || left == 0 {
            break;
        }
        // When not all find a place, each comment shows some before any shows more.
        let share = left.checked_div(level.len() as i64).unwrap_or(left);
        let each = share.clamp(1, REPLIES_EACH);
        let children = store.first_children(&level, own, each, left).await?;
        left = left.saturating_sub_unsigned(children.len() as u64).max(0);
        level = children.iter().map(|child| child.id.clone()).collect();
        for child in children {
            let parent = child.parent.clone().unwrap_or_default();
            below.children.entry(parent).or_default().push(child);
        }
    }
    Ok(records.iter().map(|record| below.comment(record)).collect())
}

/// Comments with the number of their replies that everybody sees, and none of them.
///
/// # Errors
/// When the database fails.
pub async fn with_counts(store: &Store, records: &[Record]) -> Result<Vec<Comment>> {
    let ids: Vec<String> = records.iter().map(|record| record.id.clone()).collect();
    let counts = store.child_counts(&ids, &[]).await?;
    let comment = |record: &Record| {
        let children = counts.iter().find(|children| children.parent == record.id);
        let count = children.map_or(0, |children| children.count);
        let next = (count > 0).then(|| cursor::encode(&Order::Oldest(String::new())));
        Comment { replies: Replies { count, comments: Vec::new(), next }, ..record.into() }
    };
    Ok(records.iter().map(comment).collect())
}

impl Below {
    /// A comment with what is known below it; no deeper than [`REPLY_LEVELS`].
    fn comment(&mut self, record: &Record) -> Comment {
        let children = self.children.remove(&record.id).unwrap_or_default();
        let count = self.counts.get(&record.id).copied().unwrap_or_default();
        let told = i64::try_from(children.len()).unwrap_or(i64::MAX);
        let last = children.last().map(|child| child.id.clone()).unwrap_or_default();
        let comments = children.iter().map(|child| self.comment(child)).collect();
        let next = (count > told).then(|| cursor::encode(&Order::Oldest(last)));
        Comment { replies: Replies { count, comments, next }, ..Comment::from(record) }
    }
}
