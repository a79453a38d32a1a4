//! Builds anew when the tables change: they are read into the program.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
}
