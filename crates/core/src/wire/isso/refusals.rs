//! Why Isso would not: sentences in JSON (`{"message": "403 Forbidden: …"}`) where an
//! error is raised, and in the `<p>` of an HTML page where it is returned
//! (`isso/db/spam.py`, `API.verify` of `isso/views/comments.py`).

use super::super::read::by_status;
use super::super::{Body, Response};
use crate::article::text_of_html;
use crate::draft::{Code, Field, Problem, Refusal};

/// How long Isso counts a writer's posts back, in seconds (`_limit` in `isso/db/spam.py`).
const RATE_WINDOW_S: u32 = 60;

type Meaning = fn() -> Refusal;

/// Parts of Isso's sentences, and what they mean to a reader. Their own words stay here:
/// some hold addresses.
const SENTENCES: [(&str, Meaning); 12] = [
    ("ratelimit exceeded", || Refusal::TooFast { retry_after: Some(RATE_WINDOW_S) }),
    ("direct responses to", || Refusal::TooMany),
    ("edit time frame is still open", || Refusal::AnswersSelf),
    ("email address required", || Refusal::NeedsIdentity { email: true }),
    ("author address required", || Refusal::NeedsIdentity { email: false }),
    ("text is missing", || problem(Field::Text, Code::Required)),
    ("text is too short", || problem(Field::Text, Code::TooShort)),
    ("text is too long", || Refusal::TooLong),
    ("rfc5321", || problem(Field::Email, Code::TooLong)),
    ("arbitrary length limit", || problem(Field::Url, Code::TooLong)),
    ("not Django-conform", || problem(Field::Url, Code::Invalid)),
    ("Cannot create new thread", || Refusal::NotFound),
];

fn problem(field: Field, code: Code) -> Refusal {
    Refusal::Invalid(vec![Problem { field, code }])
}

/// The refusal of a response that is no success.
pub(super) fn refusal(response: &Response) -> Refusal {
    let said = sentence(response);
    if let Some((_, meaning)) = SENTENCES.iter().find(|(part, _)| said.contains(part)) {
        return meaning();
    }
    match response.status {
        400 => Refusal::BadAnswer(said),
        // The cookie has run out, or the browser keeps it back.
        403 => Refusal::NotAllowed,
        _ => by_status(response),
    }
}

fn sentence(response: &Response) -> String {
    match &response.body {
        Body::Json(value) => value.get("message").as_str().unwrap_or_default().to_owned(),
        Body::Text(html) => {
            let paragraph = html.split_once("<p>").and_then(|(_, after)| after.split_once("</p>"));
            text_of_html(paragraph.map_or(html, |(inside, _)| inside))
        }
        Body::Empty => String::new(),
    }
}
