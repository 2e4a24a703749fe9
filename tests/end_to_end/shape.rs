//! The loss is turned and stretched; c follows λ; numbers at the edge of what makes sense.

use crate::{
    oracle::{Problem, near, near_point},
    page::{Page, places::*, visit},
    support::browser::Result,
};
use thirtyfour::prelude::*;

/// The larger eigenvalue and the smaller.
fn eigenvalues([h11, h12, h22]: [f64; 3]) -> [f64; 2] {
    let (mean, apart) = (0.5 * (h11 + h22), (0.5 * (h11 - h22)).hypot(h12));
    [mean + apart, mean - apart]
}

/// What is said at the boundary; empty inside.
async fn boundary(page: &Page) -> Result<String> {
    page.says(BOUNDARY).await
}

#[test]
fn a_contour_is_turned_and_stretched_by_its_ends() -> Result<()> {
    visit("", async |page| {
        assert!(!page.is_there(GRIP).await?);
        page.open("#panel=loss").await?;
        let first = page.hessian().await?;
        let mut before = eigenvalues(first);
        // the first axis is the steeper one; each drag keeps the other's eigenvalue
        for (handle, by) in [
            (CONTOUR_ENDS[0], [-60.0, 30.0]),
            (CONTOUR_ENDS[1], [-70.0, 40.0]),
            (CONTOUR_ENDS[0], [20.0, -35.0]),
        ] {
            let start = page.middle(handle).await?.map(f64::round);
            let to = [start[0] + by[0], start[1] + by[1]];
            let offset = page.middle(handle).await?;
            page.drag(&[start, [start[0] + 0.5 * by[0], start[1]], to])
                .await?;
            let there = page.middle(handle).await?;
            near("x", there[0], offset[0] + by[0], 0.6);
            near("y", there[1], offset[1] + by[1], 0.6);
            let now = page.hessian().await?;
            let numbers = page.numbers().await?;
            assert_eq!(numbers.center(), [2.4, 1.0]);
            Problem::new(now, numbers.center()).check(&numbers);
            let after = eigenvalues(now);
            let kept = before
                .iter()
                .filter(|old| after.iter().any(|new| (new - **old).abs() < 1e-12));
            assert_eq!(kept.count(), 1, "{before:?} became {after:?}");
            before = after;
            page.wait_out_the_pause().await?;
        }
        for _ in 0..3 {
            page.undo().await?;
        }
        assert_eq!(page.hessian().await?, first);
        Ok(())
    })
}

#[test]
fn at_the_side_of_the_picture_the_loss_becomes_flat_and_no_more() -> Result<()> {
    visit("#panel=loss", async |page| {
        assert_eq!(boundary(page).await?, "");
        let [left, top, ..] = page.place(STAGE).await?;
        let start = page.middle(CONTOUR_ENDS[1]).await?;
        let beyond = [left + 300.0, top - 20.0];
        page.drag(&[start, [start[0] - 30.0, start[1] - 30.0], beyond])
            .await?;
        let said = boundary(page).await?;
        assert!(said.contains("no minimum"), "{said}");
        let flat = page.hessian().await?;
        assert!(eigenvalues(flat)[1].abs() < 1e-15, "{flat:?}");
        let numbers = page.numbers().await?;
        assert!(numbers.value("kkt-residual") < 1e-14);
        // the other axis is turned and stretched while it is flat
        let start = page.middle(CONTOUR_ENDS[0]).await?;
        page.drag(&[start, [start[0] - 25.0, start[1] + 15.0]])
            .await?;
        assert!(boundary(page).await?.contains("no minimum"));
        assert!(eigenvalues(page.hessian().await?)[1].abs() < 1e-15);
        // by the handle at the side it is pulled in again
        let start = page.middle(CONTOUR_ENDS[1]).await?;
        let to = [left + 0.5 * (start[0] - left) + 200.0, top + 220.0];
        page.drag(&[start, to]).await?;
        assert_eq!(boundary(page).await?, "");
        let now = page.hessian().await?;
        assert!(eigenvalues(now)[1] > 0.05, "{now:?}");
        let there = page.middle(CONTOUR_ENDS[1]).await?;
        near("x", there[0], to[0].round(), 0.6);
        near("y", there[1], to[1].round(), 0.6);
        let numbers = page.numbers().await?;
        Problem::new(now, numbers.center()).check(&numbers);
        Ok(())
    })
}

