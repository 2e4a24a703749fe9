//! The descent methods, used like a person would.

use crate::{
    oracle::{near, near_point},
    page::{Page, places::*, visit},
    support::browser::{Result, set_screen},
};
use serde_json::json;
use thirtyfour::prelude::*;

/// ∇F's two parts at a point of the default problem, from its definition.
fn pulls(theta: [f64; 2]) -> ([f64; 2], [f64; 2]) {
    let offset = [theta[0] - 2.4, theta[1] - 1.0];
    let gradient = [
        offset[0] + 0.35 * offset[1],
        0.35 * offset[0] + 0.8 * offset[1],
    ];
    let sign = theta.map(|x| if x == 0.0 { 0.0 } else { 1.15 * x.signum() });
    (gradient, sign)
}

async fn walking(page: &Page) -> Result<bool> {
    page.is_pressed(WALK_PLAY).await
}

#[test]
fn the_iterates_on_the_page_are_those_of_the_rule() -> Result<()> {
    visit(
        "#panel=descent&eta=0.25&start=-1,2&steps=40",
        async |page| {
            let mut theta = [-1.0, 2.0];
            for k in 0..40 {
                let numbers = page.numbers().await?;
                assert_eq!(numbers.value("iteration"), f64::from(k));
                let shown = [numbers.value("iterate1"), numbers.value("iterate2")];
                let (gradient, sign) = pulls(theta);
                for j in 0..2 {
                    near("θ_k", shown[j], theta[j], 1e-12);
                    let name = |part: &str| format!("{part}{}", j + 1);
                    near(
                        "the loss’s part",
                        numbers.value(&name("step-loss")),
                        -0.25 * gradient[j],
                        1e-12,
                    );
                    near(
                        "the penalty’s part",
                        numbers.value(&name("step-penalty")),
                        -0.25 * sign[j],
                        1e-12,
                    );
                    near(
                        "ridge’s",
                        numbers.value(&name("step-ridge")),
                        -0.25 * 1.15 * theta[j],
                        1e-12,
                    );
                    theta[j] -= 0.25 * (gradient[j] + sign[j]);
                }
                near(
                    "the gradient",
                    numbers.value("gradient-norm"),
                    gradient[0].hypot(gradient[1]),
                    1e-12,
                );
                assert!(numbers.value("gap") > 0.0);
                page.click(STEP_ON).await?;
            }
            Ok(())
        },
    )
}

#[test]
fn it_is_played_stepped_and_scrubbed() -> Result<()> {
    visit("#panel=descent", async |page| {
        page.click(WALK_PLAY).await?;
        page.until_number("iteration", "> 2").await?;
        assert!(walking(page).await?);
        page.click(WALK_PLAY).await?;
        assert!(!walking(page).await?);
        let rest = page.shown("iteration").await?;
        page.settle().await?;
        assert_eq!(page.shown("iteration").await?, rest, "it goes on");
        page.click(STEP_ON).await?;
        page.until_number("iteration", &format!("=== {}", rest + 1.0))
            .await?;
        page.click(STEP_BACK).await?;
        page.until_number("iteration", &format!("=== {rest}"))
            .await?;
        page.click(TO_START).await?;
        page.until_number("iteration", "=== 0").await?;
        // keys on the timeline; space plays, as on the whole page
        page.press_on(ITERATION, Key::Right).await?;
        page.press(Key::Right).await?;
        page.until_number("iteration", "=== 2").await?;
        page.press(Key::End).await?;
        page.until_number("iteration", "=== 60").await?;
        assert!(page.hash().await?.contains("iteration=60"));
        let lambda = page.numbers().await?.lambda();
        page.press(' ').await?;
        page.until_number("iteration", "< 30").await?;
        page.until_number("iteration", "> 0").await?;
        page.press(' ').await?;
        assert!(!walking(page).await?);
        assert_eq!(page.numbers().await?.lambda(), lambda, "λ played too");
        // a chart can be taken
        let [left, top, width, height] = page.place(WALK_PLOT).await?;
        let y = top + 0.5 * height;
        page.drag(&[[left + 60.0, y], [left + 90.0, y], [left + width - 2.0, y]])
            .await?;
        page.until_number("iteration", "=== 60").await?;
        // fast to the end, where it stops by itself
        page.choose(WALK_SPEED, "120").await?;
        page.click(WALK_PLAY).await?;
        page.until_number("iteration", "=== 60").await?;
        page.settle().await?;
        assert!(!walking(page).await?);
        Ok(())
    })
}

