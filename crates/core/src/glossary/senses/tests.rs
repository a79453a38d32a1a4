use super::*;

/// A term of three senses in two fields and one without.
fn bank() -> Vec<Entry> {
    let sense = |id: &str, domain: Option<&str>| Entry {
        id: id.to_owned(),
        domain: domain.map(str::to_owned),
        ..Entry::new("bank", id)
    };
    vec![sense("money", Some("Finance")), sense("river", Some("nature")), sense("row", None)]
}

fn neighbours(all: &[(&str, &str)]) -> Vec<Neighbour> {
    let one = |(label, domain): &(&str, &str)| Neighbour {
        label: (*label).to_owned(),
        domain: (*domain).to_owned(),
    };
    all.iter().map(one).collect()
}

struct Case {
    named: &'static [&'static str],
    tags: &'static [&'static str],
    block: &'static [(&'static str, &'static str)],
    article: &'static [(&'static str, &'static str)],
    order: &'static [usize],
    meant: usize,
    reason: Option<Reason>,
}

const NOTHING: Case = Case {
    named: &[],
    tags: &[],
    block: &[],
    article: &[],
    order: &[0, 1, 2],
    meant: 3,
    reason: None,
};

fn some(text: &str) -> String {
    text.to_owned()
}

fn check(cases: Vec<Case>) {
    for case in cases {
        let owned = |texts: &[&str]| texts.iter().map(|t| some(t)).collect::<Vec<_>>();
        let (named, tags) = (owned(case.named), owned(case.tags));
        let (block, article) = (neighbours(case.block), neighbours(case.article));
        let setting = Setting { named: &named, tags: &tags, block: &block, article: &article };
        let expected =
            Choice { order: case.order.to_vec(), meant: case.meant, reason: case.reason };
        assert_eq!(choose_sense(&bank(), &setting), expected, "{setting:?}");
    }
}

#[test]
fn author_comes_before_tags_before_block_before_article() {
    check(vec![
        Case {
            named: &["river", "money"],
            tags: &["finance"],
            block: &[("loan", "finance")],
            order: &[1, 0, 2],
            meant: 1,
            reason: Some(Reason::Author),
            ..NOTHING
        },
        Case {
            named: &["unknown", "row"],
            order: &[2, 0, 1],
            meant: 1,
            reason: Some(Reason::Author),
            ..NOTHING
        },
        Case {
            tags: &["travel", "#FINANCE"],
            block: &[("delta", "nature")],
            order: &[0, 1, 2],
            meant: 1,
            reason: Some(Reason::Topic(some("Finance"))),
            ..NOTHING
        },
        Case {
            block: &[("delta", "nature"), ("flood", "Nature")],
            article: &[("delta", "nature"), ("loan", "finance"), ("credit", "finance")],
            order: &[1, 0, 2],
            meant: 1,
            reason: Some(Reason::Block(some("delta"))),
            ..NOTHING
        },
        Case {
            block: &[("byte", "computing")],
            article: &[("byte", "computing"), ("loan", "finance")],
            order: &[0, 1, 2],
            meant: 1,
            reason: Some(Reason::Article(some("loan"))),
            ..NOTHING
        },
    ]);
}

#[test]
fn several_fields_or_none_decide_nothing() {
    check(vec![
        NOTHING,
        Case { named: &["elsewhere"], tags: &["travel"], ..NOTHING },
        Case {
            block: &[("loan", "finance"), ("delta", "nature")],
            article: &[("loan", "finance"), ("delta", "nature"), ("flood", "nature")],
            order: &[1, 0, 2],
            reason: Some(Reason::Likelier(some("nature"))),
            ..NOTHING
        },
        Case { article: &[("loan", "finance"), ("delta", "nature")], order: &[0, 1, 2], ..NOTHING },
    ]);
}

#[test]
fn tags_of_both_fields_leave_the_choice_to_the_terms() {
    check(vec![
        Case { tags: &["finance", "nature"], order: &[0, 1, 2], ..NOTHING },
        Case {
            tags: &["finance", "nature"],
            block: &[("delta", "nature")],
            order: &[1, 0, 2],
            meant: 1,
            reason: Some(Reason::Block(some("delta"))),
            ..NOTHING
        },
    ]);
}

#[test]
fn senses_of_one_field_stay_together() {
    let mut senses = bank();
    for (sense, domain) in senses.iter_mut().zip(["finance", "nature", "finance"]) {
        sense.domain = Some(some(domain));
    }
    let tags = [some("finance")];
    let setting = Setting { tags: &tags, ..Setting::default() };
    let choice = choose_sense(&senses, &setting);
    assert_eq!((choice.order.as_slice(), choice.meant), (&[0, 2, 1][..], 2));
    for sense in &mut senses {
        sense.domain = Some(some("finance"));
    }
    assert!(!choose_sense(&senses, &setting).is_decided(), "there is nothing to choose");
    assert_eq!(choose_sense(&senses[..1], &setting), Choice::undecided(vec![0]));
    assert_eq!(choose_sense(&[], &setting), Choice::undecided(vec![]));
}

#[test]
fn a_term_of_several_fields_tells_none() {
    assert_eq!(Neighbour::of("bank", &bank()), None);
    assert_eq!(Neighbour::of("bank", &[]), None);
    let told = Neighbour::of("bank", &bank()[..1]);
    assert_eq!(told, Some(Neighbour { label: some("bank"), domain: some("Finance") }));
}

#[test]
fn tags_are_compared_however_they_are_written() {
    for (tag, domain) in [
        ("computer-security", "Computer security"),
        ("#Keamanan_Siber", "keamanan  siber"),
        ("ÉCONOMIE", "économie"),
    ] {
        assert_eq!(key(tag), key(domain), "{tag}");
    }
}
