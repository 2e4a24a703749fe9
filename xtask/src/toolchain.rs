//! Which compiler builds for the browser on this machine.
//!
//! Usually the person's own, which rustup completes with the wasm32 standard library. Where the
//! machine's owner does not let rustup fetch parts, Debian's own compiler builds that library from
//! its sources; its settings are for the wasm build alone, and so is its target folder, because two
//! compilers in one folder would undo each other's work.

use crate::{
    debian,
    project::Project,
    run::{ask, step},
};
use anyhow::{Context, Result};
use std::{
    env,
    path::{Path, PathBuf},
};
use xshell::{Shell, cmd};

/// The target of the browser's programs.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// A shell whose `cargo` builds for the browser and which finds the tools' own programs.
pub fn shell(project: &Project) -> Result<Shell> {
    let sh = &project.sh;
    if !has_standard_library(sh) && rustup_may_install(sh) {
        let what = format!("Adding {TARGET} with rustup (once; usually under a minute)");
        step(what, cmd!(sh, "rustup target add {TARGET}"))?;
    }
    let wasm = sh.clone();
    let mut path = project.search_path(None);
    if !has_standard_library(sh) {
        if debian_linker(sh).is_none() && debian::is_here() {
            let packages = "rustc-web cargo-web rust-web-src rust-web-clippy lld-19";
            let why = "a Rust compiler that can build for the browser (rustup may not fetch one)";
            debian::install(sh, packages, why)?;
        }
        let linker = debian_linker(sh).with_context(|| {
            format!(
                "This machine's Rust compiler cannot build for the browser. Please add its standard \
                 library with `rustup target add {TARGET}` or your distribution's package for it."
            )
        })?;
        path = project.search_path(Some("/usr/bin"));
        wasm.set_var("CARGO", "/usr/bin/cargo");
        wasm.set_var("RUSTC", "/usr/bin/rustc");
        wasm.set_var("RUSTDOC", "/usr/bin/rustdoc");
        // building the standard library is an unstable feature of a stable compiler
        wasm.set_var("RUSTC_BOOTSTRAP", "1");
        wasm.set_var("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
        wasm.set_var("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        let target = project.target().join("wasm-distribution");
        wasm.set_var("CARGO_TARGET_DIR", target);
    }
    wasm.set_var("PATH", env::join_paths(path)?);
    Ok(wasm)
}

/// Does the person's own compiler have the wasm32 standard library?
fn has_standard_library(sh: &Shell) -> bool {
    ask(cmd!(sh, "rustc --print target-libdir --target {TARGET}"))
        .and_then(|folder| sh.read_dir(folder).ok())
        .is_some_and(|files| {
            let is_core = |file: &PathBuf| file.to_string_lossy().contains("/libcore-");
            files.iter().any(is_core)
        })
}

/// rustup is there, and the machine's owner lets it fetch parts.
fn rustup_may_install(sh: &Shell) -> bool {
    sh.var("RUSTUP_AUTO_INSTALL").ok().as_deref() != Some("0")
        && ask(cmd!(sh, "rustup --version")).is_some()
}

/// The linker of Debian's compiler, if that is here with its linter and its library's sources.
fn debian_linker(sh: &Shell) -> Option<PathBuf> {
    let root = ask(cmd!(sh, "/usr/bin/rustc --print sysroot"))?;
    let sources = Path::new(&root).join("lib/rustlib/src/rust/library/Cargo.lock");
    let linkers = ["/usr/bin/wasm-ld-19", "/usr/bin/wasm-ld"].map(PathBuf::from);
    let linker = linkers.into_iter().find(|path| path.exists())?;
    let has = |path: &str| Path::new(path).exists();
    (sources.exists() && has("/usr/bin/cargo") && has("/usr/bin/clippy-driver")).then_some(linker)
}
