//! What is said while an article is fetched, and when it did not come.

use yew::prelude::*;

use super::hooks::{ArticleState, use_focus_when, use_words};

/// What the notice is about.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct ArticleStatusProps {
    /// How far the article has come.
    pub state: ArticleState,
    /// Whether it has to be fetched at all.
    pub is_fetched: bool,
    /// Fetches it once more.
    pub retry: Callback<()>,
}

/// A line while it is under way, a sentence and a button when it failed.
#[component]
pub fn ArticleStatus(props: &ArticleStatusProps) -> Html {
    let words = use_words();
    let is_retried = use_state(|| false);
    let retry = {
        let (is_retried, retry) = (is_retried.clone(), props.retry.clone());
        Callback::from(move |()| {
            is_retried.set(true);
            retry.emit(());
        })
    };
    match &props.state {
        ArticleState::Loading if props.is_fetched => html! {
            <p class="status" role="status">{ words.text("article.loading") }</p>
        },
        ArticleState::Failed(error) => match error.key() {
            Some(sentence) => html! { <Failure {sentence} {retry} takes_focus={*is_retried} /> },
            None => Html::default(),
        },
        ArticleState::Loading | ArticleState::Ready(_) => Html::default(),
    }
}

#[derive(Properties, Clone, Debug, PartialEq)]
struct FailureProps {
    /// The key of what is said.
    sentence: &'static str,
    retry: Callback<()>,
    /// The button that the reader pressed is gone, so the focus comes here.
    takes_focus: bool,
}

#[component]
fn Failure(props: &FailureProps) -> Html {
    let words = use_words();
    let notice = use_node_ref();
    use_focus_when(notice.clone(), props.takes_focus);
    let onclick = props.retry.reform(|_: MouseEvent| ());
    html! {
        <div ref={notice} class="status failed" part="notice" role="alert" tabindex="-1">
            <p>{ words.text(props.sentence) }</p>
            <button type="button" {onclick}>{ words.text("article.retry") }</button>
        </div>
    }
}
