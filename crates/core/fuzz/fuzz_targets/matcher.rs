//! The matcher, with derived words, and the compiled look-up beside it.
#![no_main]

use glosa_core_fuzz::mark;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| mark(text));
