//! Play sweeps λ there and back, and only when asked.

use crate::{
    oracle::Problem,
    page::{Page, places::*, visit},
    support::browser::Result,
};
use study::Topic;
use thirtyfour::prelude::*;

async fn playing(page: &Page) -> Result<bool> {
    page.is_pressed(PLAY).await
}

/// λ now and eight frames later.
async fn runs(page: &Page) -> Result<[f64; 2]> {
    let script = "return (async () => {
            const first = shown('lambda');
            for (let i = 0; i < 8; i++) await new Promise(requestAnimationFrame);
            return [first, shown('lambda')];
        })()";
    Ok(serde_json::from_value(page.run(script, Vec::new()).await?)?)
}

#[test]
fn the_button_and_the_space_key_start_and_stop() -> Result<()> {
    visit("", async |page| {
        let [first, second] = runs(page).await?;
        assert!(
            !playing(page).await? && first == second,
            "it plays by itself"
        );
        page.click(PLAY).await?;
        assert!(playing(page).await?);
        let [first, second] = runs(page).await?;
        assert!(second > first, "{first} → {second}");
        assert!((second - first) < 0.3, "slowly: {first} → {second}");
        page.click(PLAY).await?;
        assert!(!playing(page).await?);
        let [first, second] = runs(page).await?;
        assert_eq!(first, second, "it goes on");
        Problem::DEFAULT.check(&page.numbers().await?);
        // space, wherever it has no other meaning
        for place in [LAMBDA, PATH, STAGE, &coordinate(THETA_HAT, 0)] {
            page.press_on(place, ' ').await?;
            assert!(playing(page).await?, "space on {place}");
            page.press(' ').await?;
            assert!(!playing(page).await?, "space again on {place}");
        }
        page.run("document.activeElement.blur()", Vec::new())
            .await?;
        page.press(' ').await?;
        assert!(playing(page).await?, "space on the page");
        // on the button it presses the button, once; on another button it presses that one
        page.press_on(PLAY, ' ').await?;
        assert!(!playing(page).await?, "space on the button");
        page.press_on(SHARE, ' ').await?;
        assert!(!playing(page).await?, "space on another button");
        page.press_on(LAMBDA_FIELD, ' ').await?;
        assert!(!playing(page).await?, "space in the field");
        assert!(page.content(LAMBDA_FIELD).await?.contains(' '));
        Ok(())
    })
}

#[test]
fn it_turns_at_the_ends_and_yields_to_a_hand() -> Result<()> {
    visit("", async |page| {
        let set = async |lambda: &str| -> Result<()> {
            page.follow(&format!("lambda={lambda}")).await?;
            page.click(PLAY).await?;
            Ok(())
        };
        // every λ that is shown, from now on
        page.run(
            "window.runs = [];
             const look = () => { runs.push(shown('lambda')); requestAnimationFrame(look); };
             look()",
            Vec::new(),
        )
        .await?;
        set("2.9").await?;
        page.until(
            "it turns at the end",
            "Math.max(...runs) > 3.024 && runs.at(-1) < 2.9",
        )
        .await?;
        let end = page.lambda_end().await?;
        assert!(page.number("Math.max(...runs)").await? <= end);
        // a key on the slider takes over
        page.press_on(LAMBDA, Key::PageDown).await?;
        assert!(!playing(page).await?, "a key takes over");
        // the next mark below wherever the sweep was when the key came
        let mark = page.numbers().await?.text("lambda").to_owned();
        assert!(
            ["2.75", "1.0423076923076924"].contains(&mark.as_str()),
            "{mark}"
        );
        set("0.05").await?;
        page.until(
            "it turns at 0",
            "(low => low > 0 && runs.slice(low).some(x => x > 0.05))(runs.lastIndexOf(0))",
        )
        .await?;
        // so does a pointer on the path
        let middle = page.middle(PATH).await?;
        page.drag(&[middle]).await?;
        assert!(!playing(page).await?, "the path takes over");
        page.click(PLAY).await?;
        page.press_mark("all zero").await?;
        assert!(!playing(page).await?, "a mark takes over");
        assert_eq!(page.numbers().await?.text("lambda"), "2.75");
        Ok(())
    })
}

