//! What must go well in every engine: `cargo xtask test` runs this module in Chromium, Firefox and WebKit.

use crate::{
    oracle::{near, near_point},
    page::{Page, places::*, visit},
    quantities::quantities,
    support::browser::Result,
};
use study::{PRESETS, Topic, derive, permalink};
use thirtyfour::prelude::*;

/// Fails unless nothing went wrong until now, and the numbers are finite and those of the page's own link.
async fn is_well(page: &Page, what: &str) -> Result<()> {
    let numbers = page.numbers().await?;
    let link = page.hash().await?;
    let (state, notices) = permalink::read(&link);
    assert_eq!(notices, [], "{what}: its own link {link}");
    for (name, meant) in quantities(&derive(&state)) {
        let seen = numbers.value(name);
        // no λ is large enough for ridge
        assert!(
            seen.is_finite() || seen == meant,
            "{what}: {name} is {seen}"
        );
        if name.starts_with("theta") {
            near(
                &format!("{what}: {name}"),
                seen,
                meant,
                1e-12 * meant.abs().max(1.0),
            );
        }
    }
    page.nothing_is_wrong().await
}

#[test]
fn the_page_opens() -> Result<()> {
    visit("", async |page| {
        is_well(page, "as it opens").await?;
        assert_eq!(page.numbers().await?.text("theta2"), "0");
        for (place, layer) in [(STAGE, 0), (STAGE, 1), (PATH, 0)] {
            let [colours, _] = page.ink(place, layer).await?;
            assert!(colours > 5.0, "{place} is drawn: {colours} colours");
        }
        Ok(())
    })
}

#[test]
fn lambda_follows_the_pointer_and_the_keys() -> Result<()> {
    visit("", async |page| {
        let end = page.lambda_end().await?;
        for share in [0.8, 0.1, 0.5] {
            page.drag_lambda(share).await?;
            let lambda = page.numbers().await?.lambda();
            near(
                "λ",
                lambda,
                share * end,
                2.0 * end * page.lambda_pixel().await?,
            );
            is_well(page, "λ by pointer").await?;
        }
        for (key, lambda) in [
            (Key::Home, 0.0),
            (Key::PageUp, 0.6775 / 0.65),
            (Key::End, end),
        ] {
            page.press_on(LAMBDA, key).await?;
            near("λ", page.numbers().await?.lambda(), lambda, 1e-12);
            is_well(page, "λ by key").await?;
        }
        page.press(Key::Left).await?;
        near("λ", page.numbers().await?.lambda(), 0.99 * end, 1e-12);
        page.enter(LAMBDA_FIELD, "0.7").await?;
        assert_eq!(page.numbers().await?.text("lambda"), "0.7");
        is_well(page, "λ typed").await
    })
}

#[test]
fn theta_hat_is_dragged() -> Result<()> {
    visit("", async |page| {
        for by in [[-80.0, 60.0], [-150.0, -90.0], [30.0, -10.0]] {
            let before = page.numbers().await?.center();
            let to = page.drag_center(by).await?;
            let there = page.middle(THETA_HAT).await?;
            near_point("the handle", there, to, 1.5);
            assert_ne!(page.numbers().await?.center(), before);
            is_well(page, "θ̂ by pointer").await?;
        }
        Ok(())
    })
}

const PANELS: [Topic; 8] = [
    Topic::Forms,
    Topic::Optimality,
    Topic::Parameter,
    Topic::Penalties,
    Topic::Correlation,
    Topic::Sampling,
    Topic::Descent,
    Topic::Path,
];

#[test]
fn every_panel_opens() -> Result<()> {
    visit("", async |page| {
        for panel in PANELS {
            page.open_panel(panel).await?;
            let what = format!("{panel:?}");
            assert_eq!(
                permalink::read(&page.hash().await?).0.topic.open,
                Some(panel)
            );
            is_well(page, &what).await?;
            page.press_on(LAMBDA, Key::Right).await?;
            is_well(page, &what).await?;
        }
        Ok(())
    })
}

