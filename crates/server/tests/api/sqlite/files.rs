//! Starting on a file.

use std::process::Stdio;

use tokio::process::Command;

use crate::support::program::{PATIENCE, Program};

#[tokio::test]
async fn a_start_that_cannot_work_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite://{}", folder.path().join("comments.db").display());
    let running = Program::with(&database, &[]).await;
    let missing = format!("sqlite://{}", folder.path().join("no/such/folder/a.db").display());
    let file = format!("sqlite://{}", folder.path().join("b.db").display());
    let cases: [(&[&str], &str); 9] = [
        (&["--database", "mysql://localhost/a"], "use sqlite://FILE or postgres://"),
        (&["--database", "sqlite::memory:"], "use sqlite://FILE"),
        (&["--database", &missing], "unable to open"),
        (&["--database", &missing], "no/such/folder/a.db"),
        (&["--database", &missing, "--log-level", "off"], "no/such/folder/a.db"),
        (&["--allow-origin", "https://blog.example/path"], "no path"),
        (&["--allow-origin", "https://*.blog.example"], "name each origin"),
        (&["--database", &file, "--listen", &running.address], "cannot listen"),
        (&["--admin-token", "short"], "at least 16"),
    ];
    for (arguments, expected) in cases {
        let mut command = Command::new(env!("CARGO_BIN_EXE_glosa-server"));
        if !arguments.contains(&"--listen") {
            command.args(["--listen", "127.0.0.1:0"]);
        }
        let output = command.args(arguments).output();
        let output = tokio::time::timeout(PATIENCE, output).await.unwrap().unwrap();
        assert!(!output.status.success(), "{arguments:?}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(expected), "{arguments:?}: {said}");
    }
}

#[tokio::test]
async fn any_name_of_a_file_will_do_and_what_is_empty_is_not_set() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["100%.db", "a%20b.db", "what?.db", "a#b.db", "blog.db?mode=rwc"] {
        let database = format!("sqlite://{}", folder.path().join(name).display());
        let mut command = Command::new(env!("CARGO_BIN_EXE_glosa-server"));
        command.args(["--listen", "127.0.0.1:0", "--database", &database]).envs(
            ["ADMIN_TOKEN", "RATE_SCALE", "ALLOW_ORIGIN", "MODERATE", "LOG_LEVEL"]
                .map(|option| (format!("GLOSA_{option}"), "")),
        );
        let _running = Program::run(command.stderr(Stdio::null())).await;
        let file = name.trim_end_matches("?mode=rwc");
        assert!(folder.path().join(file).exists(), "{file}");
    }
}
