//! How long a glossary takes to be made ready, and an article of 1,000 words to be marked,
//! by the number of terms; `cargo xtask bench` writes the table in `docs/benchmarks.md`.
//!
//! Three things are measured, each of a glossary as it is and of a compiled one:
//! `build` (for the compiled one: to read its index), `mark`, and `look-up` of one word that
//! is no term.

mod cpu_time;
mod words;

use std::hint::black_box;
use std::time::Duration;

use cpu_time::CpuTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion};
use glosa_core::glossary::compiled::{CompiledIndex, compile};
use glosa_core::glossary::{Entry, Glossary, Languages, Matcher};
use glosa_core::text::Layout;
use words::{article, glossary};

const TERMS: [usize; 5] = [10, 100, 1_000, 10_000, 100_000];
/// About the length of a newspaper's article.
const ARTICLE_WORDS: usize = 1_000;
const LANGUAGE: Option<&str> = Some("id");
/// A word that is in no glossary here, with an ending.
const UNKNOWN: &str = "xylofonnya";

fn normalize(text: &str) -> String {
    text.to_owned()
}

fn matcher(glossary: &Glossary) -> Matcher {
    Matcher::new(glossary, &normalize, Languages::all())
}

/// The terms of a compiled glossary that may stand in a text, as the widget asks for them.
fn subset(index: &CompiledIndex, text: &str) -> Vec<Entry> {
    index.entries_in(text, &Layout::default(), LANGUAGE, Languages::all(), &normalize)
}

fn plain(criterion: &mut Criterion<CpuTime>) {
    let text = article(ARTICLE_WORDS);
    let mut group = group(criterion, "plain");
    for terms in TERMS {
        let glossary = glossary(terms);
        let ready = matcher(&glossary);
        let find = |text: &str| ready.find(text, &Layout::default(), LANGUAGE, &normalize);
        group.bench_function(BenchmarkId::new("build", terms), |bench| {
            bench.iter(|| matcher(black_box(&glossary)));
        });
        group.bench_function(BenchmarkId::new("mark", terms), |bench| {
            bench.iter(|| find(black_box(&text)));
        });
        group.bench_function(BenchmarkId::new("look-up", terms), |bench| {
            bench.iter(|| find(black_box(UNKNOWN)));
        });
    }
    group.finish();
}

fn compiled(criterion: &mut Criterion<CpuTime>) {
    let text = article(ARTICLE_WORDS);
    let mut group = group(criterion, "compiled");
    for terms in TERMS {
        let index = compile(&glossary(terms), LANGUAGE, 128, &normalize).index;
        let bytes = index.to_bytes();
        group.bench_function(BenchmarkId::new("build", terms), |bench| {
            bench.iter(|| CompiledIndex::read(black_box(&bytes)));
        });
        group.bench_function(BenchmarkId::new("mark", terms), |bench| {
            bench.iter(|| {
                let found = Glossary::from_entries(subset(&index, black_box(&text)));
                matcher(&found).find(&text, &Layout::default(), LANGUAGE, &normalize)
            });
        });
        group.bench_function(BenchmarkId::new("look-up", terms), |bench| {
            bench.iter(|| subset(&index, black_box(UNKNOWN)));
        });
    }
    group.finish();
}

fn group<'c>(criterion: &'c mut Criterion<CpuTime>, name: &str) -> BenchmarkGroup<'c, CpuTime> {
    let mut group = criterion.benchmark_group(name);
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    group
}

fn main() {
    let mut criterion = Criterion::default().with_measurement(CpuTime).configure_from_args();
    plain(&mut criterion);
    compiled(&mut criterion);
    criterion.final_summary();
}
