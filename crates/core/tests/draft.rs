//! Fields, their problems, and where drafts are kept.
#![allow(clippy::unwrap_used, reason = "tests")]

use glosa_core::draft::limits::{AUTHOR_CHARS, EMAIL_BYTES, TEXT_CHARS, URL_BYTES};
use glosa_core::draft::{
    Code, Field, Fields, Identity, Problem, Refusal, Slot, Target, check_author, check_email,
    check_text, check_url, is_blank, normalize_line, normalize_text,
};

#[test]
fn addresses_are_refused_only_when_nothing_could_reach_them() {
    let cases = [
        ("", None),
        ("  ", None),
        ("ida@example.com", None),
        ("\"a b\"@example.com", Some(Code::Invalid)),
        ("ida+x@sub.example.co.id", None),
        ("ida@localhost", None),
        ("ida", Some(Code::Invalid)),
        ("@example.com", Some(Code::Invalid)),
        ("ida@", Some(Code::Invalid)),
        ("ida@.com", Some(Code::Invalid)),
        ("ida@example.com.", Some(Code::Invalid)),
        ("a b@example.com", Some(Code::Invalid)),
    ];
    for (email, expected) in cases {
        assert_eq!(check_email(email), expected, "{email}");
    }
    let long = format!("{}@e.id", "x".repeat(EMAIL_BYTES - 4));
    assert_eq!(check_email(&long), Some(Code::TooLong));
}

#[test]
fn sites_are_addresses_of_the_web() {
    let cases = [
        ("", None),
        ("https://example.org", None),
        ("HTTP://example.org/path?q#f", None),
        ("https://example.org:8080", None),
        ("example.org", Some(Code::Invalid)),
        ("javascript:alert(1)", Some(Code::Invalid)),
        ("https://", Some(Code::Invalid)),
        ("https:///path", Some(Code::Invalid)),
        ("https://:80", Some(Code::Invalid)),
        ("https://exa mple.org", Some(Code::Invalid)),
        ("data:text/html,x", Some(Code::Invalid)),
        ("https://bank.example@evil.example", Some(Code::Invalid)),
        ("https://user:word@example.org/", Some(Code::Invalid)),
        ("https://example.org\\@evil.example", None),
        ("https://example.org/@ida", None),
    ];
    for (url, expected) in cases {
        assert_eq!(check_url(url), expected, "{url}");
    }
    assert_eq!(check_url(&format!("https://{}", "x".repeat(URL_BYTES))), Some(Code::TooLong));
}

#[test]
fn what_cannot_be_seen_is_as_good_as_nothing() {
    let blank = [
        "",
        " \n\t",
        "\u{200B}",
        "\u{FEFF}",
        "\u{3164}\u{115F}\u{FFA0}",
        "\u{200F}\u{61C}",
        "\u{2028}\u{2029}\u{85}",
        "\u{E0041}\u{E007F}",
        "\u{301}\u{308}",
        "\u{FE0F}\u{200D}",
        "\u{34F}\u{17B4}\u{180B}\u{180F}\u{E0100}",
        "\u{2800}",
        "\u{0}\u{7F}",
    ];
    for text in blank {
        assert!(is_blank(text), "{text:?}");
        assert_eq!(check_text(text), Some(Code::Required), "{text:?}");
        assert_eq!(check_author(text.trim_matches(char::is_control), true), Some(Code::Required));
    }
    let seen = [
        "a",
        "é",
        "e\u{301}",
        "\u{200F}שלום",
        "کتاب\u{200C}ها",
        "कि",
        "👍🏽",
        ".",
        "🏴\u{E0067}",
        "한",
    ];
    for text in seen {
        assert!(!is_blank(text), "{text:?}");
        assert_eq!((check_text(text), check_author(text, true)), (None, None), "{text:?}");
    }
}

#[test]
fn a_name_stays_within_its_line() {
    let cases = [
        ("", None),
        ("\u{200B}", None),
        (" Ani\n", None),
        ("a\nb", Some(Code::Invalid)),
        ("a\u{2028}b", Some(Code::Invalid)),
        ("a\u{202E}b", Some(Code::Invalid)),
        ("a\u{2066}b", Some(Code::Invalid)),
    ];
    for (name, expected) in cases {
        assert_eq!(check_author(name, false), expected, "{name:?}");
    }
}

