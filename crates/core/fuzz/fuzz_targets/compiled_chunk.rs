//! A chunk of senses.
#![no_main]

use glosa_core_fuzz::read_senses;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| read_senses(text));
