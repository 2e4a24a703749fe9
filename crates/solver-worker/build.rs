//! Gives page and solver the means to tell whether they are of one build: a digest of the sources that decide what they say
//! to each other.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let mut files = Vec::new();
    for folder in ["src", "../lasso-path/src"] {
        println!("cargo::rerun-if-changed={folder}");
        collect(Path::new(folder), &mut files)?;
    }
    files.sort();
    // FNV-1a, 32 bits: a number that JavaScript, too, has exactly
    let mut digest = 0x811c_9dc5_u32;
    for file in files {
        for byte in fs::read(file)? {
            digest = (digest ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    let target = PathBuf::from(env::var("OUT_DIR")?).join("version.rs");
    Ok(fs::write(target, digest.to_string())?)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
