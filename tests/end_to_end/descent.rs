//! The descent methods, used like a person would.

use crate::{
    oracle::near,
    page::{Page, visit},
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

async fn said(page: &Page, selector: &str) -> Result<String> {
    page.text(&format!("document.querySelector('{selector}').textContent"))
        .await
}

async fn walking(page: &Page) -> Result<bool> {
    page.holds("document.querySelector('#walk-play').ariaPressed === 'true'")
        .await
}

pub fn the_iterates_on_the_page_are_those_of_the_rule() -> crate::Done {
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
                page.click("[aria-label=\"One step on\"]").await?;
            }
            Ok(())
        },
    )
}

pub fn it_is_played_stepped_and_scrubbed() -> crate::Done {
    visit("#panel=descent", async |page| {
        let k = "Number(document.querySelector('[data-quantity=iteration]').dataset.value)";
        page.click("#walk-play").await?;
        page.until("it plays", &format!("{k} > 2")).await?;
        assert!(walking(page).await?);
        page.click("#walk-play").await?;
        assert!(!walking(page).await?);
        let rest = page.number(k).await?;
        page.settle().await?;
        assert_eq!(page.number(k).await?, rest, "it goes on");
        page.click("[aria-label=\"One step on\"]").await?;
        page.until("a step on", &format!("{k} === {}", rest + 1.0))
            .await?;
        page.click("[aria-label=\"One step back\"]").await?;
        page.until("a step back", &format!("{k} === {rest}"))
            .await?;
        page.click("[aria-label=\"To the start\"]").await?;
        page.until("the start", &format!("{k} === 0")).await?;
        // keys on the timeline; space plays, as on the whole page
        page.focus("#iteration").await?;
        page.press(Key::Right).await?;
        page.press(Key::Right).await?;
        page.until("two steps", &format!("{k} === 2")).await?;
        page.press(Key::End).await?;
        page.until("the end", &format!("{k} === 60")).await?;
        assert!(page.hash().await?.contains("iteration=60"));
        let lambda = page.numbers().await?.lambda();
        page.press(' ').await?;
        page.until("it begins again", &format!("{k} > 0 && {k} < 30"))
            .await?;
        page.press(' ').await?;
        assert!(!walking(page).await?);
        assert_eq!(page.numbers().await?.lambda(), lambda, "λ played too");
        // a chart can be taken
        let [left, top, width, height] = page.place(".walk-plot").await?;
        let y = top + 0.5 * height;
        page.drag(&[[left + 60.0, y], [left + 90.0, y], [left + width - 2.0, y]])
            .await?;
        page.until("the end of the chart", &format!("{k} === 60"))
            .await?;
        // fast to the end, where it stops by itself
        page.choose("#walk-speed", "120").await?;
        page.click("#walk-play").await?;
        page.until(
            "it stops",
            &format!("{k} === 60 && document.querySelector('#walk-play').ariaPressed === 'false'"),
        )
        .await
    })
}

