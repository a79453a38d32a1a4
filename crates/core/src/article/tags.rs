//! What an article is about, in the words of its source.

use crate::json::Value;
use crate::text::respaced;

/// How many tags are read of an article: pages that name hundreds are about none of them.
const MAX_TAGS: usize = 50;

/// Adds what a list names, whose parts commas divide.
pub(super) fn add(list: &str, tags: &mut Vec<String>) {
    for tag in list.split([',', ';', '،', '、']) {
        let tag = respaced(tag, " ");
        if !tag.is_empty() && tags.len() < MAX_TAGS && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
}

/// Adds what a member names: a list, texts, or things with a name.
pub(super) fn add_value(value: &Value, tags: &mut Vec<String>) {
    for item in value.items() {
        if let Some(list) = item.as_str().or_else(|| item.get("name").as_str()) {
            add(list, tags);
        }
    }
}

/// The tags of a list whose parts commas divide.
#[must_use]
pub fn tags_of(list: &str) -> Vec<String> {
    let mut tags = Vec::new();
    add(list, &mut tags);
    tags
}
