//! Where things are: the project's folders and the tools' own.

use anyhow::{Context, Result};
use std::{
    env,
    path::{Path, PathBuf},
};
use xshell::Shell;

/// The project's folders, and a shell in the first of them.
pub struct Project {
    /// The folder that holds the root Cargo.toml.
    pub root: PathBuf,
    /// The tools' own folder: it survives a fresh clone and never touches the person's own tools.
    pub home: PathBuf,
    /// Runs programs in the root folder.
    pub sh: Shell,
}

impl Project {
    /// The project that cargo started this program for.
    pub fn here() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").context("Please run `cargo xtask`.")?;
        let root = Path::new(&manifest).join("..").canonicalize()?;
        let cargo = env::var_os("CARGO_HOME")
            .map(PathBuf::from)
            .or_else(|| Some(env::home_dir()?.join(".cargo")))
            .context("There is no home folder to put the tools in: please set CARGO_HOME.")?;
        let sh = Shell::new()?;
        sh.change_dir(&root);
        let home = cargo.join("snap-to-zero");
        Ok(Self { root, home, sh })
    }

    /// The finished page.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Cargo's target folder, as the person set it.
    pub fn target(&self) -> PathBuf {
        let set = env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
        self.root.join(set)
    }

    /// The folders in which programs are searched: the tools' own, `system` if any, and the PATH.
    pub fn search_path(&self, system: Option<&str>) -> Vec<PathBuf> {
        let own = [self.home.join("bin"), self.home.join("node_modules/.bin")];
        let path = env::var_os("PATH").unwrap_or_default();
        let system = system.map(PathBuf::from);
        own.into_iter()
            .chain(system)
            .chain(env::split_paths(&path))
            .collect()
    }
}
