//! Packages of the operating system, by apt where it is there.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::announce;
use crate::failure::{Failure, Outcome};
use crate::process;

/// Something that the operating system provides.
#[derive(Debug)]
pub(crate) struct Package {
    /// Debian's packages for it.
    names: &'static [&'static str],
    /// Programs, any of which shows that it is there; names for `PATH`, or paths.
    shown_by: &'static [&'static str],
    /// What it is for.
    why: &'static str,
}

/// Runs wasm-opt and esbuild.
pub(crate) const NODE: Package =
    Package { names: &["nodejs"], shown_by: &["node"], why: "runs wasm-opt and esbuild" };
/// Fetches them.
pub(crate) const NPM: Package =
    Package { names: &["npm"], shown_by: &["npm"], why: "fetches wasm-opt, esbuild and axe" };
/// Drives Chromium.
pub(crate) const CHROMEDRIVER: Package = Package {
    names: &["chromium-driver"],
    shown_by: &["chromedriver", "/usr/lib/chromium/chromedriver"],
    why: "lets the tests use Chromium",
};
/// Drives WebKitGTK; the package brings the engine and its MiniBrowser.
pub(crate) const WEBKIT_DRIVER: Package = Package {
    names: &["webkit2gtk-driver"],
    shown_by: &["WebKitWebDriver", "/usr/libexec/webkit2gtk-4.1/WebKitWebDriver"],
    why: "runs the tests in WebKit, the engine of Safari",
};
/// Keeps the comments in the tests of the server. What starts it is not on `PATH`; its
/// folder has the number of the release, 15 in Debian 12 and 17 in Debian 13.
pub(crate) const POSTGRESQL: Package = Package {
    names: &["postgresql"],
    shown_by: &[
        "initdb",
        "/usr/lib/postgresql/15/bin/initdb",
        "/usr/lib/postgresql/16/bin/initdb",
        "/usr/lib/postgresql/17/bin/initdb",
        "/usr/lib/postgresql/18/bin/initdb",
    ],
    why: "the tests of the comment server run over it too",
};
/// Everything that a test in a browser needs.
pub(crate) const BROWSERS: [&Package; 7] = [
    &Package {
        names: &["chromium", "fonts-liberation"],
        shown_by: &["chromium", "chromium-browser", "google-chrome"],
        why: "runs the tests in Chromium",
    },
    &CHROMEDRIVER,
    &Package {
        names: &["firefox-esr"],
        shown_by: &["firefox-esr", "firefox"],
        why: "runs the tests in Firefox",
    },
    &WEBKIT_DRIVER,
    &Package {
        names: &["xvfb", "xauth", "libgl1-mesa-dri"],
        shown_by: &["xvfb-run"],
        why: "a display that nobody sees: WebKit needs one",
    },
    &Package { names: &["xauth"], shown_by: &["xauth"], why: "xvfb-run needs it" },
    &Package {
        names: &["fonts-dejavu-core"],
        shown_by: &["/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"],
        why: "without a font called serif, WebKit gives a line no height",
    },
];

