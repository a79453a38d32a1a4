//! Where the tooltip stands: below the line of its mark if it fits, else above,
//! always inside the visual viewport.
//!
//! CSS anchor positioning could do most of this, and is not used, for three
//! reasons. Anchor names are scoped to a tree, and the tooltip is in a shadow
//! tree while the marks are in the light one. An inline box that wraps over two
//! lines anchors to the union of its fragments, so the tooltip would stand
//! beside neither. And browsers before 2026 lack it. The top layer comes from
//! the `popover` attribute; only the numbers are ours.
use super::geometry::{Point, Rect, Size};

/// Pixels kept free between the tooltip and the edges of the viewport.
pub const EDGE_MARGIN: f64 = 8.0;

/// Pixels between the mark's line and the tooltip: room for the arrow. The
/// stylesheet bridges it, so that a pointer on its way across leaves nothing.
pub const GAP: f64 = 8.0;

/// Below this width of the viewport, in pixels, the tooltip takes all of it: a
/// phone, or a desktop window at 400 % zoom (1280 px at 400 % are 320 px).
pub const NARROW_VIEWPORT: f64 = 480.0;

/// The least height, in pixels, that the tooltip scrolls in: about three lines.
/// Where neither side has it, the tooltip covers its mark rather than shrink.
pub const LEAST_HEIGHT: f64 = 96.0;

/// Pixels from a corner of the tooltip that its arrow and the pointer keep.
pub const CORNER: f64 = 16.0;

/// The direction of the text around the mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// Left to right.
    #[default]
    LeftToRight,
    /// Right to left.
    RightToLeft,
}

/// On which side of the mark's line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Under the line: the reader has read what it would cover above.
    Below,
    /// Over the line.
    Above,
}

/// The place of the tooltip; lengths in pixels of the layout viewport.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placement {
    /// Which side of the line.
    pub side: Side,
    /// Its left edge.
    pub x: f64,
    /// Its top edge.
    pub y: f64,
    /// The height it may take before it scrolls inside.
    pub max_height: f64,
    /// The middle of the arrow, from the tooltip's left edge.
    pub arrow: f64,
    /// Whether any of the mark's line is in the viewport; a tooltip whose mark
    /// was scrolled away is not to be seen.
    pub anchor_visible: bool,
}

/// How wide the tooltip may be, or must be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// As wide as its content, up to the stylesheet's measure and this.
    AtMost(f64),
    /// Exactly this.
    Exactly(f64),
}

/// The width that fits to a viewport: all of a narrow one.
pub fn width_in(viewport: Rect) -> Width {
    let available = (viewport.width - 2.0 * EDGE_MARGIN).max(0.0);
    if viewport.width < NARROW_VIEWPORT {
        Width::Exactly(available)
    } else {
        Width::AtMost(available)
    }
}

/// Which line of a wrapped mark is meant, by its place in the list: the one nearest
/// the pointer, or the first when there is no pointer. Nothing for a mark that is not
/// rendered.
pub fn fragment(fragments: &[Rect], pointer: Option<Point>) -> Option<usize> {
    let rendered = |rect: &Rect| rect.width > 0.0 && rect.height > 0.0;
    let mut lines = fragments.iter().enumerate().filter(|(_, rect)| rendered(rect));
    let found = match pointer {
        None => lines.next(),
        Some(at) => lines.min_by(|a, b| a.1.distance_to(at).total_cmp(&b.1.distance_to(at))),
    };
    found.map(|(index, _)| index)
}

/// Finds the place for a tooltip of this size beside one line of a mark.
///
/// `pointer` is where the pointer was when it opened, if one did, moved with the line.
pub fn place(
    line: Rect,
    tooltip: Size,
    viewport: Rect,
    pointer: Option<Point>,
    direction: Direction,
) -> Placement {
    let (side, max_height) = side_and_room(line, tooltip.height, viewport);
    let height = tooltip.height.min(max_height);
    let beside = match side {
        Side::Below => line.bottom() + GAP,
        Side::Above => line.y - GAP - height,
    };
    let x = horizontal(line, tooltip.width, viewport, pointer, direction);
    Placement {
        side,
        x,
        y: inside(beside, height, viewport.y, viewport.height),
        max_height,
        arrow: arrow(line, x, tooltip.width, pointer),
        anchor_visible: line.overlaps(viewport),
    }
}

/// The side where the whole tooltip fits, below first; else the roomier one.
fn side_and_room(line: Rect, wanted: f64, viewport: Rect) -> (Side, f64) {
    let below = viewport.bottom() - EDGE_MARGIN - line.bottom() - GAP;
    let above = line.y - GAP - viewport.y - EDGE_MARGIN;
    let whole = (viewport.height - 2.0 * EDGE_MARGIN).max(0.0);
    let least = LEAST_HEIGHT.min(whole);
    if wanted <= below || (wanted > above && below >= above) {
        (Side::Below, below.clamp(least, whole))
    } else {
        (Side::Above, above.clamp(least, whole))
    }
}

fn horizontal(
    line: Rect,
    width: f64,
    viewport: Rect,
    pointer: Option<Point>,
    direction: Direction,
) -> f64 {
    let aligned = match direction {
        Direction::LeftToRight => line.x - CORNER / 2.0,
        Direction::RightToLeft => line.right() - width + CORNER / 2.0,
    };
    let reached = match pointer {
        // A pointer at the far end of a long mark must find the tooltip below it.
        Some(pointer) if width > 2.0 * CORNER => {
            aligned.clamp(pointer.x - width + CORNER, pointer.x - CORNER)
        }
        _ => aligned,
    };
    inside(reached, width, viewport.x, viewport.width)
}

/// Moves a stretch so that it lies inside another, less the margin; its start
/// wins where it is longer than there is room.
fn inside(start: f64, length: f64, outer_start: f64, outer_length: f64) -> f64 {
    let last = outer_start + outer_length - EDGE_MARGIN - length;
    start.min(last).max(outer_start + EDGE_MARGIN)
}

/// The arrow points at the pointer, or at the middle of the line.
fn arrow(line: Rect, x: f64, width: f64, pointer: Option<Point>) -> f64 {
    let middle = line.x + line.width / 2.0;
    let aim = pointer.map_or(middle, |pointer| pointer.x.clamp(line.x, line.right()));
    (aim - x).min(width - CORNER).max(CORNER.min(width / 2.0))
}
