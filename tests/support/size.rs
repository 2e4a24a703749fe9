//! What the page weighs on the wire.

use flate2::{Compression, write::GzEncoder};
use std::{
    cmp::Reverse,
    collections::BTreeMap,
    fs,
    io::{self, Write},
    ops::AddAssign,
    path::Path,
};

/// The most bytes that all that the opening page requests may have together, compressed with Brotli. The design's budget is
/// 420,000; tables, space and pictures to take away have taken the page past it (docs/measurements.md).
pub const LIMIT: u64 = 560_000;

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

/// An expression in the open page: the addresses of itself, of all that it has asked for, and of its icon, which browsers
/// ask for by themselves.
pub const REQUESTED: &str = "[location.href, \
    ...performance.getEntriesByType('resource').map(entry => entry.name), \
    ...[...document.querySelectorAll('link[rel~=icon]')].map(link => link.href)]";

/// The files with these addresses and their sizes, the heaviest first; `folder` is the address of `dist`.
pub fn of_requested(
    dist: &Path,
    folder: &str,
    addresses: &[String],
) -> io::Result<Vec<(String, Size)>> {
    let mut files = BTreeMap::new();
    for address in addresses {
        if address.starts_with("data:") || address.starts_with("blob:") {
            continue;
        }
        let elsewhere = || io::Error::other(format!("{address} is not in {folder}"));
        let name = address.strip_prefix(folder).ok_or_else(elsewhere)?;
        let name = match name.split(['?', '#']).next() {
            None | Some("") => "index.html",
            Some(name) => name,
        };
        if !files.contains_key(name) {
            files.insert(name.to_owned(), Size::of(&fs::read(dist.join(name))?)?);
        }
    }
    let mut files: Vec<_> = files.into_iter().collect();
    files.sort_by_key(|(_, size)| Reverse(size.brotli));
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
