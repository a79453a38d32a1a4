//! How much of a field's limit is used.

use glosa_core::wire::Unit;
use yew::prelude::*;

use crate::ui::hooks::Words;

/// From this part of the limit on, a field tells how much of it is left.
const FROM_PERCENT: usize = 80;

/// A count of what is left of a limit, in the unit of the server, once it comes near;
/// answers its identifier too, to describe the field with. `used` and `limit` are the
/// field's, in `unit`.
pub(super) fn counter(
    field_id: &str,
    (used, limit, unit): (usize, usize, Unit),
    words: &Words,
) -> (Option<String>, Html) {
    if used * 100 < limit * FROM_PERCENT {
        return (None, Html::default());
    }
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let (class, key, count) = match unit {
        Unit::Characters if used > limit => ("counter over", "comments.counter_over", used - limit),
        Unit::Characters => ("counter", "comments.counter", limit - used),
        Unit::Bytes if used > limit => {
            ("counter over", "comments.counter_bytes_over", used - limit)
        }
        Unit::Bytes => ("counter", "comments.counter_bytes", limit - used),
    };
    let sentence = words.count(key, number(count));
    let id = [field_id, "-counter"].concat();
    (Some(id.clone()), html! { <p {class} {id}>{sentence}</p> })
}

/// The value of `aria-describedby` for a field: what is said of it, and its counter.
pub(super) fn described(notice: Option<String>, counter: Option<String>) -> Option<String> {
    match (notice, counter) {
        (Some(notice), Some(counter)) => Some([&*notice, " ", &counter].concat()),
        (notice, counter) => notice.or(counter),
    }
}
