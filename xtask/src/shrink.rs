//! Makes the finished page lighter without changing what it does.
//!
//! wasm-bindgen names each function that crosses the border between the program and the page by what it
//! does and a digest, on both sides; digests do not compress. Here they get names of two or three
//! characters. Texts lose their indentation and the comments that have lines of their own. The script that
//! starts the program becomes one file with the glue, which it imports: one request less. As the contents
//! change, so do the digests in the files' names.

use crate::{
    failure::{Failure, Result},
    wasm_names,
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// New words for old ones.
pub type Words = BTreeMap<String, String>;

/// Tells Chromium to compile a script's functions while it loads, on another thread than the page's: nearly all
/// are called when the program starts. To others it is a comment.
const EAGER: &str = "//# allFunctionsCalledOnLoad\n";

/// Makes the page in a folder lighter.
pub fn shrink(dist: &Path) -> Result {
    let mut page = Page::read(dist)?;
    let wasm = page.only("_bg.wasm")?;
    let glue = wasm.replace("_bg.wasm", ".js");
    // these know the glue as wasm-bindgen wrote it, so before anything is renamed
    let mut script = with_known_texts(without_other_ways(page.text(&glue)?));
    let names = wasm_names::crossing(&page.files[&wasm])
        .ok_or_else(|| unknown(&wasm))?
        .into_iter()
        // what no script asks for keeps its name, and so does what is short already
        .filter(|name| name.len() > 8 && words(script.as_str()).any(|word| word == name));
    let own = declared(&script).chain((0..10).map(|place| format!("arg{place}")));
    let short: Words = names
        .chain(own)
        .enumerate()
        .map(|(count, name)| (name, short_name(count)))
        .collect();
    let renamed = wasm_names::rename(&page.files[&wasm], &short).ok_or_else(|| unknown(&wasm))?;
    page.files.insert(wasm.clone(), renamed);
    script = words(&script)
        .map(|word| short.get(word).map_or(word, String::as_str))
        .collect();
    script = in_fewer_words(&script);
    page.files.insert(glue.clone(), script.into_bytes());
    page.join_scripts(&glue)?;

    let texts: Vec<String> = page.ending_with(&[".js", ".css", ".html"]);
    for name in &texts {
        let mut trimmed = trimmed(&page.text(name)?);
        // In a page the end of a line is a space between words, in a script a space may be in a text.
        let ends = [["{\n", "{"], [";\n", ";"], [",\n", ","], ["\n}", "}"]];
        let inside = [[": ", ":"], [" {", "{"], [";}", "}"], ["}\n", "}"]];
        let spaced = [[", ", ","], [") {", "){"], [" = ", "="], [" === ", "==="]];
        let joints: &[&[_]] = match name.rsplit_once('.') {
            Some((_, "css")) => &[&ends, &inside],
            Some((_, "js")) => &[&ends, &spaced],
            _ => &[],
        };
        for [end, joined] in joints.iter().copied().flatten() {
            trimmed = trimmed.replace(end, joined);
        }
        if name.ends_with(".js") {
            trimmed.insert_str(0, EAGER);
        }
        page.files.insert(name.clone(), trimmed.into_bytes());
    }
    // whoever names a file comes after it
    page.redigest(&wasm)?;
    for name in page.ending_with(&[".js", ".css"]) {
        page.redigest(&name)?;
    }
    page.write(dist)
}

fn unknown(file: &str) -> Failure {
    Failure::Unmet(format!("{file} is not built as wasm-bindgen builds it."))
}

/// The files of a page by their names.
struct Page {
    files: BTreeMap<String, Vec<u8>>,
    /// What is to be deleted.
    old: Vec<PathBuf>,
}

impl Page {
    fn read(folder: &Path) -> Result<Self> {
        let failure = |source| Failure::file(folder, source);
        let (mut files, mut old) = (BTreeMap::new(), Vec::new());
        for entry in fs::read_dir(folder).map_err(failure)? {
            let path = entry.map_err(failure)?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                continue;
            };
            if path.is_dir() {
                continue;
            }
            let content = fs::read(&path).map_err(|source| Failure::file(&path, source))?;
            files.insert(name.to_owned(), content);
            old.push(path);
        }
        Ok(Self { files, old })
    }

    fn ending_with(&self, ends: &[&str]) -> Vec<String> {
        let names = self.files.keys();
        names
            .filter(|name| ends.iter().any(|end| name.ends_with(end)))
            .cloned()
            .collect()
    }

    fn only(&self, end: &str) -> Result<String> {
        match <[String; 1]>::try_from(self.ending_with(&[end])) {
            Ok([name]) => Ok(name),
            Err(_) => Err(Failure::Unmet(format!("The page has not one {end} file."))),
        }
    }

    fn text(&self, name: &str) -> Result<String> {
        let content = self.files.get(name).cloned().unwrap_or_default();
        String::from_utf8(content).map_err(|_| unknown(name))
    }

    /// Puts what other scripts there are at the end of `glue`, which they import.
    fn join_scripts(&mut self, glue: &str) -> Result {
        let mut script = self.text(glue)?;
        for name in self.ending_with(&[".js"]) {
            if name == glue {
                continue;
            }
            // What it imports is in the same file now.
            let starting = self.text(&name)?;
            script.push_str(&starting.replace("import(program.js)", "{ default: __wbg_init }"));
            self.files.remove(&name);
            for html in self.ending_with(&[".html"]) {
                let text = without(&self.text(&html)?, "<link rel=\"modulepreload\"", ">");
                let text = text.replace(&name, glue);
                self.files.insert(html, text.into_bytes());
            }
        }
        self.files.insert(glue.to_owned(), script.into_bytes());
        Ok(())
    }

    /// Renames a file by its content, and whoever names it says the new name.
    fn redigest(&mut self, name: &str) -> Result {
        let Some(content) = self.files.remove(name) else {
            return Err(unknown(name));
        };
        let (before, rest) = name.rsplit_once('-').ok_or_else(|| unknown(name))?;
        let end = rest.find(['.', '_']).ok_or_else(|| unknown(name))?;
        let new = format!("{before}-{:016x}{}", digest(&content), &rest[end..]);
        for other in self.ending_with(&[".js", ".css", ".html"]) {
            let text = self.text(&other)?.replace(name, &new);
            self.files.insert(other, text.into_bytes());
        }
        self.files.insert(new, content);
        Ok(())
    }

    fn write(self, folder: &Path) -> Result {
        for path in self.old {
            fs::remove_file(&path).map_err(|source| Failure::file(&path, source))?;
        }
        for (name, content) in self.files {
            let path = folder.join(name);
            fs::write(&path, content).map_err(|source| Failure::file(&path, source))?;
        }
        Ok(())
    }
}