#[test]
fn the_step_size_decides() -> Result<()> {
    visit(
        "#panel=descent&held=center&center=1,1&hessian=1,0,1&lambda=0.5&start=40,20&methods=subgradient,proximal",
        async |page| {
            assert_eq!(page.shown("step-size").await?, 1.0);
            assert!(
                page.says(PACE)
                    .await?
                    .contains("no gradient step of size η overshoots")
            );
            page.focus(ETA).await?;
            for _ in 0..50 {
                page.press(Key::Right).await?;
            }
            page.until_number("step-size", "=== 1.5").await?;
            page.until_says(PACE, "by less than it corrects").await?;
            // It is named while η moves on in every frame, without a rest.
            let moves: Vec<f64> = (0..60).map(|i| 0.5 + f64::from(i) / 1000.0).collect();
            let paces = page
                .in_each_frame(ETA, &moves, &format!("says('{PACE}')"))
                .await?;
            assert!(
                paces.iter().any(|pace| pace
                    .to_string()
                    .contains("no gradient step of size η overshoots")),
                "{paces:?}"
            );
            page.press_on(ETA, Key::End).await?;
            page.until_number("step-size", "=== 3").await?;
            page.until_says(PACE, "by more than it corrects").await?;
            let fates = page.says(FATES).await?;
            assert!(
                fates.contains("stopped before step") && !fates.contains("NaN"),
                "{fates}"
            );
            assert!(
                fates.contains("Subgradient: diverging;")
                    && fates.contains("Proximal (ISTA): diverging;"),
                "{fates}"
            );
            page.press_eta_mark("2/L").await?;
            page.until_number("step-size", "=== 2").await?;
            page.press_eta_mark("1/L").await?;
            page.until("1/L", "!location.hash.includes('eta=')").await?;
            // ρ raises L, and η on its mark follows 1/L
            page.open_more().await?;
            page.press_on(WALK_RHO, Key::End).await?;
            page.until_number("largest-eigenvalue", "=== 2").await?;
            assert_eq!(page.shown("step-size").await?, 0.5);
            // a typed one
            page.enter(ETA_FIELD, "0").await?;
            let said = page.problem_of(ETA_FIELD).await?;
            assert!(said.contains("more than 0"), "{said}");
            assert_eq!(page.shown("step-size").await?, 0.5);
            page.press(Key::Escape).await
        },
    )
}

#[test]
fn the_start_is_dragged_and_nudged() -> Result<()> {
    visit("#panel=descent&view=0,0,4&start=1,1", async |page| {
        let plane = page.plane([0.0, 0.0, 4.0]).await?;
        let at = |theta| plane.pixel(theta);
        page.drag(&[at([1.0, 1.0]), at([0.0, 1.5]), at([-2.0, 2.0])])
            .await?;
        let [a, b] = page.in_link::<2>("start").await?.ok_or("a start")?;
        near("θ₁", a, -2.0, 0.05);
        near("θ₂", b, 2.0, 0.05);
        // While it is carried, its handle is under the pointer in every frame, and so is the point itself.
        let script = "return carry(arguments[0], ['iterate1', 'iterate2'], arguments[1])";
        let arguments = vec![json!(THETA_START), json!(plane.unit)];
        let farthest = page
            .run(script, arguments)
            .await?
            .as_f64()
            .ok_or("a distance")?;
        assert!(farthest < 1.5, "{farthest} px from the pointer");
        page.nudge(THETA_START, &[], Key::Right).await?;
        let [moved, same] = page.in_link::<2>("start").await?.ok_or("a start")?;
        near("a hundredth of the view", moved - a, 0.04, 1e-9);
        assert_eq!(same, b);
        assert_eq!(page.numbers().await?.center(), [2.4, 1.0], "θ̂ stays");
        page.undo().await?;
        Ok(())
    })
}

