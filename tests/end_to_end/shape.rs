//! The loss is turned and stretched; c follows λ; numbers at the edge of what makes sense.

use crate::{
    oracle::{Problem, near},
    page::{Page, visit},
    support::browser::Result,
};
use thirtyfour::prelude::*;

/// h₁₁, h₁₂ and h₂₂ of the link.
async fn hessian(page: &Page) -> Result<[f64; 3]> {
    let hash = page.hash().await?;
    let text = hash
        .split('&')
        .find_map(|pair| pair.strip_prefix("hessian="))
        .ok_or("no hessian in the link")?;
    let entries = text
        .split(',')
        .map(str::parse)
        .collect::<std::result::Result<Vec<f64>, _>>()?;
    Ok(entries.try_into().map_err(|_| "three entries")?)
}

/// The larger eigenvalue and the smaller.
fn eigenvalues([h11, h12, h22]: [f64; 3]) -> [f64; 2] {
    let (mean, apart) = (0.5 * (h11 + h22), (0.5 * (h11 - h22)).hypot(h12));
    [mean + apart, mean - apart]
}

/// What is said at the boundary; empty inside.
async fn boundary(page: &Page) -> Result<String> {
    page.text("document.querySelector('.boundary').textContent")
        .await
}

/// Types into a field, and Enter.
async fn fill(page: &Page, id: &str, text: &str) -> Result<()> {
    let select = format!("const f = document.querySelector('#{id}'); f.focus(); f.select()");
    page.run(&select, Vec::new()).await?;
    page.type_text(text).await?;
    page.press(Key::Enter).await
}

/// What is wrong with what was typed.
async fn problem(page: &Page, id: &str) -> Result<String> {
    page.text(&format!(
        "document.querySelector('#{id}-problem').textContent"
    ))
    .await
}

pub fn a_contour_is_turned_and_stretched_by_its_ends() -> crate::Done {
    visit("", async |page| {
        assert!(!page.holds("document.querySelector('.grip')").await?);
        page.open("#panel=loss").await?;
        let first = hessian(page).await?;
        let mut before = eigenvalues(first);
        // the first axis is the steeper one; each drag keeps the other's eigenvalue
        for (handle, by) in [
            ("#contour-1", [-60.0, 30.0]),
            ("#contour-2", [-70.0, 40.0]),
            ("#contour-1", [20.0, -35.0]),
        ] {
            let start = page.middle(handle).await?.map(f64::round);
            let to = [start[0] + by[0], start[1] + by[1]];
            let offset = page.middle(handle).await?;
            page.drag(&[start, [start[0] + 0.5 * by[0], start[1]], to])
                .await?;
            let there = page.middle(handle).await?;
            near("x", there[0], offset[0] + by[0], 0.6);
            near("y", there[1], offset[1] + by[1], 0.6);
            let now = hessian(page).await?;
            let numbers = page.numbers().await?;
            assert_eq!(numbers.center(), [2.4, 1.0]);
            Problem::new(now, numbers.center()).check(&numbers);
            let after = eigenvalues(now);
            let kept = before
                .iter()
                .filter(|old| after.iter().any(|new| (new - **old).abs() < 1e-12));
            assert_eq!(kept.count(), 1, "{before:?} became {after:?}");
            before = after;
            tokio::time::sleep(std::time::Duration::from_millis(750)).await;
        }
        for _ in 0..3 {
            page.click("#undo").await?;
        }
        assert_eq!(hessian(page).await?, first);
        Ok(())
    })
}

pub fn at_the_side_of_the_picture_the_loss_becomes_flat_and_no_more() -> crate::Done {
    visit("#panel=loss", async |page| {
        assert_eq!(boundary(page).await?, "");
        let [left, top, ..] = page.place(".stage").await?;
        let start = page.middle("#contour-2").await?;
        let beyond = [left + 300.0, top - 20.0];
        page.drag(&[start, [start[0] - 30.0, start[1] - 30.0], beyond])
            .await?;
        let said = boundary(page).await?;
        assert!(said.contains("indefinite"), "{said}");
        let flat = hessian(page).await?;
        assert!(eigenvalues(flat)[1].abs() < 1e-15, "{flat:?}");
        let numbers = page.numbers().await?;
        assert!(numbers.value("kkt-residual") < 1e-14);
        // the other axis is turned and stretched while it is flat
        let start = page.middle("#contour-1").await?;
        page.drag(&[start, [start[0] - 25.0, start[1] + 15.0]])
            .await?;
        assert!(boundary(page).await?.contains("indefinite"));
        assert!(eigenvalues(hessian(page).await?)[1].abs() < 1e-15);
        // by the handle at the side it is pulled in again
        let start = page.middle("#contour-2").await?;
        let to = [left + 0.5 * (start[0] - left) + 200.0, top + 220.0];
        page.drag(&[start, to]).await?;
        assert_eq!(boundary(page).await?, "");
        let now = hessian(page).await?;
        assert!(eigenvalues(now)[1] > 0.05, "{now:?}");
        let there = page.middle("#contour-2").await?;
        near("x", there[0], to[0].round(), 0.6);
        near("y", there[1], to[1].round(), 0.6);
        let numbers = page.numbers().await?;
        Problem::new(now, numbers.center()).check(&numbers);
        Ok(())
    })
}