#[test]
fn a_sweep_with_its_rests_is_one_step_and_undo_stops_it() -> Result<()> {
    visit("#lambda=1.03", async |page| {
        page.click(PLAY).await?;
        page.until("it is past the knot", "shown('lambda') > 1.06")
            .await?;
        page.undo().await?;
        assert!(!playing(page).await?, "undo stops it");
        assert_eq!(page.numbers().await?.text("lambda"), "1.03");
        page.redo().await?;
        assert!(page.numbers().await?.lambda() > 1.06);
        let [first, second] = runs(page).await?;
        assert_eq!(first, second);
        Ok(())
    })
}

#[test]
fn where_iterations_are_shown_they_are_what_plays() -> Result<()> {
    visit("", async |page| {
        page.click(PLAY).await?;
        page.open_panel(Topic::Descent).await?;
        let [first, second] = runs(page).await?;
        assert!(!playing(page).await? && first == second, "λ plays on");
        page.choose(WALK_SPEED, "120").await?;
        page.open_panel(Topic::Forms).await?;
        page.open_panel(Topic::Descent).await?;
        assert_eq!(page.content(WALK_SPEED).await?, "120");
        Ok(())
    })
}

#[test]
fn under_reduced_motion_it_waits_to_be_asked() -> Result<()> {
    visit("", async |page| {
        page.system_prefers("prefers-reduced-motion", "reduce")
            .await?;
        page.open("").await?;
        let [first, second] = runs(page).await?;
        assert!(!playing(page).await? && first == second);
        page.click(PLAY).await?;
        let [first, second] = runs(page).await?;
        assert!(second > first, "pressed is pressed");
        page.click(PLAY).await?;
        Ok(())
    })
}

/// Plays λ from 1.03 until it is at 1.12, or for some seconds: how long it was exactly on the knot, in milliseconds.
const TIME_ON_THE_KNOT: &str = "return (async () => {
        const button = document.querySelector(arguments[0]), knot = 0.6775 / 0.65;
        let rested = 0, before = await new Promise(requestAnimationFrame), seen = [];
        button.click();
        for (let i = 0; i < 400 && shown('lambda') < 1.12; i++) {
            const time = await new Promise(requestAnimationFrame);
            const on = Math.abs(shown('lambda') - knot) < 1e-12;
            // a long frame counts for a twentieth of a second
            if (on) rested += Math.min(time - before, 50), seen.push(shown('theta2'));
            before = time;
        }
        button.click();
        return [rested, shown('lambda'), Math.max(0, ...seen.map(Math.abs))];
    })()";

#[test]
fn it_rests_on_a_knot_unless_told_not_to() -> Result<()> {
    visit("", async |page| {
        let play = async || -> Result<[f64; 3]> {
            page.enter(LAMBDA_FIELD, "1.03").await?;
            let script = TIME_ON_THE_KNOT;
            let seen = page.run(script, vec![serde_json::json!(PLAY)]).await?;
            Ok(serde_json::from_value(seen)?)
        };
        let set_rests = async |on: bool| -> Result<()> {
            page.press_on(PLAY, '?').await?;
            assert_eq!(
                page.holds(&format!("document.querySelector('{RESTS}').checked"))
                    .await?,
                !on
            );
            page.click(RESTS).await?;
            page.press(Key::Escape).await
        };
        page.press('?').await?;
        assert!(
            page.holds(&format!("document.querySelector('{RESTS}').checked"))
                .await?,
            "it is on before anything has played"
        );
        page.press(Key::Escape).await?;
        let [rested, lambda, theta2] = play().await?;
        assert!(lambda >= 1.12, "it goes on: {lambda}");
        assert!((400.0..900.0).contains(&rested), "{rested} ms on the knot");
        assert_eq!(theta2, 0.0, "on the knot θ₂ is exactly 0");
        set_rests(false).await?;
        let [rested, lambda, _] = play().await?;
        assert!(lambda >= 1.12 && rested < 120.0, "{rested} ms on the knot");
        set_rests(true).await?;
        let [rested, ..] = play().await?;
        assert!(rested > 400.0, "{rested} ms on the knot");
        Ok(())
    })
}
