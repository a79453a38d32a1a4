//! How texts are cut.

use super::{Joint, cut};
use crate::text::{Layout, Utf16Offset, Utf16Span};

/// Tokens in one line: the joint, then the text; closed ones in brackets.
fn shown(text: &str, layout: &Layout) -> String {
    let mut line = String::new();
    for token in cut(text, layout) {
        line.push(match token.joint {
            Joint::Break => '|',
            Joint::Gap => ' ',
            Joint::Hyphen => '-',
            Joint::Touching => '~',
            Joint::Inside => '+',
            Joint::Bound => '=',
        });
        line.push_str(&if token.is_open {
            token.text.to_owned()
        } else {
            format!("[{}]", token.text)
        });
    }
    line
}

#[test]
fn text_is_cut_into_words_and_symbols() {
    for (text, expected) in [
        ("Serangan siber,  kata dia.", "|Serangan siber~, kata dia~."),
        ("serangan-serangan – (uji)", "|serangan-serangan – (~uji~)"),
        ("ke\u{2011}9 -nya anti- x", "|ke-9 -~nya anti~- x"),
        ("C++ C# .NET ASP.NET", "|C=+=+ C=# .=NET ASP=.=NET"),
        ("S&P 500, AT&T", "|S=&=P 500~, AT=&=T"),
        ("Qur’an 'uji' l'an", "|Qur=’=an '~uji~' l='=an"),
        ("...Rusia 1.000,5 a.b", "|.~.~.~Rusia 1=.=000=,=5 a=.=b"),
        ("snake_case a/b", "|snake_case a~/~b"),
        ("e\u{301}te\u{301} Ke\u{AD}amanan", "|e\u{301}te\u{301} Ke\u{AD}amanan"),
        ("👩🏽‍💻siber🇮🇩 ☎️", "|👩🏽‍💻~siber~🇮🇩 ☎️"),
        ("\u{200D}siber 💻\u{200D}攻撃", "|[\u{200D}]~siber 💻\u{200D}~攻~撃"),
        ("💻हिन्दी", "|💻~हिन्दी"),
        (
            "lihat https://a.id/siber?x ok",
            "|lihat [https]~[:]~[/]~[/]~[a]=[.]=[id]~[/]~[siber]~[?]~[x] ok",
        ),
        ("di a.id/siber ya", "|di a=.=id~[/]~[siber] ya"),
        ("x@siber.id", "|x=@=siber=.=id"),
        ("攻撃とは नमस्ते", "|攻~撃~と~は नमस्ते"),
        ("生成AI技術、5G通信", "|生~成~AI~技~術~、~5G~通~信"),
        ("C++入門 C言語 日本.com 東京-大阪", "|C=+=+~入~門 C~言~語 日~本=.=com 東~京~-~大~阪"),
        ("パスワード か\u{3099}", "|パ~ス~ワ~ー~ド か\u{3099}"),
        ("ภาษาไทยก็ดี ๑๒ปี", "|ภ~า~ษ~า~ไ~ท~ย~ก็~ดี ๑๒~ปี"),
        ("น้ำ ខ្មែរ ကမ္ဘာ", "|น้ำ ខ្មែ~រ က~မ္ဘာ"),
    ] {
        assert_eq!(shown(text, &Layout::default()), expected);
    }
}

#[test]
fn breaks_part_words_and_holes_close_them() {
    let layout = Layout {
        breaks: [3, 3, 9].map(Utf16Offset).to_vec(),
        holes: vec![Utf16Span::new(9, 10), Utf16Span::new(13, 16)],
        ..Layout::default()
    };
    assert_eq!(shown("satudua 12ab cdefg", &layout), "|sat|udua 1|[2ab] [cdefg]");
    assert_eq!(shown("sat-dua", &layout), "|sat|-~dua");
}

#[test]
fn runs_without_spaces_are_parted_where_the_layout_says() {
    let words = [0, 2, 3, 7, 9].map(Utf16Offset).to_vec();
    let layout = Layout { words, breaks: vec![Utf16Offset(4)], ..Layout::default() };
    // The run from the break on is not known to the layout; that behind the space is.
    assert_eq!(shown("東京都に住む 人々が", &layout), "|東+京~都~に|住~む 人+々~が");
    assert_eq!(shown("東京都。AI技人々が", &layout), "|東+京~都~。|AI~技~人~々~が");
}

#[test]
fn offsets_count_utf16_code_units() {
    let spans: Vec<(u32, u32)> = cut("💻 İ e\u{301} x", &Layout::default())
        .iter()
        .map(|token| (token.span.start.0, token.span.end.0))
        .collect();
    assert_eq!(spans, [(0, 2), (3, 4), (5, 7), (8, 9)]);
}
