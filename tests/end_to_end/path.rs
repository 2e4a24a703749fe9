//! The path figure is a second λ slider.

use crate::{
    oracle::{Problem, near},
    page::{places::*, visit},
    support::browser::Result,
};
use thirtyfour::prelude::*;

#[test]
fn dragging_along_the_path_moves_lambda() -> Result<()> {
    visit("", async |page| {
        let [left, top, width, height] = page.place(PATH).await?;
        let y = top + 0.5 * height;
        let at = |share: f64| [left + share * width, y];
        let mut lambdas = Vec::new();
        for share in [0.4, 0.5, 0.6, 0.7] {
            page.drag(&[at(0.3), [left + 0.35 * width, y + 3.0], at(share)])
                .await?;
            let numbers = page.numbers().await?;
            Problem::DEFAULT.check(&numbers);
            lambdas.push(numbers.lambda());
        }
        let step = lambdas[1] - lambdas[0];
        assert!(step > 0.1, "{lambdas:?}");
        for pair in lambdas.windows(2) {
            // pointers move in whole pixels
            near(
                "the step",
                pair[1] - pair[0],
                step,
                3.0 * step / (0.1 * width),
            );
        }
        // the pointer may leave the figure while it drags; the ends hold it
        page.drag(&[at(0.5), [left - 300.0, y - 200.0]]).await?;
        assert_eq!(page.numbers().await?.text("lambda"), "0");
        page.drag(&[at(0.5), [left + width + 20.0, y]]).await?;
        let numbers = page.numbers().await?;
        let end = page.lambda_end().await?;
        near("beyond the end", numbers.lambda(), end, 1e-12);
        // a pointer that is not down does nothing
        page.browser
            .action_chain()
            .move_to((left + 0.2 * width) as i64, y as i64)
            .perform()
            .await?;
        assert_eq!(page.numbers().await?, numbers);
        // a plain press jumps
        page.drag(&[at(0.5)]).await?;
        near("a press", page.numbers().await?.lambda(), lambdas[1], 0.02);
        Ok(())
    })
}

#[test]
fn the_path_has_the_keys_of_the_slider() -> Result<()> {
    visit("", async |page| {
        page.focus(PATH).await?;
        let end = page.lambda_end().await?;
        for (held, key, expected) in [
            (&[][..], Key::Right, 1.15 + 0.01 * end),
            (&[], Key::Up, 1.15 + 0.02 * end),
            (&[], Key::Left, 1.15 + 0.01 * end),
            (&[], Key::Down, 1.15),
            (&[Key::Shift], Key::Right, 1.15 + 0.1 * end),
            (&[Key::Shift], Key::Left, 1.15),
            (&[], Key::PageUp, 2.75),
            (&[], Key::End, end),
            (&[], Key::Home, 0.0),
            (&[], Key::PageUp, (0.8 - 0.35 * 0.35) / 0.65),
        ] {
            page.press_with(held, key.clone()).await?;
            let numbers = page.numbers().await?;
            near(
                &format!("λ after {key:?}"),
                numbers.lambda(),
                expected,
                1e-14,
            );
            Problem::DEFAULT.check(&numbers);
            let [told, ..] = page.slider(PATH).await?;
            near("what a screen reader is told", told, expected, 1e-14);
        }
        assert_eq!(page.numbers().await?.text("theta2"), "0");
        let spoken = page.spoken(PATH).await?;
        assert!(spoken.contains("θ₂ is exactly 0"), "{spoken}");
        // a λ beyond the end, from the field, is still within what a screen reader is told
        page.follow("lambda=1e5").await?;
        let [told, _, most] = page.slider(PATH).await?;
        assert!(told <= most);
        Ok(())
    })
}
