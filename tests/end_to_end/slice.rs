//! One parameter with the other held fixed: three figures, in each of which z and λ can be dragged.

use crate::{
    accessibility::objections,
    oracle::{Problem, near},
    page::{Numbers, Page, places::*, visit},
    support::browser::{Result, set_screen},
};
use thirtyfour::prelude::*;

const FIGURES: [&str; 3] = ["slice", "derivative", "shrinkage"];

/// The z of θ_j on the slice through θ*, from the numbers on the page.
fn z(numbers: &Numbers, [h11, h12, h22]: [f64; 3], j: usize) -> f64 {
    let h = [h11, h22][j];
    let other = numbers.center()[1 - j] - numbers.theta()[1 - j];
    numbers.center()[j] + h12 / h * other
}

/// What a handle says it is at.
async fn said(page: &Page, handle: &str) -> Result<f64> {
    Ok(page.slider(handle).await?[0])
}

/// Opens the panel with all of its figures.
async fn open(page: &Page, link: &str) -> Result<()> {
    page.open(&format!("#panel=slice{link}")).await?;
    page.open_more().await
}

/// A handle's middle, and how far a unit of θ reaches in the figures.
async fn reach(page: &Page, handle: &str) -> Result<([f64; 2], f64)> {
    Ok((page.middle(handle).await?, page.slice_unit().await?))
}

const TEXTBOOK: [f64; 3] = [1.0, 0.35, 0.8];

#[test]
fn z_and_lambda_are_dragged_in_each_figure() -> Result<()> {
    visit("", async |page| {
        for figure in FIGURES {
            open(page, "&slice=1").await?;
            let before = page.numbers().await?;
            near("z", z(&before, TEXTBOOK, 0), 2.75, 1e-12);
            let ([x, y], unit) = reach(page, &grip(figure, "z")).await?;
            page.drag(&[[x, y], [x - 20.0, y], [x - unit, y]]).await?;
            let after = page.numbers().await?;
            // pointers move in whole pixels
            near(figure, z(&after, TEXTBOOK, 0), 1.75, 1.5 / unit);
            assert_eq!(after.lambda(), 1.15, "{figure}");
            assert_eq!(after.center()[1], 1.0, "{figure}: θ̂₂ stays");
            Problem::new(TEXTBOOK, after.center()).check(&after);
            near(
                "said",
                said(page, &grip(figure, "z")).await?,
                z(&after, TEXTBOOK, 0),
                1e-9,
            );

            open(page, "&slice=1").await?;
            let ([x, y], unit) = reach(page, &grip(figure, "lambda")).await?;
            // up an arm; away from g; away from 0
            let to = match figure {
                "slice" => [x, y - 20.0],
                "derivative" => [x, y + 20.0],
                _ => [x - 0.5 * unit, y],
            };
            page.drag(&[[x, y], [0.5 * (x + to[0]), 0.5 * (y + to[1])], to])
                .await?;
            let after = page.numbers().await?;
            assert!(after.lambda() > 1.3, "{figure}: {}", after.lambda());
            if figure == "shrinkage" {
                // h = 1: the kink is at λ
                near("λ", after.lambda(), 1.65, 1.5 / unit);
            }
            assert_eq!(after.center(), [2.4, 1.0], "{figure}");
            Problem::DEFAULT.check(&after);
            near(
                "said",
                said(page, &grip(figure, "lambda")).await?,
                after.lambda(),
                1e-9,
            );
        }
        Ok(())
    })
}

#[test]
fn fingers_drag_the_handles() -> Result<()> {
    visit("", async |page| {
        page.touch_screen(390, 844, 2).await?;
        for figure in FIGURES {
            open(page, "&slice=1").await?;
            let ([x, y], unit) = reach(page, &grip(figure, "z")).await?;
            page.touch_drag(&[[x, y], [x - 20.0, y], [x - unit, y]])
                .await?;
            near(
                figure,
                z(&page.numbers().await?, TEXTBOOK, 0),
                1.75,
                1.5 / unit,
            );
            // straight down, which elsewhere scrolls the page
            let ([x, y], _) = reach(page, &grip(figure, "lambda")).await?;
            page.touch_drag(&[[x, y], [x - 8.0, y + 15.0], [x - 12.0, y + 30.0]])
                .await?;
            assert!(page.numbers().await?.lambda() != 1.15, "{figure}");
        }
        Ok(())
    })
}

