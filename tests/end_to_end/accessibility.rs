//! axe-core finds nothing to object to: WCAG 2.2 A and AA, and its best practices.
//!
//! `cargo xtask test` names its file in `SNAP_AXE`.

use crate::page::{Page, places::*, visit};
use crate::support::browser::{Result, set_screen};
use std::{env, fs};

/// What axe-core objects to on the page as it is now.
pub async fn objections(page: &Page, what: &str) -> Result<Vec<String>> {
    if !page.holds("window.axe").await? {
        let file =
            env::var_os("SNAP_AXE").ok_or("run with `cargo xtask test`: SNAP_AXE is missing")?;
        page.run(&fs::read_to_string(file)?, Vec::new()).await?;
    }
    page.settle().await?;
    let script = "
        return axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
            rules: { 'target-size': { enabled: true } },
        }).then(found => [
            found.passes.length,
            found.violations.map(v => `${v.id}: ` + v.nodes.map(n => n.html.slice(0, 120) + ' ' + n.failureSummary).join('; ')),
        ])";
    let found = page.run(script, Vec::new()).await?;
    let (passes, violations): (u32, Vec<String>) = serde_json::from_value(found)?;
    assert!(passes > 15, "{what}: axe did not run");
    Ok(violations
        .into_iter()
        .map(|violation| format!("{what}: {violation}"))
        .collect())
}

fn every_state(theme: &str, width: u32, height: u32) -> Result<()> {
    visit("", async |page| {
        let mut found = Vec::new();
        set_screen(&page.browser, width, height, 1).await?;
        page.open(&format!("#theme={theme}")).await?;
        found.extend(objections(page, "as it opens").await?);
        page.enter(LAMBDA_FIELD, "abc").await?;
        assert_ne!(page.problem_of(LAMBDA_FIELD).await?, "");
        found.extend(objections(page, "with an invalid field").await?);
        page.open(&format!(
            "#theme={theme}&lambda=NaN&hessian=1,2,1&x=<y>&data=diabetes"
        ))
        .await?;
        assert!(page.notices().await?.len() >= 3);
        found.extend(objections(page, "with notices and real data").await?);
        page.open(&format!(
            "#theme={theme}&center=2,-0.4&hessian=1,1.2,2&lambda=0.6&view=9,9,1"
        ))
        .await?;
        page.focus(&coordinate(THETA_HAT, 0)).await?;
        found.extend(objections(page, "with four marks, θ̂ out of view").await?);
        for panel in [
            "forms",
            "gradient",
            "slice",
            "penalties",
            "loss",
            "chance",
            "descent",
        ] {
            page.open(&format!(
                "#theme={theme}&panel={panel}&layers=normal-cone,sparsity-map,solution-set,samples"
            ))
            .await?;
            page.open_layers().await?;
            found.extend(objections(page, panel).await?);
        }
        page.open(&format!(
            "#theme={theme}&panel=loss&center=2,0.75&hessian=1,1,1&lambda=0.75&layers=solution-set"
        ))
        .await?;
        found.extend(objections(page, "at the boundary of H, with several minimisers").await?);
        assert!(found.is_empty(), "{}", found.join("\n\n"));
        Ok(())
    })
}

#[test]
fn light_on_a_desk() -> Result<()> {
    every_state("light", 1440, 900)
}

#[test]
fn dark_on_a_desk() -> Result<()> {
    every_state("dark", 1440, 900)
}

#[test]
fn light_on_a_phone() -> Result<()> {
    every_state("light", 390, 844)
}

#[test]
fn dark_on_a_phone() -> Result<()> {
    every_state("dark", 390, 844)
}

/// Opens everything that the layout opens and closes, in these colours.
fn every_layer(theme: &str, width: u32, height: u32, forced: bool) -> Result<()> {
    visit("", async |page| {
        let mut found = Vec::new();
        set_screen(&page.browser, width, height, 1).await?;
        let open = async |link: &str| -> Result<()> {
            page.open(&format!("#theme={theme}&{link}")).await?;
            if forced {
                page.system_prefers("forced-colors", "active").await?;
            }
            Ok(())
        };
        for question in QUESTIONS {
            open("").await?;
            page.click(question).await?;
            found.extend(objections(page, question).await?);
        }
        open("stage=paths").await?;
        found.extend(objections(page, "the paths").await?);
        open("data=diabetes").await?;
        page.open_advanced().await?;
        found.extend(objections(page, "the drawer").await?);
        if page.is_shown(MENU).await? {
            page.close_problem().await?;
            page.click(MENU).await?;
            found.extend(objections(page, "the menu").await?);
        }
        open("").await?;
        page.click(CERTIFICATE).await?;
        found.extend(objections(page, "the certificate").await?);
        page.press('?').await?;
        found.extend(objections(page, "the help").await?);
        assert!(found.is_empty(), "{}", found.join("\n\n"));
        Ok(())
    })
}

#[test]
fn every_layer_in_light() -> Result<()> {
    every_layer("light", 1440, 900, false)
}

#[test]
fn every_layer_in_dark_on_a_phone() -> Result<()> {
    // so high that the dock is not over what is measured, wherever the page is scrolled to
    every_layer("dark", 390, 3000, false)
}

#[test]
fn every_layer_in_forced_colours() -> Result<()> {
    every_layer("system", 1440, 900, true)
}
