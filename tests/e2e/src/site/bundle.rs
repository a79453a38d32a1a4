//! Scripts that need packages from npm, as one file for a page.

use std::env;
use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use super::Resource;

/// Bundles a module that may import packages of `GLOSA_NODE_MODULES`, as a build for
/// production does.
///
/// # Errors
/// When the bundler is not installed, or refuses the module.
pub async fn bundle(module: &str) -> Result<Resource> {
    let modules = PathBuf::from(env::var_os("GLOSA_NODE_MODULES").context("GLOSA_NODE_MODULES")?);
    let mut bundler = Command::new(modules.join(".bin/esbuild"))
        .args(["--bundle", "--format=iife", "--define:process.env.NODE_ENV=\"production\""])
        .args(["--define:__VUE_OPTIONS_API__=true", "--define:__VUE_PROD_DEVTOOLS__=false"])
        .arg("--define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false")
        .env("NODE_PATH", &modules)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("esbuild")?;
    if let Some(mut input) = bundler.stdin.take() {
        input.write_all(module.as_bytes()).await?;
    }
    let output = bundler.wait_with_output().await?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(Resource::new("text/javascript; charset=utf-8", output.stdout))
}