#[test]
fn the_handles_have_keys_and_say_where_they_are() -> Result<()> {
    visit("", async |page| {
        for figure in FIGURES {
            open(page, "&slice=1").await?;
            let handle = grip(figure, "z");
            page.focus(&handle).await?;
            let [_, low, high] = page.slider(&handle).await?;
            let step = 0.01 * (high - low);
            for (held, key, expected) in [
                (&[][..], Key::Left, 2.75 - step),
                (&[], Key::Down, 2.75 - 2.0 * step),
                (&[Key::Shift], Key::Left, 2.75 - 12.0 * step),
                (&[], Key::Up, 2.75 - 11.0 * step),
                (&[], Key::PageDown, 2.75 - 21.0 * step),
                (&[], Key::Home, low),
                (&[], Key::Left, low),
                (&[], Key::End, high),
            ] {
                page.press_with(held, key.clone()).await?;
                let numbers = page.numbers().await?;
                near(
                    &format!("z after {key:?}"),
                    z(&numbers, TEXTBOOK, 0),
                    expected,
                    1e-9,
                );
                near("said", said(page, &handle).await?, expected, 1e-9);
            }
            assert!(page.spoken(&handle).await?.starts_with("z = "));
            let handle = grip(figure, "lambda");
            page.press_on(&handle, Key::Home).await?;
            assert_eq!(page.numbers().await?.text("lambda"), "0");
            page.press(Key::PageUp).await?;
            let numbers = page.numbers().await?;
            assert!(numbers.lambda() > 0.0);
            near("said", said(page, &handle).await?, numbers.lambda(), 1e-9);
        }
        Ok(())
    })
}

#[test]
fn zero_is_reached_and_left_exactly() -> Result<()> {
    visit("#panel=slice", async |page| {
        page.open_more().await?;
        assert!(page.says(VERDICT).await?.contains("exactly"));
        page.focus(&grip("derivative", "lambda")).await?;
        // onto the λ at which θ₂ reaches zero: it is zero there
        page.press(Key::PageDown).await?;
        assert_eq!(page.numbers().await?.text("theta2"), "0");
        page.until_says(VERDICT, "exactly 0").await?;
        page.press(Key::Left).await?;
        assert_ne!(page.numbers().await?.text("theta2"), "0");
        page.until_says(VERDICT, "not at 0").await?;
        Ok(())
    })
}

#[test]
fn the_parameter_is_chosen_and_is_in_the_link() -> Result<()> {
    visit("#panel=slice", async |page| {
        assert!(page.is_pressed(PARAMETERS[1]).await?);
        let before = page.picture(SLICE, 0).await?;
        page.click(PARAMETERS[0]).await?;
        assert!(page.hash().await?.contains("panel=slice&slice=1"));
        assert_ne!(page.picture(SLICE, 0).await?, before, "another axis");
        page.undo().await?;
        assert!(!page.hash().await?.contains("slice=1"));
        assert_eq!(page.picture(SLICE, 0).await?, before);
        // the names of the data
        page.open("#panel=slice&data=diabetes&features=bmi,s5&lambda=12")
            .await?;
        assert_eq!(page.says(PARAMETERS[1]).await?, "θ_s5");
        let said = page.says(VERDICT).await?;
        assert!(said.contains("s5\u{a0}=\u{a0}"), "{said}");
        Ok(())
    })
}

