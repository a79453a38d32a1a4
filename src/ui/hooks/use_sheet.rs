//! The style sheet of a part, for as long as the part is there.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::dom::sheets::AdoptedSheet;
use crate::host::log;
use crate::ui::kit::use_effect_with;

/// Has the shadow root of `host` adopt a sheet; it goes with the component.
#[hook]
pub fn use_sheet(host: HtmlElement, css: &'static str) {
    use_effect_with(host, move |host| {
        let sheet = host.shadow_root().and_then(|root| {
            AdoptedSheet::new(&root, css).map_err(|error| log::warn(&error.to_string())).ok()
        });
        move || drop(sheet)
    });
}
