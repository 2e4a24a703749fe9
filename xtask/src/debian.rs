//! Debian's packages: installed only after saying which, why and for how long.

use crate::{
    failure::{Failure, Result},
    process::{ask, run, timed},
};
use std::{fs, process::Command};

/// Is this Debian, or made from it?
pub fn is_here() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|text| is_debian(&text))
        && ask(Command::new("apt-get").arg("--version")).is_some()
}

fn is_debian(os_release: &str) -> bool {
    os_release
        .lines()
        .filter_map(|line| line.split_once('='))
        .filter(|(key, _)| matches!(*key, "ID" | "ID_LIKE"))
        .flat_map(|(_, value)| value.trim_matches('"').split_whitespace())
        .any(|id| id == "debian")
}

/// Installs `packages`, which are there for `why`.
pub fn install(packages: &[&str], why: &str, usually: &str) -> Result {
    let names = packages.join(" ");
    let advice = || {
        Failure::Missing(format!(
            "Missing: {why}. Please install it with\n    sudo apt-get update && sudo apt-get install {names}\nand try again."
        ))
    };
    let Some(prefix) = rights() else {
        return Err(advice());
    };
    timed(
        format_args!("Installing Debian's {names}, for {why} (once; usually {usually})"),
        || {
            run(
                &mut apt(prefix, &["update", "-qq"]),
                "Refreshing the list of Debian's packages",
            )?;
            let mut install = apt(prefix, &["install", "-qq", "-y", "--no-install-recommends"]);
            install.args(packages);
            run(&mut install, "Installing Debian's packages")
        },
    )
    .map_err(|failure| {
        eprintln!("{failure}");
        advice()
    })
}

/// The words to put before apt-get: none for root, `sudo -n` where that needs no password.
fn rights() -> Option<&'static [&'static str]> {
    if ask(Command::new("id").arg("-u")).as_deref() == Some("0") {
        return Some(&[]);
    }
    ask(Command::new("sudo").args(["-n", "true"])).map(|_| ["sudo", "-n"].as_slice())
}

fn apt(prefix: &[&str], arguments: &[&str]) -> Command {
    let words: Vec<&str> = prefix
        .iter()
        .copied()
        .chain(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"])
        .chain(arguments.iter().copied())
        .collect();
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).stdin(std::process::Stdio::null());
    command
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
