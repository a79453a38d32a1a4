//! A reader's comment on its way to the database, whatever happens in between.

pub(crate) mod draft;
pub(crate) mod faults;
pub(crate) mod live;
pub(crate) mod long;
pub(crate) mod outbox;
pub(crate) mod own;
pub(crate) mod peers;
pub(crate) mod post;
pub(crate) mod refusal;
pub(crate) mod talk;
pub(crate) mod vast;

use glosa_e2e::Journey;

pub(crate) fn journeys() -> Vec<Journey> {
    [
        post::journeys(),
        live::journeys(),
        long::journeys(),
        vast::journeys(),
        peers::journeys(),
        own::journeys(),
        refusal::journeys(),
        draft::journeys(),
        outbox::journeys(),
        faults::journeys(),
    ]
    .concat()
}
