//! Untrusted HTML in a real browser: nothing runs, nothing outside the policy survives.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a test fails by panicking, and its helpers are shared with nobody else"
)]

#[path = "sanitize/judge.rs"]
mod judge;
#[path = "sanitize/vectors.rs"]
mod vectors;

use glosa::dom::DomError;
use glosa::dom::sanitize::{MAX_NODES, fragment};
use glosa_core::sanitize::Profile;
use judge::{Stage, html_of, judge};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const PROFILES: [Profile; 3] = [Profile::Article, Profile::Comment, Profile::Inline];

fn html(source: &str, profile: Profile, base: Option<&str>) -> String {
    html_of(&fragment(source, profile, base).unwrap())
}

#[wasm_bindgen_test]
async fn no_vector_runs_and_none_leaves_anything_outside_the_policy() {
    let stage = Stage::new();
    for vector in vectors::all() {
        for profile in PROFILES {
            for base in [None, Some("https://example.org/a/b")] {
                let rebuilt = fragment(&vector, profile, base).unwrap();
                judge(&rebuilt, profile, &vector);
                stage.show(rebuilt);
            }
        }
        stage.touch_everything();
    }
    stage.assert_that_nothing_ran().await;
}

#[wasm_bindgen_test]
fn what_a_profile_can_show_stays_and_the_rest_is_unwrapped_or_dropped() {
    let cases = [
        (Profile::Article, "<h2>A</h2><p>b <em>c</em></p>", "<h2>A</h2><p>b <em>c</em></p>"),
        (Profile::Comment, "<h2>A</h2><p>b</p>", "A <p>b</p>"),
        (Profile::Inline, "<p>A.</p><p>B <i>c</i>.</p>", "A. B <i>c</i>."),
        (Profile::Inline, "<ul><li>a</li><li>b</li></ul>", "a b"),
        (Profile::Article, "<x-card>a<b>b</b></x-card>", "a<b>b</b>"),
        (Profile::Article, "a<script>b</script><style>c</style><!-- d -->e", "ae"),
        (
            Profile::Article,
            "<p id=a class=b style=color:red name=c data-x=d onclick=e>f",
            "<p>f</p>",
        ),
        (
            Profile::Article,
            "<p lang=ar dir=rtl title=t translate=no>f",
            "<p dir=\"rtl\" lang=\"ar\" title=\"t\" translate=\"no\">f</p>",
        ),
        (
            Profile::Article,
            "<table><tr><td colspan=2 width=9>a",
            "<table><tbody><tr><td colspan=\"2\">a</td></tr></tbody></table>",
        ),
        (Profile::Comment, "a &lt;script&gt; &amp;amp; b", "a &lt;script&gt; &amp;amp; b"),
        (Profile::Comment, "<img src=https://a.example/p.png>b", "b"),
        (Profile::Article, "<img alt=x>a", "a"),
        (Profile::Comment, "", ""),
    ];
    for (profile, source, expected) in cases {
        assert_eq!(html(source, profile, None), expected, "{profile:?} {source}");
    }
}

#[wasm_bindgen_test]
fn addresses_are_made_absolute_against_the_source() {
    const BASE: Option<&str> = Some("https://example.org/news/one.html");
    let cases = [
        ("two.html", "https://example.org/news/two.html"),
        ("/two", "https://example.org/two"),
        ("//cdn.example/two", "https://cdn.example/two"),
        ("?page=2", "https://example.org/news/one.html?page=2"),
        ("#note", "https://example.org/news/one.html#note"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tel:+62", "tel:+62"),
        (" https://other.example/ ", "https://other.example/"),
    ];
    for (address, expected) in cases {
        assert_eq!(
            html(&format!("<a href='{address}'>a</a>"), Profile::Article, BASE),
            format!("<a href=\"{expected}\" rel=\"noopener\">a</a>"),
            "{address}"
        );
    }
    assert_eq!(
        html("<a href=/two target=_blank rel=opener>a</a>", Profile::Comment, None),
        "<a href=\"/two\" rel=\"nofollow ugc noopener noreferrer\">a</a>"
    );
    assert_eq!(html("<a href='http://[bad'>a</a>", Profile::Comment, BASE), "<a>a</a>");
}

#[wasm_bindgen_test]
fn images_load_late_and_tell_their_server_nothing() {
    const BASE: Option<&str> = Some("https://example.org/a/");
    const FORCED: &str = "loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\"";
    let cases = [
        ("<img src=b.png alt=c>", "alt=\"c\" src=\"https://example.org/a/b.png\""),
        (
            "<img src=b.png loading=eager referrerpolicy=unsafe-url>",
            "src=\"https://example.org/a/b.png\"",
        ),
        (
            "<img data-src=b.png src='data:image/gif;base64,R0'>",
            "src=\"https://example.org/a/b.png\"",
        ),
        (
            "<img srcset='b.png 1x, /c,d.png 2x'>",
            "srcset=\"https://example.org/a/b.png 1x, https://example.org/c,d.png 2x\"",
        ),
    ];
    for (source, expected) in cases {
        assert_eq!(
            html(source, Profile::Article, BASE),
            format!("<img {FORCED} {expected}>"),
            "{source}"
        );
    }
}

#[wasm_bindgen_test]
fn nesting_beyond_any_sense_is_flattened_and_does_not_end_the_page() {
    // More would only measure the parser of the browser, whose time grows by the square.
    const LEVELS: usize = 5_000;
    let cases = [
        ("div", Profile::Article),
        ("b", Profile::Inline),
        ("blockquote", Profile::Comment),
        ("x-deep", Profile::Article),
        ("ul><li", Profile::Comment),
    ];
    for (name, profile) in cases {
        let source = format!("{}deep", format!("<{name}>").repeat(LEVELS));
        let rebuilt = fragment(&source, profile, None).unwrap();
        assert_eq!(rebuilt.text_content().unwrap().trim(), "deep", "{name}");
        assert!(judge::depth(&rebuilt) <= 128, "{name}");
    }
}

#[wasm_bindgen_test]
fn more_nodes_than_any_article_has_are_refused() {
    let source = "<br>".repeat(MAX_NODES + 1);
    let outcome = fragment(&source, Profile::Article, None).map(|_| ());
    assert_eq!(outcome, Err(DomError::TooManyNodes { limit: MAX_NODES }));
}

#[wasm_bindgen_test]
fn a_page_that_enforces_trusted_types_can_still_show_foreign_html() {
    judge::add_policy("require-trusted-types-for 'script'");
    if judge::knows_trusted_types() {
        assert!(judge::plain_parse_throws(), "the policy is in force");
    }
    assert_eq!(html("<p onclick=a>b</p>", Profile::Comment, None), "<p>b</p>");
}