/// wasm-bindgen's glue without what this page never asks it for: to start synchronously, or from anything else than
/// a response in an object; and without what browsers that can run this page all have.
fn without_other_ways(glue: String) -> String {
    let blocks = [
        ("function initSync(", "\n}\n"),
        ("if (!('encodeInto' in cachedTextEncoder)) {", "\n}\n"),
        ("    if (realloc === undefined) {", "\n    }\n"),
        // static/start.js has asked that
        ("        if (!module.ok) {", "\n        }\n"),
        ("(typeof FinalizationRegistry === 'undefined')", "    : "),
        ("    if (module_or_path === undefined) {", "\n    }\n"),
        ("    if (typeof module_or_path === 'string'", "\n    }\n"),
        (
            " else {\n        const instance = await WebAssembly.instantiate(module, imports);",
            "\n    }\n",
        ),
    ];
    let glue = blocks
        .iter()
        .fold(glue, |glue, (start, end)| without(&glue, start, end))
        .replace("export { initSync, ", "export { ");
    let unpacking = "    if (module_or_path !== undefined) {";
    if !glue.contains(unpacking) {
        return glue;
    }
    let starting = "async function __wbg_init_once(";
    without(&glue, unpacking, "\n    }\n").replace(
        &format!("{starting}module_or_path)"),
        &format!("{starting}{{ module_or_path }})"),
    )
}

/// wasm-bindgen's glue that decodes a text which comes again and again, as the names of colours do, only once:
/// that is half of what it costs to set a colour. Texts with other letters than ASCII are never found.
fn with_known_texts(glue: String) -> String {
    let decoding = "return decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));";
    let looked_up = "
    const bytes = getUint8ArrayMemory0(), end = ptr + len;
    let key = 0, i = ptr;
    while (i < end) key = key * 31 + bytes[i++] & 255;
    const known = texts[key];
    if (known?.length == len) {
        i = 0;
        while (i < len && known.charCodeAt(i) == bytes[ptr + i]) i++;
        if (i == len) return known;
    }
    return texts[key] = decodeText(bytes.subarray(ptr, end));";
    if glue.contains(decoding) {
        glue.replace(decoding, looked_up) + "\nconst texts = [];\n"
    } else {
        glue
    }
}

