//! `cargo xtask check`: everything that can be said about the code without running it, quickest first.

use crate::{
    debian,
    failure::{Failure, Result},
    process::{run, say, timed},
    project::Project,
    tidy,
    wasm_toolchain::{TARGET, WasmToolchain, cargo},
};
use std::process::Command;

/// Runs every check and stops at the first that fails.
pub fn run_all(project: &Project) -> Result {
    timed("Text: links lead somewhere, lines end cleanly", || {
        tidy::check(&project.root)
    })?;
    timed("Format", || {
        step(project, native(&["fmt", "--all", "--check"]), FORMAT)
    })?;
    timed(
        "Lints of the native code (usually a minute the first time)",
        || {
            let lints = [
                "clippy",
                "--workspace",
                "--all-targets",
                "--all-features",
                "--locked",
            ];
            step(project, native(&with_denied(&lints)), LINTS)
        },
    )?;
    timed("Documentation", || {
        let mut doc = native(&[
            "doc",
            "--workspace",
            "--no-deps",
            "--document-private-items",
            "--locked",
        ]);
        doc.env("RUSTDOCFLAGS", "-D warnings");
        step(project, doc, "The documentation's check")
    })?;
    browser_code(project)?;
    say("All checks passed.");
    Ok(())
}

const FORMAT: &str = "The format's check (`cargo fmt --all` mends it)";
const LINTS: &str = "The lints";

/// The code that only exists in the browser, with the compiler that builds it.
fn browser_code(project: &Project) -> Result {
    let toolchain = WasmToolchain::get(project)?;
    if toolchain.lacks_clippy() && debian::is_here() {
        let why = "the lints of the code for the browser";
        debian::install(&["rust-web-clippy"], why, "10 seconds")?;
    }
    if toolchain.lacks_clippy() {
        return Err(Failure::Missing(
            "The compiler for the browser has no clippy: please install it beside that compiler."
                .into(),
        ));
    }
    let mut targets = vec!["--target", TARGET, "--locked", "--lib", "--bins"];
    if project.root.join("tests/web.rs").exists() {
        targets.extend(["--test", "web"]);
    }
    timed(
        "Lints of the code for the browser (usually 1–2 minutes the first time)",
        || {
            let mut lints = toolchain.cargo();
            lints.arg("clippy").args(with_denied(&targets));
            step(project, lints, LINTS)
        },
    )
}

fn native(arguments: &[&str]) -> Command {
    let mut command = Command::new(cargo());
    command.args(arguments);
    command
}

fn with_denied<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    [arguments, &["--quiet", "--", "-D", "warnings"]].concat()
}

fn step(project: &Project, mut command: Command, what: &str) -> Result {
    run(command.current_dir(&project.root), what)
}
