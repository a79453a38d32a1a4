//! A picture for a writer, drawn here: nobody else is asked for it.

use yew::prelude::*;

/// Cells along each side of the drawing.
const SIDE: u32 = 5;
/// Columns that are drawn; the others mirror them, as faces are mirrored.
const HALF: u32 = 3;
/// Colours that the style sheet knows.
const HUES: u64 = 8;

/// A pattern that is the same for the same name. It is decoration: the name stands
/// beside it.
pub(super) fn avatar(name: &str) -> Html {
    let hash = hash(name.trim());
    let class = if name.trim().is_empty() {
        "avatar nameless".to_owned()
    } else {
        format!("avatar hue-{}", hash % HUES)
    };
    html! {
        <svg {class} viewBox="0 0 7 7" aria-hidden="true" focusable="false">
            <path d={pattern(hash / HUES)} />
        </svg>
    }
}

/// The cells whose bit is set, as squares of a path.
fn pattern(bits: u64) -> String {
    let mut path = String::new();
    for row in 0..SIDE {
        for column in 0..SIDE {
            let mirrored = column.min(SIDE - 1 - column);
            if bits >> (row * HALF + mirrored) & 1 == 1 {
                // The margin of one cell keeps the pattern off the round edge.
                path.push_str(&format!("M{} {}h1v1h-1z", column + 1, row + 1));
            }
        }
    }
    path
}

/// FNV-1a, 64 bits (draft-eastlake-fnv), folded once more for its upper bits.
fn hash(text: &str) -> u64 {
    let mixed = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    mixed ^ mixed >> 32
}
