//! Windows of every size, pixels of every density.

use crate::{
    page::{Page, WINDOW, places::*, visit},
    support::browser::{Result, set_screen},
};
use serde_json::json;

/// Fails unless everything is within the window's width and the canvases have every device pixel.
async fn all_fits(page: &Page, width: u32, density: f64, what: &str) -> Result<()> {
    let [scroll, inner] = [page.scroll_width().await?, page.number("innerWidth").await?];
    let wide = page.beyond_the_right("body").await?;
    assert!(
        scroll <= f64::from(width) && inner <= f64::from(width),
        "{what}: {scroll} wide in a window of {inner}: {wide:?}"
    );
    // every control can be seen and taken, wholly within the width
    let lost = page
        .value(&format!(
            "[...document.querySelectorAll('button, select, input, [tabindex=\"0\"]')]
                .filter(e => e.closest('#app') && e.checkVisibility())
                .map(e => {{
                    e.scrollIntoView({{ block: 'center', behavior: 'instant' }});
                    const {{ left, right, top, width, height }} = e.getBoundingClientRect();
                    const x = left + width / 2, y = top + Math.min(height, innerHeight - Math.max(top, 0)) / 2;
                    const hit = document.elementFromPoint(x, y);
                    const good = width >= 20 && height >= 20 && left >= -0.5 && right <= {width} + 0.5 && hit && (e.contains(hit) || hit.contains(e));
                    return good ? null : `${{e.localName}}#${{e.id}}.${{e.className}} ${{e.textContent.slice(0, 20)}} [${{left}}…${{right}}] ${{width}}×${{height}} hit ${{hit?.localName}}.${{hit?.className}}`;
                }}).filter(Boolean)"
        ))
        .await?;
    assert_eq!(lost, json!([]), "{what}: controls out of reach");
    has_every_pixel(page, density, what).await
}

/// Fails unless each canvas has a pixel for each of the screen's; beyond four per side none is seen.
async fn has_every_pixel(page: &Page, density: f64, what: &str) -> Result<()> {
    let ratio = density.min(4.0);
    let expected = format!(
        "[...document.querySelectorAll('canvas')].every(c =>
            Math.abs(c.width - c.clientWidth * {ratio}) <= 1 && Math.abs(c.height - c.clientHeight * {ratio}) <= 1 && c.width > 50)"
    );
    if page
        .until("the canvases have their size", &expected)
        .await
        .is_err()
    {
        let sizes = page
            .value("[...document.querySelectorAll('canvas')].map(c => [c.width, c.height, c.clientWidth, c.clientHeight, devicePixelRatio])")
            .await?;
        panic!("{what}: {sizes}");
    }
    Ok(())
}

/// Fails if the texts of two marks lie over each other.
async fn marks_are_apart(page: &Page, what: &str) -> Result<()> {
    let script = "return (all => all.flatMap((a, i) => all.slice(i + 1).filter(b =>
                a.r.left < b.r.right - 1 && b.r.left < a.r.right - 1 && a.r.top < b.r.bottom - 1 && b.r.top < a.r.bottom - 1)
                .map(b => [a.t, b.t])))([...document.querySelectorAll(arguments[0])]
                .map(e => ({ t: e.textContent, r: e.getBoundingClientRect() })))";
    let marks = format!("{MARKS} button");
    let pairs = page.run(script, vec![json!(marks)]).await?;
    assert_eq!(pairs, json!([]), "{what}: marks over each other");
    Ok(())
}

const LINKS: [&str; 3] = [
    "",
    "#center=2,-0.4&hessian=1,1.2,2&lambda=0.6",
    "#data=diabetes&features=bmi,s5&lambda=12",
];

#[test]
fn a_desk_shows_everything_at_once() -> Result<()> {
    visit("", async |page| {
        for link in LINKS {
            page.open(link).await?;
            all_fits(page, WINDOW[0], 1.0, link).await?;
            marks_are_apart(page, link).await?;
            page.open(link).await?;
            let all = format!("output, {STAGE}, {PATH}, {SENTENCE}");
            assert_eq!(
                page.below_the_window(&all).await?,
                [""; 0],
                "{link}: below the window"
            );
        }
        Ok(())
    })
}

