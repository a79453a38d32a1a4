//! `PUT` and `DELETE comments/ID/vote`.

use axum::http::Method;
use glosa_server::model::State;
use glosa_server::state::now;
use glosa_server::store::{Counted, Vote};
use serde_json::{Value, json};

use super::Server;
use crate::support::Answer;

async fn vote(server: &Server, method: Method, comment: &Value, voter: &str) -> Answer {
    let path = format!("/api/comments/{}/vote", comment["id"].as_str().unwrap());
    server.call(method, &path).header("glosa-voter", voter).send().await
}

#[tokio::test]
async fn one_voter_has_one_vote() {
    let server = Server::start().await;
    let comment = server.posted("x").await;
    let steps = [
        (Method::PUT, "ani", 1),
        (Method::PUT, "ani", 1),
        (Method::PUT, "budi", 2),
        (Method::DELETE, "ani", 1),
        (Method::DELETE, "ani", 1),
        (Method::DELETE, "nobody", 1),
        (Method::PUT, "ani", 2),
    ];
    for (method, voter, expected) in steps {
        let answer = vote(&server, method.clone(), &comment, voter).await;
        let voted = method == Method::PUT;
        let expected = json!({"id": comment["id"], "votes": expected, "voted": voted});
        assert_eq!(answer.json(), expected, "{method} {voter}");
    }
    assert_eq!(server.list("").await["comments"][0]["votes"], 2);
}

#[tokio::test]
async fn a_voter_without_a_name_is_known_by_the_browser() {
    let server = Server::start().await;
    let comment = server.posted("x").await;
    let path = format!("/api/comments/{}/vote", comment["id"].as_str().unwrap());
    for (agent, expected) in [("one", 1), ("one", 1), ("two", 2)] {
        let votes = server.call(Method::PUT, &path).header("user-agent", agent).success().await;
        assert_eq!(votes["votes"], expected);
    }
}

#[tokio::test]
async fn many_names_at_one_address_do_not_make_many_votes() {
    let server = Server::start().await;
    let comment = server.posted("x").await;
    for number in 0..20 {
        let answer = vote(&server, Method::PUT, &comment, &format!("voter{number}")).await;
        assert_eq!(answer.status, 200);
    }
    let refused = vote(&server, Method::PUT, &comment, "one more").await;
    refused.is_problem(429, "too_fast");
    assert!(refused.header("retry-after").is_some());
    assert_eq!(vote(&server, Method::PUT, &comment, "voter3").await.json()["votes"], 20);
}

#[tokio::test]
async fn a_vote_that_comes_while_its_comment_is_deleted_leaves_nothing() {
    let server = Server::start().await;
    let comment = server.posted("x").await;
    server.replied(&comment, "y").await;
    let id = comment["id"].as_str().unwrap();
    vote(&server, Method::PUT, &comment, "ani").await;
    server.delete(&comment).await;
    // As the handler does that looked at the comment before it was deleted.
    for stands in [true, false] {
        let (voter, address) = ("budi".to_owned(), "somewhere".to_owned());
        let vote = Vote { comment: id, voter, address, stands };
        let counted = server.state.store().vote(&vote, now()).await.unwrap();
        assert_eq!(counted, Counted::NotShown(State::Deleted));
    }
    assert_eq!(server.list("").await["comments"][0]["votes"], 0);
}

#[tokio::test]
async fn only_what_is_shown_is_voted_for() {
    let server = Server::start().await;
    let comment = server.posted("x").await;
    server.delete(&comment).await;
    vote(&server, Method::PUT, &comment, "ani").await.is_problem(410, "gone");
    let missing = json!({"id": "0000000000000000"});
    vote(&server, Method::PUT, &missing, "ani").await.is_problem(404, "not_found");
    let held = Server::with(&["--moderate"]).await;
    let comment = held.posted("x").await;
    vote(&held, Method::PUT, &comment, "ani").await.is_problem(404, "not_found");
    let comment = server.posted("y").await;
    vote(&server, Method::PUT, &comment, &"v".repeat(201)).await.is_problem(400, "parameter");
}
