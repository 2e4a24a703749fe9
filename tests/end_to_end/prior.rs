//! Probability: scales of priors, and mode, mean and median of the posterior.

use crate::{
    accessibility::objections,
    oracle::near,
    page::{Page, places::*, visit},
    quantities::quantities,
    support::browser::{Result, set_screen},
};
use study::{derive, permalink, quantity};

/// Fails unless every number is that of the page's own link.
async fn numbers_are_of_the_link(page: &Page) -> Result<()> {
    let (numbers, link) = (page.numbers().await?, page.hash().await?);
    let (state, _) = permalink::read(&link);
    let derived = derive(&state);
    let own = |name: &str| quantity(name).is_some_and(|row| row.view.is_some());
    for (name, meant) in quantities(&derived)
        .into_iter()
        .filter(|(name, _)| own(name))
    {
        let seen = numbers.value(name);
        // without a penalty the scale is infinite
        if seen != meant {
            near(&format!("{link}: {name}"), seen, meant, 1e-9 * meant.abs());
        }
    }
    Ok(())
}

#[test]
fn the_mode_snaps_and_the_mean_does_not() -> Result<()> {
    visit("#stage=prior&lambda=0.4", async |page| {
        numbers_are_of_the_link(page).await?;
        let before = page.numbers().await?;
        assert!(before.value("posterior-mode2") != 0.0);
        page.until_says(PRIOR, "the mode of θ₂ is 0.616").await?;
        page.enter(LAMBDA_FIELD, "1.15").await?;
        let after = page.numbers().await?;
        assert_eq!(after.text("posterior-mode2"), "0");
        assert!(after.value("posterior-mean2") > 0.1 && after.value("conditional-median") > 0.1);
        page.until_says(PRIOR, "the mode of θ₂ is exactly 0")
            .await?;
        numbers_are_of_the_link(page).await?;
        for place in [PRIOR_PLANE, DENSITY] {
            let [colours, _] = page.ink(place, 1).await?;
            assert!(colours > 5.0, "{place} is drawn: {colours} colours");
        }
        // apart: without the likelihood there are fewer lines
        let before = page.picture(PRIOR_PLANE, 1).await?;
        page.click_text(&format!("{PRIOR} button"), "likelihood")
            .await?;
        assert!(page.hash().await?.contains("beliefs=prior,posterior"));
        assert_ne!(page.picture(PRIOR_PLANE, 1).await?, before);
        // the other coordinate
        page.click("#prior-1").await?;
        page.until_says(PRIOR, "Given θ₂").await?;
        assert!(page.hash().await?.contains("slice=1"));
        page.nothing_is_wrong().await
    })
}

#[test]
fn sigma_and_n_keep_the_prior_here_and_lambda_elsewhere() -> Result<()> {
    visit("#stage=prior", async |page| {
        let b = page.numbers().await?.value("laplace-scale");
        page.enter("#prior-sigma-exact", "1.5").await?;
        let numbers = page.numbers().await?;
        near("b", numbers.value("laplace-scale"), b, 1e-12);
        near("λ", numbers.lambda(), 1.5 * 1.5 / (100.0 * b), 1e-12);
        page.enter("#rows", "50").await?;
        let numbers = page.numbers().await?;
        near("b", numbers.value("laplace-scale"), b, 1e-12);
        near("λ", numbers.lambda(), 1.5 * 1.5 / (50.0 * b), 1e-12);
        assert_eq!(numbers.value("n"), 50.0);
        numbers_are_of_the_link(page).await?;
        for text in ["0", "1.5", "-3", "abc", "1e300"] {
            page.enter("#rows", text).await?;
            assert_ne!(page.problem_of("#rows").await?, "", "{text}");
        }
        page.undo().await?;
        page.undo().await?;
        near("λ", page.numbers().await?.lambda(), 1.15, 0.0);
        // elsewhere it is the noise of the samples
        page.open("#panel=chance").await?;
        page.enter(SIGMA_FIELD, "1.5").await?;
        let numbers = page.numbers().await?;
        assert_eq!((numbers.lambda(), numbers.value("sigma")), (1.15, 1.5));
        Ok(())
    })
}

#[test]
fn two_priors_have_one_lambda_or_one_variance() -> Result<()> {
    visit("#stage=prior", async |page| {
        page.click("#other-prior").await?;
        let numbers = page.numbers().await?;
        near("λ", numbers.value("beside-lambda"), numbers.lambda(), 0.0);
        page.click_text(&format!("{PRIOR} button"), "Equal variance")
            .await?;
        let numbers = page.numbers().await?;
        let [b, tau] = ["laplace-scale", "gaussian-scale"].map(|name| numbers.value(name));
        near("variance", tau * tau, 2.0 * b * b, 1e-12);
        assert!(page.hash().await?.contains("equal=variance"));
        numbers_are_of_the_link(page).await
    })
}

#[test]
fn what_has_no_posterior_here_says_so() -> Result<()> {
    visit("", async |page| {
        for (link, says) in [
            ("penalty=elastic-net,0.5", "not one that is shown here"),
            ("penalty=bridge,0.5", "not one that is shown here"),
            ("sigma=0", "σ = 0"),
            ("lambda=0&hessian=0,0,0&center=1,1&sigma=1", "improper"),
            ("sigma=1e-120", "σ"),
        ] {
            page.open(&format!("#stage=prior&{link}")).await?;
            page.until_says(PRIOR, says).await?;
            numbers_are_of_the_link(page).await?;
            page.nothing_is_wrong().await?;
        }
        Ok(())
    })
}

#[test]
fn it_is_accessible_and_within_every_window() -> Result<()> {
    visit("", async |page| {
        let mut found = Vec::new();
        for (width, height) in crate::layout::WINDOWS {
            for theme in ["light", "dark"] {
                set_screen(&page.browser, width, height, 1).await?;
                page.open(&format!(
                    "#stage=prior&beside=ridge&panel=chance&theme={theme}"
                ))
                .await?;
                let what = format!("{width} × {height}, {theme}");
                found.extend(objections(page, &what).await?);
                let scroll = page.scroll_width().await?;
                let wide = page.beyond_the_right("body").await?;
                if scroll > f64::from(width) || !wide.is_empty() {
                    found.push(format!("{what}: {scroll} wide, {wide:?}"));
                }
            }
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
        Ok(())
    })
}
