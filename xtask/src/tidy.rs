//! Small checks of the text itself: links between the project's files, and how lines end.

use crate::failure::{Failure, Result};
use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// Kinds of files that people write here.
const WRITTEN: [&str; 9] = ["rs", "md", "toml", "html", "css", "js", "yml", "svg", "csv"];

/// Folders that hold nothing a person wrote.
const MADE: [&str; 3] = ["target", "dist", ".git"];

/// Checks every text in the project and lists all faults at once.
pub fn check(root: &Path) -> Result {
    let mut files = Vec::new();
    collect(root, &mut files)?;
    let mut report = String::new();
    for file in files {
        let text = fs::read_to_string(&file).map_err(|source| Failure::file(&file, source))?;
        let name = file.strip_prefix(root).unwrap_or(&file).display();
        for fault in faults(&file, &text) {
            // writing to a String cannot fail
            let _ = writeln!(report, "{name}{fault}");
        }
    }
    if report.is_empty() {
        Ok(())
    } else {
        Err(Failure::Unmet(report))
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result {
    let entries = fs::read_dir(folder).map_err(|source| Failure::file(folder, source))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            if !MADE.contains(&name.as_ref()) {
                collect(&path, files)?;
            }
        } else if path
            .extension()
            .is_some_and(|ext| WRITTEN.iter().any(|kind| ext == *kind))
        {
            files.push(path);
        }
    }
    Ok(())
}

fn faults(file: &Path, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let number = index + 1;
        if line.ends_with([' ', '\t', '\r']) {
            faults.push(format!(":{number}: white space at the end of the line"));
        }
        if file.extension().is_some_and(|ext| ext == "md") {
            for link in links(line) {
                if !leads_somewhere(file, link) {
                    faults.push(format!(":{number}: the link to `{link}` leads nowhere"));
                }
            }
        }
    }
    if !text.is_empty() && (!text.ends_with('\n') || text.ends_with("\n\n")) {
        faults.push(": should end with one line end".to_owned());
    }
    faults
}

/// The targets of a line's Markdown links: `[text](target)`.
fn links(line: &str) -> impl Iterator<Item = &str> {
    line.split("](")
        .skip(1)
        .filter_map(|rest| rest.split([')', ' ']).next())
}

fn leads_somewhere(file: &Path, link: &str) -> bool {
    let path = link.split('#').next().unwrap_or_default();
    let elsewhere = ["http://", "https://", "mailto:"]
        .iter()
        .any(|p| link.starts_with(p));
    elsewhere
        || path.is_empty()
        || file
            .parent()
            .is_some_and(|folder| folder.join(path).exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_markdown_links() {
        let found: Vec<_> = links("see [a](b.md) and ![c](d.png \"title\"), [e](#f)").collect();
        assert_eq!(found, ["b.md", "d.png", "#f"]);
    }

    #[test]
    fn lists_what_is_untidy() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("x.md");
        let text = "good [link](Cargo.toml#x)\nbad [link](nowhere.md) \n";
        let found = faults(&here, text);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(faults(&here, "fine\n").is_empty());
        assert_eq!(faults(&here, "no end").len(), 1);
        assert!(faults(&here, "").is_empty());
    }
}
