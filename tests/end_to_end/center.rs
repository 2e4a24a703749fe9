//! θ̂ and the window on the plane: dragged, nudged, zoomed, lost and found.

use crate::{
    oracle::{Problem, near, near_point},
    page::{Page, places::*, visit},
    support::browser::Result,
};
use thirtyfour::prelude::*;

/// Fails unless the handle can be taken with the pointer.
async fn handle_is_reachable(page: &Page) -> Result<()> {
    let [x, y] = page.middle(THETA_HAT).await?;
    let hit = format!(
        "document.elementFromPoint({x}, {y})?.closest('{THETA_HAT}') && document.elementFromPoint({x}, {y}).closest('{STAGE}')"
    );
    assert!(page.holds(&hit).await?, "nothing to take at ({x}, {y})");
    Ok(())
}

/// Fails unless the problem on the page is the default one with θ̂ where the page says.
async fn all_follows(page: &Page) -> Result<[f64; 2]> {
    let numbers = page.numbers().await?;
    Problem::new([1.0, 0.35, 0.8], numbers.center()).check(&numbers);
    Ok(numbers.center())
}

#[test]
fn theta_hat_follows_the_pointer_and_everything_follows_it() -> Result<()> {
    visit("", async |page| {
        assert_eq!(page.view().await?, None);
        let from = page.middle(THETA_HAT).await?;
        for (dx, dy) in [(-80.0, 60.0), (-150.0, -90.0), (30.0, -10.0)] {
            let to = page.drag_center([dx, dy]).await?;
            let center = all_follows(page).await?;
            let window = page.own_view().await?;
            let expected = page.plane(window).await?.theta(to);
            let pixel = window[2] / 400.0;
            near_point("θ̂", center, expected, 2.0 * pixel);
            let handle = page.middle(THETA_HAT).await?;
            near_point("the handle's", handle, to, 1.5);
        }
        assert_eq!(page.preset().await?, "Your own");
        let label = page.label(THETA_HAT).await?;
        assert!(label.contains("θ̂"), "{label}");
        // a press without a move changes nothing
        let before = page.numbers().await?;
        page.drag(&[page.middle(THETA_HAT).await?]).await?;
        assert_eq!(page.numbers().await?.center(), before.center());
        // back to where it began: nearly the same numbers
        page.drag(&[page.middle(THETA_HAT).await?, from]).await?;
        let center = all_follows(page).await?;
        near("θ̂₁ again", center[0], 2.4, 0.05);
        near("θ̂₂ again", center[1], 1.0, 0.05);
        Ok(())
    })
}

#[test]
fn arrow_keys_nudge_theta_hat() -> Result<()> {
    visit("", async |page| {
        page.nudge(THETA_HAT, &[], Key::Right).await?;
        let first = all_follows(page).await?;
        let radius = page.own_view().await?[2];
        near("1 % to the right", first[0], 2.4 + 0.01 * radius, 1e-12);
        let mut center = first;
        for (held, key, by) in [
            (&[][..], Key::Up, [0.0, 0.01]),
            (&[], Key::Left, [-0.01, 0.0]),
            (&[], Key::Down, [0.0, -0.01]),
            (&[Key::Shift], Key::Right, [0.1, 0.0]),
            (&[Key::Shift], Key::Up, [0.0, 0.1]),
            (&[Key::Shift], Key::Left, [-0.1, 0.0]),
            (&[Key::Shift], Key::Down, [0.0, -0.1]),
        ] {
            page.nudge(THETA_HAT, held, key.clone()).await?;
            let now = all_follows(page).await?;
            for k in 0..2 {
                center[k] += by[k] * radius;
                near(
                    &format!("θ̂{} after {key:?}", k + 1),
                    now[k],
                    center[k],
                    1e-12,
                );
            }
        }
        assert_eq!(page.own_view().await?[2], radius, "the window rests");
        Ok(())
    })
}

#[test]
fn theta_hat_far_out_of_view_comes_back() -> Result<()> {
    visit("", async |page| {
        let [left, top, width, height] = page.place(STAGE).await?;
        let corners = [
            [left + width + 300.0, top - 40.0],
            [left - 200.0, top + 0.3 * height],
            [left + 0.5 * width, top + height + 60.0],
        ];
        for out in corners {
            let start = page.middle(THETA_HAT).await?;
            let clipped = [page.within(out[0]).await?, out[1].clamp(0.0, 899.0)];
            page.drag(&[start, [640.0, 450.0], clipped]).await?;
            all_follows(page).await?;
            handle_is_reachable(page).await?;
        }
        // by key it goes as far as one likes
        for _ in 0..30 {
            page.nudge(THETA_HAT, &[Key::Shift], Key::Left).await?;
        }
        assert!(all_follows(page).await?[0] < -2.0);
        handle_is_reachable(page).await?;
        assert!(page.is_there(&format!("{THETA_HAT}.outside")).await?);
        // taken by its handle at the border, it comes to the pointer
        let to = [left + 0.5 * width + 40.0, top + 0.4 * height];
        page.drag(&[page.middle(THETA_HAT).await?, [to[0] - 50.0, to[1]], to])
            .await?;
        let center = all_follows(page).await?;
        let window = page.own_view().await?;
        let expected = page.plane(window).await?.theta(to);
        near_point("θ̂", center, expected, window[2] / 100.0);
        // so it does from as far as numbers reach, and with the window as small as it gets
        for far in [
            "center=1e100,-1e100&hessian=1,0.35,0.8&view=0,0,3",
            "center=2.4,1&view=-30,20,0.001",
            "center=-1e60,1e-60",
        ] {
            page.open(&format!("#{far}")).await?;
            handle_is_reachable(page).await?;
            let numbers = page.numbers().await?;
            numbers.are_finite(far);
            page.drag(&[page.middle(THETA_HAT).await?, to]).await?;
            handle_is_reachable(page).await?;
            let handle = page.middle(THETA_HAT).await?;
            near("the handle's x", handle[0], to[0].round(), 1.5);
            near("the handle's y", handle[1], to[1].round(), 1.5);
            page.nudge(THETA_HAT, &[Key::Shift], Key::Up).await?;
            page.press_view_tool("Fit").await?;
            handle_is_reachable(page).await?;
        }
        Ok(())
    })
}

