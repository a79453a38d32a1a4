//! The page's accessibility, checked by axe-core.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::Page;

impl Page {
    /// Runs axe-core on the whole page with its shadow roots, and holds that it
    /// finds no violation.
    ///
    /// # Errors
    /// With every violation, its rule and its places; or when axe-core is not installed.
    pub async fn accessible(&self, state: &str) -> Result<()> {
        let file = axe_file();
        let source = fs::read_to_string(&file).with_context(|| {
            format!(
                "axe-core is not at {}: run `npm ci`, or set GLOSA_NODE_MODULES",
                file.display()
            )
        })?;
        // Run as a driver's script, not as a <script>: no page policy is in its way.
        self.script(&format!("if (!window.axe) {{ {source} }}"), &[]).await?;
        // Colours are judged as they come to rest, not halfway through a fade.
        let body = "const roots = (root) => [root, ...[...root.querySelectorAll('*')]\
              .filter((node) => node.shadowRoot).flatMap((node) => roots(node.shadowRoot))];\
            const fades = roots(document).flatMap((root) => root.getAnimations())\
              .filter((fade) => fade.effect.getComputedTiming().endTime < Infinity);\
            await Promise.allSettled(fades.map((fade) => fade.finished));\
            const result = await axe.run(document, {resultTypes: ['violations']});\
            return result.violations.flatMap((rule) => rule.nodes.map((node) =>\
              `${rule.id} (${rule.impact}): ${node.target.flat().join(' ')} ${node.failureSummary}`));";
        let found = self.script_async(body, &[]).await?;
        let found: Vec<&str> =
            found.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        ensure!(found.is_empty(), "axe on {state}:\n{}", found.join("\n"));
        Ok(())
    }
}

fn axe_file() -> PathBuf {
    let modules = env::var_os("GLOSA_NODE_MODULES").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../node_modules"),
        PathBuf::from,
    );
    modules.join("axe-core/axe.min.js")
}
