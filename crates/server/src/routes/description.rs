//! What is true of all operations, put into their descriptions: each refusal has a
//! sentence, and those that any request can meet are named everywhere.

use utoipa::PartialSchema;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::{ContentBuilder, OpenApi, Ref, RefOr, Response, ResponseBuilder};

/// Refusals that every operation can answer with.
const EVERYWHERE: &[&str] = &["408", "500", "503"];
/// The refusal where there were too many requests.
const TOO_FAST: &str = "429";
/// The one place that is not limited: it is asked by who runs the server.
const UNLIMITED: &str = "/healthz";
/// The form of a refusal.
const PROBLEM: &str = "application/problem+json";

/// Completes a description.
pub(super) fn complete(description: &mut OpenApi) {
    for (path, item) in &mut description.paths.paths {
        for operation in operations(item) {
            let limited = (path != UNLIMITED).then_some(TOO_FAST);
            for status in EVERYWHERE.iter().copied().chain(limited) {
                let responses = &mut operation.responses.responses;
                responses.entry(status.to_owned()).or_insert_with(|| problem().into());
            }
            for (status, response) in &mut operation.responses.responses {
                if let RefOr::T(response) = response {
                    describe(status, response);
                }
            }
        }
    }
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem { get, put, post, patch, delete, .. } = item;
    [get, put, post, patch, delete].into_iter().flatten()
}

fn problem() -> Response {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    ResponseBuilder::new().content(PROBLEM, content).build()
}

fn describe(status: &str, response: &mut Response) {
    if response.description.is_empty() {
        sentence(status).clone_into(&mut response.description);
    }
    if matches!(status, "429" | "503") {
        let header = HeaderBuilder::new()
            .schema(Some(u64::schema()))
            .description(Some("When to ask again, in seconds"))
            .build();
        response.headers.insert("Retry-After".to_owned(), header.into());
    }
}

/// What a status says where an operation says no more of it.
fn sentence(status: &str) -> &'static str {
    match status {
        "400" => "The request cannot be read, or a parameter cannot be used",
        "401" => "A token is needed, and none came",
        "403" => "The token does not open this",
        "404" => "There is nothing of this name, or not for the one who asks",
        "408" => "The request did not come in time",
        "410" => "The comment was deleted",
        "413" => "The body is larger than the server reads",
        "415" => "The body was not sent as JSON",
        "422" => "Members of the body are at fault: `errors` names them",
        "429" => "Too much in too short a time",
        "500" => "The server made a mistake",
        "503" => "The server has trouble that passes",
        _ => "",
    }
}
