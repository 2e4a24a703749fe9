//! What lies deeper than λ: both forms, undo, panels, layers.

use crate::{
    oracle::{Problem, near},
    page::{places::*, visit},
    support::browser::Result,
};
use study::Topic;
use thirtyfour::prelude::*;

#[test]
fn the_diamond_can_be_taken_by_its_edge() -> Result<()> {
    visit("#view=0,0,4", async |page| {
        let plane = page.plane([0.0, 0.0, 4.0]).await?;
        let at = |theta| plane.pixel(theta);
        // c = 1.6 at first; by the edge below to the left, outwards to about 2.4
        page.drag(&[at([-0.8, -0.8]), at([-1.0, -1.0]), at([-1.2, -1.2])])
            .await?;
        let numbers = page.numbers().await?;
        near("c", numbers.value("radius"), 2.4, 0.04);
        let [a, b] = numbers.theta();
        near("‖θ*‖₁", a.abs() + b.abs(), numbers.value("radius"), 1e-12);
        Problem::DEFAULT.check(&numbers);
        assert!(page.hash().await?.contains("radius=2."), "c leads");
        // λ leads again as soon as it moves
        page.press_on(LAMBDA, Key::PageUp).await?;
        assert!(page.hash().await?.contains("&lambda="));
        Ok(())
    })
}

#[test]
fn a_slack_constraint_says_so() -> Result<()> {
    visit("#radius=9&panel=forms", async |page| {
        let numbers = page.numbers().await?;
        assert_eq!(numbers.text("lambda"), "0");
        assert_eq!(numbers.theta(), [2.4, 1.0]);
        assert_eq!(numbers.value("radius"), 9.0);
        let said = page.says(PANEL).await?;
        assert!(said.contains("slack"), "{said}");
        for (link, says) in [
            ("#radius=0&panel=forms", "not one-to-one"),
            (
                "#radius=1&panel=forms",
                "match: both problems have the same solution",
            ),
        ] {
            page.open(link).await?;
            let said = page.says(PANEL).await?;
            assert!(said.contains(says), "{link}: {said}");
        }
        Ok(())
    })
}

#[test]
fn what_was_done_can_be_undone() -> Result<()> {
    visit("", async |page| {
        let first = page.numbers().await?;
        page.press_mark("all zero").await?;
        let second = page.numbers().await?;
        assert_eq!(second.theta(), [0.0, 0.0]);
        page.undo().await?;
        assert_eq!(page.numbers().await?, first);
        page.redo().await?;
        assert_eq!(page.numbers().await?, second);
        page.press_with(&[Key::Control], 'z').await?;
        assert_eq!(page.numbers().await?, first);
        // nothing left: a press does nothing
        page.undo().await?;
        assert_eq!(page.numbers().await?, first);
        Ok(())
    })
}

#[test]
fn every_panel_opens_and_is_in_the_link() -> Result<()> {
    visit("", async |page| {
        for (panel, name) in [
            (Topic::Forms, "forms"),
            (Topic::Optimality, "gradient"),
            (Topic::Parameter, "slice"),
            (Topic::Penalties, "penalties"),
            (Topic::Correlation, "loss"),
            (Topic::Sampling, "chance"),
            (Topic::Descent, "descent"),
        ] {
            page.open_panel(panel).await?;
            page.until_link_says(&format!("panel={name}")).await?;
            Problem::DEFAULT.check(&page.numbers().await?);
        }
        page.open_panel(Topic::Path).await?;
        page.until("the link", "!location.hash.includes('panel')")
            .await
    })
}

#[test]
fn the_correlation_and_the_entries_shape_the_loss() -> Result<()> {
    visit("#panel=loss&held=center", async |page| {
        page.press_on(RHO, Key::End).await?;
        page.until_link_says("hessian=1,1,1").await?;
        page.open_advanced().await?;
        page.enter(H12, "3").await?;
        let said = page.problem_of(H12).await?;
        assert!(said.contains("semidefinite"), "{said}");
        assert!(
            page.hash().await?.contains("hessian=1,1,1"),
            "nothing changed"
        );
        page.press(Key::Escape).await
    })
}

#[test]
fn samples_pile_up_on_the_axes() -> Result<()> {
    visit("#panel=chance", async |page| {
        let before = page.picture(STAGE, 1).await?;
        page.press_in_panel("Show samples").await?;
        page.until_says(PANEL, "of 2000 samples").await?;
        assert_ne!(page.picture(STAGE, 1).await?, before);
        page.click(DRAW_AGAIN).await?;
        page.until(
            "the link",
            "location.hash.includes('seed=2') && location.hash.includes('layers=samples')",
        )
        .await
    })
}

#[test]
fn layers_are_switched_on_one_by_one() -> Result<()> {
    visit("", async |page| {
        page.open_layers().await?;
        for (place, name) in ["normal-cone", "sparsity-map", "solution-set", "samples"]
            .into_iter()
            .enumerate()
        {
            page.switch_layer(place).await?;
            page.until_link_says(name).await?;
        }
        for _ in 0..4 {
            page.undo().await?;
        }
        page.until("the calm picture", "!location.hash.includes('layers')")
            .await
    })
}
