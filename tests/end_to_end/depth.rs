//! What lies deeper than λ: both forms, undo, panels, layers.

use crate::{
    oracle::{Problem, near},
    page::{Page, visit},
    support::browser::Result,
};
use thirtyfour::prelude::*;

/// Opens a panel by its tab.
async fn show(page: &Page, tab: &str) -> Result<()> {
    page.click_text("[role=tab]", tab).await
}

pub fn the_diamond_can_be_taken_by_its_edge() -> crate::Done {
    visit("#view=0,0,4", async |page| {
        let [left, top, width, height] = page.place(".stage").await?;
        let unit = 0.5 * width.min(height) / 4.0;
        let at = |theta: [f64; 2]| {
            [
                left + 0.5 * width + theta[0] * unit,
                top + 0.5 * height - theta[1] * unit,
            ]
        };
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
        page.focus("#lambda").await?;
        page.press(Key::PageUp).await?;
        page.settle().await?;
        assert!(page.hash().await?.contains("&lambda="));
        Ok(())
    })
}

pub fn a_slack_constraint_says_so() -> crate::Done {
    visit("#radius=9&panel=forms", async |page| {
        let numbers = page.numbers().await?;
        assert_eq!(numbers.text("lambda"), "0");
        assert_eq!(numbers.theta(), [2.4, 1.0]);
        assert_eq!(numbers.value("radius"), 9.0);
        let said = page
            .text("document.querySelector('#panel').textContent")
            .await?;
        assert!(said.contains("slack"), "{said}");
        for (link, says) in [
            ("#radius=0&panel=forms", "not one-to-one"),
            ("#radius=1&panel=forms", "belong to each other"),
        ] {
            page.open(link).await?;
            let said = page
                .text("document.querySelector('#panel').textContent")
                .await?;
            assert!(said.contains(says), "{link}: {said}");
        }
        Ok(())
    })
}

pub fn what_was_done_can_be_undone() -> crate::Done {
    visit("", async |page| {
        let first = page.numbers().await?;
        page.click_text(".marks button", "all zero").await?;
        let second = page.numbers().await?;
        assert_eq!(second.theta(), [0.0, 0.0]);
        page.click("#undo").await?;
        assert_eq!(page.numbers().await?, first);
        page.click("#redo").await?;
        assert_eq!(page.numbers().await?, second);
        page.press_with(&[Key::Control], 'z').await?;
        page.settle().await?;
        assert_eq!(page.numbers().await?, first);
        // nothing left: a press does nothing
        page.click("#undo").await?;
        assert_eq!(page.numbers().await?, first);
        Ok(())
    })
}

pub fn every_panel_opens_and_is_in_the_link() -> crate::Done {
    visit("", async |page| {
        for (tab, name) in [
            ("Both forms", "forms"),
            ("Why zero", "gradient"),
            ("One parameter", "slice"),
            ("Penalties", "penalties"),
            ("Loss", "loss"),
            ("Chance", "chance"),
            ("Descent", "descent"),
        ] {
            show(page, tab).await?;
            page.until(
                "the link",
                &format!("location.hash.includes('panel={name}')"),
            )
            .await?;
            Problem::DEFAULT.check(&page.numbers().await?);
        }
        show(page, "Path").await?;
        page.until("the link", "!location.hash.includes('panel')")
            .await
    })
}

pub fn the_correlation_and_the_entries_shape_the_loss() -> crate::Done {
    visit("#panel=loss", async |page| {
        page.focus("#rho").await?;
        page.press(Key::End).await?;
        page.until("ρ = 1", "location.hash.includes('hessian=1,1,1')")
            .await?;
        page.run(
            "const f = document.querySelector('#h12'); f.focus(); f.select()",
            Vec::new(),
        )
        .await?;
        page.type_text("3").await?;
        page.press(Key::Enter).await?;
        page.until(
            "a message",
            "document.querySelector('#h12-problem').textContent.includes('semidefinite')",
        )
        .await?;
        assert!(
            page.hash().await?.contains("hessian=1,1,1"),
            "nothing changed"
        );
        page.press(Key::Escape).await
    })
}

pub fn samples_pile_up_on_the_axes() -> crate::Done {
    visit("#panel=chance", async |page| {
        let before = page.picture(".stage", 1).await?;
        page.click_text("#panel button", "Show samples").await?;
        page.until(
            "the count",
            "document.querySelector('#panel').textContent.includes('Of 2000 samples')",
        )
        .await?;
        assert_ne!(page.picture(".stage", 1).await?, before);
        page.click("#draw-again").await?;
        page.until(
            "the link",
            "location.hash.includes('seed=2') && location.hash.includes('layers=samples')",
        )
        .await
    })
}

pub fn layers_are_switched_on_one_by_one() -> crate::Done {
    visit("", async |page| {
        page.click(".layers summary").await?;
        for (place, name) in ["normal-cone", "sparsity-map", "solution-set", "samples"]
            .into_iter()
            .enumerate()
        {
            page.click(&format!(".layers label:nth-child({})", place + 1))
                .await?;
            page.until("the link", &format!("location.hash.includes('{name}')"))
                .await?;
        }
        for _ in 0..4 {
            page.click("#undo").await?;
        }
        page.until("the calm picture", "!location.hash.includes('layers')")
            .await
    })
}
