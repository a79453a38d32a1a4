//! What each language's rules find, as tables: `tests/fixtures/cases`.
//!
//! A row has a term, a word of a text, and whether the one is marked in the other: `Y`
//! yes; `O` only where the entry asks for derived words; `N` never; `A` only as an alias;
//! `L` no, though it is a form of the term: a rule for it would lie elsewhere.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may end")]

mod marked;

use glosa_core::glossary::{Entry, Glossary, Languages, Mark, Matcher, Rule};
use glosa_core::text::Layout;
use marked::{marked, normalize};

/// The tables of pairs, by their languages.
const TABLES: [(&str, &str); 10] = [
    ("id", include_str!("../../../tests/fixtures/cases/indonesian.tsv")),
    ("ms", include_str!("../../../tests/fixtures/cases/malay.tsv")),
    ("en", include_str!("../../../tests/fixtures/cases/english.tsv")),
    ("es", include_str!("../../../tests/fixtures/cases/spanish.tsv")),
    ("pt", include_str!("../../../tests/fixtures/cases/portuguese.tsv")),
    ("fr", include_str!("../../../tests/fixtures/cases/french.tsv")),
    ("de", include_str!("../../../tests/fixtures/cases/german.tsv")),
    ("nl", include_str!("../../../tests/fixtures/cases/dutch.tsv")),
    ("it", include_str!("../../../tests/fixtures/cases/italian.tsv")),
    ("tr", include_str!("../../../tests/fixtures/cases/turkish.tsv")),
];

/// A row of a table.
struct Pair {
    term: String,
    surface: String,
    /// What is said of an entry that does not ask for derived words, and of one that does.
    wanted: [String; 2],
}

fn pairs(table: &str) -> Vec<Pair> {
    let mut rows = table.lines().map(|line| line.split('\t').map(str::to_owned));
    let has_tiers = rows.next().unwrap().any(|name| name == "tier2");
    rows.map(|mut fields| {
        let mut next = || fields.next().unwrap();
        let [term, surface, wanted] = [next(), next(), next()];
        let derived = match wanted.as_str() {
            _ if has_tiers => next(),
            "O" => "Y".to_owned(),
            _ => wanted.clone(),
        };
        Pair { term, surface, wanted: [wanted, derived] }
    })
    .collect()
}

/// A surface in a text with what of it is marked in brackets: all, unless it says what.
fn bracketed(surface: &str, is_marked: bool) -> String {
    match (is_marked, surface.contains('[')) {
        (true, false) => format!("a [{surface}], b"),
        _ => format!("a {surface}, b"),
    }
}

fn check(language: &str, entry: Entry, expected: &str) {
    let told = format!("{entry:?} ({language})");
    let text = expected.replace(['[', ']'], "");
    let glossary = Glossary::from_entries([entry]);
    assert_eq!(marked(&glossary, language, &text, &Layout::default()), expected, "{told}");
}

#[test]
fn each_table_has_as_many_traps_as_forms() {
    for (language, table) in TABLES {
        let pairs = pairs(table);
        let forms = pairs.iter().filter(|pair| pair.wanted[0] == "Y").count();
        assert!(pairs.len() >= 40 && forms * 10 <= pairs.len() * 6, "{language}: {forms}");
    }
}

#[test]
fn the_readme_has_a_row_for_each_language_with_a_form_that_is_found() {
    let readme = include_str!("../../../README.md");
    for (language, table) in TABLES {
        let tag = format!(" `{language}` |");
        let row = readme.lines().find(|line| line.contains(&tag));
        let cells: Vec<&str> =
            row.unwrap_or_else(|| panic!("no row of {tag}")).split('|').collect();
        let (term, form) = cells[3].trim().split_once(": ").unwrap();
        let (term, form) = (term.trim_matches('*'), form.trim_matches('*'));
        let is_found = |pair: &Pair| {
            (pair.term.as_str(), pair.surface.as_str()) == (term, form) && pair.wanted[0] == "Y"
        };
        assert!(pairs(table).iter().any(is_found), "{language}: {term}, {form}");
    }
}

