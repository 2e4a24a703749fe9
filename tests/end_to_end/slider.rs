//! The λ slider: by pointer, by finger, by every key; and its marks.

use crate::{
    oracle::{Problem, near},
    page::{places::*, visit},
    support::browser::{Result, set_screen},
};
use serde_json::json;
use thirtyfour::prelude::*;

/// λ at which θ₂ reaches zero in the default state: both of its optimality conditions hold there.
const SNAP: f64 = (0.8 - 0.35 * 0.35) / (1.0 - 0.35);

#[test]
fn the_thumb_can_be_dragged() -> Result<()> {
    visit("", async |page| {
        let end = page.lambda_end().await?;
        near("the slider's end", end, 1.1 * 2.75, 1e-15);
        let pixel = end * page.lambda_pixel().await?;
        for share in [0.1, 0.77, 1.2, 0.5, -0.2, 0.3] {
            page.drag_lambda(share).await?;
            let numbers = page.numbers().await?;
            near(
                "λ under the pointer",
                numbers.lambda(),
                (share * end).clamp(0.0, end),
                1.5 * pixel,
            );
            Problem::DEFAULT.check(&numbers);
        }
        Ok(())
    })
}

#[test]
fn every_key_does_what_it_should() -> Result<()> {
    visit("", async |page| {
        let end = page.lambda_end().await?;
        page.focus(LAMBDA).await?;
        let mut lambda = 1.15_f64;
        for (held, key, expected) in [
            (&[][..], Key::Right, 0.01),
            (&[], Key::Up, 0.01),
            (&[], Key::Left, -0.01),
            (&[], Key::Down, -0.01),
            (&[Key::Shift], Key::Right, 0.1),
            (&[Key::Shift], Key::Up, 0.1),
            (&[Key::Shift], Key::Left, -0.1),
            (&[Key::Shift], Key::Down, -0.1),
            (&[Key::Shift], Key::Left, -0.1),
        ] {
            page.press_with(held, key.clone()).await?;
            lambda += expected * end;
            let numbers = page.numbers().await?;
            near(&format!("λ after {key:?}"), numbers.lambda(), lambda, 1e-14);
            Problem::DEFAULT.check(&numbers);
            let [slider, ..] = page.slider(LAMBDA).await?;
            near("the slider itself", slider, lambda, 1e-12);
        }
        page.press(Key::Home).await?;
        let numbers = page.numbers().await?;
        assert_eq!(numbers.text("lambda"), "0");
        assert_eq!(numbers.theta(), [2.4, 1.0]);
        page.press(Key::Left).await?;
        assert_eq!(page.numbers().await?.text("lambda"), "0", "below the end");
        page.press(Key::End).await?;
        let numbers = page.numbers().await?;
        assert_eq!(numbers.lambda(), end);
        assert_eq!((numbers.text("theta1"), numbers.text("theta2")), ("0", "0"));
        page.press(Key::Right).await?;
        assert_eq!(page.numbers().await?.lambda(), end, "above the end");
        Ok(())
    })
}

#[test]
fn page_keys_and_marks_land_exactly_on_the_snap() -> Result<()> {
    visit("", async |page| {
        page.focus(LAMBDA).await?;
        let end = page.lambda_end().await?;
        let mut seen = Vec::new();
        // from 1.15 down to 0, up past everything, and down again
        for (key, expected, zeros) in [
            (Key::PageDown, SNAP, [false, true]),
            (Key::PageDown, 0.0, [false, false]),
            (Key::PageDown, 0.0, [false, false]),
            (Key::PageUp, SNAP, [false, true]),
            (Key::PageUp, 2.75, [true, true]),
            (Key::PageUp, end, [true, true]),
            (Key::PageUp, end, [true, true]),
            (Key::PageDown, 2.75, [true, true]),
            (Key::PageDown, SNAP, [false, true]),
        ] {
            page.press(key).await?;
            let numbers = page.numbers().await?;
            near("the mark", numbers.lambda(), expected, 1e-15 * 4.0);
            for (name, zero) in ["theta1", "theta2"].into_iter().zip(zeros) {
                assert_eq!(
                    numbers.text(name) == "0",
                    zero,
                    "{name} at {}",
                    numbers.lambda()
                );
            }
            Problem::DEFAULT.check(&numbers);
            seen.push(numbers.text("lambda").to_owned());
        }
        // the same λ from both sides, and by a press on the mark
        assert_eq!(seen[0], seen[3]);
        assert_eq!(seen[0], seen[8]);
        page.press(Key::Home).await?;
        page.press_mark("θ₂ → 0").await?;
        assert_eq!(page.numbers().await?.text("lambda"), seen[0]);
        page.press_mark("all zero").await?;
        assert_eq!(page.numbers().await?.text("lambda"), "2.75");
        // just below the snap θ₂ is not zero
        page.press_on(LAMBDA, Key::PageDown).await?;
        page.press(Key::Left).await?;
        let numbers = page.numbers().await?;
        assert!(numbers.value("theta2") > 0.0, "{numbers:?}");
        Ok(())
    })
}

