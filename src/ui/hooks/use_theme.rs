//! The colours of the ground that a widget stands on.

use glosa_core::config::Theme;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::dom::colours;
use crate::host::listen::{self, Way};
use crate::host::page;
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
        let switches = (*theme == Theme::Auto).then(|| colours::watch_switches(apply)).flatten();
        move || drop((scheme, switches))
    });
}
