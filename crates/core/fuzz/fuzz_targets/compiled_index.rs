//! The index of a compiled glossary.
#![no_main]

use glosa_core_fuzz::read_index;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| read_index(bytes));
