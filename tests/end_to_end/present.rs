//! Presenting, and pictures that are taken away.

use crate::accessibility::objections;
use crate::page::{Page, places::*, visit};
use crate::support::browser::{Result, set_screen};
use serde_json::json;
use thirtyfour::prelude::*;

/// Keeps what the page asks the browser to save, in place of files: name and text, or name and the size of the picture.
const KEEP: &str = "
    window.kept = [];
    const own = URL.createObjectURL;
    let file;
    URL.createObjectURL = (blob) => own.call(URL, file = blob);
    HTMLAnchorElement.prototype.click = async function () {
        const picture = file.type === 'image/png' && await createImageBitmap(file);
        window.kept.push([this.download, picture ? `${picture.width}x${picture.height}` : await file.text()]);
    };";

/// Presses a button of the panel, and waits for its file.
async fn saved(page: &Page, button: &str) -> Result<[String; 2]> {
    page.run("window.kept.length = 0", Vec::new()).await?;
    page.click(button).await?;
    page.until("a file", "window.kept.length > 0").await?;
    let kept = page.value("window.kept[0]").await?;
    page.until_says(TAKEN_STATUS, "Saved").await?;
    Ok(serde_json::from_value(kept)?)
}

/// The share of pixels of the page's own picture that another picture of the same size has differently.
const DIFFERENCE: &str = "
    const [svg, done] = arguments;
    const easel = document.querySelector('.stage .easel');
    const [first] = easel.querySelectorAll('canvas');
    const side = () => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [first.width, first.height];
        return canvas.getContext('2d');
    };
    const [page, taken] = [side(), side()];
    for (const canvas of easel.querySelectorAll('canvas')) page.drawImage(canvas, 0, 0);
    const image = new Image();
    image.onload = () => {
        taken.drawImage(image, 0, 0, first.width, first.height);
        const [a, b] = [page, taken].map(c => c.getImageData(0, 0, first.width, first.height).data);
        let other = 0;
        for (let i = 0; i < a.length; i += 4)
            if (Math.abs(a[i] - b[i]) + Math.abs(a[i + 1] - b[i + 1]) + Math.abs(a[i + 2] - b[i + 2]) > 96) other++;
        done(4 * other / a.length);
    };
    image.onerror = () => done(2);
    image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));";

#[test]
fn a_picture_taken_away_is_the_one_on_the_page() -> Result<()> {
    visit(
        "#theme=light&lambda=1.15&layers=normal-cone",
        async |page| {
            page.run(KEEP, Vec::new()).await?;
            page.press_tool(PICTURE_BUTTON).await?;
            page.until_shown(TAKEN_FIGURE).await?;
            let width = page
                .number("document.querySelector('.stage .easel').clientWidth")
                .await?;
            page.enter(TAKEN_WIDTH, &(0.75 * width).to_string()).await?;
            let [name, svg] = saved(page, SAVE_SVG).await?;
            assert_eq!(name, "snap-to-zero-plane.svg");
            assert!(
                svg.contains("<title>The textbook snap: the plane</title>"),
                "{svg}"
            );
            assert!(svg.contains("<desc>Plane of θ₁ and θ₂."), "{svg}");
            let script = format!(
                "const svg = arguments[0]; return new Promise(resolve => (function () {{ {DIFFERENCE} }})(svg, resolve))"
            );
            let other = page.run(&script, vec![json!(svg)]).await?;
            let other = other.as_f64().ok_or("a share")?;
            // what to try next is said on the page alone
            assert!(other < 0.01, "{other} of the pixels differ");
            let [name, size] = saved(page, SAVE_PNG).await?;
            assert_eq!(name, "snap-to-zero-plane.png");
            let twice = format!("{}x", (2.0 * width).round());
            assert!(size.starts_with(&twice), "{size}, not {twice}");
            assert!(!page.is_there(SAVE_CSV).await?, "a plane has no rows");
            let found = objections(page, "the panel").await?;
            assert!(found.is_empty(), "{}", found.join("\n"));
            page.press(Key::Escape).await?;
            page.settle().await?;
            assert!(!page.is_there(TAKEN_FIGURE).await?);
            Ok(())
        },
    )
}

#[test]
fn presenting_shows_the_picture_lambda_and_the_sentence_alone() -> Result<()> {
    visit("#lambda=0.5", async |page| {
        set_screen(&page.browser, 1024, 768, 1).await?;
        page.press_tool(PRESENT).await?;
        page.until_shown(END_PRESENTING).await?;
        page.until_link_says("present=1").await?;
        for gone in [PROBLEM, QUESTIONS[0], SHARE, VIEW_TOOLS, NEXT_KNOT] {
            assert!(
                !page.is_there(gone).await? || !page.is_shown(gone).await?,
                "{gone} is there"
            );
        }
        let sentence = ".presentation .sentence";
        for legible in [sentence, LAMBDA_FIELD] {
            let size = format!(
                "parseFloat(getComputedStyle(document.querySelector('{legible}')).fontSize)"
            );
            let size = page.number(&size).await?;
            assert!(size >= 0.03 * 768.0, "{legible}: {size}");
        }
        assert_eq!(page.below_the_window("body *").await?, Vec::<String>::new());
        let found = objections(page, "presenting").await?;
        assert!(found.is_empty(), "{}", found.join("\n"));
        // a clicker, whatever has the keyboard
        for place in [LAMBDA, STAGE] {
            page.enter(LAMBDA_FIELD, "0.5").await?;
            page.press_on(place, Key::PageDown).await?;
            page.until_number("lambda", "> 1.04").await?;
            assert!(page.says(sentence).await?.contains("is exactly 0"));
            page.press(Key::Right).await?;
            page.until_number("lambda", "=== 2.75").await?;
            page.press(Key::PageUp).await?;
            page.until_number("lambda", "< 1.05").await?;
        }
        page.press('.').await?;
        page.until_shown(BLANK).await?;
        page.press('.').await?;
        page.settle().await?;
        assert!(!page.is_there(BLANK).await?);
        page.press(Key::Escape).await?;
        page.until_shown(PROBLEM).await?;
        assert!(!page.is_there(END_PRESENTING).await?);
        Ok(())
    })
}

#[test]
fn a_link_that_presents_opens_so_in_every_view() -> Result<()> {
    visit("", async |page| {
        for link in ["stage=paths", "stage=prior", "stage=space", "beside=ridge"] {
            page.open(&format!("#present=1&{link}")).await?;
            page.until_shown(END_PRESENTING).await?;
            let found = objections(page, link).await?;
            assert!(found.is_empty(), "{}", found.join("\n"));
            page.click(END_PRESENTING).await?;
            page.until_shown(PROBLEM).await?;
        }
        Ok(())
    })
}
