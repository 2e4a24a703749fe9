//! Where things are: the project's folders and the tools' own.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The folders that the commands work with.
pub struct Project {
    /// The folder that holds the root Cargo.toml.
    pub root: PathBuf,
}

impl Project {
    /// The project that this program was compiled in.
    pub fn here() -> Self {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest.parent().unwrap_or(manifest).to_owned();
        Self { root }
    }

    /// The finished page.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Cargo's target folder, as the person set it.
    pub fn target(&self) -> PathBuf {
        match env::var_os("CARGO_TARGET_DIR") {
            Some(dir) if !dir.is_empty() => self.root.join(dir),
            _ => self.root.join("target"),
        }
    }
}

/// The per-user folder of the tools: it survives a fresh clone and never touches the user's own tools.
pub fn tools_home() -> Option<PathBuf> {
    let cargo = match env::var_os("CARGO_HOME") {
        Some(home) if !home.is_empty() => PathBuf::from(home),
        _ => env::home_dir()?.join(".cargo"),
    };
    Some(cargo.join("snap-to-zero"))
}
