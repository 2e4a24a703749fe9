//! What the page weighs on the wire.

use flate2::{Compression, write::GzEncoder};
use std::{
    fs,
    io::{self, Write},
    ops::AddAssign,
    path::Path,
};

/// The most bytes that all that the opening page loads may have together, compressed with Brotli. (The design's
/// budget is 300,000.)
pub const LIMIT: u64 = 320_000;

/// Bytes of a file, plain and compressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// As it is.
    pub raw: u64,
    /// With `gzip -9`.
    pub gzip: u64,
    /// With `brotli -q 11`.
    pub brotli: u64,
}

impl AddAssign for Size {
    fn add_assign(&mut self, other: Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

impl Size {
    fn of(bytes: &[u8]) -> io::Result<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes)?;
        let gzip = gzip.finish()?;
        let mut brotli = Vec::new();
        let quality = brotli::enc::BrotliEncoderParams::default();
        brotli::BrotliCompress(&mut &bytes[..], &mut brotli, &quality)?;
        Ok(Self {
            raw: bytes.len() as u64,
            gzip: gzip.len() as u64,
            brotli: brotli.len() as u64,
        })
    }
}

/// Every file that the opening page loads with its size, the heaviest first. It loads one of the opening pictures, here
/// the heaviest.
pub fn of_page(dist: &Path) -> io::Result<Vec<(String, Size)>> {
    let mut files = Vec::new();
    collect(dist, dist, &mut files)?;
    files.sort_by_key(|(_, size)| std::cmp::Reverse(size.brotli));
    let mut pictures = 0;
    files.retain(|(name, _)| {
        pictures += usize::from(name.starts_with("opening/"));
        !name.starts_with("opening/") || pictures == 1
    });
    Ok(files)
}

/// The sum.
pub fn total(files: &[(String, Size)]) -> Size {
    let mut sum = Size::default();
    for (_, size) in files {
        sum += *size;
    }
    sum
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, Size)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else {
            let name = path.strip_prefix(root).unwrap_or(&path).display();
            files.push((name.to_string(), Size::of(&fs::read(&path)?)?));
        }
    }
    Ok(())
}