#[test]
fn only_changes_of_the_support_are_announced() -> Result<()> {
    visit("", async |page| {
        let watch = "window.announced = [];
             const box = document.querySelector(arguments[0]);
             new MutationObserver(() => announced.push(box.textContent)).observe(box, { childList: true, characterData: true, subtree: true })";
        page.run(watch, vec![json!(ANNOUNCEMENT)]).await?;
        page.focus(LAMBDA).await?;
        for _ in 0..3 {
            page.press(Key::Right).await?;
        }
        assert!(
            page.holds("announced.length === 0").await?,
            "numbers are announced"
        );
        page.press_with(&[Key::Shift], Key::Left).await?;
        page.press(Key::Left).await?;
        page.press(Key::End).await?;
        let announced = page.value("announced").await?;
        assert_eq!(
            announced,
            json!(["neither θ₁ nor θ₂ is 0", "θ₁ and θ₂ are both exactly 0"])
        );
        for region in [ANNOUNCEMENT, SHARE_STATUS] {
            let polite = format!("{region}[role=status]");
            assert!(page.is_there(&polite).await?, "{region}");
        }
        Ok(())
    })
}

#[test]
fn the_hash_follows_after_a_pause_of_four_tenths_of_a_second_at_most() -> Result<()> {
    visit("", async |page| {
        page.hash().await?;
        // every pause that the page asks the browser for, from now on
        let record = "window.pauses = [];
            const wait = setTimeout;
            window.setTimeout = (then, pause, ...more) => (pauses.push(pause), wait(then, pause, ...more))";
        page.run(record, Vec::new()).await?;
        page.press_on(LAMBDA, Key::PageUp).await?;
        page.until_link_says("&lambda=2.75").await?;
        let pauses: Vec<f64> = serde_json::from_value(page.value("pauses").await?)?;
        let written = pauses.iter().any(|pause| (1.0..=400.0).contains(pause));
        assert!(written, "{pauses:?}");
        Ok(())
    })
}

#[test]
fn a_finger_drags_the_slider() -> Result<()> {
    visit("", async |page| {
        page.touch_screen(390, 844, 3).await?;
        page.open("").await?;
        let end = page.lambda_end().await?;
        let from = page.lambda_at(1.15 / end).await?;
        let to = page.lambda_at(0.2).await?;
        let steps: Vec<[f64; 2]> = (0..=10)
            .map(|k| [from[0] + (to[0] - from[0]) * f64::from(k) / 10.0, from[1]])
            .collect();
        page.touch_drag(&steps).await?;
        let numbers = page.numbers().await?;
        near(
            "λ under the finger",
            numbers.lambda(),
            0.2 * end,
            0.02 * end,
        );
        Problem::DEFAULT.check(&numbers);
        Ok(())
    })
}

#[test]
fn the_knots_around_lambda_are_told_and_reached() -> Result<()> {
    visit("#lambda=0.4", async |page| {
        let said = page.says(NEXT_KNOT).await?.replace('\u{a0}', " ");
        assert!(said.contains("θ₂ → 0 at λ = 1.042"), "{said}");
        for expected in [SNAP, 2.75] {
            page.click(NEXT_KNOT).await?;
            near(
                "the next knot",
                page.numbers().await?.lambda(),
                expected,
                1e-14,
            );
        }
        page.click(PREVIOUS_KNOT).await?;
        near(
            "the one before",
            page.numbers().await?.lambda(),
            SNAP,
            1e-14,
        );
        Ok(())
    })
}

#[test]
fn the_dock_has_one_height() -> Result<()> {
    visit("", async |page| {
        for (width, height) in [(1440, 900), (1280, 800), (390, 844)] {
            set_screen(&page.browser, width, height, 1).await?;
            let mut heights = Vec::new();
            // none, two and four knots, and names that are long
            for link in [
                "penalty=ridge",
                "lambda=0.4",
                "lambda=9",
                "center=2,-0.4&hessian=1,1.2,2&lambda=0.6",
                "data=diabetes&features=bmi,s5&lambda=12",
            ] {
                page.open(&format!("#{link}")).await?;
                let [_, top, _, tall] = page.place(".dock").await?;
                heights.push([top, tall]);
            }
            assert!(
                heights.iter().all(|each| *each == heights[0]),
                "{width}: {heights:?}"
            );
        }
        Ok(())
    })
}
