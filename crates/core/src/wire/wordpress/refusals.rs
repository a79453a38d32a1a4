//! Why WordPress would not: `{"code", "message", "data": {"status"}}`. The message is in the
//! site's language and often HTML; the code tells which it is.

use super::super::Response;
use super::super::read::by_status;
use crate::article::text_of_html;
use crate::draft::{Code, Field, Problem, Refusal};
use crate::json::Value;

/// How long WordPress keeps two comments of one writer apart, in seconds
/// (`wp_throttle_comment_flood`); it says so with status 400.
const FLOOD_S: u32 = 15;

/// The refusal of a response that is no success.
pub(super) fn refusal(response: &Response) -> Refusal {
    let answer = response.json().unwrap_or(&Value::Null);
    let invalid = |field, code| Refusal::Invalid(vec![Problem { field, code }]);
    match answer.get("code").as_str().unwrap_or_default() {
        "comment_flood" => Refusal::TooFast { retry_after: Some(FLOOD_S) },
        "comment_duplicate" => Refusal::Duplicate,
        "rest_comment_login_required" => Refusal::NeedsLogin,
        "rest_comment_closed" | "rest_comment_draft_post" | "rest_comment_trash_post" => {
            Refusal::Closed
        }
        "rest_comment_content_invalid" => invalid(Field::Text, Code::Required),
        "rest_comment_author_data_required" => Refusal::NeedsIdentity { email: true },
        "comment_content_column_length" => Refusal::TooLong,
        "comment_author_column_length" => invalid(Field::Author, Code::TooLong),
        "comment_author_email_column_length" => invalid(Field::Email, Code::TooLong),
        "comment_author_url_column_length" => invalid(Field::Url, Code::TooLong),
        "rest_invalid_param" => invalid_parameter(answer),
        "rest_comment_invalid_post_id" | "rest_comment_invalid_id" | "rest_post_invalid_id" => {
            Refusal::NotFound
        }
        "rest_cannot_read_post" | "rest_cannot_read" | "rest_forbidden" => Refusal::NotAllowed,
        "rest_comment_failed_create" => Refusal::ServerTrouble { retry_after: None },
        // A plugin's own word, of a spam filter say, or of a site that has the interface
        // switched off.
        _ => match answer.get("message").as_str() {
            Some(why) if matches!(response.status, 400 | 403 | 422) => {
                Refusal::Rejected(text_of_html(why))
            }
            _ => by_status(response),
        },
    }
}

/// The parameters at fault are the members of `data.params`.
fn invalid_parameter(answer: &Value) -> Refusal {
    let fields = answer.get("data").get("params").members().iter().filter_map(|(name, _)| {
        let field = match name.as_str() {
            "author_name" => Field::Author,
            "author_email" => Field::Email,
            "author_url" => Field::Url,
            "content" => Field::Text,
            _ => return None,
        };
        Some(Problem { field, code: Code::Invalid })
    });
    let problems: Vec<Problem> = fields.collect();
    if problems.is_empty() {
        return Refusal::BadAnswer("a parameter that it does not take".to_owned());
    }
    Refusal::Invalid(problems)
}
