//! What explains the marks, in a module of its own: the tooltip and the list of terms.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::glossary_panel::GlossaryPanel;
use super::hooks::{
    Ends, MarkedArticle, Part, StatedTags, Words, door, use_lookup, use_part, use_sense_warning,
    use_sheet,
};
use super::lookup::LookupPlace;
use super::tooltip::{TermRequest, TermTooltip};

/// The style sheet of what explains.
const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/explained.css"));

/// What is explained, and who hears of it.
#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct ExplainedProps {
    /// The article's marks and their glossary.
    pub(super) marked: MarkedArticle,
    /// The element that the marks are in.
    pub(super) article: HtmlElement,
    /// What the article is about by its source.
    pub(super) tags: StatedTags,
    /// Where words are looked up, as the option names it.
    pub(super) lookup: Option<AttrValue>,
    /// The article's language, a BCP 47 tag.
    pub(super) language: Option<AttrValue>,
    /// The `<glosa-article>` element.
    pub(super) host: HtmlElement,
    /// The term that the reader asked for.
    pub(super) asked: Option<TermRequest>,
    /// The reader asks for a term in the list.
    pub(super) on_more: Callback<TermRequest>,
    /// The reader has been led to what was asked for.
    pub(super) on_led: Callback<()>,
    /// A term's identifier, and whether its tooltip opened or closed.
    pub(super) on_open_change: Callback<(AttrValue, bool)>,
    /// Where the ways are kept to end it at once.
    pub(super) ends: Ends,
    /// The words of the interface.
    pub(super) words: Words,
}

/// Tooltip and list, once their part is here; it is fetched when something is found to
/// explain.
#[component]
pub(super) fn Explained(props: &ExplainedProps) -> Html {
    let is_wanted = !props.marked.marks.places().is_empty() || props.lookup.is_some();
    match use_part(&props.host, "glossary", is_wanted, explaining).part {
        Part::Here(view) => view(props),
        Part::Coming | Part::Failed => Html::default(),
    }
}

door! {
    fn explaining() -> fn(&ExplainedProps) -> Html = view, in explained
}

fn view(props: &ExplainedProps) -> Html {
    html! { <Explaining ..props.clone() /> }
}

#[component]
fn Explaining(props: &ExplainedProps) -> Html {
    use_sheet(props.host.clone(), CSS);
    let ExplainedProps { marked, article, tags, host, words, ends, .. } = props.clone();
    use_sense_warning(host.clone(), article.clone(), marked.clone());
    let language = props.language.clone();
    let language = language.unwrap_or_else(|| words.language().to_owned().into());
    let (marked, lookup) = use_lookup(marked, props.lookup.clone(), language);
    html! {
        <>
            <TermTooltip
                marked={marked.clone()}
                article={article.clone()}
                {tags}
                words={words.clone()}
                ends={ends.clone()}
                on_open_change={props.on_open_change.clone()}
                on_more={props.on_more.clone()}
            />
            <GlossaryPanel
                {marked}
                asked={props.asked.clone()}
                on_led={props.on_led.clone()}
                words={words.clone()}
                ends={ends.clone()}
            />
            if let Some(lookup) = lookup {
                <LookupPlace {host} {article} {lookup} {ends} {words} />
            }
        </>
    }
}
