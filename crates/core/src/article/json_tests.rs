use super::*;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn title_of(source: &str, item: Option<&str>) -> Result<String, ReadError> {
    read_json(&json(source), item).map(|(article, _)| article.title)
}

const FEED: &str = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Kabar", "language": "id",
    "authors": [{"name": "Redaksi", "url": "https://example.org"}],
    "items": [
        {"id": "https://example.org/1", "url": "https://example.org/satu", "title": "Satu",
         "content_html": "<p>Isi</p>", "date_published": "2021-07-09T20:00:00+07:00",
         "banner_image": "/b.png", "image": "/a.png", "tags": ["keuangan", "Keuangan, bank", 7]},
        {"id": 2, "title": "Dua", "content_text": "Satu.\n\nDua.", "language": "en",
         "author": {"name": "Sari"}, "authors": null},
        {"id": "3", "summary": "Ringkasan"}]}"#;

#[test]
fn a_feed_gives_the_wanted_item() {
    let cases = [
        (None, Ok("Satu")),
        (Some(""), Ok("Satu")),
        (Some("2"), Ok("Dua")),
        (Some("https://example.org/1"), Ok("Satu")),
        (Some("https%3A%2F%2Fexample.org%2F1"), Ok("Satu")),
        (Some("https://example.org/satu"), Ok("Satu")),
        (Some("9"), Err(ReadError::NoSuchItem("9".into()))),
    ];
    for (item, expected) in cases {
        assert_eq!(title_of(FEED, item), expected.map(str::to_owned), "{item:?}");
    }
}

#[test]
fn an_item_is_read_whole_and_takes_the_rest_from_its_feed() {
    let (first, content) = read_json(&json(FEED), None).unwrap();
    assert_eq!(content, Content::Html("<p>Isi</p>".into()));
    assert_eq!(first.authors[0].name, "Redaksi");
    assert_eq!(first.language.as_deref(), Some("id"));
    assert_eq!(first.tags, ["keuangan", "Keuangan", "bank"]);
    assert_eq!(first.image.unwrap().url, "/a.png");
    assert_eq!(first.published, WrittenTime::parse("2021-07-09T20:00:00+07:00"));

    let (second, content) = read_json(&json(FEED), Some("2")).unwrap();
    assert_eq!(content, Content::Paragraphs(vec!["Satu.".into(), "Dua.".into()]));
    assert_eq!(second.authors[0].name, "Sari");
    assert_eq!(second.language.as_deref(), Some("en"));

    let (_, content) = read_json(&json(FEED), Some("3")).unwrap();
    assert_eq!(content, Content::Paragraphs(vec!["Ringkasan".into()]));
}

const POST: &str = r#"{"id": 7, "slug": "satu", "link": "https://example.org/satu/",
    "date": "2021-07-09T20:00:00", "date_gmt": "2021-07-09T13:00:00", "modified_gmt": "2021-07-10T00:00:00",
    "title": {"rendered": "Putin &#038; Biden: <em>siber</em>"},
    "content": {"rendered": "<p>Isi</p>", "protected": false},
    "_embedded": {
        "wp:term": [[{"name": "Berita", "taxonomy": "category"},
                     {"name": "Uncategorized", "slug": "uncategorized"}],
                    [{"name": "Siber &amp; hukum", "taxonomy": "post_tag"}]],
        "author": [{"name": "Sari &amp; Budi", "link": "https://example.org/sari"}],
        "wp:featuredmedia": [{"source_url": "/a.jpg", "alt_text": "Telepon", "caption": {"rendered": "<p>Sebuah telepon</p>\n"}}]}}"#;

#[test]
fn a_wordpress_post_is_read_whole() {
    let (article, content) = read_json(&json(POST), None).unwrap();
    assert_eq!(content, Content::Html("<p>Isi</p>".into()));
    let expected = Article {
        title: "Putin & Biden: siber".into(),
        authors: vec![Author {
            name: "Sari & Budi".into(),
            url: Some("https://example.org/sari".into()),
        }],
        published: WrittenTime::parse("2021-07-09T13:00:00Z"),
        modified: WrittenTime::parse("2021-07-10T00:00:00Z"),
        language: None,
        image: Some(Image {
            url: "/a.jpg".into(),
            alt: "Telepon".into(),
            caption: Some("Sebuah telepon".into()),
        }),
        url: Some("https://example.org/satu/".into()),
        comment_label: None,
        tags: vec!["Berita".into(), "Siber & hukum".into()],
    };
    assert_eq!(article, expected);
}

#[test]
fn a_list_of_posts_gives_the_wanted_one() {
    let list =
        format!("[{POST}, {}]", POST.replace("\"id\": 7", "\"id\": 8").replace("satu", "dua"));
    for (item, ok) in [(None, true), (Some("8"), true), (Some("dua"), true), (Some("9"), false)] {
        assert_eq!(title_of(&list, item).is_ok(), ok, "{item:?}");
    }
}

#[test]
fn what_is_no_article_is_refused() {
    let cases = [
        ("null", ReadError::NotAnArticle),
        ("[]", ReadError::NotAnArticle),
        (r#"{"code": "rest_no_route", "message": "No route"}"#, ReadError::NotAnArticle),
        (r#"{"items": []}"#, ReadError::Empty),
        (r#"{"items": [{"id": "1", "title": "Judul"}]}"#, ReadError::Empty),
        (r#"{"content_html": " "}"#, ReadError::Empty),
        (
            r#"{"title": {"rendered": "x"}, "content": {"rendered": "", "protected": true}}"#,
            ReadError::Empty,
        ),
    ];
    for (source, expected) in cases {
        assert_eq!(title_of(source, None), Err(expected), "{source}");
    }
}
