//! Other penalties than L1, alone and beside each other.

use crate::{
    oracle::{Problem, near},
    page::{places::*, visit},
    support::browser::Result,
};
use thirtyfour::prelude::*;

const H: [[f64; 2]; 2] = [[1.0, 0.35], [0.35, 0.8]];
const CENTER: [f64; 2] = [2.4, 1.0];

/// (H + λI)⁻¹Hθ̂.
fn ridge(lambda: f64) -> [f64; 2] {
    let q = H.map(|row| row[0] * CENTER[0] + row[1] * CENTER[1]);
    let [a, b, c] = [H[0][0] + lambda, H[0][1], H[1][1] + lambda];
    let determinant = a * c - b * b;
    [
        (c * q[0] - b * q[1]) / determinant,
        (a * q[1] - b * q[0]) / determinant,
    ]
}

#[test]
fn a_second_plane_stands_beside_the_first() -> Result<()> {
    visit("#panel=penalties", async |page| {
        page.choose(BESIDE, "ridge").await?;
        page.until_link_says("beside=ridge").await?;
        assert_eq!(page.count(STAGE).await?, 2);
        let numbers = page.numbers().await?;
        Problem::DEFAULT.check(&numbers);
        let there = ridge(1.15);
        for (k, exact) in there.into_iter().enumerate() {
            near(
                "ridge",
                numbers.value(&format!("beside-theta{}", k + 1)),
                exact,
                1e-14,
            );
        }
        assert!(numbers.value("beside-kkt-residual") < 1e-14);
        // λ moves both
        page.press_on(LAMBDA, Key::Home).await?;
        page.press(Key::PageUp).await?;
        let numbers = page.numbers().await?;
        assert_eq!(numbers.theta()[1], 0.0);
        assert_eq!(numbers.value("beside-lambda"), numbers.lambda());
        near(
            "ridge",
            numbers.value("beside-theta2"),
            ridge(numbers.lambda())[1],
            1e-14,
        );
        // θ̂ can be taken in the second plane too
        page.nudge(SECOND_THETA_HAT, &[], Key::Right).await?;
        assert!(page.numbers().await?.center()[0] > CENTER[0]);
        // and away with it
        page.choose(BESIDE, "").await?;
        assert_eq!(page.count(STAGE).await?, 1);
        Ok(())
    })
}

#[test]
fn planes_are_linked_by_the_radius() -> Result<()> {
    visit("#panel=penalties&beside=ridge", async |page| {
        page.press_in_panel("Equal radius").await?;
        page.until_link_says("linked=radius").await?;
        let numbers = page.numbers().await?;
        near(
            "c",
            numbers.value("beside-radius"),
            numbers.value("radius"),
            1e-12,
        );
        let lambda = numbers.value("beside-lambda");
        let [a, b] = ridge(lambda);
        near("‖θ‖₂", a.hypot(b), 1.6, 1e-12);
        // what has no radius to choose has λ in common
        page.choose(BESIDE, "bridge").await?;
        let numbers = page.numbers().await?;
        assert_eq!(numbers.value("beside-lambda"), numbers.lambda());
        assert!(
            page.says(PANEL)
                .await?
                .contains("cannot share a radius here")
        );
        Ok(())
    })
}

#[test]
fn each_penalty_takes_the_place_of_l1() -> Result<()> {
    visit("#panel=penalties", async |page| {
        page.choose(PENALTY, "ridge").await?;
        let numbers = page.numbers().await?;
        let there = ridge(1.15);
        for (seen, exact) in numbers.theta().into_iter().zip(there) {
            near("ridge", seen, exact, 1e-14);
        }
        assert_eq!(numbers.text("lambda-max"), "Infinity");
        near(
            "λP",
            numbers.value("penalty"),
            0.5 * 1.15 * (there[0] * there[0] + there[1] * there[1]),
            1e-13,
        );
        // no λ leads to the origin
        page.open("#penalty=ridge&radius=0&panel=penalties").await?;
        let numbers = page.numbers().await?;
        assert_eq!(numbers.theta(), [0.0; 2]);
        assert_eq!(numbers.text("lambda"), "Infinity");
        page.open("#panel=penalties").await?;
        page.choose(PENALTY, "none").await?;
        assert_eq!(page.numbers().await?.theta(), CENTER);
        // r = 1 is L1
        page.choose(PENALTY, "elastic-net").await?;
        page.press_on(PENALTY_PARAMETER, Key::End).await?;
        Problem::DEFAULT.check(&page.numbers().await?);
        page.until_link_says("penalty=elastic-net,1").await?;
        // the star: a zero at once, a certificate, and hollow points
        page.choose(PENALTY, "bridge").await?;
        let numbers = page.numbers().await?;
        assert_eq!(numbers.theta()[1], 0.0);
        assert!(numbers.value("duality-gap") < 1e-8, "{numbers:?}");
        assert!(page.says(PANEL).await?.contains("not convex"));
        // through the diamond, where it is L1, to the square
        page.press_on(PENALTY_PARAMETER, Key::End).await?;
        let [a, b] = page.numbers().await?.theta();
        assert_eq!(a, b, "a corner of the square");
        Ok(())
    })
}

#[test]
fn parameters_out_of_range_say_so() -> Result<()> {
    visit("#panel=penalties&penalty=bridge,0.5", async |page| {
        for (text, says) in [
            ("0", "not between 0.05"),
            ("-1", "not between 0.05"),
            ("abc", "not a number"),
            ("1,5", "comma"),
            ("", "empty"),
        ] {
            page.enter(PENALTY_FIELD, text).await?;
            let said = page.problem_of(PENALTY_FIELD).await?;
            assert!(said.contains(says), "“{text}”: {said}");
            page.press(Key::Escape).await?;
        }
        page.until_link_says("penalty=bridge,0.5").await?;
        page.enter(PENALTY_FIELD, "inf").await?;
        page.until_link_says("penalty=bridge,inf").await?;
        for (link, key) in [
            ("#penalty=elastic-net,1.5", "between 0 and 1"),
            ("#penalty=elastic-net,-0.1", "between 0 and 1"),
            ("#penalty=bridge,0", "0.05"),
            ("#penalty=bridge,NaN", "not a number"),
            ("#penalty=l1,2", "no parameter"),
            ("#penalty=bridge,0.5&radius=1", "cannot be chosen"),
            ("#beside=l0", "must be one of"),
        ] {
            page.open(link).await?;
            let notices = page.says(NOTICES).await?;
            assert!(notices.contains(key), "{link}: {notices}");
        }
        Ok(())
    })
}

#[test]
fn ridge_keeps_its_cloud_together() -> Result<()> {
    visit(
        "#center=1.8,0.4&hessian=1,0.9,1&lambda=1&beside=ridge&layers=samples,sparsity-map&panel=penalties",
        async |page| {
            let first = page.picture(STAGE, 1).await?;
            assert_ne!(first, page.picture(SECOND_STAGE, 1).await?);
            let described = page.label(SECOND_PICTURE).await?;
            assert!(described.contains("Disc"), "{described}");
            Ok(())
        },
    )
}