/// The names that a script declares for itself, if they are long.
fn declared(script: &str) -> impl Iterator<Item = String> {
    let declaring = ["function ", "let ", "const "];
    script.lines().filter_map(move |line| {
        let rest = declaring.iter().find_map(|word| line.strip_prefix(word))?;
        words(rest)
            .next()
            .filter(|name| name.len() > 8)
            .map(str::to_owned)
    })
}

/// wasm-bindgen's glue in fewer words: what is returned gets no name first, methods are written as such, and classes
/// that every browser has are asked for without a net.
fn in_fewer_words(glue: &str) -> String {
    let glue = glue
        .replace(": function(", "(")
        .replace("let result;\n            try {\n                result = ", "const ret = ")
        .replace(
            ";\n            } catch (_) {\n                result = false;\n            }\n            const ret = result;",
            ";",
        );
    let mut pieces = glue.split("const ret = ");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |script, piece| match piece.split_once(";\n") {
        Some((value, rest)) if rest.trim_start().starts_with("return ret;") => {
            let after = rest.trim_start().trim_start_matches("return ret");
            script + "return " + value + after
        }
        _ => script + "const ret = " + piece,
    })
}

/// A text without everything from each `start` to the next `end`.
fn without(text: &str, start: &str, end: &str) -> String {
    let mut pieces = text.split(start);
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |kept, piece| {
        kept + piece.split_once(end).map_or("", |(_, rest)| rest)
    })
}

/// Tells contents apart: FNV-1a.
fn digest(content: &[u8]) -> u64 {
    content.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

/// $a, $b, … $z, $ba, $bb, …: no name that wasm-bindgen gives begins like that.
fn short_name(mut count: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'a' + (count % 26) as u8));
        count /= 26;
        if count == 0 {
            break;
        }
    }
    letters.push('$');
    letters.iter().rev().collect()
}

/// A script cut into its words and what is between them; joined they are the script again.
fn words(script: &str) -> impl Iterator<Item = &str> {
    let of_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut rest = script;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest.find(|c| of_word(c) != of_word(first));
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        Some(word)
    })
}

