//! Words of the field: a press tells what one means.

use crate::{
    layout::WINDOWS,
    page::{places::*, visit},
    support::browser::{Result, set_screen},
};
use serde_json::json;
use study::term::TERMS;
use thirtyfour::prelude::*;

/// What the page tells of a term at present.
const TOLD: &str =
    "[...document.querySelectorAll('.definition:popover-open')].map(each => each.textContent)";

fn meaning(name: &str) -> serde_json::Value {
    let term = TERMS.iter().find(|term| term.name == name);
    json!([term.expect("a term").meaning])
}

#[test]
fn a_press_on_a_word_tells_what_it_means() -> Result<()> {
    visit("", async |page| {
        let word = format!("{SENTENCE} .term");
        assert_eq!(page.says(&word).await?, "contour");
        assert_eq!(page.value(TOLD).await?, json!([]));
        page.click(&word).await?;
        assert_eq!(page.value(TOLD).await?, meaning("contour"));
        page.press(Key::Escape).await?;
        assert_eq!(page.value(TOLD).await?, json!([]));
        assert!(page.has_keyboard(&word).await?);
        // by keys; λ does not play on Space here
        let lambda = page.shown("lambda").await?;
        page.press(Key::Space).await?;
        assert_eq!(page.value(TOLD).await?, meaning("contour"));
        page.press(Key::Enter).await?;
        assert_eq!(page.value(TOLD).await?, json!([]));
        assert_eq!(page.shown("lambda").await?, lambda);
        // another takes its place, and a press elsewhere ends it
        page.click(&word).await?;
        page.click(&format!("{word} ~ .term")).await?;
        assert_eq!(page.value(TOLD).await?, meaning("diamond"));
        page.click(CHIPS).await?;
        assert_eq!(page.value(TOLD).await?, json!([]));
        Ok(())
    })
}

#[test]
fn what_a_word_means_is_told_beside_it_and_in_the_window() -> Result<()> {
    let place = "return (() => {
        const told = document.querySelector('.definition:popover-open').getBoundingClientRect();
        const word = arguments[0].getBoundingClientRect();
        const apart = Math.max(told.top - word.bottom, word.top - told.bottom);
        const within = told.left >= 0 && told.right <= innerWidth && told.top >= 0 && told.bottom <= innerHeight;
        return [apart, within];
    })()";
    visit("", async |page| {
        for (width, height) in WINDOWS {
            set_screen(&page.browser, width, height, 1).await?;
            for link in ["#panel=forms", "#panel=descent&methods=proximal"] {
                page.open(link).await?;
                let count = page.count(".term").await?;
                assert!(count > 3, "{count} words");
                for word in page.browser.find_all(By::Css(".term")).await? {
                    if !word.is_displayed().await? {
                        continue;
                    }
                    let what = format!("{width} × {height}, {link}: {}", word.text().await?);
                    word.scroll_into_view().await?;
                    word.focus().await?;
                    page.press(Key::Enter).await?;
                    let seen = page.run(place, vec![word.to_json()?]).await?;
                    let (apart, within): (f64, bool) = serde_json::from_value(seen)?;
                    assert!(within && (-0.5..20.0).contains(&apart), "{what}: {apart}");
                    page.press(Key::Escape).await?;
                }
            }
        }
        Ok(())
    })
}

#[test]
fn each_word_has_a_meaning_on_the_page() -> Result<()> {
    let lost =
        "[...document.querySelectorAll('.term')].map(term => term.getAttribute('popovertarget'))
        .filter(id => !document.getElementById(id)?.matches('.definition[popover]'))";
    visit("", async |page| {
        for link in [
            "#panel=slice",
            "#panel=penalties&beside=ridge",
            "#panel=descent",
        ] {
            page.open(link).await?;
            page.run(
                "document.querySelectorAll('.answer details').forEach(details => details.open = true)",
                Vec::new(),
            )
            .await?;
            page.settle().await?;
            assert!(page.count(".term").await? > 2, "{link}");
            assert_eq!(page.value(lost).await?, json!([]), "{link}");
        }
        Ok(())
    })
}
