//! What the built page weighs, how soon it can be used, and what each movement of λ costs.
//!
//! `cargo xtask bench` builds the page, names it in `SNAP_DIST`, and runs this. The rows printed are
//! those of a Markdown table: what, figure.

mod record;
#[path = "../../tests/support/mod.rs"]
mod support;
mod trace;

use record::Recording;
use std::{env, path::PathBuf, time::Duration};
use support::{
    browser::{Driver, Result, set_screen},
    server::{Content, Server},
    size::{LIMIT, of_page, total},
};
use trace::{Cost, costs};

/// Inputs per run; enough for a meaningful 99th percentile.
const INPUTS: usize = 500;

/// Two planes with every layer, 2,000 samples among them.
const EVERYTHING: &str =
    "/page/#panel=penalties&beside=ridge&layers=normal-cone,sparsity-map,solution-set,samples";

/// Every descent method, for as many steps as its dragging is measured with.
const DESCENT: &str = "/page/#panel=descent&steps=1000&methods=subgradient,diminishing,proximal,fista,coordinate,ridge";

/// Fresh browsers per figure.
const RUNS: usize = 3;

/// A slider and a drawing with nothing behind them: what the browser itself costs.
const EMPTY: &str = r#"<!doctype html><title>empty</title>
<input type="range" id="lambda" step="any"><canvas width="40" height="40"></canvas>
<script>document.querySelector("canvas").getContext("2d").fillRect(9, 9, 20, 20)</script>
"#;

fn main() -> Result<()> {
    let dist = PathBuf::from(env::var_os("SNAP_DIST").ok_or("run with `cargo xtask bench`")?);
    let light = sizes(&dist)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(times(dist))?;
    if light {
        Ok(())
    } else {
        Err(format!("the page is heavier than {LIMIT} bytes with brotli").into())
    }
}

/// Prints the sizes, and tells whether they are within the limit.
fn sizes(dist: &std::path::Path) -> Result<bool> {
    let kilo = |bytes: u64| bytes as f64 / 1e3;
    let files = of_page(dist)?;
    let sum = total(&files);
    for (name, size) in files
        .iter()
        .map(|(n, s)| (n.as_str(), s))
        .chain([("the whole page", &sum)])
    {
        println!(
            "| {name}: plain / gzip -9 / brotli -q 11 | {:.1} / {:.1} / {:.1} kB |",
            kilo(size.raw),
            kilo(size.gzip),
            kilo(size.brotli)
        );
    }
    Ok(sum.brotli <= LIMIT)
}

async fn times(dist: PathBuf) -> Result<()> {
    let server = Server::start(Content {
        folder: dist,
        under: "/page/",
        pages: vec![("/empty.html".into(), EMPTY.into())],
    })?;
    for (name, path, slider, density) in [
        ("empty page, 1×", "/empty.html", "#lambda", 1),
        ("the page, 1×", "/page/", "#lambda", 1),
        ("the page, 2×", "/page/", "#lambda", 2),
        ("two planes, every layer", EVERYTHING, "#lambda", 1),
        ("η of six methods, 1000 steps", DESCENT, "#eta", 1),
        ("λ of six methods, 1000 steps", DESCENT, "#lambda", 1),
        (
            "the start of six methods, 1000 steps",
            DESCENT,
            "#theta-start",
            1,
        ),
    ] {
        let mut usable = Vec::new();
        let mut inputs = Vec::new();
        for _ in 0..RUNS {
            let (ms, costs) = one_run(&server.url(path), slider, density).await?;
            usable.push(ms);
            inputs.extend(costs);
        }
        let script: Vec<f64> = inputs.iter().map(|cost| cost.script).collect();
        let frame: Vec<f64> = inputs.iter().map(|cost| cost.frame).collect();
        println!(
            "| {name}: usable after | {:.0} ms |",
            quantile(&usable, 0.5)
        );
        for (what, figures) in [("script", script), ("frame", frame)] {
            println!(
                "| {name}: {what} per input, median / p95 / p99 (n = {}) | {:.2} / {:.2} / {:.2} ms |",
                figures.len(),
                quantile(&figures, 0.5),
                quantile(&figures, 0.95),
                quantile(&figures, 0.99)
            );
        }
    }
    Ok(())
}

/// One fresh browser: the time until the page can be used, and the cost of each input.
async fn one_run(url: &str, slider: &str, density: u32) -> Result<(f64, Vec<Cost>)> {
    let driver = Driver::start()?;
    let browser = driver.browser().await?;
    let result = measure(&browser, url, slider, density).await;
    browser.quit().await?;
    result
}

async fn measure(
    browser: &thirtyfour::WebDriver,
    url: &str,
    slider: &str,
    density: u32,
) -> Result<(f64, Vec<Cost>)> {
    set_screen(browser, 1280, 900, density).await?;
    let early = serde_json::json!({ "source": include_str!("usable.js") });
    browser
        .cdp()
        .send_raw("Page.addScriptToEvaluateOnNewDocument", early)
        .await?;
    browser.goto(url).await?;
    let usable = usable(browser).await?;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    browser.set_script_timeout(Duration::from_secs(300)).await?;
    let recording = Recording::start(browser)?;
    browser
        .execute_async(include_str!("sweep.js"), vec![INPUTS.into(), slider.into()])
        .await?;
    let events = recording.end()?;
    let costs = costs(&events, INPUTS);
    if costs.len() < INPUTS {
        return Err(format!(
            "the trace of {url} holds only {} of {INPUTS} inputs",
            costs.len()
        )
        .into());
    }
    Ok((usable, costs))
}

async fn usable(browser: &thirtyfour::WebDriver) -> Result<f64> {
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
