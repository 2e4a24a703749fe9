//! `cargo xtask bench`: one Markdown table, ready for the README.

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
use std::{fs, path::Path, thread::available_parallelism};
use xshell::{Shell, cmd};

/// Measures the solver natively and in the browser, and the built page.
pub fn run(project: &Project) -> Result<()> {
    let sh = &project.sh;
    page::build(project)?;
    let [driver, browser] = Engine::Chromium.get(project)?;
    let results = project.target().join("xtask/results");
    sh.remove_path(&results)?;
    sh.create_dir(&results)?;

    step(
        "Measuring the native code (usually 1–3 minutes)",
        cmd!(sh, "cargo bench --locked --package lasso-path").env("CRITERION_HOME", &results),
    )?;
    let mut rows = native_rows(sh, &results)?;

    let in_browser = in_browser(project)?;
    let file = results.join("browser.json");
    step(
        "Measuring the solver in the browser (usually 1–3 minutes)",
        cmd!(
            in_browser,
            "cargo run --locked --release --target {TARGET} --example web -- --bench"
        )
        .env("WASM_BINDGEN_BENCH_RESULT", &file),
    )?;
    rows.extend(browser_rows(&read(&file)?));

    // what is measured is the browser; the tests have built the rest of this in this profile already
    let in_page = cmd!(
        sh,
        "cargo bench --profile dev --locked --features end-to-end --bench page"
    )
    .env("SNAP_DIST", project.dist())
    .envs([&driver, &browser].map(|(name, path)| (name, path)));
    let (passed, said) = timed(
        "Measuring the page in the browser (usually 3–5 minutes)",
        || logged(in_page),
    )?;
    rows.extend(
        said.lines()
            .filter(|line| line.starts_with("| "))
            .map(str::to_owned),
    );

    let program = browser.1;
    let version = ask(cmd!(sh, "{program} --version")).unwrap_or_default();
    println!(
        "\n{}\n",
        machine(version.split(" built on ").next().unwrap_or_default())
    );
    println!("| what | figure |\n| --- | --- |\n{}\n", rows.join("\n"));
    if !passed {
        bail!("{said}\nThe page's measurement failed; its own words are above.");
    }
    Ok(())
}

/// A row for each result of criterion's, in the order of measurement.
fn native_rows(sh: &Shell, folder: &Path) -> Result<Vec<String>> {
    let found = cmd!(sh, "find {folder} -path */new/estimates.json")
        .quiet()
        .read()?;
    let mut files: Vec<&Path> = found.lines().map(Path::new).collect();
    files.sort_by_key(|file| file.metadata().and_then(|about| about.modified()).ok());
    let row = |file: &Path| {
        let about = read(&file.with_file_name("benchmark.json"))?;
        let name = about["full_id"].as_str().unwrap_or_default();
        Ok(row(name, &read(file)?))
    };
    files.into_iter().map(row).collect()
}

/// A row for each benchmark of the browser's, which keeps criterion's estimates by name.
fn browser_rows(results: &Value) -> Vec<String> {
    let benchmarks = results.as_object().into_iter().flatten();
    benchmarks
        .map(|(name, result)| row(name, &result["estimates"]))
        .collect()
}

/// A row with a benchmark's typical time.
fn row(name: &str, estimates: &Value) -> String {
    let nanoseconds = estimates["median"]["point_estimate"]
        .as_f64()
        .unwrap_or(f64::NAN);
    match nanoseconds {
        ..1e3 => format!("| {name} | {nanoseconds:.1} ns |"),
        ..1e6 => format!("| {name} | {:.1} µs |", nanoseconds / 1e3),
        _ => format!("| {name} | {:.1} ms |", nanoseconds / 1e6),
    }
}

fn read(file: &Path) -> Result<Value> {
    let text = fs::read_to_string(file).with_context(|| format!("No {}", file.display()))?;
    Ok(serde_json::from_str(&text)?)
}

/// The machine in one sentence: without it the figures say nothing.
fn machine(browser: &str) -> String {
    let said = |file, key, separator| field(&fs::read_to_string(file).ok()?, key, separator);
    let processor = said("/proc/cpuinfo", "model name", ':');
    let processor = processor.unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let system = said("/etc/os-release", "PRETTY_NAME", '=');
    let system = system.unwrap_or_else(|| std::env::consts::OS.to_owned());
    let cores = available_parallelism().map_or(1, usize::from);
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
