//! The whole of one widget.

use std::rc::Rc;

use glosa_core::config::{Config, RawOptions};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::hooks::{Ends, Explanation, use_language, use_locale, use_theme};
use super::parts::Parts;

/// What a widget is made of. Equal properties mean that nothing changes.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct AppProps {
    /// The `<glosa-article>` element.
    pub host: HtmlElement,
    /// The root inside its shadow tree.
    pub root: HtmlElement,
    /// An article of the page that was handed over as an element.
    pub article: Option<HtmlElement>,
    /// What the publisher asked for.
    pub config: Rc<Config>,
    /// The address of each catalogue by its language tag.
    pub locales: Rc<RawOptions>,
    /// What gives the page back at once when the widget is taken down.
    pub ends: Ends,
    /// Where is kept what can be said of the article's terms.
    pub explanation: Explanation,
}

/// The widget: the page's own article shows through the slot, whatever becomes of us.
#[component]
pub fn App(props: &AppProps) -> Html {
    let AppProps { host, root, config, locales, .. } = props;
    use_theme(host.clone(), root.clone(), config.theme);
    let wanted = use_language(host.clone(), config.lang.clone());
    let words = use_locale(wanted, Rc::clone(locales));
    html! {
        <>
            <slot />
            if let Some(words) = words {
                <Parts app={props.clone()} {words} />
            }
        </>
    }
}
