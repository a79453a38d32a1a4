//! Which words of a text are a term of the glossary, as tables.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may end")]

mod marked;

use glosa_core::glossary::{Entry, Glossary, Languages, Matcher, Rule};
use glosa_core::text::{Layout, Utf16Offset, Utf16Span};
use marked::{marked, normalize};

fn entry(term: &str) -> Entry {
    // `a = b = c` is a term with its aliases, `!` before it makes it case-sensitive.
    let (case_sensitive, term) = term.strip_prefix('!').map_or((false, term), |term| (true, term));
    let mut spellings = term.split(" = ").map(str::to_owned);
    let term = spellings.next().unwrap();
    Entry { aliases: spellings.collect(), case_sensitive, ..Entry::new(term, "x") }
}

fn glossary(terms: &[&str]) -> Glossary {
    Glossary::from_entries(terms.iter().map(|term| entry(term)))
}

fn check(language: &str, terms: &[&str], text_with_brackets: &str) {
    let text = text_with_brackets.replace(['[', ']'], "");
    let found = marked(&glossary(terms), language, &text, &Layout::default());
    assert_eq!(found, text_with_brackets, "{terms:?} ({language})");
}

#[test]
fn the_longest_term_is_found_in_whole_words_only() {
    for (terms, text) in [
        (&["siber", "serangan siber"][..], "Ada [serangan siber] dan [siber]."),
        (&["siber"], "Bukan siberia, bukan prasiber, bukan ke-siber; [Siber] [siber]"),
        (&["a b c", "a b"], "[a b] d, [a b c], [a b]"),
        (&["b c", "a b"], "[a b] c"),
        (&["kata sandi"], "[kata\n  sandi] dan [kata-sandi], bukan kata, sandi, kata: sandi"),
        (
            &["serangan"],
            "anti-serangan dan serangan-balik dan “[serangan]”, ([serangan])/[serangan]",
        ),
        (&["vue"], "[Vue] dan Vue.js dan vue@x.id dan a_vue"),
        (&["Vue.js", "vue"], "[Vue] dan [Vue.js]."),
        (
            &["ransomware"],
            "https://a.id/ransomware/x?ransomware [ransomware] a.id/ransomware #[ransomware]",
        ),
    ] {
        check("id", terms, text);
        check("fr", terms, text);
    }
}

#[test]
fn signs_belong_to_a_term_that_has_them() {
    for (terms, text) in [
        (&["C++", "C", "C#"][..], "[C], [C++], [C#]; ([C++]) C+ C+++"),
        (&[".NET", "net"], "[.NET] dan [net]; ASP.NET sistem. [Net] (.NETx)"),
        (&["S&P 500"], "[S&P 500] dan S&P 5000 dan S P 500"),
        (&["AT&T", "AT"], "[AT&T], [AT] & T"),
        (&["5G"], "[5G], [5g], 5 G, 15G"),
        (&["TCP/IP", "IP"], "[TCP/IP] dan [IP] dan TCP/IPx dan UDP/[IP]"),
        (&["Qur'an"], "[Qur’an] dan [qur'an], bukan Qur an"),
        (&["💻"], "[💻] dan 👩\u{200D}💻 [💻]x"),
        (&["jam 5 sore"], "[jam 5 sore]"),
    ] {
        check("de", terms, text);
    }
}

#[test]
fn case_counts_where_it_must() {
    for (terms, text) in [
        (&["WHO"][..], "[WHO], bukan who, bukan Who, [WHO-nya], bukan who-nya"),
        (&["WHO", "who"], "[WHO] [who] [Who]"),
        (&["PBB"], "[PBB-nya] [PBBnya] [PBB-lah], bukan pbb dan PBBNYA"),
        (&["organisasi kesehatan = WHO"], "[WHO] dan [Organisasi Kesehatan], bukan who"),
        (&["!Windows"], "[Windows] [Windows-nya] windows WINDOWS"),
        (&["!Jaringan Tor"], "[Jaringan Tor] jaringan Tor [Jaringan Tornya]"),
        (&["dewan keamanan PBB"], "[DEWAN KEAMANAN PBB], [Dewan Keamanan PBB-nya]"),
        (&["AI"], "[AI-nya] [AInya] ainya"),
    ] {
        check("id", terms, text);
    }
    check("en", &["VPN", "AI"], "[VPNs] [VPN's] [AIs] ais vpns");
    check("en", &["POLICY"], "[POLICY] POLICies policies");
}

#[test]
fn folding_keeps_offsets() {
    for (terms, text) in [
        (&["api"][..], "İ [API]"),
        (&["İstanbul"], "[istanbul] [İSTANBUL] [I\u{307}stanbul] [Istanbul]"),
        (&["straße"], "[STRASSE] [Straße] strase"),
        (&["cafe\u{301}"], "[café] [CAFÉ] [cafe\u{301}] cafe caf\u{e9}\u{301}"),
        (&["café"], "👩‍💻👍🏽 [cafe\u{301}] 𝕏 [CAFÉ]"),
        (&["οδος"], "[ΟΔΟΣ] [οδος]"),
        (&["keamanan"], "[ke\u{AD}amanan] a\u{301}keamanan keamanan\u{301}"),
        (&["می‌خواهم"], "[می‌خواهم] میخواهم"),
        (&["हिन्दी"], "[हिन्दी] हिन्"),
        (&["siber"], "🚀[siber]🚀 🇮🇩[siber]"),
    ] {
        check("tr", terms, text);
    }
}

