//! Building and serving the page.

use crate::{
    failure::Result,
    port,
    process::{could_not_start, ended, run, say, timed},
    project::Project,
    tools::Tools,
};
use std::{
    net::{Ipv4Addr, SocketAddr, TcpStream},
    path::PathBuf,
    thread,
    time::Duration,
};

/// Builds the page for release into dist/.
pub fn build(project: &Project, tools: &Tools) -> Result {
    let mut trunk = tools.trunk(project);
    trunk.args(["build", "--release"]);
    let what = "Building the page (the first time usually 2–5 minutes, then seconds)";
    timed(what, || run(&mut trunk, "Building the page"))?;
    say(format_args!("The page is in {}.", project.dist().display()));
    Ok(())
}

/// Serves the page until interrupted, and rebuilds it when a file changes.
pub fn serve(project: &Project, tools: &Tools, wanted: u16, dev: bool) -> Result {
    let port = port::free(wanted)?;
    if port != wanted {
        say(format_args!(
            "Port {wanted} is in use, so the page is served on {port}."
        ));
    }
    let mut trunk = tools.trunk(project);
    // reloading by itself would need a script that the page's own security policy forbids
    trunk.args(["serve", "--no-autoreload", "--address", "127.0.0.1"]);
    trunk.arg("--port").arg(port.to_string());
    if !dev {
        trunk.arg("--release");
    }
    for folder in not_the_page(project) {
        trunk.arg("--ignore").arg(folder);
    }
    say("Building the page, then serving it (the first time usually 2–5 minutes, then seconds) …");
    let mut child = trunk
        .spawn()
        .map_err(|source| could_not_start(&trunk, source))?;
    thread::spawn(move || announce(port));
    let status = child
        .wait()
        .map_err(|source| could_not_start(&trunk, source))?;
    ended(&trunk, "Serving the page", status)
}

/// The folders in which a change does not change the page.
fn not_the_page(project: &Project) -> impl Iterator<Item = PathBuf> {
    ["xtask", "tests", "benches", ".ci", ".github"]
        .into_iter()
        .map(|name| project.root.join(name))
        .chain([project.root.join("target"), project.target()])
        .filter(|folder| folder.is_dir())
}

/// Prints the address once somebody answers there.
fn announce(port: u16) {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    while TcpStream::connect(address).is_err() {
        thread::sleep(Duration::from_millis(200));
    }
    say(format_args!(
        "Snap to Zero is at http://127.0.0.1:{port}/ — rebuilt on every change (then reload the page); Ctrl-C ends it."
    ));
}
