//! Puts functions that resemble each other side by side: who compresses the page then finds what repeats nearby, which
//! takes fewer bits to say. The program stays the same; its functions get other numbers.

use crate::{
    failure::{Failure, Result},
    process::run,
    project::Project,
    tools::Tools,
    wasm_names::{self, Reader},
};
use std::{cmp::Reverse, fs};

/// Sequences of four bytes that more functions have say nothing about which of these are alike.
const COMMON: usize = 1000;

/// Orders the functions of the page that was built, where there is a `wasm-opt` that gives them their numbers.
pub fn order(project: &Project, tools: &Tools) -> Result {
    let Some(mut optimiser) = tools.optimiser() else {
        return Ok(());
    };
    let dist = project.dist();
    let failure = |source| Failure::file(&dist, source);
    let entries = fs::read_dir(&dist).map_err(failure)?;
    let mut paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let Some(path) = paths.find(|path| path.extension().is_some_and(|end| end == "wasm")) else {
        return Ok(());
    };
    let module = fs::read(&path).map_err(|source| Failure::file(&path, source))?;
    let named = named(&module)
        .ok_or_else(|| Failure::Unmet(format!("{} is not understood as wasm.", path.display())))?;
    fs::write(&path, named).map_err(|source| Failure::file(&path, source))?;
    let page = project.root.join("index.html");
    let html = fs::read_to_string(&page).map_err(|source| Failure::file(&page, source))?;
    // the same features as trunk tells it
    let ends = |c: char| c.is_whitespace() || c == '"';
    let features = html
        .split(ends)
        .filter(|word| word.starts_with("--enable-"));
    optimiser.args(features);
    optimiser.args(["--reorder-functions-by-name", "--strip-debug"]);
    optimiser.arg(&path).arg("-o").arg(&path);
    run(&mut optimiser, "Ordering the functions")
}

/// The module with a name for each function, in whose order those that are alike stand side by side.
fn named(module: &[u8]) -> Option<Vec<u8>> {
    let (imported, bodies) = functions(module)?;
    let place = places(&bodies);
    let names = (0..imported).map(|function| format!("!{function:05}"));
    let names = names.chain(place.iter().map(|place| format!("f{place:05}")));
    let mut map = Vec::new();
    wasm_names::put(&mut map, imported + bodies.len());
    for (function, name) in names.enumerate() {
        wasm_names::put(&mut map, function);
        wasm_names::put_text(&mut map, &name);
    }
    let mut section = Vec::new();
    wasm_names::put_text(&mut section, "name");
    section.push(1);
    wasm_names::put(&mut section, map.len());
    section.extend(map);
    let mut out = module.to_vec();
    out.push(wasm_names::CUSTOM);
    wasm_names::put(&mut out, section.len());
    out.extend(section);
    Some(out)
}

/// How many functions a module imports, and the bodies of its own.
fn functions(module: &[u8]) -> Option<(usize, Vec<&[u8]>)> {
    const CODE: u8 = 10;
    let imported = wasm_names::imported_functions(module)?;
    let mut reader = Reader::new(module);
    reader.take(8)?;
    while let Some(section) = reader.byte() {
        let length = reader.number()?;
        let body = reader.take(length)?;
        if section == CODE {
            let mut reader = Reader::new(body);
            let count = reader.number()?;
            let mut function = || reader.number().and_then(|length| reader.take(length));
            let bodies = (0..count).map(|_| function()).collect::<Option<_>>()?;
            return Some((imported, bodies));
        }
    }
    None
}

/// The place of each body in an order in which like stands beside like: the pairs that are most alike are joined
/// first, to chains.
fn places(bodies: &[&[u8]]) -> Vec<usize> {
    let count = bodies.len();
    let alike = likeness(bodies);
    let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
    for a in 0..count {
        for b in a + 1..count {
            let shared = alike[a * count + b];
            if shared > 0.0 {
                // A large function shares something with everyone.
                let size = bodies[a].len().min(bodies[b].len()) as f32;
                pairs.push((shared / (1.0 + size.powf(0.3)), a, b));
            }
        }
    }
    pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut chains = Chains {
        heads: (0..count).collect(),
        beside: vec![Vec::new(); count],
    };
    for (_, a, b) in pairs {
        chains.join(a, b);
    }
    let mut place = vec![0; count];
    for (at, body) in chains.order().into_iter().enumerate() {
        place[body] = at;
    }
    place
}