#[test]
fn every_preset_is_chosen() -> Result<()> {
    visit("", async |page| {
        for preset in PRESETS.iter().rev() {
            page.choose_preset(preset.name).await?;
            assert_eq!(page.preset().await?, preset.name);
            is_well(page, preset.name).await?;
        }
        Ok(())
    })
}

#[test]
fn it_is_dark_when_asked() -> Result<()> {
    visit("", async |page| {
        for theme in ["light", "dark"] {
            page.choose_theme(theme).await?;
            assert_eq!(page.theme().await?, theme);
            is_well(page, theme).await?;
        }
        Ok(())
    })
}

#[test]
fn a_phone_shows_it_all() -> Result<()> {
    visit("", async |page| {
        for panel in ["path", "forms", "slice", "penalties", "descent"] {
            page.open_on_a_phone(&format!("#panel={panel}")).await?;
            assert_eq!(page.number("innerWidth").await?, 390.0);
            assert_eq!(page.beyond_the_right("#app").await?, [""; 0], "{panel}");
            // names of knots have no room on a phone
            page.click(NEXT_KNOT).await?;
            assert_eq!(page.numbers().await?.text("theta1"), "0");
            page.drag_lambda(0.3).await?;
            is_well(page, panel).await?;
        }
        Ok(())
    })
}

#[test]
fn hostile_links_open_it() -> Result<()> {
    visit("", async |page| {
        for link in [
            "lambda=NaN",
            "lambda=-1&center=1e400,1",
            "hessian=1,2,1",
            "hessian=0,0,0&lambda=0",
            "center=1e100,-1e100&view=1e90,1e90,1e-90",
            "data=diabetes&features=bmi,shoe",
            "panel=descent&eta=1e300&steps=1000000000&iteration=99999",
            "penalty=bridge,NaN&beside=l0&draws=1000000",
            "lambda=<img src=x onerror=\"window.hacked=1\">",
            "%E0%A4%A&&=5&a=b&a=c",
        ] {
            page.open(&format!("#{link}")).await?;
            is_well(page, link).await?;
            assert!(!page.holds("window.hacked").await?, "{link}");
        }
        Ok(())
    })
}

#[test]
fn every_question_and_view_opens() -> Result<()> {
    visit("", async |page| {
        for question in QUESTIONS {
            page.click(question).await?;
            assert!(page.is_there(&format!("{PANEL} {question}")).await?);
            assert!(page.is_shown(&format!("{question}-answer")).await?);
            is_well(page, question).await?;
        }
        for view in [VIEWS[1], VIEWS[0]] {
            page.click(view).await?;
            assert!(page.is_pressed(view).await?);
            is_well(page, view).await?;
        }
        page.open("#stage=paths").await?;
        page.until(
            "the paths are drawn",
            "document.querySelector('.paths canvas')?.width > 200",
        )
        .await?;
        let [colours, _] = page.ink(PATHS, 0).await?;
        assert!(colours > 5.0, "{colours} colours");
        is_well(page, "the paths").await
    })
}

#[test]
fn the_view_of_priors_opens() -> Result<()> {
    visit("#stage=prior", async |page| {
        page.until_says(PRIOR, "the mode of θ₂ is exactly 0")
            .await?;
        for place in [PRIOR_PLANE, DENSITY] {
            let [colours, _] = page.ink(place, 1).await?;
            assert!(colours > 5.0, "{place} is drawn: {colours} colours");
        }
        page.drag_lambda(0.1).await?;
        let numbers = page.numbers().await?;
        assert!(numbers.value("posterior-mode2") > 0.0);
        near(
            "mode",
            numbers.value("posterior-mode2"),
            numbers.theta()[1],
            0.0,
        );
        page.click("#other-prior").await?;
        is_well(page, "two priors").await
    })
}

#[test]
fn the_drawer_and_the_help_open() -> Result<()> {
    visit("", async |page| {
        page.open_problem().await?;
        assert!(page.is_shown(DRAWER).await?);
        page.close_problem().await?;
        assert!(!page.is_there(DRAWER).await?);
        page.click(HELP_BUTTON).await?;
        assert!(page.is_shown(HELP).await?);
        page.press(Key::Escape).await?;
        page.settle().await?;
        assert!(!page.is_there(HELP).await?);
        is_well(page, "the drawer and the help").await
    })
}
