//! From texts to values.

use super::options::{
    ArticleSource, CommentLoading, Config, GlossarySource, LinkedData, Paint, RawOptions, Theme,
    Warning,
};
use super::{nearest, table};
use crate::glossary::MarkPolicy;
use crate::lookup;
use crate::text::joined;
use crate::tooltip::Describe;
use crate::wire::{Dialect, FIELDS, Form, Server};

/// Reads options, and says of each that is wrong what holds instead.
#[must_use]
pub fn resolve(raw: &RawOptions) -> (Config, Vec<Warning>) {
    let mut reader = Reader { raw, warnings: Vec::new() };
    reader.name_unknown();
    let config = Config {
        source: reader.source(),
        glossary: reader.text("glossary").map(glossary_sources).unwrap_or_default(),
        lookup: reader.lookup(),
        mark: MarkPolicy::named(reader.word("mark")).unwrap_or_default(),
        paint: match reader.word("paint") {
            "highlight" => Paint::Highlight,
            _ => Paint::Links,
        },
        skip: reader.text("skip").map(str::to_owned),
        server: reader.server(),
        thread: reader.text("thread").map(str::to_owned),
        comments: match reader.word("comments") {
            "eager" => CommentLoading::Eager,
            "off" => CommentLoading::Off,
            _ => CommentLoading::Lazy,
        },
        lang: reader.lang(),
        theme: match reader.word("theme") {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::Auto,
        },
        describe: match reader.word("describe") {
            "all" => Describe::All,
            "none" => Describe::None,
            _ => Describe::First,
        },
        jsonld: match reader.word("jsonld") {
            "on" => LinkedData::On,
            "off" => LinkedData::Off,
            _ => LinkedData::Auto,
        },
    };
    (config, reader.warnings)
}

struct Reader<'a> {
    raw: &'a RawOptions,
    warnings: Vec<Warning>,
}

impl<'a> Reader<'a> {
    /// The text of an option; an empty one counts as absent.
    fn text(&self, name: &str) -> Option<&'a str> {
        let (_, value) = self.raw.iter().find(|(option, _)| option == name)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    /// The value of an option with a closed set; its default where it is wrong.
    fn word(&mut self, name: &str) -> &'static str {
        let Some(spec) = table::find(name) else { return "" };
        let Some(value) = self.text(name) else { return spec.default };
        if let Some(known) = spec.values.iter().find(|known| known.eq_ignore_ascii_case(value)) {
            return known;
        }
        let message = [
            "“",
            value,
            "” is not a value of ",
            name,
            " (",
            &joined(&mut spec.values.iter().copied(), ", "),
            "); “",
            spec.default,
            "” holds.",
        ]
        .concat();
        self.warn(name, message);
        spec.default
    }

    fn source(&mut self) -> ArticleSource {
        match (self.text("for"), self.text("src")) {
            (Some(selector), None) => ArticleSource::Adopted(selector.to_owned()),
            (Some(selector), Some(_)) => {
                self.warn("src", "“for” and “src” exclude each other; “for” holds.".to_owned());
                ArticleSource::Adopted(selector.to_owned())
            }
            (None, Some(url)) => ArticleSource::Fetched(url.to_owned()),
            (None, None) => ArticleSource::Inline,
        }
    }

    fn lookup(&mut self) -> Option<String> {
        let option = self.text("lookup")?;
        match lookup::problem(option) {
            None => Some(option.to_owned()),
            Some(problem) => {
                self.warn("lookup", problem.to_owned());
                None
            }
        }
    }

    fn server(&mut self) -> Option<Server> {
        let name = self.text("dialect").unwrap_or("glosa");
        let dialect = Dialect::named(name);
        let own = if dialect == Dialect::Own { name } else { "" };
        let form = Form { names: self.names(), is_form: self.word("encoding") == "form" };
        let mut endpoint = self.text("endpoint")?;
        // To a form service a slash at the end may make a difference.
        if dialect != Dialect::Post {
            endpoint = endpoint.trim_end_matches('/');
        }
        let site = self.text("project").unwrap_or_default().to_owned();
        if site.is_empty() && matches!(dialect, Dialect::Artalk | Dialect::Cusdis) {
            let message = ["“", name, "” needs the name of this site at the server."].concat();
            self.warn("project", message);
        }
        Some(Server { dialect, own: own.to_owned(), endpoint: endpoint.to_owned(), site, form })
    }

    /// The names that a form has for our fields.
    fn names(&mut self) -> Vec<(String, String)> {
        let mut names = Vec::new();
        for pair in self.text("fields").unwrap_or_default().split_whitespace() {
            match pair.split_once('=') {
                Some((ours, theirs)) if FIELDS.contains(&ours) && !theirs.is_empty() => {
                    names.push((ours.to_owned(), theirs.to_owned()));
                }
                _ => {
                    let fields = joined(&mut FIELDS.into_iter(), ", ");
                    let message = ["“", pair, "” does not name one of ", &fields, "."].concat();
                    self.warn("fields", message);
                }
            }
        }
        names
    }

    fn lang(&mut self) -> Option<String> {
        let tag = self.text("lang")?;
        if is_language_tag(tag) {
            return Some(tag.to_owned());
        }
        self.warn("lang", ["“", tag, "” is not a language tag such as “id” or “pt-BR”."].concat());
        None
    }

    fn name_unknown(&mut self) {
        for (name, _) in self.raw {
            if table::find(name).is_none() {
                self.warnings.push(nearest::unknown(name));
            }
        }
    }

    fn warn(&mut self, option: &str, message: String) {
        self.warnings.push(Warning { option: option.to_owned(), message });
    }
}

