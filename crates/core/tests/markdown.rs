//! What the tools of the box do to a text, and what rich text becomes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use glosa_core::markdown::{Edit, Element, Node, Tool, edit, from_html, quote};
use glosa_core::text::Utf16Span;
use proptest::prelude::*;

fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap()
}

/// A text whose selection stands between « and ».
fn read(marked: &str) -> (String, Utf16Span) {
    let (before, rest) = marked.split_once('«').unwrap();
    let (selected, after) = rest.split_once('»').unwrap();
    let start = units(before);
    ([before, selected, after].concat(), Utf16Span::new(start, start + units(selected)))
}

/// The text with a span of UTF-16 code units replaced.
fn replace(text: &str, span: Utf16Span, by: &str) -> String {
    let text: Vec<u16> = text.encode_utf16().collect();
    let (start, end) = (span.start.0 as usize, span.end.0 as usize);
    let by: Vec<u16> = by.encode_utf16().collect();
    String::from_utf16(&[&text[..start], &by, &text[end..]].concat()).unwrap()
}

fn show(text: &str, edit: &Edit) -> String {
    let after = replace(text, edit.replaced, &edit.by);
    let end = Utf16Span::new(edit.selected.end.0, edit.selected.end.0);
    let after = replace(&after, end, "»");
    replace(&after, Utf16Span::new(edit.selected.start.0, edit.selected.start.0), "«")
}

#[track_caller]
fn check(tool: Tool, cases: &[(&str, &str)]) {
    for (before, after) in cases {
        let (text, selected) = read(before);
        assert_eq!(show(&text, &edit(tool, &text, selected)), *after, "{tool:?}: {before}");
    }
}

#[test]
fn emphasis_is_put_on_and_taken_off() {
    check(
        Tool::Bold,
        &[
            ("a «word» here", "a **«word»** here"),
            ("a **«word»** here", "a «word» here"),
            ("a «**word**» here", "a «word» here"),
            ("a «word »here", "a **«word»** here"),
            ("«»", "**«»**"),
            ("**«»**", "«»"),
            ("*«word»*", "***«word»***"),
            ("***«word»***", "*«word»*"),
            ("«***word***»", "*«word»*"),
            ("\u{1F980} «é\u{1F980}» x", "\u{1F980} **«é\u{1F980}»** x"),
        ],
    );
    check(
        Tool::Italic,
        &[
            ("a «word» here", "a *«word»* here"),
            ("*«word»*", "«word»"),
            ("**«word»**", "***«word»***"),
            ("***«word»***", "**«word»**"),
            ("«   »", "*«»*   "),
        ],
    );
}

#[test]
fn code_is_put_on_and_taken_off() {
    check(
        Tool::Code,
        &[
            ("call «f()» now", "call `«f()»` now"),
            ("call `«f()»` now", "call «f()» now"),
            ("call «`f()`» now", "call «f()» now"),
            ("«a`b»", "``«a`b»``"),
            ("``«a`b»``", "«a`b»"),
            ("`` «x» ``", "«x»"),
            ("see «one\ntwo» x", "```\n«see one\ntwo x»\n```"),
            ("```\n«one\ntwo»\n```", "«one\ntwo»"),
            ("«```\none\n```»", "«one»"),
            ("a\n«```\nb»", "a\n````\n«```\nb»\n````"),
        ],
    );
}

#[test]
fn a_link_wants_what_it_does_not_have() {
    check(
        Tool::Link,
        &[
            ("see «this»", "see [this](«https://»)"),
            ("see «»", "see [«»](https://)"),
            ("see «https://example.org/a»", "see [«»](https://example.org/a)"),
            ("see « this »", "see  [this](«https://») "),
        ],
    );
}

