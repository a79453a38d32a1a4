//! Parts of the widget that come in modules of their own, when they are first used.

use core::any::Any;
use core::cell::Cell;
use core::future::Future;
use core::pin::Pin;
use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::report;
use crate::host::listen::{self, Way};
use crate::host::{clock, globals, task};
use crate::ui::kit::{use_effect_with, use_state};

/// A part on its way; `None` when it did not arrive.
pub type Coming<V> = Pin<Box<dyn Future<Output = Option<V>>>>;

/// What a part shows of properties of its own type; of any other, nothing. All parts share
/// the code that waits for them.
pub type View = fn(&dyn Any) -> Html;

/// How far a part has come.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// Nobody has asked for it yet, or it is under way.
    Coming,
    /// It is here.
    Here(View),
    /// It did not arrive.
    Failed,
}

/// A part, and the way to try again.
#[derive(Clone, Debug)]
pub struct PartHandle {
    /// How far it has come.
    pub part: Part,
    /// Loads it once more.
    pub retry: Callback<()>,
}

/// Loads a part through its `door` once it `is_wanted`, and again when the browser comes
/// online after a failure, of which the page hears on `host` under the part's `name`.
#[hook]
pub fn use_part(
    host: &HtmlElement,
    name: &'static str,
    is_wanted: bool,
    door: fn() -> Coming<View>,
) -> PartHandle {
    let part = use_state(|| Part::Coming);
    let tries = use_state(|| 0_u32);
    {
        let (part, host) = (part.clone(), host.clone());
        use_effect_with((is_wanted, *tries.get()), move |(is_wanted, _)| {
            let is_over = Rc::new(Cell::new(false));
            let end = Rc::clone(&is_over);
            if *is_wanted {
                task::spawn(async move {
                    let behind = try_twice(door).await;
                    if is_over.get() {
                        return;
                    }
                    if behind.is_none() {
                        report::error(&host, name, "its module did not load");
                    }
                    part.set(behind.map_or(Part::Failed, Part::Here));
                });
            }
            move || end.set(true)
        });
    }
    let retry = Callback::from(move |()| tries.set(*tries.get() + 1));
    use_effect_with(matches!(*part.get(), Part::Failed), {
        let retry = retry.clone();
        move |has_failed| {
            let window = globals::window().ok().filter(|_| *has_failed);
            let listener = window
                .map(|window| listen::on(&window, "online", Way::Passive, move |_| retry.emit(())));
            move || drop(listener)
        }
    });
    PartHandle { part: *part.get(), retry }
}

/// How long after a failure a part is asked for once more, in milliseconds. A page that is
/// being left, which ends all its requests, does not live so long.
const SECOND_TRY_MS: u32 = 400;

/// What is behind a door; a network that stumbled is given a second chance.
pub(super) async fn try_twice<V>(door: fn() -> Coming<V>) -> Option<V> {
    if let Some(behind) = door().await {
        return Some(behind);
    }
    clock::pause(SECOND_TRY_MS).await;
    door().await
}

/// Makes the door of a part: a function that loads the part and gives what is behind it.
///
/// With the feature `split`, what only the door reaches is moved into the module of that
/// name; without it, the door is open.
macro_rules! door {
    ($(#[$meta:meta])* $vis:vis fn $door:ident() -> $behind:ty = $value:expr, in $module:ident) => {
        $(#[$meta])*
        $vis fn $door() -> $crate::ui::hooks::Coming<$behind> {
            #[cfg(feature = "split")]
            #[wasm_split_helpers::wasm_split($module, fallible)]
            fn open() -> Result<$behind, wasm_split_helpers::SplitLoaderError> {
                Ok($value)
            }
            #[cfg(not(feature = "split"))]
            async fn open() -> Result<$behind, core::convert::Infallible> {
                Ok($value)
            }
            Box::pin(async { open().await.ok() })
        }
    };
}
pub(crate) use door;