pub fn arrow_keys_turn_and_stretch_and_stop_at_the_boundary() -> crate::Done {
    visit("#panel=loss", async |page| {
        let first = eigenvalues(hessian(page).await?);
        page.focus("#contour-2").await?;
        for key in [Key::Left, Key::Left, Key::Right] {
            page.press(key).await?;
        }
        let turned = hessian(page).await?;
        near("trace", turned[0] + turned[2], 1.8, 1e-14);
        let now = eigenvalues(turned);
        assert!((0..2).all(|k| (now[k] - first[k]).abs() < 1e-14) && turned[1] != 0.35);
        page.press(Key::Up).await?;
        let longer = eigenvalues(hessian(page).await?);
        near("μ₂", longer[1], first[1] - 0.02 * first[0], 1e-14);
        near("μ₁", longer[0], first[0], 1e-14);
        for _ in 0..3 {
            page.press_with(&[Key::Shift], Key::Up).await?;
        }
        let said = boundary(page).await?;
        assert!(said.contains("indefinite"), "{said}");
        let flat = hessian(page).await?;
        page.press(Key::Up).await?;
        assert_eq!(hessian(page).await?, flat, "no further");
        let focused = page.text("document.activeElement.id").await?;
        assert_eq!(focused, "contour-2", "the handle keeps the keyboard");
        page.press(Key::Down).await?;
        assert_eq!(boundary(page).await?, "");
        let label = page
            .text("document.querySelector('#contour-2').ariaLabel")
            .await?;
        assert!(label.contains("longer axis"), "{label}");
        Ok(())
    })
}

pub fn a_finger_takes_a_contour() -> crate::Done {
    visit("", async |page| {
        page.touch_screen(390, 844, 2).await?;
        page.open("#panel=loss").await?;
        let start = page.middle("#contour-2").await?;
        let to = [start[0] - 40.0, start[1] + 20.0];
        page.touch_drag(&[start, [start[0] - 20.0, start[1]], to])
            .await?;
        let there = page.middle("#contour-2").await?;
        near("x", there[0], to[0], 1.0);
        near("y", there[1], to[1], 1.0);
        let numbers = page.numbers().await?;
        Problem::new(hessian(page).await?, numbers.center()).check(&numbers);
        Ok(())
    })
}

