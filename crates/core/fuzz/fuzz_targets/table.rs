//! CSV and TSV.
#![no_main]

use glosa_core_fuzz::read_as;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| read_as("terms.csv", text));
