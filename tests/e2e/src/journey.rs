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

use crate::browser::{Engine, Lease, Pool};
use crate::outlive::outlive;
use crate::page::{Page, Point};
use crate::world::World;

/// The longest a journey may take before it counts as stuck: the slowest ones watch a
/// page for half a minute, and three browsers share the machine's cores.
const LONGEST: Duration = Duration::from_secs(90);

/// The longest that anything around a journey may take: making the browser ready for it,
/// or looking at one that is stuck.
const LONGEST_ASIDE: Duration = Duration::from_secs(20);

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
    /// Where it can be made, if not everywhere.
    pub only: Option<Only>,
}

/// The engines in which a journey can be made, and what keeps it from the others.
#[derive(Debug, Clone, Copy)]
pub struct Only {
    /// The engines.
    pub engines: &'static [Engine],
    /// What the drivers of the others lack, as it is printed beside each skipped journey.
    pub because: &'static str,
}

/// Lists async functions of the shape `async fn(&World) -> Result<()>` as the
/// module's `journeys()`. Where a driver lacks what a journey needs, the engines that
/// have it follow: `name only in [Chromium] because "no other driver can …"`.
#[macro_export]
macro_rules! journeys {
    ($($name:ident $(only in [$($engine:ident),+] because $reason:literal)?),+ $(,)?) => {
        /// The journeys of this theme.
        pub(crate) fn journeys() -> Vec<$crate::Journey> {
            vec![$($crate::Journey {
                path: concat!(module_path!(), "::", stringify!($name)),
                steps: |world| Box::pin($name(world)),
                only: None$(.or(Some($crate::journey::Only {
                    engines: &[$($crate::Engine::$engine),+],
                    because: $reason,
                })))?,
            }),+]
        }
    };
}

/// Runs the journeys, each once in every engine, and stops the browsers.
pub fn run(journeys: Vec<Journey>) -> ExitCode {
    let mut arguments = Arguments::from_args();
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
            trials.push(match journey.only {
                Some(only) if !only.engines.contains(&engine) => {
                    trial.with_kind(only.because).with_ignored_flag(true)
                }
                _ => trial,
            });
        }
    }
    // The browsers are what journeys queue for, in order. With fewer threads than journeys
    // all of them would come to wait for the slowest browser, and the others stand idle.
    arguments.test_threads.get_or_insert(trials.len());
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
    let lease = ready(pool, engine).await?;
    let page = Page::new(Arc::clone(&lease.session));
    let outcome = outlive(finish(&World::new(page.clone()), journey)).await;
    if let Err(error) = outcome {
        let evidence = keep_evidence(&page, name).await;
        lease.discard().await;
        return Err(error.context(evidence));
    }
    Ok(())
}

/// A browser in which nothing of an earlier journey is left; a second one where the
/// first cannot be brought there.
async fn ready(pool: &Pool, engine: Engine) -> Result<Lease<'_>> {
    let lease = pool.lease(engine).await?;
    if prepare(&lease).await.is_ok() {
        return Ok(lease);
    }
    lease.discard().await;
    let lease = pool.lease(engine).await?;
    match prepare(&lease).await {
        Ok(()) => Ok(lease),
        Err(error) => {
            lease.discard().await;
            Err(error.context("the browser is not ready"))
        }
    }
}

async fn prepare(lease: &Lease<'_>) -> Result<()> {
    let page = Page::new(Arc::clone(&lease.session));
    let steps = async {
        page.start_over().await?;
        page.forget_wishes().await?;
        page.resize(WINDOW.0, WINDOW.1).await?;
        page.move_to(Point { x: 1.0, y: 1.0 }, Duration::ZERO).await?;
        page.take_console().await.map(drop)
    };
    tokio::time::timeout(LONGEST_ASIDE, steps).await.context("the browser is stuck")?
}

/// The steps, then a silent console.
async fn finish(world: &World, journey: Journey) -> Result<()> {
    let steps = AssertUnwindSafe((journey.steps)(world)).catch_unwind();
    match tokio::time::timeout(LONGEST, steps).await.context("the journey is stuck")? {
        Ok(outcome) => outcome?,
        Err(panic) => return Err(anyhow!("panicked: {}", panic_message(&*panic))),
    }
    let lines = tokio::time::timeout(LONGEST_ASIDE, world.page().take_console()).await;
    let lines = world.unexpected(lines.context("the browser is stuck")??);
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
    match tokio::time::timeout(LONGEST_ASIDE, save_evidence(page, name)).await {
        Ok(Ok(stem)) => format!("see {0}.png and {0}.txt", stem.display()),
        Ok(Err(error)) => format!("no evidence could be kept ({error:#})"),
        Err(_) => "no evidence could be kept: the browser is stuck".into(),
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