#[test]
fn indonesian_forms_of_a_term_are_marked_whole() {
    for (terms, text) in [
        (&["serangan"][..], "[serangannyalah] [serangankah] [serangan] pun [seranganpun]"),
        (&["surat kabar"], "[surat kabar-surat kabar] [surat-surat kabar] [surat kabarnya]"),
        (&["surat kabar"], "[surat kabar-surat kabarnya] [surat-surat kabarnya]"),
        (&["buku"], "[buku-buku] [buku-bukunya] [buku-buku-nya] [bukumukah]"),
        (&["buku"], "buku-buku-buku buku-catatan catatan-buku buku-bukuan"),
        (&["undang-undang", "undang"], "[undang-undang] [undang] [Undang-Undangnya]"),
        (&["undang"], "undang-undang undang-undangnya"),
        (&["mata uang"], "mata-mata uang [mata uang]"),
        (
            &["masa", "sela", "bang", "seko", "jum"],
            "masalah selaku selakulah bangku sekolah jumlah masalahnya",
        ),
        (&["masalah"], "[masalahnya] [masalah-masalah] permasalahan"),
        (&["ia", "di"], "ianya diku [ia]"),
        (&["KTP"], "[KTP-mu] [KTP-nya] ber-KTP KTP-an KTP'nya"),
        (&["sandi"], "penyandian bersandi sandiwara [sandi-sandi] sandi-sendi"),
    ] {
        check("id", terms, text);
        check("ms-MY", terms, text);
    }
}

#[test]
fn pairs_of_names_are_marked_name_by_name() {
    for (terms, text) in [
        (&["AS", "Rusia"][..], "[AS]-[Rusia], hubungan [AS]-Tiongkok, Tiongkok-[Rusia]"),
        (&["Amerika Serikat", "Uni Soviet"], "[Amerika Serikat]-[Uni Soviet]"),
        (&["Indonesia"], "se-Indonesia Se-Indonesia Non-Indonesia pan-Indonesia"),
        (&["Rusia"], "Anti-Rusia rusia-AS A-Rusia Rusia-AS-Tiongkok"),
        (&["siber"], "Keamanan-Siber"),
        (&["COVID", "CVE"], "COVID-19 CVE-2021-1"),
    ] {
        check("id", terms, text);
    }
    check("de", &["AS", "Rusia"], "AS-Rusia");
}

#[test]
fn english_forms_of_a_term_are_marked_whole() {
    for (terms, text) in [
        (&["attacker"][..], "[attackers] [attacker’s] [attackers]' attackersx attacker'd"),
        (&["man-in-the-middle attack"], "[man in the middle attacks] [man-in-the-middle attack's]"),
        (&["policy", "bus", "hash", "photo"], "[policies] [buses] [hashes] [photos] police hashed"),
        (&["new", "doe", "specy", "it"], "news does species its"),
        (&["bas", "gla"], "bass glass"),
        (&["key"], "[keys] keies monkeys keyss"),
        (&["breach"], "[Breaches] breached breaching breacher"),
    ] {
        check("en-US", terms, text);
    }
}

#[test]
fn borders_and_holes_hold() {
    let glossary = glossary(&["serangan siber", "siber"]);
    let text = "serangan siber serangan siber serangansiber";
    let span = Utf16Span::new;
    for (breaks, holes, expected) in [
        (&[8][..], vec![], "serangan [siber] [serangan siber] serangansiber"),
        (&[38], vec![], "[serangan siber] [serangan siber] serangan[siber]"),
        (&[], vec![span(9, 14)], "serangan siber [serangan siber] serangansiber"),
        (&[], vec![span(0, 3), span(24, 25)], "serangan [siber] serangan siber serangansiber"),
        // A link around the half of a word leaves no other half.
        (&[], vec![span(30, 38)], "[serangan siber] [serangan siber] serangansiber"),
        (&[], vec![span(0, 43)], text),
    ] {
        let breaks = breaks.iter().map(|at| Utf16Offset(*at)).collect();
        let layout = Layout { breaks, holes, ..Layout::default() };
        assert_eq!(marked(&glossary, "id", text, &layout), expected, "{layout:?}");
    }
}

#[test]
fn a_mark_tells_its_rule_and_whether_an_alias_stands_there() {
    let glossary = glossary(&["serangan siber = cyberattack = cyber attack", "AS", "hacker"]);
    let text = "serangan siber, Cyberattack, serangan sibernya, serangan-serangan siber, AS-Rusia";
    let marks = Matcher::new(&glossary, &normalize, Languages::all()).find(
        text,
        &Layout::default(),
        Some("id"),
        &normalize,
    );
    let told: Vec<(Rule, bool)> = marks.iter().map(|mark| (mark.rule, mark.alias)).collect();
    assert_eq!(
        told,
        [
            (Rule::Exact, false),
            (Rule::Exact, true),
            (Rule::Clitic, false),
            (Rule::Doubled, false),
            (Rule::NamePair, false)
        ]
    );
    let english = Matcher::new(&glossary, &normalize, Languages::all());
    let marks = english.find("hackers hacker's", &Layout::default(), Some("en"), &normalize);
    let told: Vec<Rule> = marks.iter().map(|mark| mark.rule).collect();
    assert_eq!(told, [Rule::Plural, Rule::Possessive]);
}

#[test]
fn a_term_comes_before_another_ones_alias() {
    let glossary = glossary(&["peretas = hacker", "hacker"]);
    let marks = Matcher::new(&glossary, &normalize, Languages::all()).find(
        "hacker",
        &Layout::default(),
        None,
        &normalize,
    );
    assert_eq!(glossary.term(marks[0].term).unwrap().label, "hacker");
}

#[test]
fn a_hidden_spelling_is_found_with_its_endings() {
    let entry = Entry { hidden: vec!["saiber".to_owned()], ..Entry::new("siber", "x") };
    let glossary = Glossary::from_entries([entry]);
    let found = marked(&glossary, "id", "siber, saibernya", &Layout::default());
    assert_eq!(found, "[siber], [saibernya]");
}
