//! When the reader was here last, kept on the device by thread.

use glosa_core::time::Timestamp;
use yew::prelude::*;

use super::{Desk, kept};
use crate::host::clock;
use crate::host::storage::Storage;
use crate::ui::kit::{use_effect_with, use_memo};

/// When the reader saw the thread of a desk before this visit; nothing at the first one.
/// It is noted anew once the thread `is_seen`, by the latest comment that she sees, whose
/// time is of the server's clock, as long as she `takes_part`.
#[hook]
pub(super) fn use_visit(
    desk: &Desk,
    is_seen: bool,
    takes_part: bool,
    latest: Option<Timestamp>,
) -> Option<Timestamp> {
    let before = use_memo(desk.clone(), |desk| {
        let kept = Storage::local().get(&kept::visit_key(desk.scope()));
        kept.and_then(|text| Timestamp::parse(&text))
    });
    use_effect_with(
        ((desk.clone(), is_seen), takes_part, latest),
        |((desk, is_seen), takes_part, latest)| {
            let key = kept::visit_key(desk.scope());
            if !*takes_part {
                Storage::local().remove(&key);
            } else if *is_seen {
                let seen = latest.map_or_else(clock::now, |latest| latest.max(clock::now()));
                kept::keep(&key, &seen.to_rfc3339());
            }
        },
    );
    *before
}
