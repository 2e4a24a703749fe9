//! `cargo xtask test`: every test there is, and how many.

use crate::{
    browser::Browser,
    cli::Stage,
    counts::Counts,
    failure::{Failure, Result},
    page,
    process::{could_not_start, ended, human, say},
    project::Project,
    tools::{self, Tools},
    wasm_toolchain::{TARGET, cargo},
};
use std::{
    fs,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Command, Stdio},
    time::Instant,
};

/// Runs every stage but those in `skip`, even after a failure, and sums up.
pub fn run(project: &Project, skip: &[Stage]) -> Result {
    let mut machine = Machine::new(project);
    let mut total = Counts::default();
    let mut summary = Vec::new();
    let mut failed = Vec::new();
    for stage in Stage::ALL {
        let name = stage.name();
        if skip.contains(&stage) {
            summary.push(format!("{name:>12}: left out, as asked"));
            continue;
        }
        say(format_args!("Tests: {name} …"));
        let start = Instant::now();
        let (mut counts, result) = machine.run(stage);
        if let Err(failure) = result {
            eprintln!("\n{failure}\n");
            failed.push(name);
            // a stage that broke before it could count its failures has failed all the same
            counts.failed = counts.failed.max(1);
        }
        summary.push(format!(
            "{name:>12}: {counts}, in {}",
            human(start.elapsed())
        ));
        total += counts;
    }
    if total.passed == 0 && failed.is_empty() {
        return Err(Failure::Unmet("No test ran.".into()));
    }
    println!();
    for line in summary {
        println!("{line}");
    }
    if failed.is_empty() {
        println!("{total}");
        return Ok(());
    }
    println!("Failed: {}; why is above.", failed.join(", "));
    println!("{total}");
    Err(Failure::AlreadyTold)
}

/// The tools of the stages, each got when a stage first needs it, so that the quickest tests come first.
struct Machine<'a> {
    project: &'a Project,
    tools: Option<Tools>,
}

impl<'a> Machine<'a> {
    fn new(project: &'a Project) -> Self {
        Self {
            project,
            tools: None,
        }
    }

    fn run(&mut self, stage: Stage) -> (Counts, Result) {
        let mut counts = Counts::default();
        let result = match stage {
            Stage::Native => self.native(&mut counts),
            Stage::Web => self.web(&mut counts),
            Stage::EndToEnd => self.end_to_end(&mut counts),
        };
        (counts, result)
    }

    fn tools(&mut self) -> Result<&Tools> {
        if self.tools.is_none() {
            self.tools = Some(Tools::get(self.project)?);
        }
        self.tools
            .as_ref()
            .ok_or_else(|| Failure::Missing("The tools are missing.".into()))
    }

    fn native(&self, counts: &mut Counts) -> Result {
        let mut tests = Command::new(cargo());
        tests.args(["test", "--workspace", "--locked", "--no-fail-fast"]);
        self.count(&mut tests, "The native tests", counts)
    }

    fn web(&mut self, counts: &mut Counts) -> Result {
        if !self.project.root.join("tests/web.rs").exists() {
            say("There is no tests/web.rs.");
            return Ok(());
        }
        let project = self.project;
        let mut tests = in_browser(project, self.tools()?, &Browser::get()?)?;
        tests.args(["test", "--locked", "--target", TARGET, "--test", "web"]);
        self.count(&mut tests, "The tests in the browser", counts)
    }

    fn end_to_end(&mut self, counts: &mut Counts) -> Result {
        if !self.project.root.join("tests/end_to_end/main.rs").exists() {
            say("There is no tests/end_to_end/main.rs.");
            return Ok(());
        }
        let project = self.project;
        page::build(project, self.tools()?)?;
        let browser = Browser::get()?;
        let mut tests = Command::new(cargo());
        tests
            .args([
                "test",
                "--locked",
                "--features",
                "end-to-end",
                "--test",
                "end_to_end",
            ])
            .env("SNAP_DIST", project.dist())
            .env(tools::AXE, tools::axe()?)
            .env("CHROMEDRIVER", &browser.chromedriver)
            .env("CHROMIUM", &browser.chromium);
        self.count(&mut tests, "The end-to-end tests", counts)
    }

    /// Runs `tests`, shows their output, and counts from it.
    fn count(&self, tests: &mut Command, step: &str, counts: &mut Counts) -> Result {
        let mut child = tests
            .current_dir(&self.project.root)
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|source| could_not_start(tests, source))?;
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output)
                .split(b'\n')
                .map_while(std::io::Result::ok)
            {
                let line = String::from_utf8_lossy(&line);
                println!("{line}");
                if let Some(more) = Counts::in_line(&line) {
                    *counts += more;
                }
            }
        }
        let status = child
            .wait()
            .map_err(|source| could_not_start(tests, source))?;
        ended(tests, step, status)
    }
}

/// `cargo` for what is compiled to wasm and runs in a browser, with no page around it.
pub fn in_browser(project: &Project, tools: &Tools, browser: &Browser) -> Result<Command> {
    let mut cargo = tools.toolchain().cargo();
    tools.equip(&mut cargo);
    cargo
        .current_dir(&project.root)
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env("CHROMEDRIVER", &browser.chromedriver)
        .env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            capabilities(project, browser)?,
        )
        // a loaded machine may take its time
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    Ok(cargo)
}

/// Tells the browser's test runner which browser to start, and how: quietly, with no network of its own.
fn capabilities(project: &Project, browser: &Browser) -> Result<PathBuf> {
    let folder = project.target().join("xtask");
    let path = folder.join("webdriver.json");
    let binary = browser
        .chromium
        .to_string_lossy()
        .replace('\\', "\\\\")
        .replace('"', "\\\"");
    let text = format!(
        r#"{{"goog:chromeOptions": {{"binary": "{binary}", "args": ["disable-gpu", "disable-quic", "no-first-run", "disable-background-networking", "disable-component-update", "disable-sync"]}}}}"#
    );
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&path, text))
        .map_err(|source| Failure::file(&path, source))?;
    Ok(path)
}
