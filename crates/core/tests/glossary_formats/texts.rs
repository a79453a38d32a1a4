//! Tables, TBX and Markdown.

use glosa_core::glossary::formats::{Form, ReadError, detect};

use super::{read_from, shown};

fn check(address: &str, text: &str, expected: &[&str]) {
    let reading = read_from(address, text).unwrap();
    assert_eq!(shown(&reading), expected.join("\n"), "{text}");
}

#[test]
fn a_table_is_read_by_the_words_of_its_header() {
    let cases: &[(&str, &[&str])] = &[
        ("term,definition\nvirus,Jahat.\n", &["virus: Jahat."]),
        (
            "\u{feff}Istilah;Definisi\r\nvirus;Jahat, \"sekali\".\r\n",
            &["virus: Jahat, \"sekali\"."],
        ),
        ("definition\tterm\nJahat.\tvirus", &["virus: Jahat."]),
        ("sep=;\nterm;definition\na,b;c\n", &["a,b: c"]),
        (
            "ID,Term,Aliases,Definition,Language,URL,Image,Domain,Case sensitive,derive,Catatan,hidden\n\
             w,WHO, Organisasi | OMS ||WHO,Badan.,id,https://a,b.png,sehat,Ya,x,abc,W.H.O|who\n",
            &[
                "WHO: Badan. id=w lang=id url=https://a image=b.png domain=sehat ~Organisasi ~OMS ?W.H.O ?who case derive",
            ],
        ),
        (
            "Term_English;Istilah_Indonesia;Definisi\nAlgae;Ganggang;\"Ganggang adalah \"\"tanaman\"\"; kecil\"\n",
            &["Ganggang: Ganggang adalah \"tanaman\"; kecil lang=id ~Algae"],
        ),
        (
            "English;Indonesia;Definition\nAlgae;Ganggang;Plant\n",
            &["Algae: Plant lang=en ~Ganggang"],
        ),
        ("term_en,term_id,definition_id\nAlgae,Ganggang,x\n", &["Ganggang: x lang=id ~Algae"]),
        ("term_id,term,definition\n7,Algae,x\n", &["Algae: x id=7"]),
        (
            "Kata;Bidang;Sinonim;Arti\nvirus;siber;kuman;x;lebih\n",
            &["virus: x domain=siber ~kuman"],
        ),
        (
            "term,definition\n\n\"baris\nsatu\",\"x\r\ny\"\n,z\nkosong\n , \n",
            &[
                "baris satu: x\ny",
                "! line 6 is skipped: it has no term",
                "! line 7 is skipped: it has no definition",
            ],
        ),
        (
            "term,definition\na,\"b\" c\nd,\"e\nf,g\n\"h\",i\n",
            &[
                "f: g",
                "h: i",
                "! line 2 is skipped: its quotation marks do not close",
                "! line 3 is skipped: its quotation marks do not close",
            ],
        ),
    ];
    for (text, expected) in cases {
        check("a.csv", text, expected);
    }
    for text in
        ["", "\n\n", "virus,Jahat.\n", "term\nvirus\n", "definition\nx\n", "\"term,definition"]
    {
        assert_eq!(read_from("a.csv", text), Err(ReadError::NoColumns), "{text}");
    }
}

