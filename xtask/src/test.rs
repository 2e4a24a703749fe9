//! `cargo xtask test`: every test there is, and how many.

use crate::{
    engines::Engine,
    page,
    project::Project,
    run::{human, logged, say, timed},
    toolchain::TARGET,
    tools,
};
use anyhow::Result;
use clap::{Args, ValueEnum};
use serde_json::json;
use std::{
    fmt::{self, Display, Formatter},
    process::exit,
    time::Instant,
};
use xshell::{Cmd, Shell, cmd};

/// Which tests are run.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Part of the names of the tests to run, such as `moment::`; without it, all run
    pub name: Option<String>,
    /// A stage to run, and no others but those named so too
    #[arg(long, value_name = "STAGE")]
    only: Vec<Stage>,
    /// A stage to leave out; may be given several times
    #[arg(long, value_name = "STAGE")]
    skip: Vec<Stage>,
}

impl Choice {
    /// The stages that run, in their order.
    pub fn stages(&self) -> Vec<Stage> {
        let all = Stage::value_variants().iter().copied();
        all.filter(|stage| self.only.is_empty() || self.only.contains(stage))
            .filter(|stage| !self.skip.contains(stage))
            .collect()
    }

    /// What the tests' own runner is told to look for in their names. In other engines than Chromium only the smoke
    /// tests run: there a name is the beginning of one of theirs.
    fn filter(&self, engine: Option<Engine>) -> Option<String> {
        match engine {
            None | Some(Engine::Chromium) => self.name.clone(),
            Some(_) => {
                let name = self.name.as_deref().unwrap_or_default();
                let test = name.strip_prefix(SMOKE).unwrap_or(name);
                Some(format!("{SMOKE}{test}"))
            }
        }
    }
}

/// What the names of the smoke tests begin with.
const SMOKE: &str = "smoke::";

/// A stage of the tests, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// The workspace's tests on this machine.
    Native,
    /// The wasm tests in a headless browser.
    Web,
    /// The built page, driven like a person would.
    EndToEnd,
    /// The built page's main uses in Firefox.
    Firefox,
    /// The built page's main uses in WebKit.
    Webkit,
}

impl Stage {
    /// The engine in which the stage drives the built page.
    fn engine(self) -> Option<Engine> {
        match self {
            Self::Native | Self::Web => None,
            Self::EndToEnd => Some(Engine::Chromium),
            Self::Firefox => Some(Engine::Firefox),
            Self::Webkit => Some(Engine::WebKit),
        }
    }

    /// Runs the stage's tests: whether all passed, and what they said.
    fn run(
        self,
        project: &Project,
        choice: &Choice,
        page_is_built: &mut bool,
    ) -> Result<(bool, String)> {
        let browser;
        let tests = if let Some(engine) = self.engine() {
            if !*page_is_built {
                page::build(project)?;
                *page_is_built = true;
            }
            end_to_end(project, engine)?
        } else if self == Self::Web {
            browser = in_browser(project)?;
            cmd!(browser, "cargo test --locked --target {TARGET} --test web")
        } else {
            cmd!(project.sh, "cargo test --workspace --locked --no-fail-fast")
        };
        let tests = tests.args(choice.filter(self.engine()));
        let what = "Building the tests and running them (the first time usually 3–6 minutes)";
        timed(what, || logged(tests))
    }
}

/// Runs the chosen tests of every chosen stage, even after a failure, and sums up.
pub fn run(project: &Project, choice: &Choice) -> Result<()> {
    let stages = choice.stages();
    let mut total = Counts::default();
    let mut summary = String::new();
    let mut page_is_built = false;
    for &stage in Stage::value_variants() {
        let name = match (stage, stage.engine()) {
            (Stage::Native, _) => "native".to_owned(),
            (Stage::Web, _) => "web".to_owned(),
            (_, Some(engine)) if engine != Engine::Chromium => format!("smoke in {engine:?}"),
            _ => "end-to-end".to_owned(),
        };
        let missing = |engine: Engine| engine != Engine::Chromium && engine.find(project).is_none();
        let outcome = if !stages.contains(&stage) {
            "left out, as asked".to_owned()
        } else if stage.engine().is_some_and(missing) {
            "left out: the browser is missing; `cargo xtask engines` gets it".to_owned()
        } else {
            say(format_args!("Tests: {name}"));
            let start = Instant::now();
            let outcome = stage.run(project, choice, &mut page_is_built);
            let counts = judged(outcome, choice.name.is_some());
            total = total.and(counts);
            format!("{counts}, in {}", human(start.elapsed()))
        };
        summary += &format!("{name:>16}: {outcome}\n");
    }
    println!("\n{summary}{total}");
    if let (
        Counts {
            passed: 0,
            failed: 0,
        },
        Some(name),
    ) = (total, &choice.name)
    {
        println!("No test of these stages has “{name}” in its name.");
    }
    if total.failed > 0 || total.passed == 0 {
        // the summary is the last word
        exit(1);
    }
    Ok(())
}

/// The counts of a stage; why it failed, if it did, is shown. Where tests are chosen by name, a stage may have none.
fn judged(outcome: Result<(bool, String)>, by_name: bool) -> Counts {
    let (passed, said) = outcome.unwrap_or_else(|failure| (false, format!("{failure:#}")));
    let lines = said.lines().filter_map(Counts::in_line);
    let mut counts = lines.fold(Counts::default(), Counts::and);
    if passed && (counts.passed > 0 || by_name) {
        return counts;
    }
    for line in said.lines().filter(|line| !is_noise(line)) {
        println!("{line}");
    }
    if passed {
        println!("No test ran.");
    }
    // a stage that broke before it could count its failures has failed all the same
    counts.failed = counts.failed.max(1);
    counts
}

