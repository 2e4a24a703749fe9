//! The drawer of the problem.

use crate::{
    oracle::Problem,
    page::{places::*, visit},
    support::browser::{Result, set_screen},
};
use study::PRESETS;
use thirtyfour::prelude::*;

#[test]
fn it_opens_and_gives_the_keyboard_back() -> Result<()> {
    visit("", async |page| {
        for (width, height) in [(1440, 900), (390, 844), (844, 390)] {
            set_screen(&page.browser, width, height, 1).await?;
            page.open("").await?;
            assert!(!page.is_there(DRAWER).await?);
            page.click(PROBLEM).await?;
            assert!(page.is_shown(DRAWER).await?);
            assert!(
                page.is_there(&format!("{PROBLEM}[aria-expanded=true]"))
                    .await?
            );
            assert!(page.has_keyboard(DRAWER).await?);
            page.press(Key::Tab).await?;
            page.press(Key::Tab).await?;
            page.press(Key::Escape).await?;
            assert!(!page.is_there(DRAWER).await?, "Escape closes it");
            assert!(page.has_keyboard(PROBLEM).await?);
            assert!(
                page.is_there(&format!("{PROBLEM}[aria-expanded=false]"))
                    .await?
            );
            page.click(PROBLEM).await?;
            page.close_problem().await?;
            assert!(!page.is_there(DRAWER).await?, "its cross closes it");
            assert!(page.has_keyboard(PROBLEM).await?);
        }
        Ok(())
    })
}

#[test]
fn every_example_can_be_chosen_and_is_marked() -> Result<()> {
    visit("", async |page| {
        page.open_problem().await?;
        for preset in PRESETS {
            page.click(&example(preset.name)).await?;
            assert!(page.is_pressed(&example(preset.name)).await?);
            let marked = format!("{EXAMPLE}[aria-pressed=true]");
            assert_eq!(page.count(&marked).await?, 1, "{}", preset.name);
            assert_eq!(page.preset().await?, preset.name);
            assert!(page.is_there(DRAWER).await?, "it stays open");
            let words = page.says(&example(preset.name)).await?;
            assert!(words.contains(preset.title) && words.contains(preset.about));
            assert!(
                page.ink(&example(preset.name), 0).await?[0] > 5.0,
                "{} has a picture",
                preset.name
            );
        }
        // a problem of one's own is none of them
        page.open_advanced().await?;
        page.enter("#center1", "1.234").await?;
        assert_eq!(
            page.count(&format!("{EXAMPLE}[aria-pressed=true]")).await?,
            0
        );
        assert_eq!(page.numbers().await?.text("theta-hat1"), "1.234");
        Ok(())
    })
}

#[test]
fn it_can_start_over() -> Result<()> {
    visit(
        "#center=1,1&lambda=0.2&panel=descent&view=0,0,3&stage=paths&theme=dark",
        async |page| {
            let before = page.numbers().await?;
            page.open_advanced().await?;
            page.click(START_OVER).await?;
            Problem::DEFAULT.check(&page.numbers().await?);
            assert_eq!(page.preset().await?, PRESETS[0].name);
            assert!(page.is_pressed(VIEWS[0]).await?);
            assert!(
                page.is_there(&format!("{}[aria-expanded=true]", QUESTIONS[3]))
                    .await?
            );
            assert_eq!(
                page.theme().await?,
                "dark",
                "dark is the person's, not the problem's"
            );
            let hash = page.hash().await?;
            assert!(
                hash.ends_with("center=2.4,1&hessian=1,0.35,0.8&penalty=l1&lambda=1.15&theme=dark"),
                "{hash}"
            );
            page.undo().await?;
            assert_eq!(page.numbers().await?, before);
            Ok(())
        },
    )
}

#[test]
fn a_small_window_closes_it_after_a_choice() -> Result<()> {
    visit("", async |page| {
        for (width, height) in [(390, 844), (844, 390)] {
            set_screen(&page.browser, width, height, 1).await?;
            page.open("").await?;
            page.click(PROBLEM).await?;
            page.click(&example("isotropic")).await?;
            assert!(!page.is_there(DRAWER).await?, "{width} × {height}");
            assert_eq!(page.preset().await?, "isotropic");
            assert!(page.has_keyboard(PROBLEM).await?);
        }
        Ok(())
    })
}
