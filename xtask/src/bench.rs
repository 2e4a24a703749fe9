//! `cargo xtask bench`: one Markdown table, ready for the README.

use crate::{
    browser::Browser,
    failure::{Failure, Result},
    page,
    process::{ask, could_not_start, ended, human, say},
    project::Project,
    test,
    tools::Tools,
    wasm_toolchain::{TARGET, cargo},
};
use std::{
    fs,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    thread::available_parallelism,
    time::Instant,
};

/// Measures the solver natively and the built page in the browser.
pub fn run(project: &Project) -> Result {
    let start = Instant::now();
    let tools = Tools::get(project)?;
    let browser = Browser::get()?;
    page::build(project, &tools)?;
    let mut rows = Vec::new();

    say("Measuring the native code (usually 1–3 minutes) …");
    let mut native = Command::new(cargo());
    native.args(["bench", "--locked", "--package", "lasso-path"]);
    let mut criterion = Criterion::default();
    watch(project, native, "The native benchmarks", |line| {
        rows.extend(criterion.row(line));
    })?;

    say("Measuring the solver in the browser (usually 1–3 minutes) …");
    let mut in_browser = test::in_browser(project, &tools, &browser)?;
    in_browser.args(["run", "--locked", "--release", "--target", TARGET]);
    in_browser.args(["--example", "web", "--", "--bench"]);
    watch(
        project,
        in_browser,
        "The benchmarks in the browser",
        |line| {
            rows.extend(criterion.row(line));
        },
    )?;

    say("Measuring the page in the browser (usually 3–5 minutes) …");
    let mut in_page = Command::new(cargo());
    in_page
        .args([
            "bench",
            // what is measured is the browser; the tests have built the rest of this already
            "--profile",
            "dev",
            "--locked",
            "--features",
            "end-to-end",
            "--bench",
            "page",
        ])
        .env("SNAP_DIST", project.dist())
        .env("CHROMEDRIVER", &browser.chromedriver)
        .env("CHROMIUM", &browser.chromium);
    let outcome = watch(project, in_page, "The page's measurement", |line| {
        rows.extend(line.starts_with("| ").then(|| line.to_owned()));
    });

    println!("\n{}\n", machine(&browser));
    println!("| what | figure |\n| --- | --- |");
    for row in rows {
        println!("{row}");
    }
    println!();
    say(format_args!("Measured in {}.", human(start.elapsed())));
    outcome
}

/// Runs `command`, shows its output, and hands each line on.
fn watch(
    project: &Project,
    mut command: Command,
    step: &str,
    mut each: impl FnMut(&str),
) -> Result {
    let mut child = command
        .current_dir(&project.root)
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|source| could_not_start(&command, source))?;
    let output = child
        .stdout
        .take()
        .ok_or_else(|| Failure::Unmet(format!("{step} printed nothing.")))?;
    for line in BufReader::new(output)
        .lines()
        .map_while(std::io::Result::ok)
    {
        println!("{line}");
        each(&line);
    }
    let status = child
        .wait()
        .map_err(|source| could_not_start(&command, source))?;
    ended(&command, step, status)
}

/// Reads criterion's report: a name, alone or before its figures, and a line of three times.
#[derive(Default)]
struct Criterion {
    name: String,
}

impl Criterion {
    fn row(&mut self, line: &str) -> Option<String> {
        let line = &without_colors(line);
        let Some((before, after)) = line.split_once("time:") else {
            // a name too long for its column has a line of its own
            if !line.starts_with(' ') && !line.is_empty() {
                line.trim().clone_into(&mut self.name);
            }
            return None;
        };
        let before = before.trim();
        let name = if before.is_empty() {
            &self.name
        } else {
            before
        };
        let times: Vec<&str> = after
            .trim()
            .strip_prefix('[')?
            .strip_suffix(']')?
            .split(' ')
            .collect();
        let [_, _, median, unit, _, _] = times[..] else {
            return None;
        };
        Some(format!("| {name} | {median} {unit} |"))
    }
}

/// A line without the terminal's colours: ESC [ … m.
fn without_colors(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| {
        plain + part.split_once('m').map_or(part, |(_, rest)| rest)
    })
}

/// The machine in one sentence: without it the figures say nothing.
fn machine(browser: &Browser) -> String {
    let processor = fs::read_to_string("/proc/cpuinfo")
        .ok()
        .and_then(|text| field(&text, "model name", ':'))
        .or_else(|| ask(Command::new("sysctl").args(["-n", "machdep.cpu.brand_string"])))
        .unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let cores = available_parallelism().map_or(1, usize::from);
    let system = fs::read_to_string("/etc/os-release")
        .ok()
        .and_then(|text| field(&text, "PRETTY_NAME", '='))
        .unwrap_or_else(|| std::env::consts::OS.to_owned());
    format!(
        "Measured on {processor}, {cores} cores, {system}, {}.",
        browser.name()
    )
}

/// The value of the first line that begins with `key`.
fn field(text: &str, key: &str, separator: char) -> Option<String> {
    let line = text.lines().find(|line| line.starts_with(key))?;
    let (_, value) = line.split_once(separator)?;
    Some(value.trim().trim_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_criterions_report() {
        let mut criterion = Criterion::default();
        let short = "planar path             time:   [1.0000 µs 1.2500 µs 1.5000 µs]";
        assert_eq!(
            criterion.row(short).as_deref(),
            Some("| planar path | 1.2500 µs |")
        );
        assert_eq!(criterion.row("a very long name of a benchmark/10"), None);
        let below = "                        time:   [10.0 ns 11.0 ns 12.0 ns]";
        assert_eq!(
            criterion.row(below).as_deref(),
            Some("| a very long name of a benchmark/10 | 11.0 ns |")
        );
        let colored = "\u{1b}[32m\u{1b}[0m    time:   [\u{1b}[2m1 ns\u{1b}[0m \u{1b}[1m2 ns\u{1b}[0m \u{1b}[2m3 ns\u{1b}[0m]";
        assert_eq!(criterion.row("\u{1b}[32min the browser\u{1b}[0m"), None);
        assert_eq!(
            criterion.row(colored).as_deref(),
            Some("| in the browser | 2 ns |")
        );
        assert_eq!(
            criterion.row("Found 3 outliers among 100 measurements (3.00%)"),
            None
        );
    }

    #[test]
    fn reads_a_field_of_a_description() {
        assert_eq!(
            field("a: b\nmodel name\t: X 1\n", "model name", ':').as_deref(),
            Some("X 1")
        );
        assert_eq!(
            field("PRETTY_NAME=\"D 12\"\n", "PRETTY_NAME", '=').as_deref(),
            Some("D 12")
        );
        assert_eq!(field("", "PRETTY_NAME", '='), None);
    }
}