#[test]
fn term_bases_are_read_in_both_versions() {
    let new = |body: &str| {
        format!(
            r#"<?xml version="1.0"?><tbx type="TBX-Basic" style="dca" xml:lang="id"
            xmlns="urn:iso:std:iso:30042:ed-2"><text><body>{body}</body></text></tbx>"#
        )
    };
    let cases: [(String, &[&str]); 5] = [
        (
            new(r#"<conceptEntry id="c1"><descrip type="subjectField">siber</descrip>
                <langSec xml:lang="id"><descripGrp><descrip type="definition">Upaya
                 &lt;b&gt; &amp; <hi>sistem</hi>.</descrip></descripGrp>
                <termSec><term>serbuan</term></termSec>
                <termSec><term>salah</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
                <termSec><term>serangan  siber</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
                </langSec><langSec xml:lang="en"><termSec><term>cyberattack</term></termSec></langSec></conceptEntry>"#),
            &[
                "serangan siber: Upaya &lt;b> &amp; sistem. id=c1 lang=id domain=siber ~serbuan ~cyberattack ?salah",
            ],
        ),
        (
            new(r#"<conceptEntry><langSec xml:lang="id"><termSec><term>a</term></termSec></langSec></conceptEntry>
                <conceptEntry><langSec xml:lang="id"><descrip type="definition">x</descrip></langSec></conceptEntry>
                <conceptEntry><definition>x</definition><langSec xml:lang="en"><termSec><term>c</term></termSec></langSec></conceptEntry>"#),
            &[
                "c: x lang=en",
                "! entry 1 is skipped: it has no definition",
                "! entry 2 is skipped: it has no term",
            ],
        ),
        (
            new(r#"<conceptEntry id="d"><langSec xml:lang="id"><definition>Kuman.</definition><termSec><term>virus</term></termSec></langSec>
                <langSec xml:lang="en"><definition>Germ.</definition><termSec><term>virus</term></termSec></langSec></conceptEntry>"#),
            &["virus: Kuman. id=d lang=id", "virus: Germ. lang=en"],
        ),
        (
            r#"<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX" xml:lang="en">
               <text><body><termEntry id="t"><langSet xml:lang="en"><tig><term>worm</term><descrip type="definition">Crawls.</descrip></tig>
               <ntig><termGrp><term>helminth</term></termGrp></ntig></langSet></termEntry></body></text></martif>"#
                .to_owned(),
            &["worm: Crawls. id=t lang=en ~helminth"],
        ),
        (new(""), &[]),
    ];
    for (text, expected) in cases {
        check("a.tbx", &text, expected);
    }
    assert_eq!(read_from("a.xml", "<rss/>"), Err(ReadError::NoTbx));
    assert!(matches!(read_from("a.xml", "<tbx>"), Err(ReadError::Malformed(_))));
}

#[test]
fn definition_lists_of_markdown_are_read_and_the_rest_is_passed_over() {
    let cases: &[(&str, &[&str])] = &[
        ("virus\n: Jahat.\n", &["virus: Jahat."]),
        (
            "---\ntitle: Glosarium\n---\n\n# Glosarium\n\nKata pengantar.\n\nvirus\nkuman\n\n:   Jahat\n    sekali.\n\
             :   Kedua.\n\n    Masih kedua.\n\ncacing\r\n: Merayap.\nulat\n: Berbulu.\n\n- a\n",
            &[
                "virus: Jahat sekali. ~kuman",
                "virus: Kedua. Masih kedua. ~kuman",
                "cacing: Merayap.",
                "ulat: Berbulu.",
            ],
        ),
        (
            "a\n: **b** *c* `<d>` [e](f \"g) __h__ i_j_k 2 * 3 <i>l</i> **m\n",
            &["a: <strong>b</strong> <em>c</em> <code>&lt;d></code> <a href=\"f &quot;g\">e</a> \
                 <strong>h</strong> i_j_k 2 * 3 <i>l</i> **m"],
        ),
        (
            "virus\n: Jahat.\n\n# Judul\n: tanpa nama\n\ncacing\n:\n",
            &[
                "virus: Jahat.",
                "! line 5 is skipped: it has no term",
                "! line 8 is skipped: it has no definition",
            ],
        ),
        ("```\nvirus\n: x\n```\n\na\n~ b\n", &["a: b"]),
        ("", &[]),
    ];
    for (text, expected) in cases {
        check("a.md", text, expected);
    }
}

#[test]
fn the_form_is_told_by_the_type_then_the_ending_then_the_content() {
    let table = "term,definition\na,b";
    for (content_type, address, text, expected) in [
        ("text/csv; charset=utf-8", "a.json", "", Some(Form::Table)),
        ("application/ld+json", "", "", Some(Form::Json)),
        ("application/tbx+xml", "", "", Some(Form::Xml)),
        ("Text/XML", "", "", Some(Form::Xml)),
        ("text/markdown", "", "", Some(Form::Markdown)),
        ("text/plain", "https://a.id/x.CSV?y=z.json#a.md", "", Some(Form::Table)),
        ("text/html", "/a.tsv", "", Some(Form::Table)),
        ("application/octet-stream", "a.tbx", "", Some(Form::Xml)),
        ("", "a.jsonld", "", Some(Form::Json)),
        ("", "a.markdown", "", Some(Form::Markdown)),
        ("", "", "\u{feff} [1]", Some(Form::Json)),
        ("text/plain", "glosarium", table, Some(Form::Table)),
        ("", "", "<?xml version=\"1.0\"?><tbx/>", Some(Form::Xml)),
        ("", "", "a\n\n: b", Some(Form::Markdown)),
        ("", "", "a\nb", None),
        ("text/html", "/page", "<!doctype html><p>a", None),
        ("application/xhtml+xml", "", "<html/>", None),
        ("", "", "", None),
    ] {
        assert_eq!(
            detect(content_type, address, text),
            expected,
            "{content_type} {address} {text}"
        );
    }
}
