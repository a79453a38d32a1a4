//! A PostgreSQL for the tests alone.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{LazyLock, Mutex, PoisonError};

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

/// A cluster on a socket in a folder of its own. It ends with this value, and with the
/// process that made it.
pub(crate) struct Cluster {
    folder: String,
    keeper: Mutex<Keeper>,
}

/// The script that keeps the cluster.
struct Keeper {
    child: Child,
    /// Closed when the process ends, in whatever way: that is how the script knows.
    orders: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

const SCRIPT: &str = include_str!("cluster.sh");

static SHARED: LazyLock<Cluster> = LazyLock::new(Cluster::start);

impl Cluster {
    /// The one that tests share which do not stop it.
    pub(crate) fn shared() -> &'static Self {
        &SHARED
    }

    pub(crate) fn start() -> Self {
        let mut child = Command::new("sh")
            // Once to be run, and once as its own name: it runs itself as another user.
            .args(["-c", SCRIPT, SCRIPT])
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // What a terminal sends to the tests is not for this one: it has to clear up.
            .process_group(0)
            .spawn()
            .unwrap();
        let orders = child.stdin.take();
        let answers = BufReader::new(child.stdout.take().unwrap());
        let mut keeper = Keeper { child, orders, answers };
        let folder = keeper.answer();
        assert_ne!(
            folder, "missing",
            "these tests need PostgreSQL: install Debian's package `postgresql`, or run \
             `cargo xtask test native`, which does"
        );
        assert!(folder.starts_with('/'), "PostgreSQL did not start: its words stand above");
        Self { folder, keeper: Mutex::new(keeper) }
    }

    /// The address of a database.
    pub(crate) fn url(&self, database: &str) -> String {
        format!("postgres://glosa@localhost/{database}?host={}", self.folder)
    }

    /// Does something to the databases.
    pub(crate) async fn execute(&self, statement: String) {
        let mut connection = PgConnection::connect(&self.url("postgres")).await.unwrap();
        connection.execute(AssertSqlSafe(statement)).await.unwrap();
        connection.close().await.unwrap();
    }

    /// Cuts everybody off, as a crash does.
    pub(crate) fn stop(&self) {
        self.order("stop");
    }

    /// Lets it run again.
    pub(crate) fn start_again(&self) {
        self.order("start");
    }

    /// Lets it answer nothing more, and hold on to its connections.
    pub(crate) fn pause(&self) {
        self.order("pause");
    }

    /// Lets it go on.
    pub(crate) fn resume(&self) {
        self.order("resume");
    }

    fn order(&self, word: &str) {
        let mut keeper = self.keeper.lock().unwrap_or_else(PoisonError::into_inner);
        writeln!(keeper.orders.as_mut().unwrap(), "{word}").unwrap();
        assert_eq!(keeper.answer(), word);
    }
}

impl Keeper {
    fn answer(&mut self) -> String {
        let mut line = String::new();
        self.answers.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.orders = None;
        let _ = self.child.wait();
    }
}
