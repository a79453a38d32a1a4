//! The parts of a widget, once its words are there.

use glosa_core::config::{ArticleSource, CommentLoading, Config};
use glosa_core::json::Value;
use yew::prelude::*;

use super::AppProps;
use super::article::use_article_status;
use super::comments::{CommentEvent, CommentsProps};
use super::explained::Explained;
use super::hooks::{
    ArticleFacts, MarkRequest, MarkedArticle, PageNames, Words, use_article, use_dispatch,
    use_glossary, use_marks, use_page, use_term_fragment,
};
use super::kit::{State, use_effect_with, use_mut_ref, use_state};
use super::talk::TalkPlace;
use super::tooltip::TermRequest;

/// A widget with its words.
#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct PartsProps {
    pub(super) app: AppProps,
    pub(super) words: Words,
}

/// Article, marks, tooltip, glossary and comments.
#[component]
pub(super) fn Parts(props: &PartsProps) -> Html {
    let PartsProps { app: AppProps { host, article, config, ends, .. }, words } = props;
    let handle = use_article(
        config.source.clone(),
        article.clone(),
        host.clone(),
        words.clone(),
        ends.clone(),
    );
    let terms = use_glossary(host.clone(), config.glossary.clone(), config.lookup.is_some());
    let facts = handle.state.facts();
    let marked = use_marks(MarkRequest {
        host: host.clone(),
        article: facts.as_ref().map(|facts| facts.element.clone()),
        terms,
        policy: config.mark,
        lists: config.lists(),
        skip: config.skip.clone(),
        language: facts.as_ref().and_then(|facts| facts.language.clone()),
        ends: ends.clone(),
    });
    let dispatch = use_dispatch(host.clone());
    use_ready_event(config, facts.is_some(), marked.as_ref(), &dispatch);
    let source = match &config.source {
        ArticleSource::Fetched(address) if article.is_none() => Some(address.clone()),
        _ => None,
    };
    let status = use_article_status(&handle, source.is_some(), words);
    let page = use_page(source);
    let asked = use_asked(marked.clone());
    // Once the talk stands it stays, also while the article is fetched once more: what is
    // being written belongs to the reader.
    let is_talking = use_mut_ref(|| false);
    if handle.state.is_settled() {
        is_talking.replace(true);
    }
    html! {
        <div lang={words.language().to_owned()} dir={words.direction()}>
            { status }
            if let (Some(marked), Some(facts)) = (marked, &facts) {
                { explained(marked, facts, props, &asked, &dispatch) }
            }
            if *is_talking.borrow() {
                { talk(props, facts.as_deref(), page, &dispatch) }
            }
        </div>
    }
}

/// The term that a reader wants to see in the list, by the page's address at first.
#[hook]
fn use_asked(marked: Option<MarkedArticle>) -> State<Option<TermRequest>> {
    let asked = use_state(|| None::<TermRequest>);
    use_term_fragment(marked, {
        let asked = asked.clone();
        Callback::from(move |term| asked.set(Some(TermRequest { term, mark: None })))
    });
    asked
}

/// Tells the page once that the article stands with all its marks.
#[hook]
fn use_ready_event(
    config: &Config,
    is_ready: bool,
    marked: Option<&MarkedArticle>,
    dispatch: &Callback<(&'static str, Value)>,
) {
    let found = marked.map(|marked| {
        let places = marked.marks.places().iter();
        let mut terms: Vec<_> = places.map(|place| place.term).collect();
        terms.sort_unstable();
        terms.dedup();
        (terms.len(), marked.marks.occurrences().len())
    });
    // Without a glossary nothing will ever be marked, and the article alone is all.
    let found = found.or_else(|| config.glossary.is_empty().then_some((0, 0)));
    let dispatch = dispatch.clone();
    use_effect_with((is_ready, found), move |(is_ready, found)| {
        if let (true, Some((terms, marks))) = (*is_ready, *found) {
            let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX)).into();
            let detail = Value::object([("terms", number(terms)), ("marks", number(marks))]);
            dispatch.emit(("glosa:ready", detail));
        }
    });
}

/// What explains the marks: the tooltip and the list of terms.
fn explained(
    marked: MarkedArticle,
    facts: &ArticleFacts,
    PartsProps { app, words }: &PartsProps,
    asked: &State<Option<TermRequest>>,
    dispatch: &Callback<(&'static str, Value)>,
) -> Html {
    let on_open_change = dispatch.reform(|(id, open): (AttrValue, bool)| {
        ("glosa:term", Value::object([("id", id.as_str().into()), ("open", open.into())]))
    });
    let on_more = {
        let asked = asked.clone();
        Callback::from(move |request| asked.set(Some(request)))
    };
    // A request is led to once, also when the list is made anew.
    let on_led = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    html! {
        <Explained
            {marked}
            article={facts.element.clone()}
            tags={facts.tags.clone()}
            lookup={app.config.lookup.clone().map(AttrValue::from)}
            language={facts.language.clone().map(AttrValue::from)}
            host={app.host.clone()}
            asked={(*asked.get()).clone()}
            {on_more}
            {on_led}
            {on_open_change}
            ends={app.ends.clone()}
            words={words.clone()}
        />
    }
}

/// The comment part, where the publisher named a server. Without `facts` the article did
/// not come, and the talk goes on without it.
fn talk(
    PartsProps { app, words }: &PartsProps,
    facts: Option<&ArticleFacts>,
    page: PageNames,
    dispatch: &Callback<(&'static str, Value)>,
) -> Html {
    let config = &app.config;
    let Some(endpoint) = config.endpoint.clone() else { return Html::default() };
    if config.comments == CommentLoading::Off {
        return Html::default();
    }
    let title = facts.map(|facts| facts.title.clone()).filter(|title| !title.is_empty());
    let comments = CommentsProps {
        endpoint: endpoint.into(),
        dialect: config.dialect,
        thread: config.thread.clone().unwrap_or(page.thread).into(),
        lazy: config.comments == CommentLoading::Lazy,
        title: title.unwrap_or(page.title).into(),
        heading: facts.and_then(|facts| facts.comment_label.clone()).map(AttrValue::from),
        page_url: page.url.into(),
        words: words.clone(),
        on_event: dispatch.reform(|event: CommentEvent| ("glosa:comment", event.detail())),
    };
    html! { <TalkPlace host={app.host.clone()} {comments} /> }
}
