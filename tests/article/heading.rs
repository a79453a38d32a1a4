//! What stands over the comments of an article.

use wasm_bindgen_test::wasm_bindgen_test;

use super::stage::{Stage, address_of, document};
use super::{PLAIN, TITLE};

#[wasm_bindgen_test]
async fn the_comment_part_names_the_article_by_its_own_title() {
    let page_title = document().title();
    document().set_title("Judul tab – Situs");
    let cases = [
        ("<h1>Judul <i>utama</i></h1><p>Isi</p>", "Judul utama"),
        ("<header><h2>Judul kecil</h2></header><p>Isi</p>", "Judul kecil"),
        ("<p>Isi</p><h2>Bagian</h2>", "Judul tab – Situs"),
    ];
    for (children, title) in cases {
        let options =
            [("endpoint", "http://127.0.0.1:9/api"), ("comments", "eager"), ("lang", "en")];
        let stage = Stage::new(children, &options);
        let heading = stage.shadow("[part=comments] h2").await.text_content().unwrap();
        assert_eq!(heading, format!("Post a comment on “{title}”"), "{children}");
    }
    document().set_title(&page_title);
}

#[wasm_bindgen_test]
async fn the_last_line_of_a_plain_text_is_the_heading_of_its_comments() {
    let label = format!("Posting Komentar untuk \"{TITLE}\"");
    let unnamed = PLAIN.replace(&label, "");
    // The interface is English: a heading in Indonesian is the text's own.
    let cases = [(PLAIN, label.clone()), (&unnamed, format!("Post a comment on “{TITLE}”"))];
    for (text, expected) in cases {
        let address = address_of(text, "text/plain");
        let stage = Stage::new(
            "",
            &[
                ("src", address.as_str()),
                ("endpoint", "http://127.0.0.1:9/api"),
                ("comments", "eager"),
                ("lang", "en"),
            ],
        );
        let heading = stage.shadow("[part=comments] h2").await.text_content().unwrap();
        assert_eq!(heading, expected);
    }
}
