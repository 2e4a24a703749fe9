//! `cargo xtask check`: everything that can be said about the code without running it, quickest first.

use crate::{
    project::Project,
    run::{ask, say, step},
    toolchain::{self, TARGET},
    tools,
};
use anyhow::Result;
use xshell::cmd;

/// Runs every check and stops at the first that fails.
pub fn run(project: &Project) -> Result<()> {
    let sh = &project.sh;
    step(
        "Format (`cargo fmt --all` mends it)",
        cmd!(sh, "cargo fmt --all --check"),
    )?;
    let listed = cmd!(
        sh,
        "git ls-files *.rs *.md *.toml *.html *.css *.js *.yml *.csv .ci/*"
    )
    .read()?;
    let files = listed
        .lines()
        .filter(|file| project.root.join(file).exists());
    let checker = tools::editorconfig(project)?;
    step(
        "Ends of lines and files (.editorconfig)",
        cmd!(sh, "{checker} {files...}"),
    )?;
    if ask(cmd!(sh, "typos --version")).is_some() {
        step("Spelling", cmd!(sh, "typos"))?;
    } else {
        say("Spelling is left out: `cargo install typos-cli --locked` gets what checks it.");
    }
    step(
        "Lints of the native code (usually a minute the first time)",
        cmd!(
            sh,
            "cargo clippy --workspace --all-targets --all-features --locked --quiet -- -D warnings"
        ),
    )?;
    step(
        "Documentation",
        cmd!(
            sh,
            "cargo doc --workspace --no-deps --document-private-items --locked --quiet"
        )
        .env("RUSTDOCFLAGS", "-D warnings"),
    )?;
    let wasm = toolchain::shell(project)?;
    step(
        "Lints of the code for the browser (usually 1–2 minutes the first time)",
        cmd!(
            wasm,
            "cargo clippy --target {TARGET} --locked --lib --bins --test web --quiet -- -D warnings"
        ),
    )?;
    say("All checks passed.");
    Ok(())
}
