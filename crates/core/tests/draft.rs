//! Fields, their problems, and where drafts are kept.
#![allow(clippy::unwrap_used, reason = "tests")]

use glosa_core::draft::limits::{AUTHOR_CHARS, EMAIL_BYTES, TEXT_CHARS, URL_BYTES};
use glosa_core::draft::{
    Code, Field, Fields, Identity, Problem, Refusal, Slot, Target, check_author, check_email,
    check_text, check_url, is_blank, normalize_line, normalize_text, still_wrong, takes_up,
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
        assert_eq!(fields.problems(check_text(&fields.text), name, email), expected);
    }
}

#[test]
fn a_problem_goes_when_its_field_is_mended_and_stays_while_another_is() {
    let text = Problem { field: Field::Text, code: Code::Required };
    let long = Problem { field: Field::Text, code: Code::TooLong };
    let email = Problem { field: Field::Email, code: Code::Invalid };
    type Case<'a> = (&'a [Problem], Field, &'a [Problem], &'a [Problem]);
    let cases: [Case<'_>; 6] = [
        (&[text], Field::Text, &[], &[]),
        (&[text], Field::Text, &[text], &[text]),
        (&[text, email], Field::Text, &[email], &[email]),
        (&[email], Field::Text, &[], &[email]),
        (&[text], Field::Text, &[long], &[]),
        (&[], Field::Text, &[long], &[]),
    ];
    for (told, changed, now, expected) in cases {
        assert_eq!(still_wrong(told, changed, now), expected, "{told:?} {changed:?} {now:?}");
    }
}

#[test]
fn each_field_counts_its_room_as_its_limit_does() {
    let cases = [
        (Field::Text, " é ", 3, TEXT_CHARS),
        (Field::Author, "é", 1, AUTHOR_CHARS),
        (Field::Email, " é ", 2, EMAIL_BYTES),
        (Field::Url, " é", 2, URL_BYTES),
    ];
    for (field, text, used, limit) in cases {
        assert_eq!(field.room(text), (used, limit), "{field:?}");
    }
}

#[test]
fn a_refusal_that_is_a_fields_fault_names_it() {
    let cases = [
        (Refusal::TooLong, Some((Field::Text, Code::TooLong))),
        (Refusal::NeedsIdentity { email: false }, Some((Field::Author, Code::Required))),
        (Refusal::NeedsIdentity { email: true }, Some((Field::Email, Code::Required))),
        (
            Refusal::Invalid(vec![Problem { field: Field::Url, code: Code::Invalid }]),
            Some((Field::Url, Code::Invalid)),
        ),
        (Refusal::Closed, None),
        (Refusal::TooFast { retry_after: None }, None),
    ];
    for (refusal, expected) in cases {
        let first = refusal.problems().first().map(|problem| (problem.field, problem.code));
        assert_eq!(first, expected, "{refusal:?}");
    }
}

#[test]
fn a_box_takes_up_what_another_tab_wrote_only_where_nothing_is_lost() {
    let cases = [
        ("", "", false, true),
        (" \n", "", false, true),
        ("One", "One", false, true),
        ("One", "One", true, false),
        ("", "", true, false),
        ("Mine", "Theirs", false, false),
        ("Mine", "", false, false),
        ("", "Theirs", false, true),
    ];
    for (shown, before, is_in_use, expected) in cases {
        assert_eq!(takes_up(shown, before, is_in_use), expected, "{shown:?} {before:?}");
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
