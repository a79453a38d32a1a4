//! What a term means in one of its senses.

use glosa_core::glossary::TermIndex;
use glosa_core::sanitize::Profile;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::hooks::{MarkedArticle, Words, use_address, use_definition};

/// Which sense, and how it is shown.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct SenseProps {
    /// The glossary, and the article whose terms these are.
    pub marked: MarkedArticle,
    /// The term.
    pub term: TermIndex,
    /// Which of its senses, from 0.
    pub sense: usize,
    /// Whether the Tab key stops at its links.
    pub tab_stops: bool,
    /// The words of the interface.
    pub words: Words,
}

/// A field's name, a definition, a picture and a source, as far as there are any.
#[component]
pub fn Sense(props: &SenseProps) -> Html {
    let words = &props.words;
    let term = props.marked.glossary.term(props.term);
    let entry = term.and_then(|term| term.senses.get(props.sense));
    let text = |text: Option<&String>| text.map(|text| AttrValue::from(text.clone()));
    let base = text(entry.and_then(|entry| entry.base_url.as_ref()));
    let definition = text(entry.map(|entry| &entry.definition)).unwrap_or_default();
    let definition = use_definition(definition, base.clone(), props.tab_stops);
    let image = use_address(text(entry.and_then(|entry| entry.image.as_ref())), base.clone());
    let source = use_address(text(entry.and_then(|entry| entry.url.as_ref())), base);
    let Some(entry) = entry else { return Html::default() };
    let tabindex = (!props.tab_stops).then_some("-1");
    html! {
        <div class="sense">
            if let Some(domain) = &entry.domain {
                <span class="domain">{ domain.clone() }</span>
            }
            if let Some(src) = image {
                { picture(src, words.format("tooltip.image", &[("term", &entry.term)])) }
            }
            <div class="definition" lang={entry.language.clone()} dir="auto">{ definition }</div>
            if let Some(href) = source {
                <a class="source" {tabindex} rel={Profile::Inline.link_rel()} href={href.clone()}>
                    { words.format("tooltip.source", &[("site", site_of(&href))]) }
                </a>
            }
        </div>
    }
}

/// A picture that takes itself away when it does not load. The key makes another one of
/// another address.
fn picture(src: AttrValue, alt: String) -> Html {
    let onerror = Callback::from(|error: Event| {
        if let Some(picture) = error.target_dyn_into::<HtmlElement>() {
            picture.set_hidden(true);
        }
    });
    html! {
        <img key={src.to_string()} class="picture" loading="lazy" decoding="async"
            referrerpolicy="no-referrer" {src} {alt} {onerror} />
    }
}

/// The host of an address, which is how a reader knows a source; the address itself
/// where it has none.
fn site_of(address: &str) -> &str {
    let site = address.split_once("//").map(|(_, rest)| rest);
    let site = site.and_then(|rest| rest.split(['/', '?', '#']).next());
    let site = site.map(|site| site.strip_prefix("www.").unwrap_or(site));
    site.filter(|site| !site.is_empty()).unwrap_or(address)
}
