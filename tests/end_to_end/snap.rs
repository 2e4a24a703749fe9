//! The ring of the snap.

use crate::{
    page::{places::*, visit},
    support::browser::Result,
};
use serde_json::json;
use thirtyfour::prelude::*;

/// How often the ring has started to move, from now on.
const COUNT: &str = "
    window.rings = [];
    document.querySelector(arguments[0]).addEventListener('animationstart', e => rings.push(e.animationName));";

#[test]
fn the_ring_starts_anew_with_each_change_of_the_support() -> Result<()> {
    visit("", async |page| {
        let ring = page
            .text(&format!("document.querySelector('{SNAP_RING}').className"))
            .await?;
        assert_eq!(ring.trim(), "snap", "the first support is no event");
        // a window of its own stands in the link
        let window = page.press('+').await.and(page.own_view().await)?;
        page.run(COUNT, vec![json!(SNAP_RING)]).await?;
        page.focus(LAMBDA).await?;
        page.press(Key::Right).await?;
        assert_eq!(
            page.value("rings").await?,
            json!([]),
            "the support is the same"
        );
        // θ₂ leaves 0; both are 0; θ₁ leaves 0
        for (key, turn) in [
            (Key::Home, "odd"),
            (Key::End, "even"),
            (Key::PageDown, "even"),
            (Key::PageDown, "odd"),
        ] {
            page.press(key.clone()).await?;
            page.until(
                "the ring's turn",
                &format!("document.querySelector('{SNAP_RING}').classList.contains('{turn}')"),
            )
            .await?;
        }
        page.until("three rings", "rings.length === 3").await?;
        let rings: Vec<String> = serde_json::from_value(page.value("rings").await?)?;
        assert!(rings.windows(2).all(|pair| pair[0] != pair[1]), "{rings:?}");
        // it stands where θ* was then
        let plane = page.plane(window).await?;
        let at = plane.pixel(page.numbers().await?.theta());
        let [left, top, ..] = page.place(SNAP_RING).await?;
        crate::oracle::near_point("the ring", [left, top], at, 1.0);
        Ok(())
    })
}

#[test]
fn under_reduced_motion_there_is_no_ring() -> Result<()> {
    visit("", async |page| {
        page.system_prefers("prefers-reduced-motion", "reduce")
            .await?;
        page.open("").await?;
        page.run(COUNT, vec![json!(SNAP_RING)]).await?;
        page.focus(LAMBDA).await?;
        for key in [Key::Home, Key::End, Key::PageDown] {
            page.press(key.clone()).await?;
            let moves = format!(
                "document.querySelector('{SNAP_RING}').getAnimations({{ subtree: true }}).length"
            );
            assert_eq!(page.number(&moves).await?, 0.0, "{key:?}");
        }
        assert_eq!(page.value("rings").await?, json!([]));
        Ok(())
    })
}
