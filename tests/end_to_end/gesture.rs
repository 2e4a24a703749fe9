//! What a pointer does to λ and the plane, and what is left of it when the browser takes it for scrolling.

use crate::{
    oracle::near,
    page::{Page, places::*, visit},
    support::browser::Result,
};
use serde_json::json;
use thirtyfour::prelude::*;

/// Fails if there is something to undo.
async fn nothing_to_undo(page: &Page, what: &str) -> Result<()> {
    let disabled = format!("{UNDO}[aria-disabled=true]");
    assert!(page.is_there(&disabled).await?, "{what} left a trace");
    Ok(())
}

/// A pointer goes down on an element at a point, does something, and is cancelled; returns λ, c, θ̂ and the view
/// before the cancel.
const CANCELLED: &str = "return (async () => {
    const [place, from, to, value] = arguments[0], element = document.querySelector(place);
    const point = (kind, [clientX, clientY]) => element.dispatchEvent(new PointerEvent(kind,
        { bubbles: true, pointerId: 7, isPrimary: true, pointerType: 'touch', clientX, clientY, buttons: 1 }));
    point('pointerdown', from);
    await frames2();
    if (value !== null) slide(element, value);
    else for (let i = 1; i <= 5; i++) {
        point('pointermove', [0, 1].map(k => from[k] + (to[k] - from[k]) * i / 5));
        await frames2();
    }
    await frames2();
    const meanwhile = numbers();
    point('pointercancel', to);
    await frames2();
    return meanwhile;
})()";

#[test]
fn a_cancelled_pointer_on_lambda_has_done_nothing() -> Result<()> {
    visit("", async |page| {
        for link in ["", "radius=1"] {
            page.open(&format!("#{link}")).await?;
            let (before, hash) = (page.numbers().await?, page.hash().await?);
            let at = page.middle(LAMBDA).await?;
            let meanwhile = page
                .run(CANCELLED, vec![json!([LAMBDA, at, at, 2.0])])
                .await?;
            assert_eq!(meanwhile["lambda"], "2", "it follows the finger at first");
            assert_eq!(page.numbers().await?, before, "{link}");
            assert_eq!(page.hash().await?, hash, "{link}");
            nothing_to_undo(page, link).await?;
        }
        // what was done before is still what is undone
        let first = page.numbers().await?;
        page.press_on(LAMBDA, Key::End).await?;
        page.wait_out_the_pause().await?;
        let at = page.middle(LAMBDA).await?;
        page.run(CANCELLED, vec![json!([LAMBDA, at, at, 0.3])])
            .await?;
        page.undo().await?;
        assert_eq!(page.numbers().await?, first);
        nothing_to_undo(page, "the step before").await?;
        Ok(())
    })
}

#[test]
fn a_cancelled_pointer_on_the_plane_has_done_nothing() -> Result<()> {
    visit("", async |page| {
        let view = [0.0, 0.0, 4.0];
        for (what, from, to) in [
            ("the window", [-2.5, 2.0], [-1.5, 1.0]),
            ("θ̂", [2.4, 1.0], [1.0, 2.0]),
            ("the diamond", [-0.8, -0.8], [-1.2, -1.2]),
        ] {
            page.open("#view=0,0,4").await?;
            let (before, hash) = (page.numbers().await?, page.hash().await?);
            let plane = page.plane(view).await?;
            let place = if what == "θ̂" { THETA_HAT } else { STAGE };
            let points = [plane.pixel(from), plane.pixel(to)];
            let drawn = page.picture(STAGE, 1).await?;
            let meanwhile = page
                .run(CANCELLED, vec![json!([place, points[0], points[1], null])])
                .await?;
            match what {
                "θ̂" => assert_ne!(meanwhile["theta-hat1"], "2.4"),
                "the diamond" => assert_ne!(meanwhile["radius"], "1.6"),
                _ => {}
            }
            assert_eq!(page.numbers().await?, before, "{what}");
            assert_eq!(page.hash().await?, hash, "{what}");
            nothing_to_undo(page, what).await?;
            assert_eq!(page.picture(STAGE, 1).await?, drawn, "{what}");
        }
        Ok(())
    })
}

#[test]
fn a_cancelled_pointer_on_a_chart_has_done_nothing() -> Result<()> {
    visit("", async |page| {
        for (link, chart) in [("v=1", PATH), ("stage=paths", PATH)] {
            page.open(&format!("#{link}")).await?;
            let before = page.numbers().await?;
            let [left, top, width, height] = page.place(chart).await?;
            let at = [left + 0.7 * width, top + 0.5 * height];
            // a finger that is real: the chart holds it
            page.touch_screen(1440, 900, 1).await?;
            page.touch("touchStart", &[at]).await?;
            page.settle().await?;
            page.touch("touchCancel", &[]).await?;
            page.settle().await?;
            assert_eq!(page.numbers().await?, before, "{chart}, {link}");
            nothing_to_undo(page, chart).await?;
        }
        Ok(())
    })
}

#[test]
fn a_pointer_near_a_knot_rests_on_it() -> Result<()> {
    visit("", async |page| {
        let end = page.lambda_end().await?;
        let pixel = page.lambda_pixel().await?;
        for (knot, text) in [(0.6775 / 0.65, "1.0423076923076924"), (2.75, "2.75")] {
            for away in [-4.0, -2.0, 0.0, 3.0, 4.0] {
                page.drag_lambda(0.2).await?;
                // the thumb's middle is at a whole pixel or not; the pointer always
                page.drag_lambda(knot / end + away * pixel).await?;
                let numbers = page.numbers().await?;
                if away.abs() < 4.0 {
                    assert_eq!(numbers.text("lambda"), text, "{away} px from {knot}");
                }
            }
            for away in [-9.0, 9.0] {
                page.drag_lambda(knot / end + away * pixel).await?;
                let numbers = page.numbers().await?;
                near(
                    "λ under the pointer",
                    numbers.lambda(),
                    knot + away * pixel * end,
                    2.0 * pixel * end,
                );
            }
        }
        Ok(())
    })
}

#[test]
fn keys_pass_a_knot_as_if_it_were_not_there() -> Result<()> {
    visit("", async |page| {
        let end = page.lambda_end().await?;
        let knot = 0.6775 / 0.65;
        let pixel = end * page.lambda_pixel().await?;
        let start = knot - 0.01 * end + 2.0 * pixel;
        page.open(&format!("#lambda={start}")).await?;
        page.press_on(LAMBDA, Key::Right).await?;
        near(
            "λ by key",
            page.numbers().await?.lambda(),
            knot + 2.0 * pixel,
            1e-12,
        );
        // as the browser's own keys and those who read the screen move it
        page.in_each_frame(LAMBDA, &[knot - pixel], "0").await?;
        near(
            "λ without a pointer",
            page.numbers().await?.lambda(),
            knot - pixel,
            1e-12,
        );
        Ok(())
    })
}
