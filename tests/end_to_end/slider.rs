//! The λ slider: by pointer, by finger, by every key; and its marks.

use crate::{
    oracle::{Problem, near},
    page::{Page, visit},
    support::browser::Result,
};
use thirtyfour::prelude::*;

/// 1.6 rem, as in the style sheet; half of it lies beyond either end of the range.
const THUMB: f64 = 25.6;

/// The pixel of the thumb's middle where λ is this share of the slider.
async fn thumb(page: &Page, share: f64) -> Result<[f64; 2]> {
    let [left, top, width, height] = page.place("#lambda").await?;
    let x = left + 0.5 * THUMB + share * (width - THUMB);
    // a pointer stays in the window
    Ok([x.min(1279.0), top + 0.5 * height])
}

async fn end(page: &Page) -> Result<f64> {
    page.number("Number(document.querySelector('#lambda').max)")
        .await
}

/// λ at which θ₂ reaches zero in the default state: both of its optimality conditions hold there.
const SNAP: f64 = (0.8 - 0.35 * 0.35) / (1.0 - 0.35);

pub fn the_thumb_can_be_dragged() -> crate::Done {
    visit("", async |page| {
        let end = end(page).await?;
        near("the slider's end", end, 1.1 * 2.75, 1e-15);
        let mut from = thumb(page, 1.15 / end).await?;
        let pixel = end / (page.place("#lambda").await?[2] - THUMB);
        for share in [0.1, 0.77, 1.2, 0.5, -0.2, 0.3] {
            let to = thumb(page, share).await?;
            let between = [0.5 * (from[0] + to[0]), from[1] + 20.0];
            page.drag(&[from, between, to]).await?;
            let numbers = page.numbers().await?;
            near(
                "λ under the pointer",
                numbers.lambda(),
                (share * end).clamp(0.0, end),
                1.5 * pixel,
            );
            Problem::DEFAULT.check(&numbers);
            from = thumb(page, share.clamp(0.0, 1.0)).await?;
        }
        Ok(())
    })
}

pub fn every_key_does_what_it_should() -> crate::Done {
    visit("", async |page| {
        let end = end(page).await?;
        page.focus("#lambda").await?;
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
            let slider = page
                .number("Number(document.querySelector('#lambda').value)")
                .await?;
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

pub fn page_keys_and_marks_land_exactly_on_the_snap() -> crate::Done {
    visit("", async |page| {
        page.focus("#lambda").await?;
        let end = end(page).await?;
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
        page.click_text(".marks button", "θ₂ → 0").await?;
        assert_eq!(page.numbers().await?.text("lambda"), seen[0]);
        page.click_text(".marks button", "all zero").await?;
        assert_eq!(page.numbers().await?.text("lambda"), "2.75");
        // just below the snap θ₂ is not zero
        page.focus("#lambda").await?;
        page.press(Key::PageDown).await?;
        page.press(Key::Left).await?;
        let numbers = page.numbers().await?;
        assert!(numbers.value("theta2") > 0.0, "{numbers:?}");
        Ok(())
    })
}

pub fn only_changes_of_the_support_are_announced() -> crate::Done {
    visit("", async |page| {
        page.run(
            "window.announced = [];
             const box = document.getElementById('announcement');
             new MutationObserver(() => announced.push(box.textContent)).observe(box, { childList: true, characterData: true, subtree: true })",
            Vec::new(),
        )
        .await?;
        page.focus("#lambda").await?;
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
            serde_json::json!(["neither coordinate is 0", "θ₁ and θ₂ are both exactly 0"])
        );
        for region in ["#announcement", ".share-status"] {
            let polite =
                format!("document.querySelector('{region}').getAttribute('role') === 'status'");
            assert!(page.holds(&polite).await?, "{region}");
        }
        Ok(())
    })
}

pub fn the_hash_follows_within_four_tenths_of_a_second() -> crate::Done {
    visit("", async |page| {
        page.hash().await?;
        page.run(
            "addEventListener('keydown', () => {
                const start = performance.now(), before = location.hash;
                const look = setInterval(() => {
                    if (location.hash !== before) { clearInterval(look); window.took = performance.now() - start; }
                }, 5);
            }, { once: true })",
            Vec::new(),
        )
        .await?;
        page.focus("#lambda").await?;
        page.press(Key::PageUp).await?;
        page.until("the hash is written", "window.took").await?;
        let took = page.number("took").await?;
        // its own pause, and what a loaded machine adds
        assert!(took <= 400.0 + 150.0, "{took} ms");
        assert!(page.hash().await?.ends_with("&lambda=2.75"));
        Ok(())
    })
}

pub fn a_finger_drags_the_slider() -> crate::Done {
    visit("", async |page| {
        page.touch_screen(390, 844, 3).await?;
        page.open("").await?;
        let end = end(page).await?;
        let from = thumb(page, 1.15 / end).await?;
        let to = thumb(page, 0.2).await?;
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
