//! Every journey, in every engine.

mod accessible;
mod comments;
mod demo;
mod dictionary;
mod embedding;
mod harness;
mod languages;
mod living;
mod lookup;
mod marking;
mod mounting;
mod nested;
mod painted;
mod panel;
mod parts;
mod policy;
mod reader;
mod scale;
mod senses;
mod sources;
mod stage;
mod tooltip;

fn main() -> std::process::ExitCode {
    let themes = [
        harness::journeys(),
        embedding::journeys(),
        mounting::journeys(),
        policy::journeys(),
        marking::journeys(),
        languages::journeys(),
        living::journeys(),
        scale::journeys(),
        tooltip::journeys(),
        nested::journeys(),
        painted::journeys(),
        panel::journeys(),
        reader::journeys(),
        parts::journeys(),
        dictionary::journeys(),
        senses::journeys(),
        lookup::journeys(),
        sources::journeys(),
        comments::journeys(),
        demo::journeys(),
        accessible::journeys(),
    ];
    glosa_e2e::journey::run(themes.into_iter().flatten().collect())
}