/// The shape of a BCP 47 tag (RFC 5646, section 2.1), not whether anyone speaks it.
fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=8).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

fn glossary_sources(list: &str) -> Vec<GlossarySource> {
    list.split_whitespace()
        .map(|source| match source.strip_prefix('#') {
            Some(id) => GlossarySource::Element(id.to_owned()),
            None => GlossarySource::Url(source.to_owned()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(options: &[(&str, &str)]) -> (Config, Vec<String>) {
        let raw = options.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        let (config, warnings) = resolve(&raw);
        (config, warnings.into_iter().map(|warning| warning.option).collect())
    }

    #[test]
    fn nothing_asked_for_is_the_default() {
        assert_eq!(read(&[]), (Config::default(), vec![]));
    }

    #[test]
    fn every_option_is_read() {
        let (config, warnings) = read(&[
            ("for", "#post"),
            ("glossary", " /a.json  #terms "),
            ("lookup", " /words/{term} "),
            ("mark", "ALL"),
            ("paint", "highlight"),
            ("skip", ".ad"),
            ("endpoint", "https://comments.example/api"),
            ("dialect", "Post"),
            ("project", "Blog"),
            ("fields", "text=message"),
            ("encoding", "form"),
            ("thread", "/a"),
            ("comments", "off"),
            ("lang", "pt-BR"),
            ("theme", "dark"),
            ("describe", "all"),
            ("jsonld", "on"),
        ]);
        assert_eq!(warnings, Vec::<String>::new());
        assert_eq!(config.source, ArticleSource::Adopted("#post".into()));
        assert_eq!(
            config.glossary,
            [GlossarySource::Url("/a.json".into()), GlossarySource::Element("terms".into())]
        );
        assert_eq!(config.lookup.as_deref(), Some("/words/{term}"));
        assert_eq!(config.mark, MarkPolicy::All);
        assert_eq!(config.paint, Paint::Highlight);
        let server = config.server.unwrap_or_default();
        assert_eq!(server.endpoint, "https://comments.example/api");
        assert_eq!((server.dialect, server.site.as_str()), (Dialect::Post, "Blog"));
        assert_eq!(server.form.names, [("text".to_owned(), "message".to_owned())]);
        assert!(server.form.is_form);
        assert_eq!(config.comments, CommentLoading::Off);
        assert_eq!(config.theme, Theme::Dark);
        assert_eq!(config.describe, Describe::All);
        assert_eq!(config.jsonld, LinkedData::On);
    }

    #[test]
    fn linked_data_is_written_for_fetched_articles_and_where_it_is_asked_for() {
        let cases: [(&[(&str, &str)], bool); 5] = [
            (&[("src", "/a")], true),
            (&[("for", "#a")], false),
            (&[], false),
            (&[("for", "#a"), ("jsonld", "on")], true),
            (&[("src", "/a"), ("jsonld", "off")], false),
        ];
        for (options, expected) in cases {
            assert_eq!(read(options).0.writes_linked_data(), expected, "{options:?}");
        }
    }

    #[test]
    fn lists_in_the_page_are_selected_by_their_names() {
        let cases = [
            ("/a.json", ""),
            ("#terms", r#"[id="terms"]"#),
            ("#1 /a.json #istilah", r#"[id="1"],[id="istilah"]"#),
            (r#"#a"b\c"#, r#"[id="a\"b\\c"]"#),
        ];
        for (glossary, expected) in cases {
            assert_eq!(read(&[("glossary", glossary)]).0.lists(), expected, "{glossary}");
        }
    }

    #[test]
    fn a_wrong_option_is_named_once_and_its_default_holds() {
        let cases = [
            ("mark", "sometimes"),
            ("lookup", "https://example.org/"),
            ("comments", "yes"),
            ("theme", "blue"),
            ("describe", "some"),
            ("jsonld", "yes"),
            ("lang", "Bahasa Indonesia"),
            ("encoding", "xml"),
            ("fields", "words=message"),
            ("colour", "red"),
        ];
        for (name, value) in cases {
            let (config, warnings) = read(&[(name, value)]);
            assert_eq!(config, Config::default(), "{name}");
            assert_eq!(warnings, [name], "{name}");
        }
    }

    #[test]
    fn a_server_is_what_its_options_say() {
        let cases = [
            ("https://a.example/api/", "glosa", Dialect::Glosa, "https://a.example/api", ""),
            ("https://a.example/", "ISSO", Dialect::Isso, "https://a.example", ""),
            ("https://a.example/f/", "post", Dialect::Post, "https://a.example/f/", ""),
            ("https://a.example/", "mine", Dialect::Own, "https://a.example", "mine"),
        ];
        for (endpoint, name, dialect, address, own) in cases {
            let (config, warnings) = read(&[("endpoint", endpoint), ("dialect", name)]);
            let server = config.server.unwrap_or_default();
            assert_eq!(server.dialect, dialect, "{name}");
            assert_eq!((server.endpoint.as_str(), server.own.as_str()), (address, own));
            assert_eq!(warnings, Vec::<String>::new(), "{name}");
        }
        let (_, warnings) = read(&[("endpoint", "https://a.example"), ("dialect", "artalk")]);
        assert_eq!(warnings, ["project"]);
    }

    #[test]
    fn an_adopted_article_wins_over_a_fetched_one() {
        let (config, warnings) = read(&[("for", "#a"), ("src", "/b.json")]);
        assert_eq!(config.source, ArticleSource::Adopted("#a".into()));
        assert_eq!(warnings, ["src"]);
    }
}