#[test]
fn arrow_keys_turn_and_stretch_and_stop_at_the_boundary() -> Result<()> {
    visit("#panel=loss", async |page| {
        let first = eigenvalues(page.hessian().await?);
        page.focus(CONTOUR_ENDS[1]).await?;
        for key in [Key::Left, Key::Left, Key::Right] {
            page.press(key).await?;
        }
        let turned = page.hessian().await?;
        near("trace", turned[0] + turned[2], 1.8, 1e-14);
        let now = eigenvalues(turned);
        assert!((0..2).all(|k| (now[k] - first[k]).abs() < 1e-14) && turned[1] != 0.35);
        page.press(Key::Up).await?;
        let longer = eigenvalues(page.hessian().await?);
        near("μ₂", longer[1], first[1] - 0.02 * first[0], 1e-14);
        near("μ₁", longer[0], first[0], 1e-14);
        for _ in 0..3 {
            page.press_with(&[Key::Shift], Key::Up).await?;
        }
        let said = boundary(page).await?;
        assert!(said.contains("no minimum"), "{said}");
        let flat = page.hessian().await?;
        page.press(Key::Up).await?;
        assert_eq!(page.hessian().await?, flat, "no further");
        let focused = page.text("document.activeElement.id").await?;
        assert_eq!(focused, "contour-2", "the handle keeps the keyboard");
        page.press(Key::Down).await?;
        assert_eq!(boundary(page).await?, "");
        let label = page.label(CONTOUR_ENDS[1]).await?;
        assert!(label.contains("longer axis"), "{label}");
        Ok(())
    })
}

#[test]
fn a_finger_takes_a_contour() -> Result<()> {
    visit("", async |page| {
        page.touch_screen(390, 844, 2).await?;
        page.open("#panel=loss").await?;
        let start = page.middle(CONTOUR_ENDS[1]).await?;
        let to = [start[0] - 40.0, start[1] + 20.0];
        page.touch_drag(&[start, [start[0] - 20.0, start[1]], to])
            .await?;
        let there = page.middle(CONTOUR_ENDS[1]).await?;
        near_point("the handle", there, to, 1.0);
        let numbers = page.numbers().await?;
        Problem::new(page.hessian().await?, numbers.center()).check(&numbers);
        Ok(())
    })
}

#[test]
fn the_slider_of_c_follows_lambda() -> Result<()> {
    visit("#panel=forms", async |page| {
        let numbers = page.numbers().await?;
        near(
            "c",
            page.slider(RADIUS).await?[0],
            numbers.value("radius"),
            1e-12,
        );
        assert_eq!(numbers.value("multiplier-least"), 1.15);
        // in the frame of each move, long before anything rests
        let moves: Vec<f64> = (0..20).map(|i| 0.1 + 0.1 * f64::from(i)).collect();
        let lag = format!("document.querySelector('{RADIUS}').valueAsNumber - shown('radius')");
        for lag in page.in_each_frame(LAMBDA, &moves, &lag).await? {
            near("the lag", lag.as_f64().ok_or("a number")?, 0.0, 1e-12);
        }
        page.press_on(LAMBDA, Key::End).await?;
        let numbers = page.numbers().await?;
        assert_eq!(page.slider(RADIUS).await?[0], 0.0);
        near("λ_max", numbers.value("multiplier-least"), 2.75, 1e-14);
        assert_eq!(numbers.text("multiplier-largest"), "Infinity");
        assert_eq!(page.content(RADIUS_FIELD).await?, "0");
        // and the other way round
        page.press_on(RADIUS, Key::Right).await?;
        let numbers = page.numbers().await?;
        near("c", numbers.value("radius"), 0.01 * 1.15 * 3.4, 1e-12);
        let least = numbers.value("multiplier-least");
        assert!(least < 2.75 && least == numbers.lambda());
        assert_eq!(
            numbers.text("multiplier-least"),
            numbers.text("multiplier-largest")
        );
        Ok(())
    })
}

#[test]
fn the_panels_leave_the_numbers_in_sight() -> Result<()> {
    visit("", async |page| {
        for link in [
            "#panel=forms",
            "#panel=forms&radius=9",
            "#panel=forms&radius=0",
            "#panel=loss",
            "#panel=gradient",
        ] {
            page.open(link).await?;
            assert_eq!(
                page.below_the_window("output").await?,
                [""; 0],
                "{link}: below the window"
            );
        }
        Ok(())
    })
}

