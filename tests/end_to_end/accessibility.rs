//! axe-core finds nothing to object to: WCAG 2.2 A and AA, and its best practices.
//!
//! `cargo xtask test` names its file in `SNAP_AXE`.

use crate::page::{Page, visit};
use crate::support::browser::{Result, set_screen};
use std::{env, fs};
use thirtyfour::prelude::*;

/// Runs axe-core on the page as it is now.
async fn nothing_to_object(page: &Page, what: &str) -> Result<()> {
    if !page.holds("window.axe").await? {
        let file =
            env::var_os("SNAP_AXE").ok_or("run with `cargo xtask test`: SNAP_AXE is missing")?;
        page.browser
            .execute(fs::read_to_string(file)?, Vec::new())
            .await?;
    }
    page.settle().await?;
    let script = "
        const done = arguments[arguments.length - 1];
        axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
            rules: { 'target-size': { enabled: true } },
        }).then(found => done({
            passes: found.passes.length,
            violations: found.violations.map(v => `${v.id} (${v.help}): ` + v.nodes.map(n => n.html.slice(0, 160) + ' ' + n.failureSummary).join('; ')),
        }), error => done({ passes: 0, violations: [String(error)] }))";
    let found = page.browser.execute_async(script, Vec::new()).await?;
    let found = found.json();
    assert_eq!(found["violations"], serde_json::json!([]), "{what}");
    assert!(found["passes"].as_u64() > Some(15), "{what}: axe ran");
    Ok(())
}

async fn every_state(theme: &str, width: u32, height: u32) -> Result<()> {
    visit("", async |page| {
        set_screen(&page.browser, width, height, 1).await?;
        page.open(&format!("#theme={theme}")).await?;
        nothing_to_object(page, "as it opens").await?;
        page.run(
            "const f = document.querySelector('#lambda-exact'); f.focus(); f.select()",
            Vec::new(),
        )
        .await?;
        page.type_text("abc").await?;
        page.press(Key::Enter).await?;
        assert!(
            page.holds("document.querySelector('#lambda-problem').textContent")
                .await?
        );
        nothing_to_object(page, "with an invalid field").await?;
        page.open(&format!(
            "#theme={theme}&lambda=NaN&hessian=1,2,1&x=<y>&data=diabetes"
        ))
        .await?;
        assert!(
            page.number("document.querySelectorAll('#notices li').length")
                .await?
                >= 3.0
        );
        nothing_to_object(page, "with notices and real data").await?;
        page.open(&format!(
            "#theme={theme}&center=2,-0.4&hessian=1,1.2,2&lambda=0.6&view=9,9,1"
        ))
        .await?;
        page.focus("#theta-hat").await?;
        nothing_to_object(page, "with four marks, θ̂ out of view").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn light_on_a_desk() -> crate::Done {
    every_state("light", 1280, 900).await
}

#[tokio::test]
async fn dark_on_a_desk() -> crate::Done {
    every_state("dark", 1280, 900).await
}

#[tokio::test]
async fn light_on_a_phone() -> crate::Done {
    every_state("light", 390, 844).await
}

#[tokio::test]
async fn dark_on_a_phone() -> crate::Done {
    every_state("dark", 390, 844).await
}