#[test]
fn quotes_and_lists_are_of_whole_lines() {
    check(
        Tool::Quote,
        &[
            ("on«e»", "«> one»"),
            ("one «»two", "> one «»two"),
            ("«»", "> «»"),
            ("«one\n\ntwo»", "«> one\n>\n> two»"),
            ("«> one\n>\n> two»", "«one\n\ntwo»"),
            ("«one\n»two", "«> one»\n\ntwo"),
            ("a\n> «»b", "a\n«»b"),
            ("«one»\n\ntwo", "«> one»\n\ntwo"),
        ],
    );
    check(
        Tool::List,
        &[
            ("«one\ntwo»", "«- one\n- two»"),
            ("«- one\n- two»", "«one\ntwo»"),
            ("«* one\n- two»", "«one\ntwo»"),
            ("«one\n\ntwo»", "«- one\n\n- two»"),
            ("- one\n«»\n", "- one\n- «»\n"),
            ("«one\n- two»", "«- one\n- - two»"),
        ],
    );
}

#[test]
fn keys_call_tools_and_lead_along_the_toolbar() {
    assert_eq!(Tool::of_key("B"), Some(Tool::Bold));
    assert_eq!(Tool::of_key("k"), Some(Tool::Link));
    assert_eq!(Tool::of_key("q"), None);
    let cases = [
        (Tool::Bold, "ArrowRight", false, Some(Tool::Italic)),
        (Tool::Bold, "ArrowLeft", false, Some(Tool::List)),
        (Tool::List, "ArrowRight", false, Some(Tool::Bold)),
        (Tool::Bold, "ArrowRight", true, Some(Tool::List)),
        (Tool::Bold, "ArrowLeft", true, Some(Tool::Italic)),
        (Tool::Link, "Home", false, Some(Tool::Bold)),
        (Tool::Link, "End", true, Some(Tool::List)),
        (Tool::Link, "Tab", false, None),
    ];
    for (tool, key, is_rtl, next) in cases {
        assert_eq!(tool.beside(key, is_rtl), next, "{tool:?} {key} {is_rtl}");
    }
}

/// Markup as the browser would give it.
fn nodes(markup: &str) -> Vec<Node> {
    fn below(parent: roxmltree::Node<'_, '_>) -> Vec<Node> {
        let read = |node: roxmltree::Node<'_, '_>| match node.text() {
            Some(text) if node.is_text() => Node::Text(text.to_owned()),
            _ => Node::Element(Element {
                name: node.tag_name().name().to_owned(),
                href: node.attribute("href").map(str::to_owned),
                style: node.attribute("style").unwrap_or_default().to_owned(),
                children: below(node),
            }),
        };
        parent.children().map(read).collect()
    }
    let document = ["<body>", markup, "</body>"].concat();
    below(roxmltree::Document::parse(&document).unwrap().root_element())
}

#[track_caller]
fn becomes(cases: &[(&str, &str)]) {
    for (html, markdown) in cases {
        assert_eq!(from_html(&nodes(html)).as_deref(), Some(*markdown), "{html}");
    }
}

#[test]
fn emphasis_links_and_code_of_rich_text_become_markdown() {
    becomes(&[
        ("<p>A <b>bold</b> and <em>soft</em> word.</p>", "A **bold** and *soft* word."),
        ("a<strong> b </strong>c", "a **b** c"),
        ("<b>a</b><b>b</b><i>c</i>", "**ab** *c*"),
        ("<b>a <i>b</i></b> c", "**a *b*** c"),
        ("<b><p>one</p><p>two</p></b>", "**one**\n\n**two**"),
        ("<b>Note:</b>text", "**Note:** text"),
        ("<code>a</code><code>b</code>", "`a` `b`"),
        ("<b style='font-weight:normal'>a <span style='font-weight: 700'>b</span></b>", "a **b**"),
        ("<h2><span style='font-weight:400'>Title</span></h2><p>x</p>", "**Title**\n\nx"),
        ("<code>a  b</code> and <code>`</code>", "`a b` and `` ` ``"),
        ("<pre>a\n  b\n</pre>", "```\na\n  b\n```"),
        ("<pre>```</pre>", "````\n```\n````"),
        ("<a href='https://e.org/a(b)'>a <b>b</b></a>", "[a **b**](https://e.org/a%28b%29)"),
        ("see<a href='https://e.org/'> it </a>now", "see [it](https://e.org/) now"),
        ("<a href='https://e.org/'>https://e.org/</a>", "<https://e.org/>"),
        ("<i>x</i> <a href='javascript:a()'>y</a> <a href='#z'>z</a>", "*x* y z"),
    ]);
}

