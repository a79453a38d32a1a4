//! How large files are on the wire, and whether that is allowed.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::embed::PARTS;

/// Brotli's best quality, as a CDN has it for files that never change.
const BROTLI_QUALITY: i32 = 11;
/// Base 2 logarithm of brotli's window, in bytes: the largest that browsers take.
const BROTLI_WINDOW: i32 = 22;

/// A file with its compressed forms.
#[derive(Debug, Clone)]
pub(super) struct Compressed {
    /// The content as it is.
    pub(super) raw: Vec<u8>,
    /// In gzip.
    pub(super) gzip: Vec<u8>,
    /// In brotli.
    pub(super) brotli: Vec<u8>,
}

impl Compressed {
    /// Compresses `raw` both ways, as small as it goes.
    ///
    /// # Errors
    /// Those of the encoders, which have none of their own for memory.
    pub(super) fn new(raw: Vec<u8>) -> io::Result<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&raw)?;
        let gzip = gzip.finish()?;
        let settings = brotli::enc::BrotliEncoderParams {
            quality: BROTLI_QUALITY,
            lgwin: BROTLI_WINDOW,
            size_hint: raw.len(),
            ..Default::default()
        };
        let mut brotli = Vec::new();
        brotli::BrotliCompress(&mut raw.as_slice(), &mut brotli, &settings)?;
        Ok(Self { raw, gzip, brotli })
    }
}

/// The three sizes of a file, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// Its name below `dist/embed/`.
    pub(super) name: String,
    /// As it is, in gzip, in brotli.
    pub(super) bytes: [usize; 3],
}

impl Row {
    /// Its size in brotli, in bytes.
    pub(super) fn brotli(&self) -> usize {
        let [_, _, brotli] = self.bytes;
        brotli
    }
}

/// A table of sizes, names to the left and numbers to the right.
pub(super) fn table(rows: &[Row]) -> String {
    let name_width = rows.iter().map(|row| row.name.len()).max().unwrap_or(0).max(4);
    let mut text = format!("{:<name_width$} {:>9} {:>9} {:>9}\n", "file", "raw", "gzip", "brotli");
    for Row { name, bytes: [raw, gzip, brotli] } in rows {
        text.push_str(&format!("{name:<name_width$} {raw:>9} {gzip:>9} {brotli:>9}\n"));
    }
    text
}

/// What a visit loads before the first mark, in bytes of brotli: all that [`total`] counts
/// but the parts that are loaded when they are used.
pub(super) fn first_visit(rows: &[Row]) -> usize {
    let parts = rows.iter().filter(|row| row.name.starts_with(PARTS));
    total(rows) - parts.map(Row::brotli).sum::<usize>()
}

/// What a visit loads that uses everything, in bytes of brotli: every file but the
/// locales, and the largest locale, so that no reader's language breaks the promise.
pub(super) fn total(rows: &[Row]) -> usize {
    let (locales, rest): (Vec<&Row>, Vec<&Row>) =
        rows.iter().partition(|row| row.name.starts_with("locales/"));
    let locale = locales.into_iter().map(Row::brotli).max().unwrap_or(0);
    rest.into_iter().map(Row::brotli).sum::<usize>() + locale
}

/// A limit of `size-budget.toml`, in bytes: `NAME = NUMBER` on a line of its own.
///
/// # Errors
/// A sentence, when the file has no such number.
pub(super) fn limit(budget: &str, name: &str) -> Result<usize, String> {
    let value = budget
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default())
        .filter_map(|line| line.split_once('='))
        .find(|(key, _)| key.trim() == name)
        .map(|(_, value)| value.trim().replace('_', ""));
    value
        .and_then(|value| value.parse().ok())
        .ok_or_else(|| format!("there is no line `{name} = NUMBER` in it"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn row(name: &str, brotli: usize) -> Row {
        Row { name: name.to_owned(), bytes: [brotli * 4, brotli * 2, brotli] }
    }

    #[test]
    fn both_compressed_forms_hold_the_content() {
        let text = "serangan siber ".repeat(500).into_bytes();
        let file = Compressed::new(text.clone()).unwrap();
        let mut gunzipped = Vec::new();
        flate2::read::GzDecoder::new(&file.gzip[..]).read_to_end(&mut gunzipped).unwrap();
        let mut unbrotlied = Vec::new();
        brotli::Decompressor::new(&file.brotli[..], 4096).read_to_end(&mut unbrotlied).unwrap();
        assert!(gunzipped == text && unbrotlied == text);
        assert!(file.brotli.len() < file.gzip.len() && file.gzip.len() < 200);
    }

    #[test]
    fn the_table_lines_up() {
        let table = table(&[row("glosa.js", 700), row("locales/id-1234.json", 12)]);
        let expected = "\
file                       raw      gzip    brotli
glosa.js                  2800      1400       700
locales/id-1234.json        48        24        12
";
        assert_eq!(table, expected);
    }

    #[test]
    fn a_visit_counts_one_locale_and_its_parts_apart() {
        let rows =
            [row("glosa.js", 1), row("parts/talk-1.wasm", 1000), row("locales/en-1.json", 100)];
        assert_eq!((first_visit(&rows), total(&rows)), (101, 1101));
        let more = [&rows[..], &[row("locales/id-1.json", 200)]].concat();
        assert_eq!((first_visit(&more), total(&more)), (201, 1201));
    }

    #[test]
    fn reads_limits_from_the_budget() {
        let budget = "# total = 3\ntotal = 110_000 # bytes\nloader=2048\n";
        assert_eq!(limit(budget, "total"), Ok(110_000));
        assert_eq!(limit(budget, "loader"), Ok(2048));
        assert!(limit(budget, "css").unwrap_err().contains("css"));
        assert!(limit("total = many", "total").is_err());
    }
}