#[test]
fn methods_contours_and_the_preset_are_chosen() -> Result<()> {
    visit("#panel=descent", async |page| {
        let before = page.picture(STAGE, 0).await?;
        page.open_more().await?;
        page.click(CONTOURS).await?;
        page.until_link_says("contours=objective").await?;
        assert_ne!(page.picture(STAGE, 0).await?, before);
        let runs = page.picture(STAGE, 1).await?;
        page.click(&method("coordinate")).await?;
        page.until_link_says("methods=subgradient,proximal,coordinate")
            .await?;
        assert_ne!(page.picture(STAGE, 1).await?, runs);
        page.until_says(
            FATES,
            "Coordinate descent: converged; θ₂ = 0 exactly from k = 4",
        )
        .await?;
        page.choose(ANATOMY, "coordinate").await?;
        page.until_link_says("anatomy=coordinate").await?;
        for name in ["subgradient", "proximal", "coordinate"] {
            page.click(&method(name)).await?;
        }
        page.until_link_says("methods=none").await?;
        page.until_says(WALK_NUMBERS, "–").await?;
        // the seed's own chain, from correlation to a step that is too large
        page.choose_preset("big-gradients").await?;
        page.click(STEP_ON).await?;
        let numbers = page.numbers().await?;
        near_point(
            "θ₁ after a step",
            [numbers.value("iterate1"), numbers.value("iterate2")],
            [6.0, 5.4],
            1e-12,
        );
        near_point("θ*", numbers.theta(), [3.0, 3.0], 1e-12);
        page.click(STEP_BACK).await?;
        page.until_says(PACE, "from 2.00 past its optimum 3.00 to 6.00")
            .await?;
        // and the update rule says so in numbers
        page.until_says(RULE, "2.000+4.560−0.560≈6.000").await
    })
}

#[test]
fn odd_links_have_an_outcome() -> Result<()> {
    visit("", async |page| {
        for (link, key) in [
            ("eta=0", "eta"),
            ("eta=-1", "eta"),
            ("eta=1e300", "eta"),
            ("eta=NaN", "eta"),
            ("steps=1000000000", "steps"),
            ("iteration=99999", "iteration"),
            ("methods=newton", "methods"),
            ("start=1e300,1", "start"),
        ] {
            page.open(&format!("#panel=descent&{link}")).await?;
            let notices = page.says(NOTICES).await?;
            assert!(notices.contains(key), "{link}: {notices}");
            assert!(page.numbers().await?.value("gap").is_finite());
        }
        for link in [
            "start=1e12,0",
            "start=0,0",
            "start=1.6,0&iteration=5",
            "lambda=0&iteration=10&methods=subgradient,diminishing,proximal,fista,coordinate,ridge",
            "eta=1e100&iteration=3",
            "center=0,0&hessian=0,0,0&lambda=0&iteration=3",
            "steps=10000&iteration=10000&methods=subgradient,diminishing,proximal,fista,coordinate,ridge",
        ] {
            page.open(&format!("#panel=descent&{link}")).await?;
            assert!(!page.is_there(NOTICES).await?, "{link}");
            let numbers = page.numbers().await?;
            for name in ["iterate1", "iterate2", "gap", "gradient-norm"] {
                assert!(numbers.value(name).is_finite(), "{link}: {name}");
            }
            let all = page.says(PANEL).await?;
            assert!(
                !all.contains("NaN") && !all.contains("inf"),
                "{link}: {all}"
            );
        }
        Ok(())
    })
}

#[test]
fn a_phone_has_room_for_it() -> Result<()> {
    visit("", async |page| {
        for (width, height) in [(390, 844), (200, 300)] {
            set_screen(&page.browser, width, height, 2).await?;
            page.open("#panel=descent").await?;
            let wide = page.beyond_the_right("body").await?;
            let scroll = page.scroll_width().await?;
            assert!(scroll <= f64::from(width), "{scroll} of {width}: {wide:?}");
            let wide = page.beyond_the_right(PANEL).await?;
            assert_eq!(wide, [""; 0]);
        }
        Ok(())
    })
}

#[test]
fn under_reduced_motion_it_goes_step_by_step() -> Result<()> {
    visit("", async |page| {
        page.system_prefers("prefers-reduced-motion", "reduce")
            .await?;
        page.open("#panel=descent").await?;
        page.choose(WALK_SPEED, "120").await?;
        // the frames in which it makes its first steps, and how many at once
        let script = "return (async () => {
            const steps = [];
            document.querySelector(arguments[0]).click();
            for (let frame = 0, before = 0; steps.length < 3; frame++) {
                await new Promise(requestAnimationFrame);
                const k = shown('iteration');
                if (k !== before) steps.push([frame, k - before]);
                before = k;
            }
            return steps;
        })()";
        let steps = page.run(script, vec![json!(WALK_PLAY)]).await?;
        let steps: Vec<[u32; 2]> = serde_json::from_value(steps)?;
        assert!(steps.iter().all(|[_, by]| *by == 1), "{steps:?}");
        // half a second, and a frame counts for a twentieth at most
        for pair in steps.windows(2) {
            assert!(pair[1][0] - pair[0][0] >= 10, "{steps:?}");
        }
        page.click(WALK_PLAY).await?;
        Ok(())
    })
}
