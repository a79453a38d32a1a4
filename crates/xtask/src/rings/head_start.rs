//! The published widget, compiled while the rings before those that need it run: most of
//! that is the work of one core.

use std::env;
use std::process::{Child, Command, Stdio};

use super::Ring;
use crate::tools;
use crate::workspace::Workspace;

/// A compilation under way, of which nothing is shown: what it leaves is found by the one
/// that is waited for, which tells what is wrong with it, too.
pub(super) struct HeadStart(Child);

impl HeadStart {
    /// Begins where other rings run first; nothing where none do, or where it cannot be
    /// begun: the ring that needs it tells why.
    pub(super) fn begin(workspace: &Workspace, rings: &[Ring]) -> Option<Self> {
        let first = rings.iter().position(|ring| ring.needs_bundle());
        first.filter(|place| *place > 0)?;
        // Here and not there: two that install at once get into each other's way.
        tools::for_bundle(workspace).ok()?;
        let mut command = Command::new(env::current_exe().ok()?);
        command.arg("dist").current_dir(&workspace.root);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().ok().map(Self)
    }

    /// Waits until it has come to its end.
    pub(super) fn finish(mut self) {
        // Whatever it was, it is done again where it failed, and told of there.
        let _ = self.0.wait();
    }
}
