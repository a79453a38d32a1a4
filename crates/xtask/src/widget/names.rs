//! Short names between the module and its glue.
//!
//! wasm-bindgen calls each import and export by a long name with a hash, once in the
//! module and once in the glue. Nobody else reads them, and hashes do not compress: they
//! are a twentieth of what a reader fetches.

use std::collections::BTreeMap;

const HEADER_BYTES: usize = 8;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// A module and its glue that call each other by short names; `None` where the module is
/// not as the WebAssembly specification, section 5.5, has it.
pub(crate) fn shortened(module: &[u8], glue: &str) -> Option<(Vec<u8>, String)> {
    let mut names = Names::default();
    let mut rest = Reader(module.get(HEADER_BYTES..)?);
    let mut out = module.get(..HEADER_BYTES)?.to_vec();
    while let Some(id) = rest.byte() {
        let length = rest.number()?;
        let content = rest.bytes(length)?;
        let content = match id {
            IMPORTS => imports(content, &mut names)?,
            EXPORTS => exports(content, &mut names)?,
            _ => content.to_vec(),
        };
        out.push(id);
        push_bytes(&content, &mut out)?;
    }
    Some((out, names.replaced(glue)))
}

/// Long names with their short ones.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Names {
    /// The short name of one that wasm-bindgen made up; any other name stays.
    fn short(&mut self, name: &str) -> String {
        if !["__wbg_", "__wbindgen_", "__externref_", "wasm_bindgen__"]
            .iter()
            .any(|start| name.starts_with(start))
        {
            return name.to_owned();
        }
        let mut number = self.0.len();
        let make = || {
            let mut short = String::new();
            loop {
                short.extend(LETTERS.get(number % LETTERS.len()).map(|letter| char::from(*letter)));
                number /= LETTERS.len();
                if number == 0 {
                    return short + "_";
                }
                number -= 1;
            }
        };
        self.0.entry(name.to_owned()).or_insert_with(make).clone()
    }

    /// A script with its words replaced.
    fn replaced(&self, script: &str) -> String {
        let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
        let mut out = String::with_capacity(script.len());
        let mut rest = script;
        while !rest.is_empty() {
            let end = rest.find(|c| !is_inside(c)).unwrap_or(rest.len());
            let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            out.push_str(self.0.get(word).map_or(word, String::as_str));
            let mut between = after.chars();
            out.extend(between.next());
            rest = between.as_str();
        }
        out
    }
}

fn imports(content: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let mut from = Reader(content);
    let mut out = Vec::new();
    let count = from.number()?;
    push_number(count, &mut out);
    for _ in 0..count {
        let module = from.name()?;
        push_bytes(module.as_bytes(), &mut out)?;
        push_bytes(names.short(from.name()?).as_bytes(), &mut out)?;
        let before = from.0;
        match from.byte()? {
            // A function by its type.
            0 => from.skip_number()?,
            // A table: a type and limits.
            1 => {
                from.byte()?;
                from.skip_limits()?;
            }
            // A memory.
            2 => from.skip_limits()?,
            // A global: a type and whether it changes.
            3 => from.bytes(2).map(drop)?,
            // A tag: an attribute and a type.
            4 => {
                from.byte()?;
                from.skip_number()?;
            }
            _ => return None,
        }
        out.extend(before.get(..before.len() - from.0.len())?);
    }
    Some(out)
}

fn exports(content: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let mut from = Reader(content);
    let mut out = Vec::new();
    let count = from.number()?;
    push_number(count, &mut out);
    for _ in 0..count {
        push_bytes(names.short(from.name()?).as_bytes(), &mut out)?;
        out.push(from.byte()?);
        push_number(from.number()?, &mut out);
    }
    Some(out)
}

/// What is left to be read.
struct Reader<'m>(&'m [u8]);

impl<'m> Reader<'m> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn bytes(&mut self, count: u32) -> Option<&'m [u8]> {
        let (bytes, rest) = self.0.split_at_checked(usize::try_from(count).ok()?)?;
        self.0 = rest;
        Some(bytes)
    }

    fn name(&mut self) -> Option<&'m str> {
        let length = self.number()?;
        core::str::from_utf8(self.bytes(length)?).ok()
    }

    /// An unsigned number in LEB128.
    fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn skip_number(&mut self) -> Option<()> {
        self.number().map(drop)
    }

    /// The least size, and the largest where the flags say that there is one.
    fn skip_limits(&mut self) -> Option<()> {
        let flags = self.byte()?;
        self.skip_number()?;
        if flags & 1 == 1 { self.skip_number() } else { Some(()) }
    }
}

fn push_number(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.extend(u8::try_from(number & 0x7f | 0x80));
        number >>= 7;
    }
    out.extend(u8::try_from(number));
}

fn push_bytes(bytes: &[u8], out: &mut Vec<u8>) -> Option<()> {
    push_number(u32::try_from(bytes.len()).ok()?, out);
    out.extend(bytes);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(id: u8, content: &[u8]) -> Vec<u8> {
        let mut out = vec![id];
        push_bytes(content, &mut out).unwrap();
        out
    }

    fn named(parts: &[&str], end: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        for part in parts {
            push_bytes(part.as_bytes(), &mut out).unwrap();
        }
        out.extend(end);
        out
    }

    #[test]
    fn both_sides_call_each_other_by_the_same_short_names() {
        let module = |import: &str, export: &str| {
            [
                b"\0asm\x01\0\0\0".to_vec(),
                section(1, &[1, 0x60, 0, 0]),
                section(2, &[vec![1], named(&["./glosa_bg.js", import], &[0, 0])].concat()),
                section(
                    7,
                    &[vec![2], named(&["mount"], &[0, 0]), named(&[export], &[0, 1])].concat(),
                ),
            ]
            .concat()
        };
        let glue = "{ __wbg_get_12ab: (a) => wasm.__wbindgen_free(a), mount, x__wbg_get_12ab }";
        let (short, short_glue) =
            shortened(&module("__wbg_get_12ab", "__wbindgen_free"), glue).unwrap();
        assert_eq!(short, module("a_", "b_"));
        assert_eq!(short_glue, "{ a_: (a) => wasm.b_(a), mount, x__wbg_get_12ab }");
    }

    #[test]
    fn a_module_that_breaks_off_is_refused() {
        assert_eq!(shortened(b"\0asm\x01\0\0\0\x02\x09\x01", ""), None);
        assert_eq!(shortened(b"\0asm", ""), None);
    }

    #[test]
    fn numbers_survive_writing_and_reading() {
        for number in [0, 127, 128, 300, 70_000, u32::MAX] {
            let mut bytes = Vec::new();
            push_number(number, &mut bytes);
            assert_eq!(Reader(&bytes).number(), Some(number));
        }
    }
}
