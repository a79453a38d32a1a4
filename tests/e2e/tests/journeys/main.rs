//! Every journey, in every engine.

mod harness;

fn main() -> std::process::ExitCode {
    let themes = [harness::journeys()];
    glosa_e2e::journey::run(themes.into_iter().flatten().collect())
}
