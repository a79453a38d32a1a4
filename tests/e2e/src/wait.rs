//! Waiting for a condition, with a deadline.

use std::future::Future;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// How long anything on a page may take before a journey gives up: generous,
/// since three browsers share the machine's cores.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// How often a condition is asked. A question costs a browser about 2 ms.
const INTERVAL: Duration = Duration::from_millis(25);

/// Asks `probe` until it answers with a value, and gives that value.
///
/// # Errors
/// When the deadline passes (the message names `what` and the last error), or
/// at once when the probe fails in a way that asking again cannot mend.
pub async fn until<T, F>(what: &str, patience: Duration, mut probe: impl FnMut() -> F) -> Result<T>
where
    F: Future<Output = Result<Option<T>>>,
{
    let start = Instant::now();
    loop {
        let last = probe().await;
        if let Ok(Some(value)) = last {
            return Ok(value);
        }
        if start.elapsed() > patience {
            let cause = last.err().map(|error| format!(": {error:#}")).unwrap_or_default();
            bail!("waited {:.1} s in vain for: {what}{cause}", patience.as_secs_f32());
        }
        tokio::time::sleep(INTERVAL).await;
    }
}

/// Holds that `probe` answers true all through `duration`.
///
/// # Errors
/// At the first time it does not.
pub async fn throughout<F>(
    what: &str,
    duration: Duration,
    mut probe: impl FnMut() -> F,
) -> Result<()>
where
    F: Future<Output = Result<bool>>,
{
    let start = Instant::now();
    while start.elapsed() < duration {
        if !probe().await? {
            bail!("after {} ms it no longer held: {what}", start.elapsed().as_millis());
        }
        tokio::time::sleep(INTERVAL).await;
    }
    Ok(())
}
