//! `cargo xtask weight`: what the built page weighs, by kind of file.

use crate::project::Project;
use anyhow::{Context, Result};
use std::{collections::BTreeMap, fs, path::Path};
use xshell::cmd;

/// Prints a Markdown table.
pub fn print(project: &Project) -> Result<()> {
    let dist = project.dist();
    let files = cmd!(project.sh, "find {dist} -type f").quiet().read();
    let files = files.context("Please run `cargo xtask build` first.")?;
    let mut kinds: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for file in files.lines().map(Path::new) {
        let content = fs::read(file)?;
        let mut small = Vec::new();
        let as_servers_do = brotli::enc::BrotliEncoderParams::default();
        brotli::BrotliCompress(&mut &content[..], &mut small, &as_servers_do)?;
        for kind in [kind(file), "all files"] {
            let sums = kinds.entry(kind).or_default();
            for (sum, more) in sums.iter_mut().zip([1, content.len(), small.len()]) {
                *sum += more;
            }
        }
    }
    println!("| what | files | bytes | with Brotli |\n| --- | --: | --: | --: |");
    for (kind, [files, plain, small]) in kinds {
        println!("| {kind} | {files} | {plain} | {small} |");
    }
    Ok(())
}

/// The kind of a file, by how its name ends.
fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|end| end.to_str()) {
        Some("wasm") => "WebAssembly",
        Some("js" | "mjs") => "JavaScript",
        Some("css") => "CSS",
        Some("html") => "HTML",
        Some("svg" | "png" | "ico" | "webp") => "pictures",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_name_tells_the_kind() {
        assert_eq!(kind(Path::new("page-0123_bg.wasm")), "WebAssembly");
        assert_eq!(kind(Path::new("icon.svg")), "pictures");
        assert_eq!(kind(Path::new("LICENSE")), "other");
    }
}
