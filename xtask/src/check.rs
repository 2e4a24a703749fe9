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
    let format = cmd!(sh, "cargo fmt --all --check");
    step("Format (`cargo fmt --all` mends it)", format)?;

    let kinds = "*.rs *.md *.toml *.html *.css *.js *.yml *.csv .ci/*".split(' ');
    let files = cmd!(sh, "git ls-files {kinds...}").quiet().read()?;
    let files = files.lines().filter(|file| sh.path_exists(file));
    let checker = tools::editorconfig(project)?;
    let ends = cmd!(sh, "{checker} {files...}");
    step("Ends of lines and files (.editorconfig)", ends)?;

    if ask(cmd!(sh, "typos --version")).is_some() {
        step("Spelling", cmd!(sh, "typos"))?;
    } else {
        say(
            "Spelling is left out: `cargo install typos-cli --locked` or `pipx install typos` gets its check.",
        );
    }

    let deny = || "--locked --quiet -- -D warnings".split(' ');
    let native = "--workspace --all-targets --all-features".split(' ');
    let native = cmd!(sh, "cargo clippy {native...}").args(deny());
    step("Lints of the native code (usually 1–3 minutes)", native)?;

    let doc = cmd!(sh, "cargo doc --workspace --no-deps --locked --quiet");
    let doc = doc.arg("--document-private-items");
    step("Documentation", doc.env("RUSTDOCFLAGS", "-D warnings"))?;

    let wasm = toolchain::shell(project)?;
    let web = cmd!(
        wasm,
        "cargo clippy --target {TARGET} --lib --bins --test web --example web"
    );
    let what = "Lints of the code for the browser (usually 2–4 minutes)";
    step(what, web.args(deny()))?;
    say("All checks passed.");
    Ok(())
}
