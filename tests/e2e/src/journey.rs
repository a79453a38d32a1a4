//! Journeys, and the runner that takes each through the three engines.

use std::env;
use std::fs;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, ensure};
use base64::Engine as _;
use futures_util::FutureExt;
use libtest_mimic::{Arguments, Failed, Trial};

use crate::browser::{Engine, Pool};
use crate::page::{Page, Point};
use crate::world::World;

/// The longest a journey may take before it counts as stuck.
const LONGEST: Duration = Duration::from_secs(120);

/// The window's size at the start of each journey, in CSS pixels.
const WINDOW: (u32, u32) = (1280, 900);

/// A journey under way.
pub type Steps<'a> = Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// A named journey.
#[derive(Debug, Clone, Copy)]
pub struct Journey {
    /// The path of its function, such as `journeys::tooltip::escape_closes`.
    pub path: &'static str,
    /// Its steps.
    pub steps: for<'a> fn(&'a World) -> Steps<'a>,
}

/// Lists async functions of the shape `async fn(&World) -> Result<()>` as the
/// module's `journeys()`.
#[macro_export]
macro_rules! journeys {
    ($($name:ident),+ $(,)?) => {
        /// The journeys of this theme.
        pub(crate) fn journeys() -> Vec<$crate::Journey> {
            vec![$($crate::Journey {
                path: concat!(module_path!(), "::", stringify!($name)),
                steps: |world| Box::pin($name(world)),
            }),+]
        }
    };
}

/// Runs the journeys, each once in every engine, and stops the browsers.
pub fn run(journeys: Vec<Journey>) -> ExitCode {
    let mut arguments = Arguments::from_args();
    // One thread for each browser; the journeys alternate between them.
    arguments.test_threads.get_or_insert(Engine::ALL.len());
    let Ok(runtime) = tokio::runtime::Runtime::new() else {
        return ExitCode::FAILURE;
    };
    let pool = Arc::new(Pool::default());
    let mut trials = Vec::new();
    for journey in journeys {
        for engine in Engine::ALL {
            let (pool, handle) = (Arc::clone(&pool), runtime.handle().clone());
            let name = name(engine, journey);
            let trial = Trial::test(name.clone(), move || {
                handle.block_on(travel(&pool, engine, journey, &name)).map_err(failed)
            });
            trials.push(trial);
        }
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    runtime.block_on(pool.close());
    conclusion.exit_code()
}

/// `engine::theme::behaviour`: the module path without the test binary's name.
fn name(engine: Engine, journey: Journey) -> String {
    let path = journey.path.split_once("::").map_or(journey.path, |(_, path)| path);
    format!("{engine}::{path}")
}

async fn travel(pool: &Pool, engine: Engine, journey: Journey, name: &str) -> Result<()> {
    let lease = pool.lease(engine).await?;
    let page = Page::new(Arc::clone(&lease.session));
    let world = World::new(page.clone());
    let outcome = match prepare(&page).await {
        Ok(()) => finish(&world, journey).await,
        Err(error) => Err(error.context("the browser is not ready")),
    };
    if let Err(error) = outcome {
        let evidence = keep_evidence(&page, name).await;
        lease.discard().await;
        return Err(error.context(evidence));
    }
    Ok(())
}

async fn prepare(page: &Page) -> Result<()> {
    page.start_over().await?;
    page.forget_wishes().await?;
    page.resize(WINDOW.0, WINDOW.1).await?;
    page.move_to(Point { x: 1.0, y: 1.0 }, Duration::ZERO).await?;
    page.take_console().await?;
    Ok(())
}

/// The steps, then a silent console.
async fn finish(world: &World, journey: Journey) -> Result<()> {
    let steps = AssertUnwindSafe((journey.steps)(world)).catch_unwind();
    match tokio::time::timeout(LONGEST, steps).await.context("the journey is stuck")? {
        Ok(outcome) => outcome?,
        Err(panic) => return Err(anyhow!("panicked: {}", panic_message(&*panic))),
    }
    let lines = world.unexpected(world.page().take_console().await?);
    ensure!(lines.is_empty(), "the console is not silent:\n{}", lines.join("\n"));
    Ok(())
}

fn panic_message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
    text.unwrap_or_else(|| "no message".into())
}

/// Saves the screen and the console, and says where.
async fn keep_evidence(page: &Page, name: &str) -> String {
    match save_evidence(page, name).await {
        Ok(stem) => format!("see {0}.png and {0}.txt", stem.display()),
        Err(error) => format!("no evidence could be kept ({error:#})"),
    }
}

async fn save_evidence(page: &Page, name: &str) -> Result<PathBuf> {
    let folder = evidence_folder()?;
    fs::create_dir_all(&folder)?;
    let stem = folder.join(name.replace("::", "-"));
    fs::write(stem.with_extension("txt"), page.take_console().await?.join("\n"))?;
    let picture = base64::engine::general_purpose::STANDARD.decode(page.screenshot().await?)?;
    fs::write(stem.with_extension("png"), picture)?;
    Ok(stem)
}

/// `e2e-evidence` beside the build profile's folder.
fn evidence_folder() -> Result<PathBuf> {
    let test = env::current_exe()?;
    let target = test.ancestors().nth(3).context("no build folder")?;
    Ok(target.join("e2e-evidence"))
}

/// The causes one below the other; a stack of the runner's own calls would hide them.
fn failed(error: anyhow::Error) -> Failed {
    let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
    causes.join("\n  ").into()
}
