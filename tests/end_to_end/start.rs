//! The page starts from any folder of any static host, and speaks up when it cannot go on.

use crate::support::{
    browser::{Driver, Result},
    server::{Content, Server},
};
use std::{env, fs, path::PathBuf, time::Duration};
use thirtyfour::prelude::*;

const FOLDER: &str = "/some/where/";

fn dist() -> PathBuf {
    PathBuf::from(env::var_os("SNAP_DIST").expect("run with `cargo xtask test`"))
}

fn serve(folder: PathBuf) -> Result<Server> {
    Ok(Server::start(Content {
        folder,
        under: FOLDER,
        pages: Vec::new(),
    })?)
}

/// A page in its own browser, closed at the end whatever happened in between.
async fn with_page<F>(folder: PathBuf, link: &str, look: F) -> Result<()>
where
    F: AsyncFnOnce(&WebDriver) -> Result<()>,
{
    let server = serve(folder)?;
    let driver = Driver::start()?;
    let browser = driver.browser().await?;
    let result = async {
        browser.goto(server.url(&format!("{FOLDER}{link}"))).await?;
        look(&browser).await
    }
    .await;
    browser.quit().await?;
    result
}

async fn shown(browser: &WebDriver, id: &str) -> Result<WebElement> {
    let element = browser
        .query(By::Id(id))
        .wait(PATIENCE, STEP)
        .first()
        .await?;
    element
        .wait_until()
        .wait(PATIENCE, STEP)
        .displayed()
        .await?;
    Ok(element)
}

const PATIENCE: Duration = Duration::from_secs(20);
const STEP: Duration = Duration::from_millis(100);

#[tokio::test]
async fn it_starts_in_a_sub_folder_and_breaks_no_rule_of_its_policy() -> Result<()> {
    with_page(dist(), "", async |browser| {
        browser
            .query(By::Id("loading"))
            .wait(PATIENCE, STEP)
            .not_exists()
            .await?;
        for id in ["no-webassembly", "load-failed", "apology"] {
            assert!(
                !browser.find(By::Id(id)).await?.is_displayed().await?,
                "#{id}"
            );
        }
        let said: Vec<String> = browser
            .browser_log()
            .await?
            .into_iter()
            .filter(|entry| matches!(entry.level.as_str(), "SEVERE" | "WARNING"))
            .map(|entry| entry.message)
            // Chromium does not check a preload's digest; static/start.js has it checked when it fetches
            .filter(|message| !message.contains("ignored for preload destinations"))
            .collect();
        assert!(said.is_empty(), "{said:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_panic_brings_the_apology_and_a_way_out() -> Result<()> {
    with_page(dist(), "#lambda=0.5", async |browser| {
        browser
            .query(By::Id("loading"))
            .wait(PATIENCE, STEP)
            .not_exists()
            .await?;
        let panic = "dispatchEvent(new CustomEvent('snap-panic', { detail: '<b>index</b> out of bounds' }))";
        browser.execute(panic, Vec::new()).await?;
        shown(browser, "apology").await?;
        let message = browser.find(By::Id("apology-message")).await?;
        assert_eq!(message.prop("textContent").await?.as_deref(), Some("<b>index</b> out of bounds"));
        shown(browser, "start-afresh").await?.click().await?;
        browser
            .query(By::Id("apology"))
            .wait(PATIENCE, STEP)
            .and_not_displayed()
            .exists()
            .await?;
        assert!(!browser.current_url().await?.as_str().contains("lambda"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_missing_program_is_reported_with_a_way_to_try_again() -> Result<()> {
    let broken = env::temp_dir().join(format!("snap-to-zero-broken-{}", std::process::id()));
    fs::create_dir_all(&broken)?;
    for entry in fs::read_dir(dist())? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        if path.is_file() && path.extension().is_none_or(|extension| extension != "wasm") {
            fs::copy(&path, broken.join(name))?;
        }
    }
    let result = with_page(broken.clone(), "", async |browser| {
        shown(browser, "load-failed").await?;
        shown(browser, "try-again").await?;
        Ok(())
    })
    .await;
    fs::remove_dir_all(&broken)?;
    result
}
