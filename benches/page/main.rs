//! What each movement of λ costs beside an empty page and a page written by hand, how soon the page can be used, and
//! what it weighs.
//!
//! `cargo xtask bench` builds the page, names it in `SNAP_DIST`, and runs this. It prints two Markdown tables: the
//! ratios, which alone can be compared from run to run and from machine to machine; and what was measured.

mod record;
#[path = "../../tests/support/mod.rs"]
mod support;
mod trace;

use lasso_path::{
    problem::{Hessian, Lambda, QuadraticLoss},
    solve::solve,
};
use record::Recording;
use std::{
    env,
    path::{Path, PathBuf},
    time::Duration,
};
use support::{
    browser::{Driver, Result, set_screen},
    server::{Content, Server},
    size::{LIMIT, REQUESTED, Size, of_requested, total},
};
use thirtyfour::WebDriver;
use trace::{Cost, costs};

/// Inputs per run.
const INPUTS: usize = 200;

/// Rounds. In each, every page has a run of its own in a fresh browser, one after the other, so that whatever
/// else goes on hits all alike.
const ROUNDS: usize = 5;

/// Something to measure.
struct Case {
    name: &'static str,
    path: &'static str,
    /// What is moved.
    slider: &'static str,
    /// Device pixels per CSS pixel.
    density: u32,
}

impl Case {
    /// Moving λ.
    const fn new(name: &'static str, path: &'static str) -> Self {
        let (slider, density) = ("#lambda", 1);
        Self {
            name,
            path,
            slider,
            density,
        }
    }

    /// Moving something else.
    const fn moving(self, slider: &'static str) -> Self {
        Self { slider, ..self }
    }

    /// On a screen of two device pixels per CSS pixel.
    const fn dense(self) -> Self {
        Self { density: 2, ..self }
    }
}

/// Every descent method, for as many steps as its dragging is measured with.
const DESCENT: &str = "/page/#panel=descent&steps=1000&methods=subgradient,diminishing,proximal,fista,coordinate,ridge";

const CASES: [Case; 9] = [
    Case::new("an empty page", "/empty.html"),
    Case::new("by hand", "/by_hand.html"),
    Case::new("the page", "/page/"),
    Case::new("by hand, 2×", "/by_hand.html").dense(),
    Case::new("the page, 2×", "/page/").dense(),
    // 2,000 samples among the layers
    Case::new(
        "two planes, every layer",
        "/page/#panel=penalties&beside=ridge&layers=normal-cone,sparsity-map,solution-set,samples",
    ),
    Case::new("λ of six methods, 1000 steps", DESCENT),
    Case::new("η of six methods, 1000 steps", DESCENT).moving("#eta"),
    Case::new("the start of six methods, 1000 steps", DESCENT).moving("#theta-start"),
];

/// A slider and a drawing with nothing behind them: what the browser itself costs.
const EMPTY: &str = r#"<!doctype html><title>empty</title>
<input type="range" id="lambda" step="any"><canvas width="40" height="40"></canvas>
<script>document.querySelector("canvas").getContext("2d").fillRect(9, 9, 20, 20)</script>
"#;

/// What one run found.
struct Run {
    /// Milliseconds until the page could be used.
    usable: f64,
    script: Vec<f64>,
    frame: Vec<f64>,
}

fn main() -> Result<()> {
    let dist = PathBuf::from(env::var_os("SNAP_DIST").ok_or("run with `cargo xtask bench`")?);
    let server = Server::start(Content {
        folder: dist.clone(),
        under: "/page/",
        pages: vec![
            ("/empty.html".into(), EMPTY.into()),
            ("/by_hand.html".into(), include_str!("by_hand.html").into()),
        ],
    })?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let files = runtime.block_on(requested(&server, &dist))?;
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let mut round = Vec::new();
        for case in &CASES {
            round.push(runtime.block_on(one_run(&server, case))?);
        }
        rounds.push(round);
    }
    print_ratios(&rounds);
    println!("\n| what | figure |\n| --- | --- |");
    let weight = print_sizes(&files);
    print_figures(&rounds);
    if weight <= LIMIT {
        Ok(())
    } else {
        Err(format!("the page weighs {weight} bytes with Brotli; the limit is {LIMIT}").into())
    }
}

/// Each page's cost as a multiple of that of the page by hand beside it: the median over the rounds, the least and the
/// largest.
fn print_ratios(rounds: &[Vec<Run>]) {
    println!("| by hand = 1 | frame | script |\n| --- | --- | --- |");
    for (place, case) in CASES.iter().enumerate() {
        let by_hand = CASES
            .iter()
            .position(|other| other.path == "/by_hand.html" && other.density == case.density)
            .expect("every density is measured by hand too");
        let ratio = |figures: fn(&Run) -> &[f64]| {
            let of = |run| quantile(figures(run), 0.5);
            let ratios: Vec<f64> = rounds
                .iter()
                .map(|round| of(&round[place]) / of(&round[by_hand]))
                .collect();
            let [middle, least, most] = [0.5, 0.0, 1.0].map(|p| quantile(&ratios, p));
            format!("{middle:.2} ({least:.2}–{most:.2})")
        };
        let [frame, script] = [ratio(|run| &run.frame), ratio(|run| &run.script)];
        println!("| {} | {frame} | {script} |", case.name);
    }
}

