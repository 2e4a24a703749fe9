//! The page starts from any folder of any static host, and speaks up when it cannot go on.

use crate::{
    page::{FOLDER, dist, serve, visit, whatever_happens},
    support::browser::{Driver, Result},
};
use serde_json::json;
use std::{env, fs, panic::resume_unwind, path::PathBuf, time::Duration};
use thirtyfour::prelude::*;

/// A page in its own browser, closed at the end whatever happened in between.
async fn with_page<F>(folder: PathBuf, link: &str, look: F) -> Result<()>
where
    F: AsyncFnOnce(&WebDriver) -> Result<()>,
{
    let server = serve(folder)?;
    let driver = Driver::start()?;
    let browser = driver.browser().await?;
    let end = whatever_happens(async {
        browser.goto(server.url(&format!("{FOLDER}{link}"))).await?;
        look(&browser).await
    })
    .await;
    browser.quit().await?;
    end.unwrap_or_else(|panic| resume_unwind(panic))
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
    visit("", async |page| {
        assert!(
            page.text("location.pathname").await?.starts_with(FOLDER),
            "it is in a sub-folder"
        );
        // all but the page itself came from the same folder; the visit's end looks for anything else
        assert!(
            page.number("performance.getEntriesByType('resource').length")
                .await?
                >= 3.0
        );
        // also where the page is named by its file, and with a query
        for link in ["index.html", "?from=somewhere#lambda=0.5"] {
            page.open(link).await?;
        }
        assert_eq!(page.numbers().await?.text("lambda"), "0.5");
        // the policy is there, and does what it should: this very look would find a breach
        let script = "const done = arguments[0];
            addEventListener('securitypolicyviolation', e => done(e.effectiveDirective), { once: true });
            fetch('http://127.0.0.2:9/').catch(() => 0)";
        let refused = page.browser.execute_async(script, Vec::new()).await?;
        assert_eq!(refused.json(), &json!("connect-src"));
        page.forgive().await
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