#[test]
fn bad_links_and_flat_losses_have_their_words() -> Result<()> {
    visit("", async |page| {
        for link in ["slice=3", "slice=", "slice=NaN", "slice=1,2"] {
            page.open(&format!("#panel=slice&{link}")).await?;
            let notices = page.notices().await?;
            assert_eq!(notices.len(), 1, "{link}");
            let notice = &notices[0].1;
            assert!(notice.contains("2 was used"), "{link}: {notice}");
            assert!(page.is_pressed(PARAMETERS[1]).await?);
        }
        open(page, "&slice=1&hessian=0,0,1&center=1,1&lambda=0.5").await?;
        for figure in FIGURES {
            assert!(
                page.is_there(&format!("{}[hidden]", grip(figure, "z")))
                    .await?
            );
        }
        assert!(
            page.says(PANEL)
                .await?
                .contains("the penalty alone decides")
        );
        // pressed where nothing can be held, nothing changes
        let before = page.numbers().await?;
        let [x, y] = page.middle(SHRINKAGE).await?;
        page.drag(&[[x, y], [x + 30.0, y]]).await?;
        assert_eq!(page.numbers().await?, before);
        for link in [
            "center=1e90,1e90&hessian=1e-90,0,1e-90",
            "center=1e-90,1e-90&hessian=1,0,1",
            "hessian=1e100,0,1&center=1,1",
            "hessian=1,1,1&center=1.5,1.5",
            "lambda=1e100",
            "center=0,0&lambda=0",
            "view=1e90,1e90,1e-90",
        ] {
            page.open(&format!("#panel=slice&{link}")).await?;
            page.press_on(&grip("slice", "z"), Key::Left).await?;
            page.numbers().await?.are_finite(link);
        }
        Ok(())
    })
}

#[test]
fn the_slice_goes_through_the_iterate_too() -> Result<()> {
    visit(
        "#panel=slice&slice=1&methods=proximal&iteration=2",
        async |page| {
            let stage = page.picture(STAGE, 1).await?;
            let slice = page.picture(SLICE, 1).await?;
            page.click(THROUGH_ITERATE).await?;
            assert!(page.hash().await?.contains("slice=1,iterate"));
            assert_ne!(
                page.picture(STAGE, 1).await?,
                stage,
                "the plane shows the run"
            );
            assert_ne!(page.picture(SLICE, 1).await?, slice);
            assert!(page.says(PANEL).await?.contains("goes through θₖ"));
            // the other parameter through the same point, and back to θ*
            page.click(PARAMETERS[1]).await?;
            assert!(page.hash().await?.contains("slice=2,iterate"));
            page.click(PARAMETERS[0]).await?;
            page.click(THROUGH_ITERATE).await?;
            assert!(!page.says(PANEL).await?.contains("θₖ, where"));
            assert_eq!(page.picture(STAGE, 1).await?, stage);
            assert_eq!(page.picture(SLICE, 1).await?, slice);
            Ok(())
        },
    )
}

#[test]
fn what_rests_stays_and_other_panels_draw_nothing_of_it() -> Result<()> {
    visit("", async |page| {
        assert!(!page.is_there(GRIP).await?);
        open(page, "&slice=1").await?;
        let mut rest = Vec::new();
        let mut moving = Vec::new();
        for layer in [0, 2, 4] {
            rest.push(page.picture(PANEL, layer).await?);
            moving.push(page.picture(PANEL, layer + 1).await?);
        }
        page.press_on(LAMBDA, Key::Right).await?;
        for (k, layer) in [0, 2, 4].into_iter().enumerate() {
            assert_eq!(page.picture(PANEL, layer).await?, rest[k], "the axes rest");
            assert_ne!(
                page.picture(PANEL, layer + 1).await?,
                moving[k],
                "the marks follow λ"
            );
        }
        // the handles' elements are where the handles are drawn, while λ moves
        let place = page.middle(&grip("shrinkage", "lambda")).await?;
        page.focus(LAMBDA).await?;
        page.press_with(&[Key::Shift], Key::Right).await?;
        assert_ne!(page.middle(&grip("shrinkage", "lambda")).await?, place);
        Ok(())
    })
}

#[test]
fn nothing_is_objected_to_on_any_screen() -> Result<()> {
    visit("", async |page| {
        let mut found = Vec::new();
        for (width, height) in [(1280, 900), (390, 844)] {
            set_screen(&page.browser, width, height, 1).await?;
            for link in [
                "theme=light&panel=slice",
                "theme=dark&panel=slice&slice=1&lambda=2.9",
                "theme=light&panel=slice&slice=1&hessian=0,0,1&center=1,1&lambda=0.5",
            ] {
                page.open(&format!("#{link}")).await?;
                found.extend(objections(page, link).await?);
                let scroll = page.scroll_width().await?;
                assert!(scroll <= f64::from(width), "{link}: {scroll} wide");
            }
        }
        assert!(found.is_empty(), "{}", found.join("\n\n"));
        Ok(())
    })
}
