//! Building and serving the page.

use crate::{
    project::Project,
    run::{say, step, timed},
    tools,
};
use anyhow::{Context, Result};
use std::{
    net::{Ipv4Addr, TcpListener, TcpStream},
    thread,
    time::Duration,
};
use xshell::{Cmd, Shell, cmd};

/// Builds the page for release into dist/.
pub fn build(project: &Project) -> Result<()> {
    let sh = tools::shell(project)?;
    step(
        "Building the page (the first time usually 2–5 minutes, then seconds)",
        trunk(&sh).args(["build", "--release"]),
    )?;
    say(format_args!("The page is in {}.", project.dist().display()));
    Ok(())
}

/// Serves the page until interrupted, and rebuilds it when a file changes.
pub fn serve(project: &Project, wanted: u16, dev: bool) -> Result<()> {
    let sh = tools::shell(project)?;
    let port = free_port(wanted).with_context(|| {
        format!("No port from {wanted} on is free: choose another one with --port.")
    })?;
    if port != wanted {
        say(format_args!(
            "Port {wanted} is in use, so the page is served on {port}."
        ));
    }
    // reloading by itself would need a script that the page's own security policy forbids
    let mut serve = trunk(&sh)
        .args([
            "serve",
            "--no-autoreload",
            "--address",
            "127.0.0.1",
            "--port",
        ])
        .arg(port.to_string());
    if !dev {
        serve = serve.arg("--release");
    }
    thread::spawn(move || announce(port));
    serve.run().context("Serving the page ended")
}

/// A trunk command that says no more than a person needs.
fn trunk(sh: &Shell) -> Cmd<'_> {
    cmd!(
        sh,
        "trunk --skip-version-check --log warn,trunk::build=info"
    )
    // trunk 0.21 refuses the usual values of this variable
    .env_remove("NO_COLOR")
    .env("RUST_BACKTRACE", "0")
    .env("CARGO_TERM_QUIET", "true")
    .quiet()
}

/// Waits until somebody answers at `port`, and says the address.
fn announce(port: u16) -> Result<()> {
    let what = "Building the page, then serving it (the first time usually 2–5 minutes)";
    timed(what, || {
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            thread::sleep(Duration::from_millis(200));
        }
        Ok(())
    })?;
    say(format_args!(
        "Snap to Zero is at http://127.0.0.1:{port}/ — Ctrl-C ends it."
    ));
    say("It is rebuilt on every change; then reload the page.");
    Ok(())
}

/// The first free port from `wanted` on, or one of the hundred after it.
fn free_port(wanted: u16) -> Option<u16> {
    (wanted..=wanted.saturating_add(100))
        .find(|&port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_in_use_is_passed_over() -> Result<()> {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = taken.local_addr()?.port();
        assert_ne!(free_port(port), Some(port));
        Ok(())
    }
}
