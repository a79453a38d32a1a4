//! The explanation of a term: WCAG 2.1 success criterion 1.4.13 (content on hover
//! or focus) and the ARIA tooltip pattern, by mouse, keyboard and finger.

pub(crate) mod keyboard;
pub(crate) mod mouse;
pub(crate) mod place;
pub(crate) mod touch;

use std::time::Duration;

use glosa_e2e::Journey;
use glosa_e2e::page::{Locator, Point, widget};

/// Longer than the widget waits before it opens (350 ms) or closes (300 ms).
const PAST_EVERY_DELAY: Duration = Duration::from_millis(900);

/// A place far from every mark and every tooltip of the journeys.
pub(crate) const AWAY: Point = Point { x: 1200.0, y: 5.0 };

fn tip() -> Locator {
    widget("[part=tooltip]")
}

pub(crate) fn journeys() -> Vec<Journey> {
    [mouse::journeys(), keyboard::journeys(), touch::journeys(), place::journeys()].concat()
}