/// Prints what the opening page requests, and tells its weight with Brotli.
fn print_sizes(files: &[(String, Size)]) -> u64 {
    let kilo = |bytes: u64| bytes as f64 / 1e3;
    let sum = total(files);
    let rows = files.iter().map(|(name, size)| (name.as_str(), size));
    for (name, size) in rows.chain([("all that the opening page requests", &sum)]) {
        println!(
            "| {name}: plain / gzip -9 / brotli -q 11 | {:.1} / {:.1} / {:.1} kB |",
            kilo(size.raw),
            kilo(size.gzip),
            kilo(size.brotli)
        );
    }
    sum.brotli
}

fn print_figures(rounds: &[Vec<Run>]) {
    for (place, Case { name, .. }) in CASES.iter().enumerate() {
        let runs = || rounds.iter().map(|round| &round[place]);
        let usable: Vec<f64> = runs().map(|run| run.usable).collect();
        println!(
            "| {name}: usable after | {:.0} ms |",
            quantile(&usable, 0.5)
        );
        let script = runs().flat_map(|run| &run.script).copied().collect();
        let frame = runs().flat_map(|run| &run.frame).copied().collect();
        let both: [(_, Vec<f64>); 2] = [("script", script), ("frame", frame)];
        for (what, figures) in both {
            println!(
                "| {name}: {what} per input, median / p95 / p99 (n = {}) | {:.2} / {:.2} / {:.2} ms |",
                figures.len(),
                quantile(&figures, 0.5),
                quantile(&figures, 0.95),
                quantile(&figures, 0.99)
            );
        }
    }
}

/// One run of a case, in a fresh browser.
async fn one_run(server: &Server, case: &Case) -> Result<Run> {
    let driver = Driver::start()?;
    let browser = driver.browser().await?;
    let result = measure(&browser, &server.url(case.path), case).await;
    browser.quit().await?;
    result
}

/// The files that the opening page requests, and their sizes.
async fn requested(server: &Server, dist: &Path) -> Result<Vec<(String, Size)>> {
    let driver = Driver::start()?;
    let browser = driver.browser().await?;
    let folder = server.url("/page/");
    open(&browser, &folder, 1).await?;
    let answer = browser
        .execute(format!("return {REQUESTED}"), Vec::new())
        .await?;
    let addresses: Vec<String> = serde_json::from_value(answer.json().clone())?;
    browser.quit().await?;
    Ok(of_requested(dist, &folder, &addresses)?)
}

/// Opens a page, and tells after how many milliseconds it could be used.
async fn open(browser: &WebDriver, url: &str, density: u32) -> Result<f64> {
    set_screen(browser, 1280, 900, density).await?;
    let early = serde_json::json!({ "source": include_str!("usable.js") });
    browser
        .cdp()
        .send_raw("Page.addScriptToEvaluateOnNewDocument", early)
        .await?;
    browser.goto(url).await?;
    usable(browser).await
}

async fn measure(browser: &WebDriver, url: &str, case: &Case) -> Result<Run> {
    let usable = open(browser, url, case.density).await?;
    if case.path == "/by_hand.html" {
        by_hand_is_exact(browser).await?;
    }
    tokio::time::sleep(Duration::from_millis(1500)).await;
    browser.set_script_timeout(Duration::from_secs(300)).await?;
    let recording = Recording::start(browser)?;
    let arguments = vec![INPUTS.into(), case.slider.into()];
    browser
        .execute_async(include_str!("sweep.js"), arguments)
        .await?;
    let events = recording.end()?;
    let costs = costs(&events, INPUTS);
    if costs.len() < INPUTS {
        let found = costs.len();
        return Err(format!("the trace of {url} holds only {found} of {INPUTS} inputs").into());
    }
    let of = |figure: fn(&Cost) -> f64| costs.iter().map(figure).collect();
    Ok(Run {
        usable,
        script: of(|cost| cost.script),
        frame: of(|cost| cost.frame),
    })
}

/// The page by hand does the same work only if it shows the same numbers.
async fn by_hand_is_exact(browser: &WebDriver) -> Result<()> {
    let hessian = Hessian::new(1.0, 0.35, 0.8)?;
    let loss = QuadraticLoss::new(hessian, [2.4, 1.0], 0.0)?;
    for lambda in [0.0, 0.5, 1.15, 3.0] {
        let theta = solve(&loss, Lambda::new(lambda)?).theta;
        let shown = browser
            .execute(
                "const slider = document.getElementById('lambda');
                slider.value = arguments[0];
                draw();
                return ['theta1', 'theta2', 'loss'].map(id => document.getElementById(id).textContent)",
                vec![lambda.into()],
            )
            .await?;
        let [a, b] = theta;
        let value = loss.value(theta);
        let right = serde_json::json!([
            format!("θ₁ = {a:.3}"),
            format!("θ₂ = {b:.3}"),
            format!("{value:.3}")
        ]);
        if shown.json() != &right {
            return Err(format!("by hand: {} at λ = {lambda}, not {right}", shown.json()).into());
        }
    }
    Ok(())
}

async fn usable(browser: &WebDriver) -> Result<f64> {
    for _ in 0..300 {
        let answer = browser
            .execute("return window.__figures?.usable ?? null", Vec::new())
            .await?;
        if let Some(ms) = answer.json().as_f64() {
            return Ok(ms);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err("the page shows no #lambda or draws nothing within half a minute".into())
}

/// The value below which the part `p` of `figures` lies, interpolated.
fn quantile(figures: &[f64], p: f64) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    let Some(last) = sorted.len().checked_sub(1) else {
        return f64::NAN;
    };
    let place = last as f64 * p;
    let (low, high) = (
        sorted[place.floor() as usize],
        sorted[place.ceil() as usize],
    );
    low + (high - low) * place.fract()
}