#[test]
fn the_window_moves_zooms_and_resets() -> Result<()> {
    visit("", async |page| {
        let numbers = page.numbers().await?;
        let [left, top, width, height] = page.place(STAGE).await?;
        // pointers are at whole pixels
        let at = [left + 0.25 * width, top + 0.7 * height].map(f64::round);
        // any change tells the window; then the fitting one is known
        page.press_view_tool("+").await?;
        let zoomed = page.own_view().await?;
        page.press_view_tool("−").await?;
        let fitting = page.own_view().await?;
        near("zoomed in", zoomed[2], fitting[2] / 1.25, 1e-9);
        page.press('+').await?;
        near("+", page.own_view().await?[2], zoomed[2], 1e-9);
        page.press('-').await?;
        near("−", page.own_view().await?[2], fitting[2], 1e-9);
        // the wheel keeps what is under the pointer
        let before = page.plane(page.own_view().await?).await?.theta(at);
        page.wheel(at, -200.0).await?;
        let window = page.own_view().await?;
        assert!(window[2] < 0.9 * fitting[2], "{window:?}");
        let after = page.plane(window).await?.theta(at);
        near_point("θ under the wheel", after, before, 1e-9);
        // a drag takes the plane along
        let to = [at[0] + 90.0, at[1] - 70.0];
        let held = page.plane(window).await?.theta(at);
        page.drag(&[at, [at[0] + 10.0, at[1]], to]).await?;
        let moved = page.own_view().await?;
        let now = page.plane(moved).await?.theta(to);
        near_point("θ that was taken", now, held, 1e-9);
        // arrows, where the plane has the keyboard
        page.press_on(STAGE, Key::Right).await?;
        let panned = page.own_view().await?;
        near("panned", panned[0], moved[0] + 0.04 * moved[2], 1e-9);
        page.press_with(&[Key::Shift], Key::Down).await?;
        near(
            "panned far",
            page.own_view().await?[1],
            moved[1] - 0.4 * moved[2],
            1e-9,
        );
        // nothing of this is about the problem
        assert_eq!(page.numbers().await?, numbers);
        page.press('0').await?;
        assert_eq!(page.view().await?, None);
        page.press('+').await?;
        page.press_view_tool("Fit").await?;
        assert_eq!(page.view().await?, None);
        // however much one turns, the window stays one
        for (turn, times) in [(-400.0, 17), (400.0, 30)] {
            for _ in 0..times {
                page.wheel(at, turn).await?;
            }
            let window = page.own_view().await?;
            assert!(window[2] > 1e-5 && window[2] < 1e5, "{window:?}");
        }
        Ok(())
    })
}

#[test]
fn fingers_move_theta_hat_and_pinch_the_window() -> Result<()> {
    visit("", async |page| {
        page.touch_screen(390, 844, 2).await?;
        page.open("").await?;
        let start = page.middle(THETA_HAT).await?;
        let to = [start[0] - 70.0, start[1] - 50.0];
        let half = [0.5 * (start[0] + to[0]), 0.5 * (start[1] + to[1])];
        page.touch_drag(&[start, half, to]).await?;
        let center = all_follows(page).await?;
        let window = page.own_view().await?;
        let expected = page.plane(window).await?.theta(to);
        near_point("θ̂", center, expected, window[2] / 80.0);

        let [left, top, width, height] = page.place(STAGE).await?;
        let [x, y] = [left + 0.3 * width, top + 0.7 * height];
        let fingers = |apart: f64| [[x - apart, y], [x + apart, y]];
        page.touch("touchStart", &fingers(20.0)).await?;
        for apart in [25.0, 30.0, 35.0, 40.0] {
            page.touch("touchMove", &fingers(apart)).await?;
            page.settle().await?;
        }
        page.touch("touchEnd", &[]).await?;
        let pinched = page.own_view().await?;
        near(
            "twice as large",
            pinched[2],
            0.5 * window[2],
            0.03 * window[2],
        );
        let (was, is) = (
            page.plane(window).await?.theta([x, y]),
            page.plane(pinched).await?.theta([x, y]),
        );
        near_point("θ between the fingers", is, was, 0.02 * window[2]);
        assert_eq!(all_follows(page).await?, center, "θ̂ rests");
        Ok(())
    })
}
