//! The one table of options: attributes, JavaScript names, documentation and the
//! TypeScript types are made from it or checked against it.

/// One option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OptionSpec {
    /// Its name: the attribute on `<glosa-article>`, `data-NAME` on the script tag, and
    /// the member in JavaScript.
    pub name: &'static str,
    /// The closed set of its values; empty where any text goes.
    pub values: &'static [&'static str],
    /// What holds when it is absent, in words or as a value.
    pub default: &'static str,
    /// The kind of value, for the documentation.
    pub kind: &'static str,
    /// What it does, in one sentence or two.
    pub doc: &'static str,
}

/// Words for the documentation, which the widget itself does without.
const fn said(words: &'static str) -> &'static str {
    if cfg!(target_family = "wasm") { "" } else { words }
}

/// Every option, in the order of the documentation.
pub const OPTIONS: &[OptionSpec] = &[
    OptionSpec {
        name: "for",
        values: &[],
        default: "none",
        kind: said("CSS selector"),
        doc: said("An article of the page itself, marked in place and never moved."),
    },
    OptionSpec {
        name: "src",
        values: &[],
        default: "none",
        kind: said("URL"),
        doc: said(
            "An article to fetch: an HTML page, plain text (the first line is the title), a JSON Feed 1.1 item or feed (`#id` picks the item), or a WordPress post as JSON.",
        ),
    },
    OptionSpec {
        name: "glossary",
        values: &[],
        default: "none",
        kind: said("URLs, or `#id` of a `<dl>` or `<script>` in the page, separated by spaces"),
        doc: said("Lists of terms, merged in order."),
    },
    OptionSpec {
        name: "lookup",
        values: &[],
        default: "none",
        kind: said("URL with `{term}`, then hosts of its pictures"),
        doc: said(
            "Where words without a definition, and words that the reader selects and asks for, are looked up; `{lang}` is their language. A MediaWiki page summary, a JSON entry, text or HTML may come.",
        ),
    },
    OptionSpec {
        name: "mark",
        values: &["first", "section", "all", "none"],
        default: "first",
        kind: said("word"),
        doc: said(
            "Which occurrences of a term are marked: the first in the article, the first in each section, all, or none.",
        ),
    },
    OptionSpec {
        name: "paint",
        values: &["links", "highlight"],
        default: "links",
        kind: said("word"),
        doc: said(
            "How marks are made visible: as links in the text, or painted over it without touching it (CSS Custom Highlight API; links where the browser has none).",
        ),
    },
    OptionSpec {
        name: "skip",
        values: &[],
        default: "none",
        kind: said("CSS selector"),
        doc: said(
            "Parts that are not marked, besides headings, links, code, forms, buttons, `[translate=no]`, `.glosa-skip` and editable text.",
        ),
    },
    OptionSpec {
        name: "endpoint",
        values: &[],
        default: "none",
        kind: said("URL"),
        doc: said("The comment server; without it there is no comment part."),
    },
    OptionSpec {
        name: "dialect",
        values: &[],
        default: "glosa",
        kind: said("word"),
        doc: said(
            "How the comment server is spoken to: `glosa`, `isso`, `wordpress`, `waline`, `artalk`, `cusdis`, `post` (one request a comment to any address), or a name given to `Glosa.dialect`.",
        ),
    },
    OptionSpec {
        name: "project",
        values: &[],
        default: "none",
        kind: said("text"),
        doc: said("The name of this site at the server: `site_name` of Artalk, `appId` of Cusdis."),
    },
    OptionSpec {
        name: "fields",
        values: &[],
        default: "none",
        kind: said("`ours=theirs` pairs, separated by spaces"),
        doc: said(
            "What the receiver of `dialect=post` calls our fields: `text`, `author`, `email`, `url`, `thread`, `title`, `page`, `parent`, `quote`, `subject` (the hidden one).",
        ),
    },
    OptionSpec {
        name: "encoding",
        values: &["json", "form"],
        default: "json",
        kind: said("word"),
        doc: said("Whether `dialect=post` sends JSON, or a form as a page without a script does."),
    },
    OptionSpec {
        name: "thread",
        values: &[],
        default: "the path of the canonical URL; with `src`, that of the source",
        kind: said("text"),
        doc: said("Which thread of the server belongs to this article."),
    },
    OptionSpec {
        name: "comments",
        values: &["lazy", "eager", "off"],
        default: "lazy",
        kind: said("word"),
        doc: said("When comments are loaded: near the viewport, at once, or never."),
    },
    OptionSpec {
        name: "lang",
        values: &[],
        default: "the nearest `lang`, then the browser's, then `en`",
        kind: said("BCP 47 tag"),
        doc: said("The language of the interface."),
    },
    OptionSpec {
        name: "theme",
        values: &["auto", "light", "dark"],
        default: "auto",
        kind: said("word"),
        doc: said("The colours: those of the page, light, or dark."),
    },
    OptionSpec {
        name: "describe",
        values: &["first", "all", "none"],
        default: "first",
        kind: said("word"),
        doc: said(
            "Which marks a screen reader reads the definition of when their tooltip opens: the first of each term, all, or none.",
        ),
    },
    OptionSpec {
        name: "jsonld",
        values: &["auto", "on", "off"],
        default: "auto",
        kind: said("word"),
        doc: said(
            "Whether the terms found are also written into the page for machines, as a schema.org `DefinedTermSet` in JSON-LD; `auto` does so for an article fetched by `src`.",
        ),
    },
];

/// The option of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static OptionSpec> {
    OPTIONS.iter().find(|option| option.name == name)
}