#[test]
fn a_correlation_is_taken_exactly_or_not_at_all() -> Result<()> {
    visit(
        "#panel=loss&held=center&center=2.4,1&hessian=1,0.2,1&lambda=1",
        async |page| {
            // one bit less than 1: H is regular, and θ* the only minimiser
            page.enter(RHO_FIELD, "0.9999999999999999").await?;
            assert_eq!(page.hessian().await?, [1.0, 0.999_999_999_999_999_9, 1.0]);
            assert_eq!(boundary(page).await?, "");
            assert_eq!(page.content(RHO_FIELD).await?, "0.9999999999999999");
            let numbers = page.numbers().await?;
            assert!(numbers.value("kkt-residual") < 1e-15);
            assert!(numbers.theta().iter().all(|x| x.is_finite()));
            page.enter(RHO_FIELD, "1").await?;
            assert_eq!(page.hessian().await?, [1.0, 1.0, 1.0]);
            assert!(boundary(page).await?.contains("no minimum"));
            page.enter(RHO_FIELD, "-1").await?;
            assert_eq!(page.hessian().await?, [1.0, -1.0, 1.0]);
            for (text, says) in [
                ("1.5", "beyond ±1"),
                ("-1.0000001", "beyond ±1"),
                ("abc", "not a number"),
                ("1e300", "too large"),
            ] {
                page.enter(RHO_FIELD, text).await?;
                let said = page.problem_of(RHO_FIELD).await?;
                assert!(said.contains(says), "“{text}”: {said}");
                assert_eq!(page.hessian().await?, [1.0, -1.0, 1.0], "“{text}”");
            }
            page.press(Key::Escape).await?;
            // an entry that would make H indefinite changes nothing either
            page.open_advanced().await?;
            page.enter(H12, "1.2").await?;
            assert!(page.problem_of(H12).await?.contains("semidefinite"));
            assert_eq!(page.hessian().await?, [1.0, -1.0, 1.0]);
            page.press(Key::Escape).await
        },
    )
}

#[test]
fn radii_and_deviations_have_their_bounds() -> Result<()> {
    visit("#panel=forms", async |page| {
        let before = page.numbers().await?;
        for (text, says) in [
            ("-1", "negative"),
            ("1e300", "too large"),
            ("NaN", "not a number"),
        ] {
            page.enter(RADIUS_FIELD, text).await?;
            let said = page.problem_of(RADIUS_FIELD).await?;
            assert!(said.contains(says), "“{text}”: {said}");
            assert_eq!(page.numbers().await?, before, "“{text}”");
        }
        page.press(Key::Escape).await?;
        page.enter(RADIUS_FIELD, "1e100").await?;
        let numbers = page.numbers().await?;
        assert_eq!(numbers.value("radius"), 1e100);
        assert_eq!(numbers.text("lambda"), "0");
        assert_eq!(numbers.theta(), numbers.center());
        page.open("#panel=chance").await?;
        for (text, says) in [("-1", "negative"), ("1e300", "too large")] {
            page.enter(SIGMA_FIELD, text).await?;
            let said = page.problem_of(SIGMA_FIELD).await?;
            assert!(said.contains(says), "“{text}”: {said}");
            assert!(!page.hash().await?.contains("sigma"));
        }
        page.press(Key::Escape).await
    })
}

#[test]
fn without_noise_every_sample_is_the_optimum() -> Result<()> {
    visit("#panel=chance&layers=samples", async |page| {
        page.enter(SIGMA_FIELD, "0").await?;
        page.until_says(PANEL, "samples θ* has θ₁ = 0 exactly, in 100% θ₂ = 0")
            .await?;
        assert!(page.hash().await?.contains("sigma=0"));
        Ok(())
    })
}

#[test]
fn what_other_rules_reach_is_said() -> Result<()> {
    visit("", async |page| {
        for (link, says) in [
            (
                "#center=2,0.75&hessian=1,1,1&lambda=0.75&layers=solution-set",
                vec![
                    "(1.00,\u{a0}1.00): nearest to the origin, and ISTA from 0",
                    "(2.00,\u{a0}0): fewest nonzeros, and coordinate descent, θ₁ first",
                    "(0,\u{a0}2.00): fewest nonzeros, and coordinate descent, θ₂ first",
                    "(1.62,\u{a0}0.375): ISTA from θ̂",
                ],
            ),
            (
                "#data=diabetes&features=bmi,bmi&lambda=12&layers=solution-set",
                vec!["θ_bmi first", "θ_bmi (copy) first"],
            ),
            (
                "#center=2,1&hessian=1,2,4&lambda=0&layers=solution-set",
                vec![
                    "(4.00,\u{a0}0): fewest nonzeros",
                    "(2.00,\u{a0}1.00): ISTA from θ̂",
                ],
            ),
        ] {
            page.open(link).await?;
            let said = page.says(REACHED).await?;
            for part in says {
                assert!(said.contains(part), "{link}: {said}");
            }
            let label = page.label(PICTURE).await?;
            assert!(label.contains(&said), "{label}");
        }
        for link in ["#layers=solution-set", "#hessian=1,1,1&lambda=0.75"] {
            page.open(link).await?;
            assert!(!page.is_there(REACHED).await?);
        }
        Ok(())
    })
}