#[test]
fn what_is_kept_has_one_line_end_and_no_controls() {
    let texts = [
        (" a\r\nb\rc\u{B}d\u{C}e\u{85}f\u{2028}g\u{2029}h ", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\tb\u{0}\u{1B}[31m\u{7F}\u{92}", "a\tb[31m"),
    ];
    for (text, expected) in texts {
        assert_eq!(normalize_text(text), expected, "{text:?}");
    }
    let lines = [
        (" a\nb\u{2028}c\u{0} ", "a b c"),
        ("a\u{202E}b\u{2066}c", "abc"),
        ("א\u{200F}!", "א\u{200F}!"),
    ];
    for (text, expected) in lines {
        assert_eq!(normalize_line(text), expected, "{text:?}");
    }
}

#[test]
fn problems_come_in_the_order_of_the_form() {
    let fields = |text: &str, author: &str, email: &str| Fields {
        text: text.to_owned(),
        identity: Identity {
            author: author.to_owned(),
            email: email.to_owned(),
            url: String::new(),
        },
    };
    let problem = |field, code| Problem { field, code };
    let (long_text, long_name) = ("é".repeat(TEXT_CHARS + 1), "é".repeat(AUTHOR_CHARS + 1));
    let cases = [
        (fields("hi", "", ""), (false, false), vec![]),
        (fields(&"é".repeat(TEXT_CHARS), "", ""), (false, false), vec![]),
        (fields(" \n", "", ""), (false, false), vec![problem(Field::Text, Code::Required)]),
        (
            fields(&long_text, &long_name, "x"),
            (false, false),
            vec![
                problem(Field::Text, Code::TooLong),
                problem(Field::Author, Code::TooLong),
                problem(Field::Email, Code::Invalid),
            ],
        ),
        (
            fields("hi", " ", " "),
            (true, true),
            vec![problem(Field::Author, Code::Required), problem(Field::Email, Code::Required)],
        ),
    ];
    for (fields, (name, email), expected) in cases {
        assert_eq!(fields.problems(name, email), expected);
    }
}

#[test]
fn each_box_of_each_thread_at_each_server_has_its_own_draft() {
    let scopes = [
        Slot::scope("https://a", "/x"),
        Slot::scope("https://a", "/y"),
        Slot::scope("https://b", "/x"),
        Slot::scope("https://a | /x", ""),
        Slot::scope("https://a", " | /x"),
        Slot::scope("https://a|", "/x"),
    ];
    let targets = [
        Target::Thread,
        Target::Reply("1".into()),
        Target::Reply("new".into()),
        Target::Edit("1".into()),
        Target::Reply("a b".into()),
    ];
    let mut keys = Vec::new();
    for scope in &scopes {
        for target in &targets {
            let slot = Slot { scope: scope.clone(), target: target.clone() };
            assert_eq!(Slot::from_key(scope, &slot.key()), Some(slot.clone()));
            keys.push(slot.key());
        }
    }
    keys.sort();
    let all = keys.len();
    keys.dedup();
    assert_eq!(keys.len(), all);
    assert_eq!(Slot::from_key(&scopes[0], "glosa:draft:other"), None);
}

#[test]
fn refusals_survive_on_the_device() {
    let refusals = [
        Refusal::TooFast { retry_after: Some(20) },
        Refusal::TooFast { retry_after: None },
        Refusal::Duplicate,
        Refusal::Closed,
        Refusal::Blocked,
        Refusal::NeedsIdentity { email: false },
        Refusal::NeedsIdentity { email: true },
        Refusal::NeedsLogin,
        Refusal::TooLong,
        Refusal::Invalid(vec![
            Problem { field: Field::Url, code: Code::Invalid },
            Problem { field: Field::Email, code: Code::TooLong },
        ]),
        Refusal::Rejected("No.".to_owned()),
        Refusal::NotAllowed,
        Refusal::NotFound,
        Refusal::Gone,
        Refusal::Conflict,
        Refusal::ServerTrouble { retry_after: Some(5) },
        Refusal::BadAnswer("x".to_owned()),
        Refusal::Unknown,
        Refusal::Other(418),
    ];
    for refusal in refusals {
        assert_eq!(Refusal::from_json(&refusal.to_json()), refusal);
    }
}
