//! The keyboard alone reaches everything, and one sees where it is.

use crate::page::{Page, places::*, visit};
use crate::support::browser::{Result, set_screen};
use serde_json::Value;
use std::collections::BTreeSet;
use thirtyfour::prelude::*;

/// What has the keyboard: its name, and what is wrong with how it shows.
async fn focused(page: &Page) -> Result<Option<(String, String)>> {
    let script = "
        const e = document.activeElement;
        if (!e || e === document.body) return null;
        const stage = e.matches('.stage'), style = getComputedStyle(e), r = e.getBoundingClientRect();
        const wrong = [];
        if (!e.matches(':focus-visible')) wrong.push('not focus-visible');
        // the plane's canvases would cover an outline
        if (stage ? parseFloat(getComputedStyle(e, '::after').borderTopWidth) < 2 : style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) wrong.push(`outline ${style.outlineStyle} ${style.outlineWidth}`);
        if (r.bottom < 1 || r.top > innerHeight - 1 || r.right < 1 || r.left > innerWidth - 1) wrong.push('out of the window');
        return [e.dataset.preset || e.id || e.className || e.textContent, wrong.join(', ')];";
    Ok(serde_json::from_value(page.run(script, Vec::new()).await?)?)
}

/// Every stop of the Tab key, from the first to the last.
async fn stops(page: &Page, held: &[Key]) -> Result<Vec<String>> {
    let mut stops = Vec::new();
    for _ in 0..90 {
        page.press_with(held, Key::Tab).await?;
        let Some((name, wrong)) = focused(page).await? else {
            break;
        };
        assert_eq!(wrong, "", "{name}");
        if stops.first() == Some(&name) {
            // once around
            break;
        }
        stops.push(name);
    }
    Ok(stops)
}

#[test]
fn tab_reaches_everything_in_order_and_shows_it() -> Result<()> {
    visit("", async |page| {
        for (width, height, link) in [
            (1440, 900, "#data=diabetes&lambda=12"),
            (200, 300, "#lambda=NaN"),
        ] {
            set_screen(&page.browser, width, height, 1).await?;
            page.open(link).await?;
            let order = stops(page, &[]).await?;
            let reached: BTreeSet<&str> = order.iter().map(String::as_str).collect();
            let wanted = page
                .value(
                    "[...document.querySelectorAll('#app button, #app select, #app input, #app summary, #app [tabindex=\"0\"]')]
                        .filter(e => e.checkVisibility() && !e.disabled).map(e => e.dataset.preset || e.id || e.className || e.textContent)",
                )
                .await?;
            let wanted: Vec<String> = serde_json::from_value(wanted)?;
            assert!(wanted.len() >= 12, "{wanted:?}");
            for name in &wanted {
                assert!(
                    reached.contains(name.as_str()),
                    "{name} is not in {order:?}"
                );
            }
            // in the order of the document, each once, and the same way back
            assert_eq!(order, wanted);
            let mut back = stops(page, &[Key::Shift]).await?;
            back.reverse();
            assert_eq!(back, wanted);
        }
        Ok(())
    })
}

#[test]
fn a_whole_visit_without_a_pointer() -> Result<()> {
    visit("", async |page| {
        let tab_to = async |name: &str| -> Result<()> {
            for _ in 0..90 {
                page.press(Key::Tab).await?;
                if focused(page).await?.is_some_and(|(at, _)| at == name) {
                    return Ok(());
                }
            }
            Err(format!("{name} cannot be reached").into())
        };
        // the last example, and back
        tab_to("problem").await?;
        page.press(Key::Enter).await?;
        page.until_shown(DRAWER).await?;
        tab_to("diabetes").await?;
        page.press(Key::Enter).await?;
        page.until_shown(FEATURES[0]).await?;
        page.press(Key::Escape).await?;
        assert!(page.has_keyboard(PROBLEM).await?);
        tab_to("theme").await?;
        page.press(Key::End).await?;
        page.until_theme("dark").await?;
        tab_to("theta-hat1").await?;
        page.press(Key::Left).await?;
        tab_to("question-why").await?;
        page.press(Key::Enter).await?;
        tab_to("question-survive").await?;
        page.press(Key::Enter).await?;
        tab_to("path").await?;
        page.press(Key::Home).await?;
        assert_eq!(page.numbers().await?.text("lambda"), "0");
        tab_to("lambda").await?;
        page.press(Key::End).await?;
        assert_eq!(page.numbers().await?.text("theta1"), "0");
        // a mark, with Enter
        page.press(Key::Tab).await?;
        page.press(Key::Enter).await?;
        let numbers = page.numbers().await?;
        assert!(
            numbers.text("theta1") == "0" || numbers.text("theta2") == "0",
            "{numbers:?}"
        );
        tab_to("lambda-exact").await?;
        page.press_with(&[Key::Control], 'a').await?;
        page.type_text("3").await?;
        page.press(Key::Enter).await?;
        assert_eq!(page.numbers().await?.text("lambda"), "3");
        Ok(())
    })
}

#[test]
fn keys_with_control_are_the_browsers() -> Result<()> {
    visit("", async |page| {
        page.run(
            "window.taken = []; addEventListener('keydown', e => { if (e.defaultPrevented) taken.push(e.key) })",
            Vec::new(),
        )
        .await?;
        for place in [LAMBDA, PATH, STAGE, &coordinate(THETA_HAT, 0)] {
            page.focus(place).await?;
            for key in [Key::Right, Key::Home] {
                page.press_with(&[Key::Alt, Key::Control], key).await?;
            }
            page.press_with(&[Key::Control], 'a').await?;
        }
        assert_eq!(page.value("taken").await?, Value::Array(Vec::new()));
        Ok(())
    })
}
