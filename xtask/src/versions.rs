//! The one place where the versions of the tools are pinned.

use crate::failure::{Failure, Result};
use std::{fs, path::Path};

/// Bundles the page. 0.22 needs a newer compiler than the project's minimum.
pub const TRUNK: &str = "0.21.14";

/// Optimises the wasm file (`wasm-opt`); the npm package's major version.
pub const BINARYEN: u32 = 132;

/// Checks accessibility in the end-to-end tests; the npm package's version.
pub const AXE: &str = "4.14.1";

/// The oldest binaryen that knows every feature of WebAssembly that the compiler uses.
pub const OLDEST_BINARYEN: u32 = 120;

/// The version of wasm-bindgen's command-line tool: always the library's, which Cargo.lock holds.
pub fn wasm_bindgen(root: &Path) -> Result<String> {
    let path = root.join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(|source| Failure::file(&path, source))?;
    locked(&lock, "wasm-bindgen").ok_or_else(|| {
        Failure::Missing("Cargo.lock names no wasm-bindgen: run `cargo update --workspace`.".into())
    })
}

/// The version of `package` in the text of a Cargo.lock.
fn locked(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    lock.split("[[package]]")
        .find(|entry| entry.lines().any(|line| line == name))?
        .lines()
        .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen-macro"
version = "9.9.9"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
dependencies = [
 "cfg-if",
]
"#;

    #[test]
    fn reads_a_locked_version() {
        assert_eq!(locked(LOCK, "wasm-bindgen").as_deref(), Some("0.2.130"));
    }

    #[test]
    fn a_missing_package_has_no_version() {
        assert_eq!(locked(LOCK, "bindgen"), None);
        assert_eq!(locked("", "wasm-bindgen"), None);
    }
}
