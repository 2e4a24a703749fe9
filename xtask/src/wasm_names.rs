//! The names by which a wasm module and a script know each other: its imports and exports.

use crate::shrink::Words;

/// The sections that hold names to the outside, and those that only tools read.
pub const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// The names that are imported or exported, in the order of the module. `None`: not understood.
pub fn crossing(module: &[u8]) -> Option<Vec<String>> {
    let mut found = Vec::new();
    rewrite(module, |name| {
        found.push(name.to_owned());
        name.to_owned()
    })?;
    Some(found)
}

/// How many functions a module imports. `None`: not understood.
pub fn imported_functions(module: &[u8]) -> Option<usize> {
    let mut reader = Reader::new(module);
    reader.take(8)?;
    while let Some(section) = reader.byte() {
        let length = reader.number()?;
        let body = reader.take(length)?;
        if section == IMPORTS {
            // nothing but functions, or it is not understood
            entries(body, section, &mut str::to_owned)?;
            return Reader::new(body).number();
        }
    }
    Some(0)
}

/// The module with other names, and without what only tools read. `None`: not understood.
pub fn rename(module: &[u8], names: &Words) -> Option<Vec<u8>> {
    rewrite(module, |name| {
        names.get(name).map_or(name, |new| new).to_owned()
    })
}

fn rewrite(module: &[u8], mut name: impl FnMut(&str) -> String) -> Option<Vec<u8>> {
    let mut reader = Reader { rest: module };
    let mut out = reader.take(8)?.to_vec();
    while let Some(section) = reader.byte() {
        let length = reader.number()?;
        let body = reader.take(length)?;
        let new = match section {
            CUSTOM => continue,
            IMPORTS | EXPORTS => entries(body, section, &mut name)?,
            _ => body.to_vec(),
        };
        out.push(section);
        put(&mut out, new.len());
        out.extend(new);
    }
    Some(out)
}

fn entries(body: &[u8], section: u8, name: &mut impl FnMut(&str) -> String) -> Option<Vec<u8>> {
    let mut reader = Reader { rest: body };
    let mut out = Vec::with_capacity(body.len());
    let count = reader.number()?;
    put(&mut out, count);
    for _ in 0..count {
        if section == IMPORTS {
            put_text(&mut out, reader.text()?);
        }
        put_text(&mut out, &name(reader.text()?));
        let kind = reader.byte()?;
        // functions are imported by the number of their type, and anything is exported by its own
        if section == IMPORTS && kind != 0 {
            return None;
        }
        out.push(kind);
        put(&mut out, reader.number()?);
    }
    reader.rest.is_empty().then_some(out)
}

/// Writes a number in LEB128.
pub fn put(out: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Writes a text after its length.
pub fn put_text(out: &mut Vec<u8>, text: &str) {
    put(out, text.len());
    out.extend(text.as_bytes());
}

/// What of a module has not been read yet.
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Of these bytes.
    pub fn new(rest: &'a [u8]) -> Self {
        Self { rest }
    }

    /// So many bytes.
    pub fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    /// One byte.
    pub fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|byte| byte[0])
    }

    /// A number in LEB128.
    pub fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).ok()
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A module that imports a function of this name and exports it as "again".
    pub fn module(name: &str) -> Vec<u8> {
        let mut out = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0".to_vec();
        let mut imports = vec![1, 1, b'm'];
        put_text(&mut imports, name);
        imports.extend([0, 0]);
        out.push(IMPORTS);
        put(&mut out, imports.len());
        out.extend(imports);
        out.extend(b"\x07\x09\x01\x05again\0\0");
        out
    }

    #[test]
    fn names_are_found_and_replaced() {
        let long = "long".repeat(50);
        let mut before = module(&long);
        // a custom section called "t"
        before.extend(b"\0\x03\x01t!");
        assert_eq!(
            crossing(&before),
            Some(vec![long.clone(), "again".to_owned()])
        );
        let names = Words::from([(long, "$a".to_owned())]);
        assert_eq!(rename(&before, &names), Some(module("$a")));
    }

    #[test]
    fn a_cut_module_is_not_understood() {
        let whole = module("name");
        for length in [4, 9, 20, whole.len() - 1] {
            assert_eq!(crossing(&whole[..length]), None, "{length}");
        }
    }
}