/// Is this a line about what went well, or about the compiler's progress?
fn is_noise(line: &str) -> bool {
    let line = line.trim();
    let first = line.split(' ').next().unwrap_or_default();
    matches!(
        first,
        "" | "Compiling" | "Finished" | "Downloading" | "Downloaded" | "Updating" | "running"
    ) || first == "test" && (line.ends_with(" ok") || line.ends_with(" ignored"))
        || line.starts_with("test result: ok")
}

/// Drives the built page, in Chromium or in another engine.
fn end_to_end(project: &Project, engine: Engine) -> Result<Cmd<'_>> {
    let test = "cargo test --locked --features end-to-end --test end_to_end";
    let words = match engine {
        Engine::Chromium | Engine::Firefox => test.to_owned(),
        // on a screen that nobody sees
        Engine::WebKit => format!("xvfb-run -a {test}"),
    };
    let tests = cmd!(project.sh, "env").args(words.split(' '));
    Ok(tests
        .env("SNAP_ENGINE", format!("{engine:?}").to_lowercase())
        .env("SNAP_DIST", project.dist())
        .env("SNAP_AXE", tools::axe(project)?)
        // its sandbox does not work for root; the page that it would guard against is our own
        .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
        .envs(engine.get(project)?))
}

/// A shell whose `cargo` runs what it builds for wasm in a browser, with no page around it.
pub fn in_browser(project: &Project) -> Result<Shell> {
    let sh = tools::shell(project)?;
    let [(_, driver), (_, browser)] = Engine::Chromium.get(project)?;
    // quietly, with no network of its own
    let options = json!({ "goog:chromeOptions": {
        "binary": browser.to_string_lossy(),
        "args": ["disable-gpu", "disable-quic", "no-first-run", "disable-background-networking",
                 "disable-component-update", "disable-sync"],
    } });
    let file = project.target().join("xtask/webdriver.json");
    sh.write_file(&file, options.to_string())?;
    let runner = "wasm-bindgen-test-runner";
    sh.set_var("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    sh.set_var("CHROMEDRIVER", driver);
    sh.set_var("WASM_BINDGEN_TEST_WEBDRIVER_JSON", file);
    // a loaded machine may take its time
    sh.set_var("WASM_BINDGEN_TEST_TIMEOUT", "180");
    Ok(sh)
}

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: u64,
    failed: u64,
}

impl Counts {
    /// The sum.
    fn and(self, other: Self) -> Self {
        let passed = self.passed + other.passed;
        let failed = self.failed + other.failed;
        Self { passed, failed }
    }

    /// The counts in the closing line of a runner: `test result: ok. 3 passed; 0 failed; …`.
    fn in_line(line: &str) -> Option<Self> {
        let (_, numbers) = line.split_once("test result: ")?.1.split_once(". ")?;
        let mut numbers = numbers.split("; ");
        let mut next = |what| numbers.next()?.strip_suffix(what)?.parse().ok();
        let passed = next(" passed")?;
        let failed = next(" failed")?;
        Some(Self { passed, failed })
    }
}

impl Display for Counts {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OK: &str = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s";
    const BAD: &str = "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 filtered out";

    #[test]
    fn reads_the_runners_closing_lines() {
        let counts = |passed, failed| Some(Counts { passed, failed });
        assert_eq!(Counts::in_line(OK), counts(12, 0));
        assert_eq!(Counts::in_line(BAD), counts(3, 2));
        for line in ["", "test a ... ok", "test result: ok. x passed; 0 failed"] {
            assert_eq!(Counts::in_line(line), None, "{line}");
        }
    }

    #[test]
    fn a_stage_passes_if_tests_ran_and_none_failed() {
        let judged = |passed, said: &str| judged(Ok((passed, said.to_owned())), false).to_string();
        assert_eq!(judged(true, OK), "12 passed, 0 failed");
        assert_eq!(judged(false, &[OK, BAD].join("\n")), "15 passed, 2 failed");
        assert_eq!(judged(false, "does not compile"), "0 passed, 1 failed");
        let none = "test result: ok. 0 passed; 0 failed";
        assert_eq!(judged(true, none), "0 passed, 1 failed");
    }

    #[test]
    fn a_stage_without_a_test_of_that_name_has_not_failed() {
        let judged = |passed, said: &str| judged(Ok((passed, said.to_owned())), true).to_string();
        let none = "test result: ok. 0 passed; 0 failed";
        assert_eq!(judged(true, none), "0 passed, 0 failed");
        assert_eq!(judged(true, OK), "12 passed, 0 failed");
        assert_eq!(judged(false, none), "0 passed, 1 failed");
    }

    #[test]
    fn a_name_is_looked_for_among_the_tests_of_the_stage() {
        let of = |name: Option<&str>, engine| {
            let name = name.map(str::to_owned);
            Choice {
                name,
                ..Choice::default()
            }
            .filter(engine)
        };
        let [chromium, firefox] = [Engine::Chromium, Engine::Firefox].map(Some);
        for stage in [None, chromium] {
            assert_eq!(of(None, stage), None);
            assert_eq!(of(Some("moment::"), stage).as_deref(), Some("moment::"));
        }
        assert_eq!(of(None, firefox).as_deref(), Some("smoke::"));
        assert_eq!(of(Some("drag"), firefox).as_deref(), Some("smoke::drag"));
        assert_eq!(
            of(Some("smoke::drag"), firefox).as_deref(),
            Some("smoke::drag")
        );
    }

    #[test]
    fn what_went_well_is_noise() {
        assert!(is_noise("test solve::works ... ok") && is_noise("   Compiling a v1.0.0"));
        assert!(!is_noise("test solve::works ... FAILED") && !is_noise("assertion failed"));
    }
}
