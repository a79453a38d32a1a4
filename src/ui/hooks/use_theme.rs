//! The colours of the ground that a widget stands on.

use glosa_core::config::Theme;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, Node};
use yew::prelude::*;

use crate::dom::colours;
use crate::host::listen::{self, Way};
use crate::host::{globals, page};
use crate::ui::kit::use_effect_with;

/// Puts the page's colours and scheme onto the widget's root, now and whenever the
/// reader's colour scheme or the page's own classes change.
#[hook]
pub fn use_theme(host: HtmlElement, root: HtmlElement, theme: Theme) {
    use_effect_with((host, root, theme), |(host, root, theme)| {
        let apply = {
            let (host, root, theme) = (host.clone(), root.clone(), *theme);
            move || match theme {
                Theme::Auto => colours::follow_page(&host, &root),
                Theme::Light | Theme::Dark => colours::fix(&root, theme.name()),
            }
        };
        apply();
        let scheme = page::dark_scheme_query().map(|query| {
            let apply = apply.clone();
            listen::on(&query, "change", Way::Passive, move |_| apply())
        });
        let is_auto = *theme == Theme::Auto;
        // A page that fades from one palette to the other shows the new one at the end.
        let faded = globals::document().ok().filter(|_| is_auto).map(|document| {
            let (host, apply) = (host.clone(), apply.clone());
            listen::on(&document, "transitionend", Way::Passive, move |event| {
                let ground = event.target().and_then(|target| target.dyn_into::<Node>().ok());
                if ground.is_some_and(|ground| colours::stands_in(&host, &ground)) {
                    apply();
                }
            })
        });
        let switches = is_auto.then(|| colours::watch_switches(apply)).flatten();
        move || drop((scheme, faded, switches))
    });
}