/// For each two bodies a < b, at a·count + b, how many sequences of four bytes both have; rare ones count more.
fn likeness(bodies: &[&[u8]]) -> Vec<f32> {
    let count = bodies.len();
    let mut found: Vec<([u8; 4], usize)> = Vec::new();
    for (function, body) in bodies.iter().enumerate() {
        let four = body
            .windows(4)
            .map(|four| [four[0], four[1], four[2], four[3]]);
        found.extend(four.map(|four| (four, function)));
    }
    found.sort_unstable();
    found.dedup();
    let mut alike = vec![0.0; count * count];
    for same in found.chunk_by(|a, b| a.0 == b.0) {
        if same.len() > COMMON {
            continue;
        }
        let weight = 1.0 / (1.0 + same.len() as f32).log2();
        for (i, (_, a)) in same.iter().enumerate() {
            for (_, b) in &same[i + 1..] {
                alike[a * count + b] += weight;
            }
        }
    }
    alike
}

/// Chains of bodies.
struct Chains {
    /// Towards a body that stands for the whole chain.
    heads: Vec<usize>,
    /// The neighbours of each body: at most two.
    beside: Vec<Vec<usize>>,
}

impl Chains {
    fn head(&mut self, mut body: usize) -> usize {
        while self.heads[body] != body {
            self.heads[body] = self.heads[self.heads[body]];
            body = self.heads[body];
        }
        body
    }

    /// Joins two, if both are ends of different chains.
    fn join(&mut self, a: usize, b: usize) {
        let ends = self.beside[a].len() < 2 && self.beside[b].len() < 2;
        let (one, other) = (self.head(a), self.head(b));
        if ends && one != other {
            self.heads[one] = other;
            self.beside[a].push(b);
            self.beside[b].push(a);
        }
    }

    /// All bodies, chain by chain, each chain from an end; the chains by their first body.
    fn order(&self) -> Vec<usize> {
        let mut seen = vec![false; self.beside.len()];
        let mut chains: Vec<Vec<usize>> = Vec::new();
        for end in 0..seen.len() {
            if seen[end] || self.beside[end].len() > 1 {
                continue;
            }
            let (mut chain, mut next) = (Vec::new(), Some(end));
            while let Some(body) = next {
                seen[body] = true;
                chain.push(body);
                next = self.beside[body]
                    .iter()
                    .copied()
                    .find(|&other| !seen[other]);
            }
            chains.push(chain);
        }
        chains.sort_by_key(|chain| Reverse(chain.iter().copied().min().map(Reverse)));
        chains.concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_stands_beside_like() {
        let bodies: [&[u8]; 5] = [b"abcdefgh", b"12345678", b"abcdefgx", b"1234567x", b"."];
        let place = places(&bodies);
        let apart = |a: usize, b: usize| place[a].abs_diff(place[b]);
        assert_eq!((apart(0, 2), apart(1, 3)), (1, 1));
        let mut all = place.clone();
        all.sort_unstable();
        assert_eq!(all, [0, 1, 2, 3, 4]);
    }

    #[test]
    fn every_function_has_a_name() {
        let mut module = wasm_names::tests::module("name");
        // two functions of the one type, without locals and instructions
        module.extend(b"\x0a\x07\x02\x02\0\x0b\x02\0\x0b");
        let named = named(&module).expect("a module");
        assert!(named.starts_with(&module));
        let text = String::from_utf8_lossy(&named[module.len()..]).into_owned();
        for name in ["!00000", "f00000", "f00001"] {
            assert!(text.contains(name), "{text}");
        }
        assert!(functions(&module[..module.len() - 1]).is_none());
    }
}
