//! Debian's packages: installed only after saying which, why and for how long.

use crate::run::{ask, step};
use anyhow::{Result, bail};
use std::path::Path;
use xshell::{Shell, cmd};

/// Is this Debian, or made from it?
pub fn is_here() -> bool {
    Path::new("/etc/debian_version").exists()
}

/// Installs `packages`, named in one line, which are there for `why`.
pub fn install(sh: &Shell, packages: &str, why: &str) -> Result<()> {
    // root needs no help, another person a sudo that asks for no password
    let sudo = if ask(cmd!(sh, "id -u")).as_deref() == Some("0") {
        ""
    } else if ask(cmd!(sh, "sudo -n true")).is_some() {
        "sudo -n "
    } else {
        bail!(
            "Missing: {why}. Please install it with\n    \
             sudo apt-get update && sudo apt-get install {packages}\nand try again."
        );
    };
    let apt = |command: &str| {
        let words = format!("{sudo}env DEBIAN_FRONTEND=noninteractive apt-get -qq -y {command}");
        cmd!(sh, "env").args(words.split(' '))
    };
    step("Refreshing the list of Debian's packages", apt("update"))?;
    let what = format!("Installing Debian's {packages}, for {why} (once; usually a minute)");
    let install = format!("install --no-install-recommends {packages}");
    step(what, apt(&install))
}
