//! The programs that make and check the page, and the one place where their versions are pinned.
//!
//! One with the right version on the PATH is taken as it is. Otherwise it goes to a folder of its
//! own beside cargo's, where it survives a fresh clone and never replaces the person's own tools.

use crate::{
    debian,
    project::Project,
    run::{ask, logged, say, step, timed},
    toolchain,
};
use anyhow::{Context, Result, ensure};
use std::{env, fs, path::PathBuf};
use xshell::{Shell, cmd};

/// Bundles the page. 0.22 needs a newer compiler than the project's minimum.
const TRUNK: &str = "0.21.14";

/// Steers Firefox.
const GECKODRIVER: &str = "0.37.1";

/// Optimises the wasm file (`wasm-opt`). A package of npm, as all below.
const BINARYEN: &str = "132.0.0";

/// Checks accessibility in the end-to-end tests.
const AXE: &str = "4.14.1";

/// Checks the files against .editorconfig.
const EDITORCONFIG: &str = "3.0.0";

/// A shell that has all that builds the page: the compiler, trunk, wasm-bindgen and wasm-opt.
pub fn shell(project: &Project) -> Result<Shell> {
    let sh = toolchain::shell(project)?;
    by_cargo(project, "trunk", TRUNK, &["trunk"])?;
    let lock = fs::read_to_string(project.root.join("Cargo.lock"))?;
    let version = locked(&lock, "wasm-bindgen").context("Cargo.lock names no wasm-bindgen.")?;
    // the test runner comes with it
    let programs = ["wasm-bindgen", "wasm-bindgen-test-runner"];
    by_cargo(project, "wasm-bindgen-cli", version, &programs)?;
    if let Err(failure) = by_npm(project, "binaryen", BINARYEN, "wasm-opt") {
        say(format_args!(
            "{failure:#} Now Trunk will try to download it."
        ));
    }
    Ok(sh)
}

/// Installs geckodriver where it is missing.
pub fn geckodriver(project: &Project) -> Result<()> {
    by_cargo(project, "geckodriver", GECKODRIVER, &["geckodriver"])
}

/// The accessibility checker's one file, which the end-to-end tests run in the page.
pub fn axe(project: &Project) -> Result<PathBuf> {
    if let Some(file) = env::var_os("SNAP_AXE") {
        return Ok(file.into());
    }
    let folder = by_npm(project, "axe-core", AXE, "the accessibility checker")?;
    Ok(folder.join("axe.min.js"))
}

/// The program that checks the files against .editorconfig.
pub fn editorconfig(project: &Project) -> Result<PathBuf> {
    let package = "@htmlacademy/editorconfig-cli";
    let folder = by_npm(project, package, EDITORCONFIG, "the check of .editorconfig")?;
    Ok(folder.join("index.js"))
}

/// Installs a package of cargo's, from source, unless its programs are here in this version.
fn by_cargo(project: &Project, package: &str, version: &str, programs: &[&str]) -> Result<()> {
    let Project { sh, home, .. } = project;
    let sh = sh.clone();
    sh.set_var("PATH", env::join_paths(project.search_path(None))?);
    // the project's own settings are not for its tools
    sh.change_dir(env::temp_dir());
    let is_here = |program: &&str| {
        let said = ask(cmd!(sh, "{program} --version"));
        said.is_some_and(|said| said.split_whitespace().nth(1) == Some(version))
    };
    if programs.iter().all(is_here) {
        return Ok(());
    }
    // built to be ready soon, not to run a little faster
    sh.set_var("CARGO_PROFILE_RELEASE_LTO", "false");
    sh.set_var("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    sh.set_var("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    let what = format!("Installing {package} {version} from source (once; usually 3–12 minutes)");
    timed(what, || {
        let install = || {
            cmd!(
                sh,
                "cargo install --root {home} --version {version} {package}"
            )
        };
        // its lock file first; a registry's mirror may lag behind what that names
        if logged(install().arg("--locked"))?.0 {
            return Ok(());
        }
        let (passed, said) = logged(install())?;
        ensure!(
            passed,
            "{said}\nInstalling {package} failed; cargo's own words are above."
        );
        Ok(())
    })?;
    let home = home.display();
    ensure!(
        programs.iter().all(is_here),
        "{package} is in {home}, but does not run."
    );
    Ok(())
}

/// The folder of a package of npm's, installed where it is missing.
fn by_npm(project: &Project, package: &str, version: &str, what: &str) -> Result<PathBuf> {
    let Project { sh, home, .. } = project;
    let folder = home.join("node_modules").join(package);
    let description = fs::read_to_string(folder.join("package.json")).unwrap_or_default();
    if description.contains(&format!("\"version\": \"{version}\"")) {
        return Ok(folder);
    }
    let has_npm = || ask(cmd!(sh, "npm --version")).is_some();
    if !has_npm() && debian::is_here() {
        debian::install(sh, "npm", what)?;
    }
    ensure!(
        has_npm(),
        "Missing: {what}. Please install npm, which brings it."
    );
    sh.create_dir(home)?;
    let install = cmd!(sh, "npm install --no-audit --no-fund --prefix {home}");
    let what = format!("Installing {what} with npm (once; usually 5 seconds)");
    step(what, install.arg(format!("{package}@{version}")))?;
    Ok(folder)
}

/// The version of `package` in the text of a Cargo.lock.
fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"\nversion = \"");
    lock.split_once(&name)?.1.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_locked_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(lock, "bindgen"), None);
    }
}
