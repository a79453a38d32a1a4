//! The parts of a widget, once its words are there.

use yew::prelude::*;

use super::AppProps;

/// Article, marks, tooltip, glossary and comments.
#[component]
pub fn Parts(props: &AppProps) -> Html {
    let _ = props;
    html! {}
}