pub fn the_step_size_decides() -> crate::Done {
    visit(
        "#panel=descent&center=1,1&hessian=1,0,1&lambda=0.5&start=40,20&methods=subgradient,proximal",
        async |page| {
            let eta = "Number(document.querySelector('[data-quantity=step-size]').dataset.value)";
            assert_eq!(page.number(eta).await?, 1.0);
            assert!(said(page, ".pace").await?.contains("convergent"));
            page.focus("#eta").await?;
            for _ in 0..50 {
                page.press(Key::Right).await?;
            }
            page.until("η follows", &format!("{eta} === 1.5")).await?;
            page.until(
                "it is named",
                "document.querySelector('.pace').textContent.includes('oscillating')",
            )
            .await?;
            // It is named while η moves on in every frame, without a rest.
            let dragging = "return (async () => {
                const slider = document.querySelector('#eta');
                const pace = () => document.querySelector('.pace').textContent.includes('convergent');
                for (let i = 0; i < 60 && !pace(); i++) {
                    slider.value = 0.5 + i / 1000;
                    slider.dispatchEvent(new Event('input', { bubbles: true }));
                    await new Promise(requestAnimationFrame);
                }
                return pace();
            })()";
            assert_eq!(page.run(dragging, Vec::new()).await?, true);
            page.focus("#eta").await?;
            page.press(Key::End).await?;
            page.until("η = 3", &format!("{eta} === 3")).await?;
            page.until(
                "it is named",
                "document.querySelector('.pace').textContent.includes('diverging')",
            )
            .await?;
            let fates = said(page, ".fates").await?;
            assert!(
                fates.contains("stopped before step") && !fates.contains("NaN"),
                "{fates}"
            );
            assert!(
                fates.contains("Subgradient: diverging;")
                    && fates.contains("Proximal (ISTA): diverging;"),
                "{fates}"
            );
            page.click_text(".eta-marks button", "2/L").await?;
            page.until("the border", &format!("{eta} === 2")).await?;
            page.click_text(".eta-marks button", "1/L").await?;
            page.until("1/L", "!location.hash.includes('eta=')").await?;
            // ρ raises L, and η on its mark follows 1/L
            page.focus("#walk-rho").await?;
            page.press(Key::End).await?;
            page.until("L = 2", "document.querySelector('[data-quantity=largest-eigenvalue]').dataset.value === '2'").await?;
            assert_eq!(page.number(eta).await?, 0.5);
            // a typed one
            page.run(
                "const f = document.querySelector('#eta-exact'); f.focus(); f.select()",
                Vec::new(),
            )
            .await?;
            page.type_text("0").await?;
            page.press(Key::Enter).await?;
            page.until(
                "a message",
                "document.querySelector('#eta-exact-problem').textContent.includes('more than 0')",
            )
            .await?;
            assert_eq!(page.number(eta).await?, 0.5);
            page.press(Key::Escape).await
        },
    )
}

pub fn the_start_is_dragged_and_nudged() -> crate::Done {
    visit("#panel=descent&view=0,0,4&start=1,1", async |page| {
        let start = async || -> Result<[f64; 2]> {
            let hash = page.hash().await?;
            let text = hash.split("start=").nth(1).ok_or("a start")?;
            let text = text.split('&').next().unwrap_or_default();
            let numbers: Vec<f64> = text.split(',').filter_map(|x| x.parse().ok()).collect();
            numbers
                .try_into()
                .map_err(|_| format!("{hash} has no start").into())
        };
        let [left, top, width, height] = page.place(".stage").await?;
        let unit = 0.5 * width.min(height) / 4.0;
        let at = |theta: [f64; 2]| {
            [
                left + 0.5 * width + theta[0] * unit,
                top + 0.5 * height - theta[1] * unit,
            ]
        };
        page.drag(&[at([1.0, 1.0]), at([0.0, 1.5]), at([-2.0, 2.0])])
            .await?;
        let [a, b] = start().await?;
        near("θ₁", a, -2.0, 0.05);
        near("θ₂", b, 2.0, 0.05);
        // While it is carried, its handle is under the pointer in every frame, and so is the point itself.
        let carried = page
            .value(
                "(async () => {
                    const knob = document.querySelector('#theta-start');
                    const middle = () => {
                        const { left, right, top, bottom } = knob.getBoundingClientRect();
                        return [(left + right) / 2, (top + bottom) / 2];
                    };
                    const shown = () => ['iterate1', 'iterate2'].map((name) =>
                        Number(document.querySelector(`[data-quantity=${name}]`).dataset.value));
                    const frame = () => new Promise(requestAnimationFrame);
                    let [clientX, clientY] = middle(), farthest = 0;
                    const [x, y] = [clientX, clientY], [a, b] = shown();
                    const point = (kind) => knob.dispatchEvent(new PointerEvent(kind,
                        { bubbles: true, clientX, clientY, pointerId: 1, isPrimary: true }));
                    point('pointerdown');
                    for (let i = 0; i < 40; i++) {
                        [clientX, clientY] = [clientX + 3, clientY + 1];
                        point('pointermove');
                        await frame();
                        const [c, d] = shown(), [left, top] = middle();
                        farthest = Math.max(farthest, Math.abs((c - a) * UNIT - (clientX - x)),
                            Math.abs((b - d) * UNIT - (clientY - y)), Math.abs(left - clientX), Math.abs(top - clientY));
                    }
                    for (let i = 0; i < 40; i++) {
                        [clientX, clientY] = [clientX - 3, clientY - 1];
                        point('pointermove');
                    }
                    point('pointerup');
                    return farthest;
                })()"
                    .replace("UNIT", &unit.to_string())
                    .as_str(),
            )
            .await?;
        let farthest = carried.as_f64().ok_or("a distance")?;
        assert!(farthest < 1.5, "{farthest} px from the pointer");
        page.settle().await?;
        page.focus("#theta-start").await?;
        page.press(Key::Right).await?;
        page.settle().await?;
        let [moved, same] = start().await?;
        near("a hundredth of the view", moved - a, 0.04, 1e-9);
        assert_eq!(same, b);
        assert_eq!(page.numbers().await?.center(), [2.4, 1.0], "θ̂ stays");
        page.click("#undo").await?;
        Ok(())
    })
}

