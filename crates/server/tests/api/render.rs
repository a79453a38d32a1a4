//! What a typed text becomes.

use std::time::{Duration, Instant};

use glosa_core::sanitize::{Attribute, Element, Profile};
use glosa_server::render::to_html;

const REL: &str = r#"rel="nofollow ugc noopener noreferrer""#;

#[test]
fn markdown_becomes_what_a_comment_can_show() {
    let cases = [
        ("a\nb", "<p>a<br>\nb</p>"),
        ("a\n\nb", "<p>a</p>\n<p>b</p>"),
        ("**a** *b* ~~c~~ `d`", "<p><strong>a</strong> <em>b</em> <del>c</del> <code>d</code></p>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>"),
        ("```rust\nfn\n```", "<pre><code>fn\n</code></pre>"),
        ("---", "<hr>"),
        ("# Title", "<p><strong>Title</strong></p>"),
        ("Title\n===", "<p><strong>Title</strong></p>"),
        ("| a |\n|---|", "<p>| a |<br>\n|---|</p>"),
        (
            "see https://x.example/a?b=1&c=2.",
            "<p>see <a href=\"https://x.example/a?b=1&amp;c=2\" REL>https://x.example/a?b=1&amp;c=2</a>.</p>",
        ),
        ("www.x.example", "<p><a href=\"http://www.x.example\" REL>www.x.example</a></p>"),
        (
            "[a](https://x.example \"t\")",
            "<p><a href=\"https://x.example\" title=\"t\" REL>a</a></p>",
        ),
        ("[a](/b \"t\") [b](//x.example) [c](#d) ![e](f) ![](g)", "<p>a b c e g</p>"),
        ("[a](javascript:b)", "<p>a</p>"),
        ("[![alt](https://x.example/i)](/b)", "<p><a href=\"https://x.example/i\" REL>alt</a></p>"),
        (
            "![alt](https://x.example/a.png)",
            "<p><a href=\"https://x.example/a.png\" REL>alt</a></p>",
        ),
        (
            "![](https://x.example/a.png)",
            "<p><a href=\"https://x.example/a.png\" REL>https://x.example/a.png</a></p>",
        ),
        ("[![alt](i.png)](https://x.example)", "<p><a href=\"https://x.example\" REL>alt</a></p>"),
        ("<b>a</b> <!-- c -->", "<p>&lt;b&gt;a&lt;/b&gt; &lt;!-- c --&gt;</p>"),
        ("<div>\na\n</div>", "<p>&lt;div&gt;<br>\na<br>\n&lt;/div&gt;</p>"),
        ("1 < 2 && 3 > 2", "<p>1 &lt; 2 &amp;&amp; 3 &gt; 2</p>"),
        ("<https://x.example>", "<p><a href=\"https://x.example\" REL>https://x.example</a></p>"),
    ];
    for (text, expected) in cases {
        assert_eq!(to_html(text), expected.replace("REL", REL), "{text}");
    }
}

#[test]
fn lists_and_quotes_within_each_other_end_somewhere_and_lose_no_word() {
    for (part, tag, most) in [("- ", "<ul>", 6), ("1. ", "<ol>", 6), ("> ", "<blockquote>", 12)] {
        let html = to_html(&format!("{}deep", part.repeat(40)));
        assert_eq!(html.matches(tag).count(), most, "{html}");
        assert!(html.contains("deep"), "{html}");
    }
    let nested: String =
        (0..9).map(|depth| format!("{}- n{depth}\n", "  ".repeat(depth))).collect();
    let html = to_html(&nested);
    assert_eq!(html.matches("<ul>").count(), 6, "{html}");
    for depth in 5..9 {
        assert!(html.contains(&format!("<p>n{depth}</p>")), "{html}");
    }
}