/// Runs Isso, and reads the databases of comment servers.
pub(super) const PYTHON: Package = Package {
    names: &["python3"],
    shown_by: &["python3"],
    why: "runs the comment server Isso, that the tests speak to",
};
/// Makes a folder with Python packages of its own; no program shows that it is there.
pub(super) const PYTHON_PARTS: Package = Package {
    names: &["python3-venv", "python3-dev"],
    shown_by: &[],
    why: "installs Isso beside the system's Python, and compiles a part of it",
};
/// Compiles what packages of Python and node have in C and C++.
pub(super) const COMPILERS: [&Package; 2] = [
    &Package {
        names: &["g++"],
        shown_by: &["g++", "c++"],
        why: "compiles parts of the comment servers that the tests speak to",
    },
    &Package { names: &["make"], shown_by: &["make"], why: "compiles them, too" },
];
/// WordPress, and what it needs to run without a service of the system: `micro-httpd` is a
/// web server that nothing starts, where the package's first choice would start Apache, and
/// MariaDB's programs are in `-core`, its service is not.
pub(super) const WORDPRESS: [&Package; 4] = [
    &Package {
        names: &["wordpress", "micro-httpd", "php-mysql"],
        shown_by: &["/usr/share/wordpress/wp-load.php"],
        why: "the tests speak to a blog of WordPress",
    },
    &Package { names: &["php-cli"], shown_by: &["php"], why: "runs WordPress" },
    &Package {
        names: &["mariadb-server-core"],
        shown_by: &["mariadbd", "/usr/sbin/mariadbd"],
        why: "the database of WordPress",
    },
    &Package {
        names: &["mariadb-server-core"],
        shown_by: &["mariadb-install-db"],
        why: "makes a new database for it",
    },
];

impl Package {
    fn path(&self) -> Option<PathBuf> {
        self.shown_by.iter().find_map(|name| {
            let path = Path::new(name);
            if path.is_absolute() {
                path.is_file().then(|| path.to_path_buf())
            } else {
                process::on_path(name)
            }
        })
    }
}

/// Where the program of an installed package is.
///
/// # Errors
/// When it is not there.
pub(super) fn path_of(package: &Package) -> Outcome<PathBuf> {
    package.path().ok_or_else(|| Failure::Missing(commands(&[package], "sudo ")))
}

/// Installs those of `wanted` that are not there.
///
/// # Errors
/// [`Failure::Missing`] with the commands to run where this program may not
/// install; the failure of apt otherwise.
pub(super) fn install(wanted: &[&Package]) -> Outcome<()> {
    let missing: Vec<_> =
        wanted.iter().copied().filter(|package| package.path().is_none()).collect();
    fetch(&missing)
}

/// Installs all of `missing`, without a look whether they are there.
///
/// # Errors
/// As [`install`].
pub(super) fn fetch(missing: &[&Package]) -> Outcome<()> {
    if missing.is_empty() {
        return Ok(());
    }
    for package in missing {
        announce(&package.names.join(" "), package.why);
    }
    if !is_root() || process::on_path("apt-get").is_none() {
        return Err(Failure::Missing(commands(missing, "sudo ")));
    }
    // An index that could not be refreshed may still do; the install tells.
    let _ = process::stream(Command::new("apt-get").arg("update"));
    let mut apt = Command::new("apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    process::stream(apt.args(["install", "--yes", "--no-install-recommends"]).args(names(missing)))
}

fn names(packages: &[&Package]) -> Vec<&'static str> {
    let mut names: Vec<_> =
        packages.iter().flat_map(|package| package.names.iter().copied()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn commands(packages: &[&Package], prefix: &str) -> Vec<String> {
    vec![
        format!("{prefix}apt-get update"),
        format!(
            "{prefix}apt-get install --yes --no-install-recommends {}",
            names(packages).join(" ")
        ),
    ]
}

/// Whether packages can be installed: apt asks for the user with number 0.
fn is_root() -> bool {
    env::consts::OS == "linux"
        && process::output(Command::new("id").arg("-u")).is_ok_and(|number| number.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_to_type_names_each_missing_package_once() {
        let commands = commands(&[&NODE, &NPM, &NODE], "sudo ");
        assert_eq!(
            commands,
            [
                "sudo apt-get update",
                "sudo apt-get install --yes --no-install-recommends nodejs npm"
            ]
        );
    }

    #[test]
    fn a_program_that_is_there_needs_no_package() {
        let shell = Package { names: &["dash"], shown_by: &["no-such-program", "sh"], why: "" };
        let nothing = Package { names: &["nothing"], shown_by: &["/no/such/file"], why: "" };
        assert!(shell.path().is_some());
        assert!(nothing.path().is_none());
        assert!(install(&[&shell]).is_ok());
    }
}