#[test]
fn blocks_of_rich_text_become_markdown() {
    becomes(&[
        ("<ul><li>one</li><li><p>two</p></li></ul>", "- one\n- two"),
        ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "1. a\n   - b\n2. c"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b"),
        ("<blockquote><p>a</p><p>b<br/>c</p></blockquote>d", "> a\n>\n> b\n> c\n\nd"),
        ("<div>a</div><hr/><div>b</div>", "a\n\n---\n\nb"),
        ("<i>a<br/><br/>b</i>", "*a\nb*"),
    ]);
}

#[test]
fn words_of_rich_text_show_as_they_were() {
    becomes(
        &[
            (
                "<p>*a* _b_ `c` [d] a_b 2 * 3 ~e~</p><hr/>",
                r"\*a\* \_b\_ \`c\` \[d\] a_b 2 * 3 \~e\~".to_owned() + "\n\n---",
            ),
            (
                "<p># a</p><p>&gt; b</p><p>- c</p><p>1. d</p><p>=</p><hr/>",
                "\\# a\n\n\\> b\n\n\\- c\n\n1\\. d\n\n\\=\n\n---".to_owned(),
            ),
            (
                "<p>a # b - c 1. &lt; 2 &lt;b&gt; &amp;amp; A&amp;B</p><hr/>",
                "a # b - c 1. < 2 \\<b> \\&amp; A&B\n\n---".to_owned(),
            ),
            ("<p>C:\\dir \\* x</p><hr/>", "C:\\dir \\\\\\* x\n\n---".to_owned()),
        ]
        .each_ref()
        .map(|(html, markdown)| (*html, markdown.as_str())),
    );
}

#[test]
fn what_is_plain_or_code_from_an_editor_is_left_to_the_browser() {
    let cases = [
        "<p>Only words</p><p>in <span>two</span> lines</p>",
        "<div style='white-space: pre;'><span style='font-weight: bold'>**a**</span></div>",
        "",
    ];
    for html in cases {
        assert_eq!(from_html(&nodes(html)), None, "{html}");
    }
}

#[test]
fn a_passage_becomes_a_quote_to_answer_below() {
    let cases = [
        ("<p>One <b>word</b></p><p># two</p>", "> One **word**\n>\n> \\# two\n\n"),
        ("some words", "> some words\n\n"),
        ("<ul><li>a</li></ul>", "> - a\n\n"),
        ("  ", ""),
    ];
    for (html, quoted) in cases {
        assert_eq!(quote(&nodes(html)), quoted, "{html}");
    }
}

proptest! {
    #[test]
    fn every_edit_of_any_selection_fits_the_text_and_can_be_undone(
        text in "[a*`>\\- \n\u{1F980}é]{0,24}",
        start in 0_u32..40,
        length in 0_u32..40,
    ) {
        for tool in Tool::ALL {
            let edit = edit(tool, &text, Utf16Span::new(start, start + length));
            let after = replace(&text, edit.replaced, &edit.by);
            prop_assert!(edit.selected.start <= edit.selected.end);
            prop_assert!(edit.selected.end.0 <= units(&after));
            let put = Utf16Span::new(
                edit.replaced.start.0,
                edit.replaced.start.0 + units(&edit.by),
            );
            let (from, to) = (edit.replaced.start.0 as usize, edit.replaced.end.0 as usize);
            let taken: Vec<u16> = text.encode_utf16().collect();
            let taken = String::from_utf16(&taken[from..to]).unwrap();
            prop_assert_eq!(replace(&after, put, &taken), text.clone());
        }
    }

    #[test]
    fn emphasis_put_on_comes_off_again(text in "[a-c ]{1,12}", count in 0_u32..12) {
        for tool in [Tool::Bold, Tool::Italic] {
            let once = edit(tool, &text, Utf16Span::new(0, count));
            let after = replace(&text, once.replaced, &once.by);
            let twice = edit(tool, &after, once.selected);
            prop_assert_eq!(replace(&after, twice.replaced, &twice.by), text.clone());
        }
    }
}
