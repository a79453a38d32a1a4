//! Nodes of JSON-LD: schema.org and SKOS.
#![no_main]

use glosa_core_fuzz::read_as;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| read_as(
    "terms.jsonld",
    &format!("{{\"@context\": \"x\", \"@graph\": [{text}]}}")
));
