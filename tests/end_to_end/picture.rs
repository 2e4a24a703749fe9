//! What is drawn: something, everything that changes, and nothing that rests.

use crate::page::{places::*, visit};
use crate::support::browser::{Result, set_screen};
use thirtyfour::prelude::*;

#[test]
fn both_figures_are_drawn() -> Result<()> {
    visit("", async |page| {
        for density in [1, 2, 3] {
            set_screen(&page.browser, 900, 600, density).await?;
            page.open("").await?;
            let [colours, share] = page.ink(STAGE, 0).await?;
            assert!(
                colours > 10.0 && share > 0.95,
                "contours fill the plane: {colours} colours on {share}"
            );
            let [colours, share] = page.ink(STAGE, 1).await?;
            assert!(
                colours > 10.0 && share > 0.002 && share < 0.6,
                "the diamond lies over it: {colours} colours on {share}"
            );
            let path: [f64; 2] = page.ink(PATH, 0).await?;
            let cursor: [f64; 2] = page.ink(PATH, 1).await?;
            assert!(
                path[0] > 5.0 || cursor[0] > 5.0,
                "the path is drawn: {path:?} {cursor:?}"
            );
        }
        Ok(())
    })
}

#[test]
fn what_rests_is_not_drawn_again() -> Result<()> {
    visit("", async |page| {
        let (contours, diamond) = (page.picture(STAGE, 0).await?, page.picture(STAGE, 1).await?);
        let (lines, cursor) = (page.picture(PATH, 0).await?, page.picture(PATH, 1).await?);
        // a stroke of another's on the backdrops: drawing again would remove it
        page.scribble_on(STAGE, 0).await?;
        page.scribble_on(PATH, 0).await?;
        let marked = [page.picture(STAGE, 0).await?, page.picture(PATH, 0).await?];
        assert!(marked[0] != contours && marked[1] != lines);
        page.focus(LAMBDA).await?;
        let mut diamonds = vec![diamond.clone()];
        for key in [Key::Right, Key::PageDown, Key::Home, Key::PageUp, Key::End] {
            page.press(key.clone()).await?;
            diamonds.push(page.picture(STAGE, 1).await?);
            assert_eq!(
                [page.picture(STAGE, 0).await?, page.picture(PATH, 0).await?],
                marked,
                "{key:?}"
            );
        }
        for pair in diamonds.windows(2) {
            assert_ne!(pair[0], pair[1], "the diamond follows λ");
        }
        assert_ne!(page.picture(PATH, 1).await?, cursor, "the cursor follows λ");
        // the same λ is the same picture
        page.enter(LAMBDA_FIELD, "1.15").await?;
        assert_eq!(page.picture(STAGE, 1).await?, diamond);
        // θ̂ moves the contours
        page.nudge(THETA_HAT, &[], Key::Up).await?;
        let moved = page.picture(STAGE, 0).await?;
        assert!(
            moved != marked[0] && moved != contours,
            "the contours follow θ̂"
        );
        Ok(())
    })
}

#[test]
fn extreme_problems_are_drawn_too() -> Result<()> {
    visit("", async |page| {
        for link in [
            "#center=1e-90,1e-90&hessian=1,0,1",
            "#center=1e90,1e90&hessian=1e-90,0,1e-90",
            "#hessian=0,0,0&lambda=1",
            "#hessian=1,1,1&lambda=0.5",
            "#hessian=1e100,0,1&center=1,1",
            "#center=0,0&lambda=0",
            "#lambda=1e100",
            "#view=1e90,1e90,1e-90",
            "#view=0,0,1e100",
        ] {
            page.open(link).await?;
            let [colours, share] = page.ink(STAGE, 0).await?;
            assert!(share > 0.95, "{link}: {colours} colours on {share}");
            let numbers = page.numbers().await?;
            numbers.are_finite(link);
            page.press(Key::PageUp).await?;
        }
        Ok(())
    })
}
