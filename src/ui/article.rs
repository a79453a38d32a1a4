//! What is said while an article is fetched, and when it did not come.

use yew::prelude::*;

use super::hooks::{ArticleHandle, ArticleState, Words, use_focus_when};
use super::kit::use_state;

/// A line while an article `is_fetched`, a sentence and a button when that failed.
#[hook]
pub(super) fn use_article_status(handle: &ArticleHandle, is_fetched: bool, words: &Words) -> Html {
    let is_retried = use_state(|| false);
    let notice = use_node_ref();
    let sentence = match &handle.state {
        ArticleState::Failed(error) => error.key,
        ArticleState::Loading | ArticleState::Ready(_) => None,
    };
    // The button that the reader pressed is gone, so the focus comes to its successor.
    use_focus_when(notice.clone(), sentence.is_some() && *is_retried.get());
    if let Some(sentence) = sentence {
        let onclick = {
            let retry = handle.retry.clone();
            Callback::from(move |_: MouseEvent| {
                is_retried.set(true);
                retry.emit(());
            })
        };
        return html! {
            <div ref={notice} class="status failed" part="notice" role="alert" tabindex="-1">
                <p>{ words.text(sentence) }</p>
                <button type="button" {onclick}>{ words.text("article.retry") }</button>
            </div>
        };
    }
    if is_fetched && handle.state == ArticleState::Loading {
        html! { <p class="status" role="status">{ words.text("article.loading") }</p> }
    } else {
        Html::default()
    }
}
