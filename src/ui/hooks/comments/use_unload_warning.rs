//! A question of the browser before a text is lost with the page.

use js_sys::Reflect;
use yew::prelude::*;

use super::kept;
use crate::host::globals;
use crate::host::listen::{self, Way};
use crate::ui::kit::use_effect_with;

/// Has the browser ask before the page goes, as long as a text would go with it. At all
/// other times nobody listens, so that browsers can keep the page as it is.
#[hook]
pub(super) fn use_unload_warning() {
    use_effect_with(kept::is_anything_lost(), |is_lost| {
        let window = globals::window().ok().filter(|_| *is_lost);
        let listener = window.map(|window| {
            listen::on(&window, "beforeunload", Way::Active, |event| {
                if kept::is_anything_lost() {
                    event.prevent_default();
                    // What older browsers go by. One that refuses it goes by the above.
                    let _ = Reflect::set(event, &"returnValue".into(), &true.into());
                }
            })
        });
        move || drop(listener)
    });
}