/// A text without indentation, empty lines, and comments that begin a line. A text in which a string
/// may run over several lines stays as it is.
fn trimmed(text: &str) -> String {
    if text.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return text.to_owned();
    }
    let mut kept = String::with_capacity(text.len());
    let mut until: Option<&str> = None;
    for line in text.lines().map(str::trim) {
        let mut line = line;
        if until.is_none() {
            until = [("/*", "*/"), ("<!--", "-->")]
                .into_iter()
                .find(|(start, _)| line.starts_with(start))
                .map(|(_, end)| end);
        }
        if let Some(end) = until {
            let Some((_, after)) = line.split_once(end) else {
                continue;
            };
            until = None;
            line = after.trim();
        }
        if !line.is_empty() && !line.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_are_distinct() {
        let names: std::collections::BTreeSet<String> = (0..2000).map(short_name).collect();
        assert_eq!(names.len(), 2000);
        assert_eq!([0, 25, 26].map(short_name), ["$a", "$z", "$ba"]);
    }

    #[test]
    fn words_join_to_the_script() {
        let script = "wasm.__wbg_a1($b);'θ'+x";
        assert_eq!(words(script).collect::<String>(), script);
        assert!(words(script).any(|word| word == "__wbg_a1"));
    }

    #[test]
    fn what_is_taken_out_is_gone_wherever_it_is() {
        let text = "<a><link rel=\"x\" b><c><link rel=\"x\"><d>";
        assert_eq!(without(text, "<link rel=\"x\"", ">"), "<a><c><d>");
        assert_eq!(without(text, "<e", ">"), text);
    }

    const GLUE: &str = "function initSync(a) {
    if (b) {
    }
}
async function __wbg_init_once(module_or_path) {
    if (module_or_path !== undefined) {
        if (c) {
        }
    }
    if (module_or_path === undefined) {
        module_or_path = new URL('d');
    }
    load(module_or_path);
}
export { initSync, init as default };
";

    #[test]
    fn long_names_of_its_own_are_found_and_values_returned_at_once() {
        let script = "function getStringFromWasm0(a) {\n    const ret = b(c);\n    return ret;\n}\nlet wasm;\n";
        assert!(declared(script).eq(["getStringFromWasm0"]));
        assert_eq!(
            in_fewer_words(script),
            "function getStringFromWasm0(a) {\n    return b(c);\n}\nlet wasm;\n"
        );
        let used = "const ret = a;\nb(ret);\nreturn ret;\n";
        assert_eq!(in_fewer_words(used), used);
    }

    #[test]
    fn only_one_way_to_start_is_left() {
        assert_eq!(
            without_other_ways(GLUE.to_owned()),
            "async function __wbg_init_once({ module_or_path }) {\n    load(module_or_path);\n}\nexport { init as default };\n"
        );
    }

    #[test]
    fn a_text_is_decoded_once() {
        let decoding = "return decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));";
        let glue = with_known_texts(format!("a {{\n    {decoding}\n}}\n"));
        assert!(!glue.contains(decoding) && glue.matches("decodeText(").count() == 1);
        assert_eq!(glue.matches('{').count(), glue.matches('}').count());
        assert_eq!(with_known_texts("b".to_owned()), "b");
    }

    #[test]
    fn a_script_that_imports_the_glue_is_joined_to_it() -> Result {
        let mut page = Page {
            files: BTreeMap::from([
                ("g-1.js".to_owned(), b"glue;\n".to_vec()),
                ("s-2.js".to_owned(), b"import(program.js);\n".to_vec()),
                (
                    "index.html".to_owned(),
                    b"<script src=\"s-2.js\"></script><link rel=\"modulepreload\" href=\"g-1.js\">"
                        .to_vec(),
                ),
            ]),
            old: Vec::new(),
        };
        page.join_scripts("g-1.js")?;
        assert_eq!(page.ending_with(&[".js"]), ["g-1.js"]);
        assert_eq!(page.text("g-1.js")?, "glue;\n{ default: __wbg_init };\n");
        assert_eq!(page.text("index.html")?, "<script src=\"g-1.js\"></script>");
        Ok(())
    }

    #[test]
    fn only_what_nobody_reads_is_trimmed() {
        let text = "a {\n  b: c; /* d */\n}\n/* e\n f */ g {\n\n  // h\n  i://j\n}\n<!-- k -->\n<p>\n  l\n";
        assert_eq!(
            trimmed(text),
            "a {\nb: c; /* d */\n}\ng {\ni://j\n}\n<p>\nl\n"
        );
        let several_lines = "x = `\n  y`;\n";
        assert_eq!(trimmed(several_lines), several_lines);
    }

    #[test]
    fn a_page_is_shrunk_as_a_whole() {
        let folder = std::env::temp_dir().join(format!("snap-shrink-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let write = |name: &str, content: &[u8]| {
            fs::write(folder.join(name), content).expect("written");
        };
        write(
            "a-00.js",
            b"function getUint8ArrayMemory0() {}\nconst i = {\n  __wbg_long_name_00: 1,\n};\n'./a-00_bg.wasm'\nreturn decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));\n",
        );
        write(
            "a-00_bg.wasm",
            &wasm_names::tests::module("__wbg_long_name_00"),
        );
        write("b-00.css", b"/* c */\np {\n}\n");
        write("index.html", b"a-00.js a-00_bg.wasm b-00.css\n");
        shrink(&folder).expect("a page");
        let page = Page::read(&folder).expect("a page");
        let (js, wasm) = (
            page.only(".js").expect("one"),
            page.only(".wasm").expect("one"),
        );
        let script = page.text(&js).expect("text");
        assert!(script.starts_with(EAGER));
        assert!(script.contains(&format!("const i={{$a: 1,}};'./{wasm}'\n")));
        // What knows the glue's own names comes before they are changed.
        assert!(script.contains("texts[key]") && !script.contains("getUint8ArrayMemory0"));
        assert_eq!(page.files[&wasm], wasm_names::tests::module("$a"));
        let css = page.only(".css").expect("one");
        assert_eq!(
            page.text("index.html").expect("text"),
            format!("{js} {wasm} {css}\n")
        );
        assert_eq!(page.files.len(), 4);
        fs::remove_dir_all(&folder).expect("removed");
    }
}