pub fn methods_contours_and_the_preset_are_chosen() -> crate::Done {
    visit("#panel=descent", async |page| {
        let before = page.picture(".stage", 0).await?;
        page.click("#contours").await?;
        page.until("the link", "location.hash.includes('contours=objective')")
            .await?;
        assert_ne!(page.picture(".stage", 0).await?, before);
        let runs = page.picture(".stage", 1).await?;
        page.click(".method.coordinate").await?;
        page.until(
            "the link",
            "location.hash.includes('methods=subgradient,proximal,coordinate')",
        )
        .await?;
        assert_ne!(page.picture(".stage", 1).await?, runs);
        page.until("its fate", "document.querySelector('.fates').textContent.includes('Coordinate descent: converged; θ₂ = 0 exactly from k = 4')").await?;
        page.choose("#anatomy", "coordinate").await?;
        page.until("the link", "location.hash.includes('anatomy=coordinate')")
            .await?;
        for class in ["subgradient", "proximal", "coordinate"] {
            page.click(&format!(".method.{class}")).await?;
        }
        page.until("no method", "location.hash.includes('methods=none')")
            .await?;
        page.until(
            "no numbers",
            "document.querySelector('.walk-numbers').textContent.includes('–')",
        )
        .await?;
        // the seed's own example
        page.choose("#preset", "too-large-a-step").await?;
        page.click("[aria-label=\"One step on\"]").await?;
        let numbers = page.numbers().await?;
        assert_eq!(
            [numbers.text("iterate1"), numbers.text("iterate2")],
            ["6", "1"]
        );
        assert_eq!(numbers.theta(), [3.0, 1.0]);
        page.until(
            "it is named",
            "document.querySelector('.pace').textContent.includes('diverging')",
        )
        .await
    })
}

pub fn odd_links_have_an_outcome() -> crate::Done {
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
            let notices = said(page, "#notices").await?;
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
            assert!(
                page.holds("!document.querySelector('#notices')").await?,
                "{link}"
            );
            let numbers = page.numbers().await?;
            for name in ["iterate1", "iterate2", "gap", "gradient-norm"] {
                assert!(numbers.value(name).is_finite(), "{link}: {name}");
            }
            let all = said(page, "#panel").await?;
            assert!(
                !all.contains("NaN") && !all.contains("inf"),
                "{link}: {all}"
            );
        }
        Ok(())
    })
}

pub fn a_phone_has_room_for_it() -> crate::Done {
    visit("", async |page| {
        for (width, height) in [(390, 844), (200, 300)] {
            set_screen(&page.browser, width, height, 2).await?;
            page.open("#panel=descent").await?;
            assert!(
                page.holds("document.documentElement.scrollWidth <= innerWidth")
                    .await?
            );
            let wide = page
                .value("[...document.querySelectorAll('.walk *')].filter(each => each.getBoundingClientRect().right > innerWidth + 1).map(each => each.outerHTML.slice(0, 80))")
                .await?;
            assert_eq!(wide, json!([]));
        }
        Ok(())
    })
}

pub fn under_reduced_motion_it_goes_step_by_step() -> crate::Done {
    visit("", async |page| {
        let features =
            json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        page.cdp("Emulation.setEmulatedMedia", features).await?;
        page.open("#panel=descent").await?;
        page.choose("#walk-speed", "120").await?;
        page.click("#walk-play").await?;
        tokio::time::sleep(std::time::Duration::from_millis(700)).await;
        let k = page.numbers().await?.value("iteration");
        assert!((1.0..=4.0).contains(&k), "{k} steps in a second");
        Ok(())
    })
}
