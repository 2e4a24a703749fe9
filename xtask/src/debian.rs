//! Debian's packages: installed only after saying which, why and for how long.

use crate::run::{ask, is_root, step};
use anyhow::{Result, bail};
use std::fs;
use xshell::{Shell, cmd};

/// Is this Debian, or made from it?
pub fn is_here() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|text| is_debian(&text))
}

fn is_debian(os_release: &str) -> bool {
    os_release
        .lines()
        .filter_map(|line| line.split_once('='))
        .filter(|(key, _)| matches!(*key, "ID" | "ID_LIKE"))
        .flat_map(|(_, value)| value.trim_matches('"').split_whitespace())
        .any(|id| id == "debian")
}

/// Installs `packages`, which are there for `why` and usually take `usually`.
pub fn install(sh: &Shell, packages: &[&str], why: &str, usually: &str) -> Result<()> {
    let names = packages.join(" ");
    // root needs no help, another person a sudo that asks for no password
    let sudo: &[&str] = if is_root(sh) {
        &[]
    } else if ask(cmd!(sh, "sudo -n true")).is_some() {
        &["sudo", "-n"]
    } else {
        bail!(
            "Missing: {why}. Please install it with\n    \
             sudo apt-get update && sudo apt-get install {names}\nand try again."
        );
    };
    let apt = [
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-qq",
        "-y",
    ];
    let apt = [sudo, &apt].concat();
    let [program, arguments @ ..] = &apt[..] else {
        bail!("no apt-get");
    };
    step(
        "Refreshing the list of Debian's packages",
        cmd!(sh, "{program} {arguments...} update"),
    )?;
    step(
        format_args!("Installing Debian's {names}, for {why} (once; usually {usually})"),
        cmd!(
            sh,
            "{program} {arguments...} install --no-install-recommends {packages...}"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_debian_and_its_children() {
        assert!(is_debian("NAME=x\nID=debian\n"));
        assert!(is_debian("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!is_debian("ID=fedora\nNAME=\"not debian\"\n"));
    }
}
