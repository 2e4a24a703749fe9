//! Three parameters: turning, what holds θ*, and numbers that are those of the page's own link.

use crate::{
    accessibility::objections,
    oracle::near,
    page::{Page, visit},
    support::browser::{Result, set_screen},
};
use study::{derive, permalink};
use thirtyfour::Key;

const SPACE: &str = "#space";

/// The part of the octahedron that holds θ*, as the page has it.
async fn face(page: &Page) -> Result<String> {
    page.text("document.querySelector('#space').dataset.face")
        .await
}

/// Fails unless θ*, and the part that holds it, are those of the page's link.
async fn is_of_the_link(page: &Page) -> Result<()> {
    let (numbers, link) = (page.numbers().await?, page.hash().await?);
    let derived = derive(&permalink::read(&link).0);
    let space = derived.space.as_ref().expect("three parameters");
    for (k, name) in ["theta1", "theta2", "theta3"].into_iter().enumerate() {
        near(&link, numbers.value(name), space.theta[k], 1e-12);
        let zero = space.theta[k] == 0.0;
        assert_eq!(numbers.value(name) == 0.0, zero, "{link}: {name}");
    }
    let part = space.part().expect("L1").name();
    assert_eq!(face(page).await?, part, "{link}");
    Ok(())
}

#[test]
fn theta_goes_over_face_edge_and_corner_to_the_origin() -> Result<()> {
    visit("", async |page| {
        page.click("#stage-space").await?;
        is_of_the_link(page).await?;
        // back with the other sign: see the example
        page.open("#center=2,1,3&hessian=1,-0.6,0.2,1,-0.8,1")
            .await?;
        for (lambda, part) in [
            ("0.03", "face"),
            ("0.5", "edge"),
            ("1.2", "face"),
            ("1.7", "edge"),
            ("2.7", "origin"),
        ] {
            page.enter("#lambda-exact", lambda).await?;
            is_of_the_link(page).await?;
            assert_eq!(face(page).await?, part, "λ = {lambda}");
        }
        page.open("#center=3,0.5,-0.2&hessian=1,0,0,1,0,1&lambda=1&beside=ridge")
            .await?;
        assert_eq!(face(page).await?, "corner");
        let ridge = "document.querySelector('#space-beside').dataset.face === undefined";
        assert!(page.holds(ridge).await?);
        page.nothing_is_wrong().await
    })
}

#[test]
fn it_turns_by_pointer_and_keys_and_lambda_is_not_touched() -> Result<()> {
    visit("#stage=space&lambda=0.7", async |page| {
        let turn = async || page.in_link::<2>("turn").await;
        assert_eq!(turn().await?, None);
        let [x, y] = page.middle(SPACE).await?;
        page.drag(&[[x, y], [x + 40.0, y + 20.0]]).await?;
        let dragged = turn().await?.expect("it was turned");
        page.press_on(SPACE, Key::Right).await?;
        let pressed = turn().await?.expect("it was turned");
        near("azimuth", pressed[0], dragged[0] + 2.0, 1e-9);
        near("elevation", pressed[1], dragged[1], 1e-9);
        // turns in quick succession are one step
        page.wait_out_the_pause().await?;
        page.press(Key::Home).await?;
        assert_eq!(turn().await?, None);
        page.undo().await?;
        assert_eq!(turn().await?, Some(pressed));
        // elsewhere arrows are not its own
        page.press_on("#space-center1", Key::Right).await?;
        assert_eq!(turn().await?, Some(pressed));
        page.click_text(".space-tools button", "along θ₃").await?;
        let along = turn().await?.expect("it was turned");
        near("elevation", along[1], 90.0, 0.0);
        near("λ", page.numbers().await?.lambda(), 0.7, 0.0);
        is_of_the_link(page).await
    })
}

#[test]
fn the_questions_and_the_dimensions() -> Result<()> {
    visit("#stage=space&lambda=0.7", async |page| {
        page.until_says(".dimensions", "3\u{202f}486\u{202f}784\u{202f}400")
            .await?;
        page.until(
            "zeros are counted",
            "!!document.querySelector('.zeros-strip')",
        )
        .await?;
        page.click("#question-why").await?;
        page.until_says("[data-claim=space-bounds]", "θ₃").await?;
        page.click("#question-compare").await?;
        page.click("#ridge-beside").await?;
        page.until_says("[data-claim=space-ridge-zeros]", "with ridge")
            .await?;
        page.click("#stage-plane").await?;
        assert!(page.is_there(".stage").await?);
        page.nothing_is_wrong().await
    })
}

#[test]
fn it_is_accessible_and_within_every_window() -> Result<()> {
    visit("", async |page| {
        let mut found = Vec::new();
        for (width, height) in [(1440, 900), (390, 844)] {
            for (theme, link) in [
                ("light", "panel=path"),
                ("dark", "panel=gradient&beside=ridge"),
            ] {
                set_screen(&page.browser, width, height, 1).await?;
                page.open(&format!("#stage=space&{link}&theme={theme}"))
                    .await?;
                let what = format!("{width} × {height}, {theme}");
                found.extend(objections(page, &what).await?);
                let wide = page.scroll_width().await?;
                assert!(wide <= f64::from(width), "{what}: {wide}");
                let [_, _, _, high] = page.place(SPACE).await?;
                assert!(high > 150.0, "{what}: the picture is {high} high");
            }
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
        page.nothing_is_wrong().await
    })
}