#[test]
fn each_pair_of_the_tables_is_told_as_it_says() {
    for (language, table) in TABLES {
        for Pair { term, surface, wanted } in pairs(table) {
            for (wanted, derive) in wanted.iter().zip([false, true]) {
                let entry = Entry { derive, ..Entry::new(&term, "x") };
                check(language, entry.clone(), &bracketed(&surface, wanted == "Y"));
                if wanted == "A" {
                    // Only an alias makes the two one.
                    let entry = Entry { aliases: vec![surface.clone()], ..entry };
                    check(language, entry, &bracketed(&surface, true));
                }
            }
        }
    }
}

#[test]
fn an_entry_follows_its_own_language_before_that_of_the_article() {
    let entries = [
        Entry { language: Some("en".to_owned()), ..Entry::new("exploit", "x") },
        Entry { language: Some("id".to_owned()), ..Entry::new("celah", "x") },
        Entry::new("akun", "x"),
    ];
    let glossary = Glossary::from_entries(entries);
    for (language, expected) in [
        ("id", "[exploits] exploitnya [celahnya] celahs [akunnya] akuns"),
        ("en", "[exploits] exploitnya [celahnya] celahs akunnya [akuns]"),
        ("sv", "[exploits] exploitnya [celahnya] celahs akunnya akuns"),
    ] {
        let text = expected.replace(['[', ']'], "");
        assert_eq!(marked(&glossary, language, &text, &Layout::default()), expected);
    }
}

#[test]
fn words_of_several_languages_in_one_text_follow_each_its_own() {
    let entries = [
        ("de", "Angriff"),
        ("de", "künstliche Intelligenz"),
        ("fr", "mot de passe"),
        ("fr", "hameçonnage"),
        ("es", "ataque informático"),
        ("pt", "invasão"),
        ("nl", "apparaat"),
        ("it", "rete privata"),
        ("tr", "güvenlik"),
        ("ms", "perisian"),
        ("en", "exploit"),
    ]
    .map(|(language, term)| Entry { language: Some(language.to_owned()), ..Entry::new(term, "x") });
    let glossary = Glossary::from_entries(entries);
    let forms = "[Angriffen] [künstlicher Intelligenz] [mots de passe] [ataques informáticos] \
        [invasões] [apparaten] [reti private] [güvenliğini] [perisiannya] [exploits]";
    let not = "Angriffnya mots de passeler ataques informáticosnya invasãoler apparaatnya \
        rete privati güvenliks perisians exploitler";
    for (language, elided) in [
        // What is elided is a word of the article, and not of the term.
        ("fr", "l'[hameçonnage] d'[exploits]"),
        ("id", "l'hameçonnage d'exploits"),
        ("sv", "l'hameçonnage d'exploits"),
    ] {
        let expected = [forms, not, elided].join("; ");
        let text = expected.replace(['[', ']'], "");
        assert_eq!(marked(&glossary, language, &text, &Layout::default()), expected);
    }
}

#[test]
fn only_the_rules_of_an_entry_bend_the_inner_words_of_its_phrase() {
    let foreign = |term: &str| Entry { language: Some("id".to_owned()), ..Entry::new(term, "x") };
    let exact = |term: &str| Entry { case_sensitive: true, ..Entry::new(term, "x") };
    for (entry, text) in [
        (Entry::new("ataque informático", "x"), "[ataques informático]"),
        (foreign("ataque informático"), "ataques informático, [ataque informático]"),
        (exact("Red Privada"), "Redes Privada, redes privadas, [Red Privada]"),
        (Entry::new("red privada", "x"), "[Redes Privadas] redes, privadas red de privada"),
    ] {
        check("es", entry, text);
    }
}

#[test]
fn a_language_that_is_not_at_hand_has_no_inflection() {
    let glossary = Glossary::from_entries([Entry::new("Angriff", "x")]);
    for (languages, count) in [(Languages::built_in(), 1), (Languages::all(), 2)] {
        let matcher = Matcher::new(&glossary, &normalize, languages);
        let found =
            matcher.find("Angriff, Angriffe", &Layout::default(), Some("de-AT"), &normalize);
        assert_eq!(found.len(), count, "{languages:?}");
    }
}

/// What is found, with the rule of each mark.
fn told(entries: Vec<Entry>, language: &str, text: &str) -> Vec<(String, Rule)> {
    let glossary = Glossary::from_entries(entries);
    let matcher = Matcher::new(&glossary, &normalize, Languages::all());
    let found = matcher.find(text, &Layout::default(), Some(language), &normalize);
    let label = |mark: &Mark| glossary.term(mark.term).unwrap().label.clone();
    found.iter().map(|mark| (label(mark), mark.rule)).collect()
}