const ATTACKS: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<iframe src=javascript:alert(1)></iframe>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<style>*{display:none}</style>",
    "<div style=\"position:fixed\" id=submit class=glosa-term>x</div>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](<java script:alert(1)>)",
    "[x](\u{1}javascript:alert(1))",
    "[x](vbscript:x)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x](blob:https://x.example/1)",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    "![x\" onerror=\"alert(1)](y)",
    "[x](y \"t\\\" onclick=\\\"alert(1)\")",
    "[x](<y\" onclick=\"alert(1)>)",
    "[ref]\n\n[ref]: javascript:alert(1) 'x'",
    "```\" onload=\"alert(1)\n</code></pre><script>alert(1)</script>\n```",
    "`</code><script>alert(1)</script>`",
    "https://x.example/\"onmouseover=alert(1)",
    "a@b.example\"onmouseover=alert(1)",
    "<p title='<script>alert(1)</script>'>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php alert(1) ?>",
    "<!--><script>alert(1)</script>-->",
    "<title><img src=x onerror=alert(1)></title>",
    "<template><script>alert(1)</script></template>",
    "<x-y is=z onfocus=alert(1) tabindex=0 autofocus>",
];

#[test]
fn nothing_outside_of_the_policy_is_ever_in_the_html() {
    let wraps = ["{}", "> {}", "- {}", "**{}**", "[{}](https://x.example)", "# {}", "a {} b\n{}"];
    for attack in ATTACKS {
        for wrap in wraps {
            let text = wrap.replace("{}", attack);
            check(&text, &to_html(&text));
        }
        for other in ATTACKS {
            let text = format!("{attack}{other}");
            check(&text, &to_html(&text));
        }
    }
}

/// Checks every tag of what the sanitiser wrote: it quotes each value, and writes `<`
/// nowhere but before a tag.
fn check(text: &str, html: &str) {
    for tag in html.split('<').skip(1) {
        let tag = tag.trim_start_matches('/');
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let (name, mut rest) = tag.split_at(end);
        assert_eq!(Profile::Comment.element(name), Element::Keep, "<{name}> of {text:?}\n{html}");
        while let Some(attribute) = rest.strip_prefix(' ') {
            let (attribute, tail) = attribute.split_once("=\"").expect("a quoted value");
            let (value, tail) = tail.split_once('"').expect("the quote's end");
            let value = value.replace("&amp;", "&").replace("&quot;", "\"");
            let kept = Profile::Comment.attribute(name, attribute, &value) == Attribute::Keep;
            let ours = attribute == "rel" && value == Profile::Comment.link_rel();
            assert!(kept || ours, "{attribute}={value:?} of {text:?}\n{html}");
            rest = tail;
        }
        assert!(rest.starts_with('>'), "{rest:?} of {text:?}\n{html}");
    }
}

#[test]
fn every_link_says_that_a_reader_wrote_it() {
    for text in
        ["https://x.example", "[a](tel:1)", "a@b.example", "![a](http://b)", "<https://x.example>"]
    {
        let html = to_html(text);
        assert_eq!(html.matches("<a ").count(), 1, "{html}");
        assert!(html.contains(REL), "{html}");
    }
}

#[test]
fn no_text_takes_long() {
    // Far above what the slowest takes without optimisation on a busy machine, and far
    // below what time that grows with the square of the length would be.
    let limit = Duration::from_secs(30);
    let parts = [
        ">",
        "[",
        "*",
        "`",
        "- ",
        "**a",
        "![",
        "<",
        "_a",
        "https://a.b/ ",
        "&",
        "1. ",
        "a\n",
        "](",
        "> - ",
        "~~a",
        "[a](b",
        "<a ",
        "\\",
        "www.",
        "a@b.c ",
        "\n>",
        "<!--",
        "![](a)",
        "[a]: b\n",
    ];
    for part in parts {
        let text = part.repeat(10_000 / part.len());
        let started = Instant::now();
        check(part, &to_html(&text));
        assert!(started.elapsed() < limit, "{part:?} took {:?}", started.elapsed());
    }
}