#[test]
fn a_phone_has_it_all() -> Result<()> {
    visit("", async |page| {
        page.touch_screen(390, 844, 3).await?;
        for link in LINKS {
            page.open(link).await?;
            all_fits(page, 390, 3.0, link).await?;
            marks_are_apart(page, link).await?;
        }
        page.open("#lambda=NaN&hessian=1,2,1&x=y").await?;
        all_fits(page, 390, 3.0, "with notices").await?;
        // a finger moves θ̂, presses a mark, and scrolls what is below
        page.open("").await?;
        page.click(NEXT_KNOT).await?;
        assert_eq!(page.numbers().await?.text("theta1"), "0");
        Ok(())
    })
}

#[test]
fn two_hundred_pixels_are_enough() -> Result<()> {
    visit("", async |page| {
        set_screen(&page.browser, 200, 600, 1).await?;
        for link in LINKS {
            page.open(link).await?;
            all_fits(page, 200, 1.0, link).await?;
            marks_are_apart(page, link).await?;
        }
        page.open("#lambda=NaN&hessian=1,2,1&x=y").await?;
        all_fits(page, 200, 1.0, "with notices").await?;
        Ok(())
    })
}

#[test]
fn it_works_at_five_hundred_percent() -> Result<()> {
    visit("", async |page| {
        // what 500 % leaves of 1280 × 900
        set_screen(&page.browser, 256, 180, 5).await?;
        for link in LINKS {
            page.open(link).await?;
            all_fits(page, 256, 5.0, link).await?;
        }
        Ok(())
    })
}

#[test]
fn a_window_may_change_while_the_page_is_open() -> Result<()> {
    // The size changes with the density, as it does by zooming: Chromium's emulation of another density alone sends
    // no event at all.
    visit("", async |page| {
        let numbers = page.numbers().await?;
        for (width, height, density) in [
            (1278, 898, 2),
            (1280, 900, 3),
            (900, 700, 3),
            (390, 844, 1),
            (200, 300, 1),
            (1600, 1000, 1),
        ] {
            set_screen(&page.browser, width, height, density).await?;
            page.until(
                "the window has its size",
                &format!("innerWidth === {width} && devicePixelRatio === {density}"),
            )
            .await?;
            let what = format!("{width} × {height} at {density}×");
            has_every_pixel(page, f64::from(density), &what).await?;
            page.settle().await?;
            assert!(page.scroll_width().await? <= f64::from(width), "{what}");
        }
        assert_eq!(page.numbers().await?, numbers);
        Ok(())
    })
}

#[test]
fn small_and_large_numbers_fit_into_their_places() -> Result<()> {
    // What is written wider than the box that is kept for it, by more than a pixel.
    const WIDE: &str = "[...document.querySelectorAll('#app output')].filter(e => e.checkVisibility()).map(e => {
        const text = document.createRange();
        text.selectNodeContents(e);
        const written = text.getBoundingClientRect(), { left, right } = e.getBoundingClientRect();
        return written.left >= left - 1 && written.right <= right + 1 ? '' : e.dataset.quantity + ' ' + e.textContent;
    }).filter(Boolean)";
    visit("", async |page| {
        for width in [1280, 390] {
            set_screen(&page.browser, width, 900, 1).await?;
            for lambda in ["1.2345e-12", "0.0066895", "123456.7"] {
                for scale in ["center=2.4,1", "center=3e-5,1e-5", "center=4e5,2e5"] {
                    for panel in ["path", "forms", "descent"] {
                        let link = format!("#{scale}&lambda={lambda}&panel={panel}");
                        page.open(&link).await?;
                        page.numbers().await?;
                        let wide = page.value(WIDE).await?;
                        assert_eq!(wide, json!([]), "{link}, {width} px wide");
                    }
                }
            }
        }
        Ok(())
    })
}
