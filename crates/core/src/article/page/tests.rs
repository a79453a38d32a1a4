use super::*;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn meta(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
}

#[test]
fn json_ld_comes_before_meta_before_the_page() {
    let mut fields = PageFields {
        json_ld: vec![json(
            r#"{"@context": "https://schema.org", "@type": "NewsArticle",
                "headline": "Dari &amp; JSON-LD", "inLanguage": "id-ID",
                "datePublished": "2021-07-09T20:00:00+07:00",
                "author": [{"@type": "Person", "name": "Sari", "url": "/sari"}, "Budi"],
                "image": {"@type": "ImageObject", "url": "/a.jpg", "caption": "Gambar"},
                "mainEntityOfPage": {"@id": "https://example.org/a"}}"#,
        )],
        meta: meta(&[
            ("og:title", "Dari  meta"),
            ("author", "Tini"),
            ("article:author", "https://example.org/tini"),
            ("article:published_time", "2021-07-10"),
            ("og:image", "/b.jpg"),
            ("og:image:alt", "Sebuah gambar"),
            ("og:locale", "ms_MY"),
        ]),
        title: Some("Dari judul – Situs".into()),
        heading: Some(" Dari\n judul ".into()),
        language: Some("en".into()),
        canonical: Some("/canonical".into()),
    };
    let stated = read(&fields);
    assert_eq!(stated.title, "Dari & JSON-LD");
    let names: Vec<_> = stated.authors.iter().map(|author| author.name.as_str()).collect();
    assert_eq!(names, ["Sari", "Budi"]);
    assert_eq!(stated.authors[0].url.as_deref(), Some("/sari"));
    assert_eq!(stated.published, WrittenTime::parse("2021-07-09T20:00:00+07:00"));
    assert_eq!(stated.language.as_deref(), Some("id-ID"));
    assert_eq!(stated.image.unwrap().caption.as_deref(), Some("Gambar"));
    assert_eq!(stated.url.as_deref(), Some("https://example.org/a"));

    fields.json_ld.clear();
    let from_meta = read(&fields);
    assert_eq!(from_meta.title, "Dari meta");
    assert_eq!(from_meta.authors, [Author { name: "Tini".into(), url: None }]);
    assert_eq!(from_meta.published, WrittenTime::parse("2021-07-10"));
    assert_eq!(from_meta.language.as_deref(), Some("en"));
    assert_eq!(from_meta.image.unwrap().alt, "Sebuah gambar");
    assert_eq!(from_meta.url.as_deref(), Some("/canonical"));

    fields.meta = meta(&[("og:locale", "ms_MY")]);
    fields.language = None;
    let from_page = read(&fields);
    assert_eq!(from_page.title, "Dari judul");
    assert_eq!(from_page.language.as_deref(), Some("ms-MY"));
}

#[test]
fn the_article_is_found_wherever_json_ld_puts_it() {
    let cases = [
        r#"{"@type": "Article", "headline": "Judul"}"#,
        r#"{"@type": ["WebPage", "https://schema.org/ReportageNewsArticle"], "name": "Judul"}"#,
        r#"[{"@type": "Organization", "name": "Situs"}, {"@type": "schema:BlogPosting", "headline": "Judul"}]"#,
        r#"{"@graph": [{"@type": "WebSite"}, {"@type": "Article", "headline": "Judul"}]}"#,
        r#"{"@type": "WebPage", "name": "Lain", "mainEntity": {"@type": "NewsArticle", "headline": "Judul"}}"#,
    ];
    for source in cases {
        let fields = PageFields { json_ld: vec![json(source)], ..PageFields::default() };
        assert_eq!(read(&fields).title, "Judul", "{source}");
    }
}

#[test]
fn authors_and_images_named_by_id_are_looked_up() {
    let graph = json(
        r##"{"@graph": [
            {"@type": "Article", "headline": "Judul", "author": {"@id": "#sari"}, "image": {"@id": "#gambar"}},
            {"@type": "Person", "@id": "#sari", "name": "Sari"},
            {"@type": "ImageObject", "@id": "#gambar", "contentUrl": "/a.jpg"}]}"##,
    );
    let article = read(&PageFields { json_ld: vec![graph], ..PageFields::default() });
    assert_eq!(article.authors, [Author { name: "Sari".into(), url: None }]);
    assert_eq!(article.image.unwrap().url, "/a.jpg");
}

#[test]
fn odd_shapes_are_passed_over() {
    let cases = [
        "null",
        "[[]]",
        r#"{"@type": "Article"}"#,
        r#"{"@type": "Article", "author": 3, "image": [], "inLanguage": {}, "datePublished": "soon"}"#,
        r##"{"@type": "Article", "author": {"@id": "#nobody"}, "image": {"@id": "#nothing"}}"##,
        r#"{"@type": 5, "@graph": 7, "mainEntity": "x"}"#,
    ];
    for source in cases {
        let fields = PageFields {
            json_ld: vec![json(source)],
            title: Some("Judul".into()),
            ..PageFields::default()
        };
        let article = read(&fields);
        assert_eq!((article.title.as_str(), article.authors.len()), ("Judul", 0), "{source}");
        assert_eq!(article.image, None, "{source}");
    }
}

#[test]
fn a_page_is_about_what_its_json_ld_and_meta_elements_name() {
    let fields = PageFields {
        json_ld: vec![
            json(r#"{"@type": "WebSite", "keywords": "situs"}"#),
            json(
                r#"{"@graph": [{"@type": "NewsArticle", "articleSection": ["Ekonomi"],
                    "keywords": ["bank, kredit", {"@type": "DefinedTerm", "name": "Inflasi"}]}]}"#,
            ),
        ],
        meta: meta(&[
            ("keywords", " kredit ,  suku  bunga,"),
            ("article:tag", "moneter"),
            ("description", "tidak, dibaca"),
        ]),
        ..PageFields::default()
    };
    let expected = ["bank", "kredit", "Inflasi", "Ekonomi", "suku bunga", "moneter"];
    assert_eq!(about(&fields), expected);
    assert_eq!(read(&fields).tags, expected);
}