fn deriving(term: &str) -> Entry {
    Entry { derive: true, ..Entry::new(term, "x") }
}

#[test]
fn derived_words_take_the_endings_of_the_language() {
    for (language, term, text) in [
        ("id", "serang", "[diserangnya] [penyerang-penyerang] [serangannyalah] [menyerangku]"),
        ("id", "hack", "[di-hack] [meng-hack] [peng-hack-nya] [mengehack] [Di-hack]"),
        ("id", "tiru", "[meniru-nirukannya] [meniru-niru] [meniru] nirukan, [peniruan]"),
        ("id", "pukul", "[memukul] [memukul-mukul] [pukulan-pukulan] [terpukul] [pemukulnya]"),
        ("id", "cek", "[mengecek] [pengecekan] [dicek] [mencek]"),
        ("id", "rasa", "[berasa] [terasa] [merasakan] [perasaan]"),
        ("id", "uji penetrasi", "[menguji penetrasi] [pengujian penetrasinya] menguji"),
        ("id", "KTP", "[ber-KTP] [ber-KTP-nya] berKTP ber-ktp KTPan"),
        ("id", "api", "[berapi] terapi terapinya"),
        ("id", "mata", "permata [bermata]"),
        ("ms", "godam", "[menggodam] [penggodaman] [digodam]"),
        ("en", "hack", "[hacked] [hacking] [hackers] [hacker's] hackathon unhacked"),
        ("en", "scan", "[scanned] [scanners] [scanning] scant"),
        ("en", "leak", "[leaked] [leaking] leakked"),
        ("en", "copy", "[copied] [copying] [copiers] copyright"),
        ("en", "agree", "[agreeing] [agreed] agreing agreement"),
        ("en", "penetration test", "[penetration testers] penetrations tested"),
        ("en", "serve", "[served] [serving] server servers"),
        ("de", "hack", "hacked hacker dihack"),
    ] {
        check(language, deriving(term), text);
        let bare = text.replace(['[', ']'], "");
        check(language, Entry::new(term, "x"), &bare);
    }
}

#[test]
fn a_derived_word_tells_so_and_gives_way_to_a_term_of_that_spelling() {
    let marks = told(
        vec![deriving("serang"), Entry::new("penyerang", "x")],
        "id",
        "serang serangan serangannya penyerang penyerangnya serangnya serangan-serangan",
    );
    let expected = [
        ("serang", Rule::Exact),
        ("serang", Rule::Derived),
        ("serang", Rule::Derived),
        ("penyerang", Rule::Exact),
        ("penyerang", Rule::Clitic),
        ("serang", Rule::Clitic),
        ("serang", Rule::Derived),
    ];
    assert_eq!(marks, expected.map(|(term, rule)| (term.to_owned(), rule)));
}

#[test]
fn an_entry_derives_by_its_own_language_before_that_of_the_article() {
    let english = Entry { language: Some("en-GB".to_owned()), ..deriving("hack") };
    for (entry, article, text) in [
        (deriving("hack"), "id", "[di-hack] di [hack] hacked"),
        (deriving("hack"), "en", "di-hack [hacked]"),
        (deriving("hack"), "sv", "di-hack hacked"),
        (english.clone(), "id", "di-hack [hacked]"),
        (english, "sv", "di-hack [hackers]"),
    ] {
        check(article, entry, text);
    }
}

#[test]
fn a_mark_tells_the_case_plural_or_possessive_that_it_is_in() {
    for (language, term, text, rule) in [
        ("de", "Angriff", "Angriffs", Rule::Case),
        ("de", "künstliche Intelligenz", "künstlicher Intelligenz", Rule::Case),
        ("fr", "mot de passe", "mots de passe", Rule::Plural),
        ("tr", "Ankara", "Ankara'da", Rule::Case),
        ("tr", "saldırı", "saldırımız", Rule::Possessive),
        ("nl", "foto", "foto's", Rule::Possessive),
        ("it", "attacco", "attacchi", Rule::Plural),
    ] {
        let marks = told(vec![Entry::new(term, "x")], language, text);
        assert_eq!(marks, [(term.to_owned(), rule)]);
    }
}
