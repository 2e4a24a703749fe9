//! What is drawn: something, everything that changes, and nothing that rests.

use crate::page::{Page, visit};
use crate::support::browser::{Result, set_screen};
use serde_json::json;
use thirtyfour::prelude::*;

/// How many colours a canvas shows, and which share of it is drawn on.
async fn ink(page: &Page, within: &str, layer: usize) -> Result<[f64; 2]> {
    page.settle().await?;
    let script = "
        const canvas = document.querySelectorAll(arguments[0] + ' canvas')[arguments[1]];
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
        copy.drawImage(canvas, 0, 0);
        const pixels = new Uint32Array(copy.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
        return [new Set(pixels).size, pixels.reduce((n, p) => n + (p >>> 24 ? 1 : 0), 0) / pixels.length];";
    let value = page.run(script, vec![json!(within), json!(layer)]).await?;
    Ok(serde_json::from_value(value)?)
}

pub fn both_figures_are_drawn() -> crate::Done {
    visit("", async |page| {
        for density in [1, 2, 3] {
            set_screen(&page.browser, 900, 600, density).await?;
            page.open("").await?;
            let [colours, share] = ink(page, ".stage", 0).await?;
            assert!(
                colours > 10.0 && share > 0.95,
                "contours fill the plane: {colours} colours on {share}"
            );
            let [colours, share] = ink(page, ".stage", 1).await?;
            assert!(
                colours > 10.0 && share > 0.002 && share < 0.6,
                "the diamond lies over it: {colours} colours on {share}"
            );
            let path: [f64; 2] = ink(page, "#path", 0).await?;
            let cursor: [f64; 2] = ink(page, "#path", 1).await?;
            assert!(
                path[0] > 5.0 || cursor[0] > 5.0,
                "the path is drawn: {path:?} {cursor:?}"
            );
        }
        Ok(())
    })
}

pub fn what_rests_is_not_drawn_again() -> crate::Done {
    visit("", async |page| {
        let (contours, diamond) = (
            page.picture(".stage", 0).await?,
            page.picture(".stage", 1).await?,
        );
        let (lines, cursor) = (
            page.picture("#path", 0).await?,
            page.picture("#path", 1).await?,
        );
        // a stroke of another's on the backdrops: drawing again would remove it
        page.run(
            "for (const within of ['.stage', '#path']) {
                const canvas = document.querySelectorAll(within + ' canvas')[0], context = canvas.getContext('2d');
                context.save(); context.resetTransform(); context.fillStyle = '#f0f'; context.fillRect(3, 3, 40, 40); context.restore();
            }",
            Vec::new(),
        )
        .await?;
        let marked = [
            page.picture(".stage", 0).await?,
            page.picture("#path", 0).await?,
        ];
        assert!(marked[0] != contours && marked[1] != lines);
        page.focus("#lambda").await?;
        let mut diamonds = vec![diamond.clone()];
        for key in [Key::Right, Key::PageDown, Key::Home, Key::PageUp, Key::End] {
            page.press(key.clone()).await?;
            diamonds.push(page.picture(".stage", 1).await?);
            assert_eq!(
                [
                    page.picture(".stage", 0).await?,
                    page.picture("#path", 0).await?
                ],
                marked,
                "{key:?}"
            );
        }
        for pair in diamonds.windows(2) {
            assert_ne!(pair[0], pair[1], "the diamond follows λ");
        }
        assert_ne!(
            page.picture("#path", 1).await?,
            cursor,
            "the cursor follows λ"
        );
        // the same λ is the same picture
        page.run(
            "const f = document.querySelector('#lambda-exact'); f.focus(); f.select()",
            Vec::new(),
        )
        .await?;
        page.type_text("1.15").await?;
        page.press(Key::Enter).await?;
        assert_eq!(page.picture(".stage", 1).await?, diamond);
        // θ̂ moves the contours
        page.focus("#theta-hat").await?;
        page.press(Key::Up).await?;
        let moved = page.picture(".stage", 0).await?;
        assert!(
            moved != marked[0] && moved != contours,
            "the contours follow θ̂"
        );
        Ok(())
    })
}

pub fn extreme_problems_are_drawn_too() -> crate::Done {
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
            let [colours, share] = ink(page, ".stage", 0).await?;
            assert!(share > 0.95, "{link}: {colours} colours on {share}");
            let numbers = page.numbers().await?;
            for (quantity, text) in &numbers.0 {
                assert!(
                    text.parse::<f64>().is_ok_and(f64::is_finite),
                    "{link}: {quantity} is {text}"
                );
            }
            page.press(Key::PageUp).await?;
        }
        Ok(())
    })
}
