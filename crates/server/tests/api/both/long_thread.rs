//! A permalink into a very long thread. It is run by hand, since it measures: `cargo test
//! -p glosa-server long_thread -- --ignored --nocapture --test-threads 1`.

use std::time::{Duration, Instant};

use serde_json::Value;

use super::Server;
use crate::support::databases::Place;

/// Asked so often; the time in the middle counts.
const TIMES: usize = 101;
/// The page in the middle may take so many times as long as the first.
const MOST: f64 = 2.0;
/// Roots of a hundred thousand, of which every hundredth has votes. Their names are
/// numbers of sixteen digits, in the order of arrival.
const ROOTS: &str = "WITH RECURSIVE number (n) AS (
        SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 100000)
    INSERT INTO comment (id, thread, depth, author_name, author_email, author_url, text,
        html, quote, created, state, votes)
    SELECT substr(CAST(10000000000000000 + n AS TEXT), 2), (SELECT id FROM thread), 0, '', '',
        '', 'A comment.', '<p>A comment.</p>', '', n, 'shown',
        CASE WHEN n % 100 = 0 THEN n % 700 / 100 ELSE 0 END
    FROM number";
const MIDDLE: &str = "0000000000073512";

async fn took(server: &Server, query: &str) -> (Duration, Value) {
    let (mut times, mut list) = (Vec::new(), Value::Null);
    for _ in 0..TIMES {
        let started = Instant::now();
        list = server.list(query).await;
        times.push(started.elapsed());
    }
    times.sort_unstable();
    (times[TIMES / 2], list)
}

#[tokio::test]
#[ignore = "it measures, and writes a hundred thousand comments"]
async fn a_page_in_the_middle_takes_about_as_long_as_the_first() {
    let server = Server::start().await;
    server.delete(&server.posted("makes the thread").await).await;
    server.place.execute(ROOTS).await;
    // PostgreSQL gathers statistics by itself, a little later; SQLite does not.
    if matches!(server.place, Place::Database(_)) {
        server.place.execute("ANALYZE").await;
    }
    for sort in ["oldest", "newest", "top"] {
        let (first, _) = took(&server, &format!("&sort={sort}")).await;
        let (middle, list) = took(&server, &format!("&sort={sort}&at={MIDDLE}")).await;
        assert_eq!(list["comments"][0]["id"], MIDDLE);
        assert_eq!(list["comments"].as_array().unwrap().len(), 20);
        let before = list["previous"].as_str().unwrap();
        let (back, list) = took(&server, &format!("&sort={sort}&before={before}")).await;
        assert_eq!(list["comments"].as_array().unwrap().len(), 20);
        let ratio = |time: Duration| time.as_secs_f64() / first.as_secs_f64();
        let (at, back) = (ratio(middle), ratio(back));
        println!("{sort}: the first page {first:?}, `at` {at:.2} times that, `before` {back:.2}");
        assert!(at < MOST && back < MOST, "{sort}");
    }
}