pub fn the_slider_of_c_follows_lambda() -> crate::Done {
    visit("#panel=forms", async |page| {
        let slider = "document.querySelector('#radius').valueAsNumber";
        let numbers = page.numbers().await?;
        near(
            "c",
            page.number(slider).await?,
            numbers.value("radius"),
            1e-12,
        );
        assert_eq!(numbers.value("multiplier-least"), 1.15);
        // in the frame of each move, long before anything rests
        let lags = page
            .run(
                "return (async () => {
                    const [lambda, c] = ['lambda', 'radius'].map(id => document.getElementById(id));
                    const shown = document.querySelector('[data-quantity=radius]');
                    const lags = [];
                    for (let i = 0; i < 20; i++) {
                        lambda.value = 0.1 + i / 10;
                        lambda.dispatchEvent(new Event('input', { bubbles: true }));
                        await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                        lags.push(Math.abs(c.valueAsNumber - Number(shown.dataset.value)));
                    }
                    return lags;
                })()",
                Vec::new(),
            )
            .await?;
        let lags: Vec<f64> = serde_json::from_value(lags)?;
        assert!(lags.iter().all(|lag| *lag < 1e-12), "{lags:?}");
        page.focus("#lambda").await?;
        page.press(Key::End).await?;
        let numbers = page.numbers().await?;
        assert_eq!(page.number(slider).await?, 0.0);
        near("λ_max", numbers.value("multiplier-least"), 2.75, 1e-14);
        assert_eq!(numbers.text("multiplier-largest"), "Infinity");
        let field = "document.querySelector('#radius-exact').value";
        assert_eq!(page.text(field).await?, "0");
        // and the other way round
        page.focus("#radius").await?;
        page.press(Key::Right).await?;
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

pub fn the_panels_leave_the_numbers_in_sight() -> crate::Done {
    visit("", async |page| {
        for link in [
            "#panel=forms",
            "#panel=forms&radius=9",
            "#panel=forms&radius=0",
            "#panel=loss",
            "#panel=gradient",
        ] {
            page.open(link).await?;
            let below = page
                .value("[...document.querySelectorAll('output')].filter(e => e.getBoundingClientRect().bottom > innerHeight).map(e => e.dataset.quantity)")
                .await?;
            assert_eq!(below, serde_json::json!([]), "{link}: below the window");
        }
        Ok(())
    })
}

pub fn a_correlation_is_taken_exactly_or_not_at_all() -> crate::Done {
    visit(
        "#panel=loss&center=2.4,1&hessian=1,0.2,1&lambda=1",
        async |page| {
            // one bit less than 1: H is regular, and θ* the only minimiser
            fill(page, "rho-exact", "0.9999999999999999").await?;
            assert_eq!(hessian(page).await?, [1.0, 0.999_999_999_999_999_9, 1.0]);
            assert_eq!(boundary(page).await?, "");
            let field = "document.querySelector('#rho-exact').value";
            assert_eq!(page.text(field).await?, "0.9999999999999999");
            let numbers = page.numbers().await?;
            assert!(numbers.value("kkt-residual") < 1e-15);
            assert!(numbers.theta().iter().all(|x| x.is_finite()));
            fill(page, "rho-exact", "1").await?;
            assert_eq!(hessian(page).await?, [1.0, 1.0, 1.0]);
            assert!(boundary(page).await?.contains("indefinite"));
            fill(page, "rho-exact", "-1").await?;
            assert_eq!(hessian(page).await?, [1.0, -1.0, 1.0]);
            for (text, says) in [
                ("1.5", "−1 and 1"),
                ("-1.0000001", "semidefinite"),
                ("abc", "not a number"),
                ("1e300", "too large"),
            ] {
                fill(page, "rho-exact", text).await?;
                let said = problem(page, "rho-exact").await?;
                assert!(said.contains(says), "“{text}”: {said}");
                assert_eq!(hessian(page).await?, [1.0, -1.0, 1.0], "“{text}”");
            }
            page.press(Key::Escape).await?;
            // an entry that would make H indefinite changes nothing either
            fill(page, "h12", "1.2").await?;
            assert!(problem(page, "h12").await?.contains("semidefinite"));
            assert_eq!(hessian(page).await?, [1.0, -1.0, 1.0]);
            page.press(Key::Escape).await
        },
    )
}

pub fn radii_and_deviations_have_their_bounds() -> crate::Done {
    visit("#panel=forms", async |page| {
        let before = page.numbers().await?;
        for (text, says) in [
            ("-1", "negative"),
            ("1e300", "too large"),
            ("NaN", "not a number"),
        ] {
            fill(page, "radius-exact", text).await?;
            let said = problem(page, "radius-exact").await?;
            assert!(said.contains(says), "“{text}”: {said}");
            assert_eq!(page.numbers().await?, before, "“{text}”");
        }
        page.press(Key::Escape).await?;
        fill(page, "radius-exact", "1e100").await?;
        let numbers = page.numbers().await?;
        assert_eq!(numbers.value("radius"), 1e100);
        assert_eq!(numbers.text("lambda"), "0");
        assert_eq!(numbers.theta(), numbers.center());
        page.open("#panel=chance").await?;
        for (text, says) in [("-1", "negative"), ("1e300", "too large")] {
            fill(page, "sigma-exact", text).await?;
            let said = problem(page, "sigma-exact").await?;
            assert!(said.contains(says), "“{text}”: {said}");
            assert!(!page.hash().await?.contains("sigma"));
        }
        page.press(Key::Escape).await
    })
}

pub fn without_noise_every_sample_is_the_optimum() -> crate::Done {
    visit("#panel=chance&layers=samples", async |page| {
        fill(page, "sigma-exact", "0").await?;
        page.until(
            "no sample is anywhere else",
            "document.querySelector('#panel').textContent.includes('0\u{a0}% have θ₁ = 0 exactly, and 100\u{a0}% have θ₂ = 0')",
        )
        .await?;
        assert!(page.hash().await?.contains("sigma=0"));
        Ok(())
    })
}

pub fn what_other_rules_reach_is_said() -> crate::Done {
    visit("", async |page| {
        for (link, says) in [
            (
                "#center=2,0.75&hessian=1,1,1&lambda=0.75&layers=solution-set",
                vec![
                    "(1.00,\u{a0}1.00) by least norm and ISTA from 0",
                    "(2.00,\u{a0}0) by sparsity and coordinate descent (θ₁ first)",
                    "(0,\u{a0}2.00) by sparsity and coordinate descent (θ₂ first)",
                    "(1.62,\u{a0}0.375) by ISTA from θ̂",
                ],
            ),
            (
                "#data=diabetes&features=bmi,bmi&lambda=12&layers=solution-set",
                vec!["bmi first", "bmi (copy) first"],
            ),
            (
                "#center=2,1&hessian=1,2,4&lambda=0&layers=solution-set",
                vec![
                    "(4.00,\u{a0}0) by sparsity",
                    "(2.00,\u{a0}1.00) by ISTA from θ̂",
                ],
            ),
        ] {
            page.open(link).await?;
            let said = page
                .text("document.querySelector('#reached').textContent")
                .await?;
            for part in says {
                assert!(said.contains(part), "{link}: {said}");
            }
            let label = page
                .text("document.querySelector('.stage [role=img]').ariaLabel")
                .await?;
            assert!(label.contains(&said), "{label}");
        }
        for link in ["#layers=solution-set", "#hessian=1,1,1&lambda=0.75"] {
            page.open(link).await?;
            assert!(!page.holds("document.querySelector('#reached')").await?);
        }
        Ok(())
    })
}
