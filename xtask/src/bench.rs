//! `cargo xtask bench`: the Markdown tables of docs/measurements.md.

use crate::{
    engines::Engine,
    page,
    project::Project,
    run::{ask, logged, step, timed},
    test::in_browser,
    toolchain::TARGET,
};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::{
    env::consts::{ARCH, OS},
    fs,
    path::Path,
    thread::available_parallelism,
};
use xshell::{Shell, cmd};

/// Measures the solver natively and in the browser, and the built page.
pub fn run(project: &Project) -> Result<()> {
    let sh = &project.sh;
    page::build(project)?;
    let [driver, browser] = Engine::Chromium.get(project)?;
    let results = project.target().join("xtask/results");
    sh.remove_path(&results)?;
    sh.create_dir(&results)?;

    let native = cmd!(sh, "cargo bench --locked --package lasso-path");
    let native = native.env("CRITERION_HOME", &results);
    step("Measuring the native code (usually 1–3 minutes)", native)?;
    let mut rows = native_rows(sh, &results)?;

    let wasm = in_browser(project)?;
    let file = results.join("browser.json");
    let example = "--release --example web -- --bench".split(' ');
    let web = cmd!(wasm, "cargo run --locked --target {TARGET} {example...}");
    let web = web.env("WASM_BINDGEN_BENCH_RESULT", &file);
    let what = "Measuring the solver in the browser (usually 1–3 minutes)";
    step(what, web)?;
    rows.extend(browser_rows(&read(&file)?));

    // what is measured is the browser; the tests have built the rest in this profile already
    let bench = "--profile dev --features end-to-end --bench page".split(' ');
    let page = cmd!(sh, "cargo bench --locked {bench...}").env("SNAP_DIST", project.dist());
    let page = page.envs([(driver.0, &driver.1), (browser.0, &browser.1)]);
    let what = "Measuring the page beside others in the browser (usually 5–10 minutes)";
    let (passed, said) = timed(what, || logged(page))?;
    let (ratios, figures) = tables(&said);
    rows.extend(figures);

    let browser = browser.1;
    let version = ask(cmd!(sh, "{browser} --version")).unwrap_or_default();
    println!("\n{}\n\n{}", machine(&version), ratios.join("\n"));
    println!("\n{FIGURES}\n| --- | --- |\n{}\n", rows.join("\n"));
    if !passed {
        bail!("{said}\nThe page's measurement failed; its own words are above.");
    }
    Ok(())
}

/// The head of the table of all that was measured.
const FIGURES: &str = "| what | figure |";

/// What the page's measurement printed: the table of ratios, and the rows of figures.
fn tables(said: &str) -> (Vec<String>, Vec<String>) {
    let mut lines = said.lines().filter(|line| line.starts_with("| "));
    let ratios = lines.by_ref().take_while(|line| *line != FIGURES);
    let ratios = ratios.map(str::to_owned).collect();
    let figures = lines.filter(|line| !line.starts_with("| --- "));
    (ratios, figures.map(str::to_owned).collect())
}

/// A row for each result of criterion's, in the order of measurement.
fn native_rows(sh: &Shell, folder: &Path) -> Result<Vec<String>> {
    let found = cmd!(sh, "find {folder} -path */new/estimates.json");
    let found = found.quiet().read()?;
    let mut files: Vec<&Path> = found.lines().map(Path::new).collect();
    files.sort_by_key(|file| file.metadata().and_then(|about| about.modified()).ok());
    let mut rows = Vec::new();
    for file in files {
        let about = read(&file.with_file_name("benchmark.json"))?;
        let name = about["full_id"].as_str().unwrap_or_default();
        rows.push(row(name, &read(file)?));
    }
    Ok(rows)
}

/// A row for each benchmark of the browser's, which keeps criterion's estimates by name.
fn browser_rows(results: &Value) -> Vec<String> {
    let results = results.as_object().into_iter().flatten();
    let rows = results.map(|(name, result)| row(name, &result["estimates"]));
    rows.collect()
}

/// A row with a benchmark's typical time.
fn row(name: &str, estimates: &Value) -> String {
    let ns = estimates["median"]["point_estimate"].as_f64();
    match ns.unwrap_or(f64::NAN) {
        ns @ ..1e3 => format!("| {name} | {ns:.1} ns |"),
        ns @ ..1e6 => format!("| {name} | {:.1} µs |", ns / 1e3),
        ns => format!("| {name} | {:.1} ms |", ns / 1e6),
    }
}

fn read(file: &Path) -> Result<Value> {
    let text = fs::read_to_string(file).with_context(|| format!("No {}", file.display()))?;
    Ok(serde_json::from_str(&text)?)
}

/// The machine in one sentence: without it the figures say nothing.
fn machine(browser: &str) -> String {
    let said = |file, key, separator| field(&fs::read_to_string(file).ok()?, key, separator);
    let processor = said("/proc/cpuinfo", "model name", ':').unwrap_or_else(|| ARCH.to_owned());
    let system = said("/etc/os-release", "PRETTY_NAME", '=').unwrap_or_else(|| OS.to_owned());
    let cores = available_parallelism().map_or(1, usize::from);
    let browser = browser.split(" built on ").next().unwrap_or_default();
    format!("Measured on {processor}, {cores} cores, {system}, {browser}.")
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
    use serde_json::json;

    #[test]
    fn a_time_is_in_a_fitting_unit() {
        let estimates = |ns: f64| json!({ "median": { "point_estimate": ns } });
        assert_eq!(row("path", &estimates(162.34)), "| path | 162.3 ns |");
        assert_eq!(row("draws", &estimates(215_850.0)), "| draws | 215.8 µs |");
        let results = json!({ "a": { "estimates": estimates(2.5e6) } });
        assert_eq!(browser_rows(&results), ["| a | 2.5 ms |"]);
    }

    #[test]
    fn ratios_come_before_figures() {
        let said = "Running\n| a | frame |\n| --- | --- |\n| b | 2 |\n\n| what | figure |\n| --- | --- |\n| c | 3 ms |\ndone";
        let (ratios, figures) = tables(said);
        assert_eq!(ratios, ["| a | frame |", "| --- | --- |", "| b | 2 |"]);
        assert_eq!(figures, ["| c | 3 ms |"]);
        assert_eq!(tables("nothing"), (Vec::new(), Vec::new()));
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
