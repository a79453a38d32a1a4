//! Problem documents (RFC 9457) as refusals.

use crate::draft::{Code, Field, Problem, Refusal};
use crate::json::Value;
use crate::wire::Response;
use crate::wire::read::retry_after;

/// The refusal of a response that is no success.
///
/// The problem's `code` says which kind it is; where a proxy answered in the server's
/// place there is none, and the status alone decides.
#[must_use]
pub fn refusal(response: &Response) -> Refusal {
    let problem = response.json().unwrap_or(&Value::Null);
    let retry_after = retry_after(response);
    match (response.status, problem.get("code").as_str()) {
        (429, _) => Refusal::TooFast { retry_after },
        (500..=599, _) => Refusal::ServerTrouble { retry_after },
        (_, Some("duplicate")) => Refusal::Duplicate,
        (_, Some("closed")) => Refusal::Closed,
        (_, Some("blocked")) => Refusal::Blocked,
        (_, Some("login_required")) => Refusal::NeedsLogin,
        (_, Some("rejected")) => Refusal::Rejected(detail(problem)),
        (400 | 422, _) => invalid(problem),
        (401, _) => Refusal::NotAllowed,
        (403, _) if problem.is_null() => Refusal::Blocked,
        (403, _) => Refusal::NotAllowed,
        (404, _) => Refusal::NotFound,
        (409, _) => Refusal::Conflict,
        (410, _) => Refusal::Gone,
        (408, _) => Refusal::ServerTrouble { retry_after },
        (413, _) => Refusal::TooLong,
        (200..=299, _) => Refusal::BadAnswer("a success of another kind".to_owned()),
        (status, _) => Refusal::Other(status),
    }
}

fn invalid(problem: &Value) -> Refusal {
    let problems: Vec<Problem> = problem
        .get("errors")
        .items()
        .iter()
        .filter_map(|error| {
            let field = Field::from_name(error.get("field").as_str()?)?;
            let code = error.get("code").as_str().and_then(Code::from_name);
            Some(Problem { field, code: code.unwrap_or(Code::Invalid) })
        })
        .collect();
    // The comment that was to be answered is not there any more.
    if problem.get("errors").items().iter().any(|e| e.get("field").as_str() == Some("parent")) {
        return Refusal::Gone;
    }
    let is = |field, code| problems.contains(&Problem { field, code });
    if is(Field::Text, Code::TooLong) {
        Refusal::TooLong
    } else if is(Field::Email, Code::Required) {
        Refusal::NeedsIdentity { email: true }
    } else if is(Field::Author, Code::Required) {
        Refusal::NeedsIdentity { email: false }
    } else if problems.is_empty() {
        Refusal::Rejected(detail(problem))
    } else {
        Refusal::Invalid(problems)
    }
}

fn detail(problem: &Value) -> String {
    let text = ["detail", "title"].into_iter().find_map(|name| problem.get(name).as_str());
    text.unwrap_or_default().to_owned()
}
